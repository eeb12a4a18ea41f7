"""Gateways report what became of a message: believed by signature, written down once."""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from api.channels.models import Channel
from api.providers import gateway
from api.settings import Settings
from api.web.request import KEY, Wiring
from tests.builders import MONDAY
from tests.conftest import TestClock
from tests.notices.acts import Pocket, a_channel, a_post, turn
from tests.notices.told_acts import HOUR, NUMBER, a_notice, a_try, row_of
from tests.people import Cast

Sessions = sessionmaker[Session]
HOST = "https://horas.example.org"
TWILIO = "twilio://AC1:token1@api.twilio.example?from=%2B15550001111"
META = "meta://555:token2@graph.example?template=agenda&secret=s3cret&verify=v3rify"
A_STOP = {"from": "x", "text": {"body": "alto"}}
PLAIN = "plain://:token3@gateway.example/messages"


@pytest.fixture
def served(app: Flask, settings: Settings) -> Iterator[Flask]:
    """The application of a house with gateways."""
    wiring: Wiring = app.extensions[KEY]
    wiring.settings = replace(settings, sms_gateway=gateway(TWILIO), whatsapp_gateway=gateway(META))
    yield app
    wiring.settings = settings


def as_plain(app: Flask) -> None:
    """Let SMS go through a plain gateway."""
    wiring: Wiring = app.extensions[KEY]
    wiring.settings = replace(wiring.settings, sms_gateway=gateway(PLAIN))


def post(app: Flask, kind: str, body: bytes, content_type: str, **more: Any) -> TestResponse:
    """A gateway's request: no cookie, no header of ours."""
    query = more.pop("query", "")
    return app.test_client(use_cookies=False).open(
        f"/api/v1/deliveries/{kind}{query}",
        method="POST",
        base_url=HOST,
        data=body,
        content_type=content_type,
        headers=more,
    )


def by_twilio(app: Flask, fields: dict[str, str], query: str = "", **more: str) -> TestResponse:
    """Signed over the address as it was given, and the fields."""
    url = f"{HOST}/api/v1/deliveries/sms{query}"
    signed = url + "".join(name + fields[name] for name in sorted(fields))
    digest = hmac.new(b"token1", signed.encode(), hashlib.sha1).digest()
    headers = {"X-Twilio-Signature": b64encode(digest).decode(), **more}
    kind = "application/x-www-form-urlencoded"
    return post(app, "sms", urlencode(fields).encode(), kind, query=query, **headers)


def signed(app: Flask, kind: str, secret: str, header: str, said: Any) -> TestResponse:
    """Signed over the bytes of the body."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return post(app, kind, body, "application/json", **{header: f"sha256={digest}"})


def by_meta(app: Flask, said: Any) -> TestResponse:
    """A report of WhatsApp."""
    return signed(app, "whatsapp", "s3cret", "X-Hub-Signature-256", said)


def statuses(*rows: dict[str, Any]) -> dict[str, Any]:
    """As Meta wraps them."""
    return {"entry": [{"changes": [{"value": {"statuses": list(rows)}}]}]}


def a_sent(
    sessions: Sessions, settings: Settings, cast: Cast, kind: str, **differs: Any
) -> tuple[UUID, UUID]:
    """A notice that a gateway took, and its sending."""
    notice = a_notice(sessions, cast, next_at=MONDAY + HOUR, first_sent_at=MONDAY - HOUR)
    provider = {"sms": "twilio", "whatsapp": "meta"}[kind]
    given = {"provider": provider, "provider_id": "m1", **differs}
    return notice, a_try(sessions, settings, cast, notice, kind, **given)


def test_delivered_by_sms_it_has_reached_her(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings, clock: TestClock
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "sms")
    answer = by_twilio(served, {"MessageSid": "m1", "MessageStatus": "delivered"})
    assert (answer.status_code, answer.data) == (204, b"")
    row = row_of(sessions, notice)
    assert (row.sendings[0].delivered_at, row.next_at) == (MONDAY, MONDAY)
    turn(sessions, a_post(settings, clock, sms=Pocket()))
    assert row_of(sessions, notice).state == "reached"


def test_our_own_name_in_the_address_finds_a_sending_whose_answer_was_lost(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    notice, sending = a_sent(sessions, settings, cast, "sms", provider=None, provider_id=None)
    fields = {"MessageSid": "m9", "MessageStatus": "delivered"}
    assert by_twilio(served, fields, f"?m={sending}").status_code == 204
    assert row_of(sessions, notice).sendings[0].delivered_at == MONDAY


def test_read_on_whatsapp_is_read_and_delivered_at_its_time(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "whatsapp")
    when = MONDAY - timedelta(minutes=10)
    stamp = str(int(when.timestamp()))
    said = statuses({"id": "m1", "status": "read", "timestamp": stamp})
    assert by_meta(served, said).status_code == 204
    sending = row_of(sessions, notice).sendings[0]
    assert (sending.read_at, sending.delivered_at) == (when, when)
    by_meta(served, statuses({"id": "m1", "status": "read", "timestamp": "1"}))
    assert row_of(sessions, notice).sendings[0].read_at == when


@pytest.mark.parametrize("stamp", ["1", "99999999999", "x", None])
def test_a_gateways_clock_that_cannot_be_right_is_not_believed(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings, stamp: str | None
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "whatsapp")
    by_meta(served, statuses({"id": "m1", "status": "delivered", "timestamp": stamp}))
    assert row_of(sessions, notice).sendings[0].delivered_at == MONDAY


def test_lost_after_it_was_taken_the_next_way_is_tried(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings, clock: TestClock
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "sms")
    person = ("participant", cast.order.participant_id)
    a_channel(sessions, settings, person, "email", "marta@example.org", 2)
    fields = {"MessageSid": "m1", "MessageStatus": "undelivered", "ErrorCode": "30008"}
    by_twilio(served, fields)
    sending = row_of(sessions, notice).sendings[0]
    assert (sending.undelivered_at, sending.detail) == (MONDAY, "twilio-30008")
    mail = Pocket()
    turn(sessions, a_post(settings, clock, sms=Pocket(), email=mail))
    assert len(mail.sent) == 1


def test_a_number_that_is_no_more_is_given_up(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "sms")
    fields = {"MessageSid": "m1", "MessageStatus": "failed", "ErrorCode": "30005"}
    by_twilio(served, fields)
    with sessions() as session:
        channel = session.get_one(Channel, row_of(sessions, notice).sendings[0].channel_id)
        assert channel.ended_because == "gone"


def test_a_stop_word_ends_every_channel_with_that_number(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    person = ("participant", cast.order.participant_id)
    channel = a_channel(sessions, settings, person, "sms", NUMBER)
    assert by_twilio(served, {"From": NUMBER, "Body": "¿quién es?"}).status_code == 204
    with sessions() as session:
        assert session.get_one(Channel, channel).ended_at is None
    assert by_twilio(served, {"From": NUMBER, "Body": "Alto, por favor"}).status_code == 204
    with sessions() as session:
        assert session.get_one(Channel, channel).ended_because == "stop_word"


def test_a_plain_gateway_reports_in_json(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    as_plain(served)
    notice, _ = a_sent(sessions, settings, cast, "sms", provider="plain")
    at = datetime(2026, 11, 9, 11, 30, tzinfo=UTC)
    said = {"deliveries": [{"id": "m1", "status": "delivered", "at": at.isoformat()}]}
    assert signed(served, "sms", "token3", "X-Signature-256", said).status_code == 204
    assert row_of(sessions, notice).sendings[0].delivered_at == at


def test_while_a_clock_sends_it_that_clock_finishes(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    lease = MONDAY + timedelta(minutes=2)
    notice = a_notice(sessions, cast, next_at=lease, claimed_by="a clock")
    unended = {"ended_at": None, "result": None, "provider": None, "provider_id": None}
    sending = a_try(sessions, settings, cast, notice, "sms", **unended)
    fields = {"MessageSid": "m1", "MessageStatus": "delivered"}
    by_twilio(served, fields, f"?m={sending}")
    row = row_of(sessions, notice)
    assert (row.next_at, row.sendings[0].delivered_at) == (lease, MONDAY)


@pytest.mark.parametrize(
    "said",
    [
        {},
        [],
        None,
        3,
        {"entry": "x"},
        {"entry": [{"changes": [{"value": {"statuses": [{"id": 3, "status": {}}]}}]}]},
        statuses({"id": "unknown", "status": "delivered", "timestamp": "9" * 30}),
        statuses({"id": "m1", "status": "never heard of", "errors": [{"code": "x"}]}),
        {
            "entry": [
                {"changes": [{"value": {"messages": [{"from": "x", "text": {"body": "alto"}}]}}]}
            ]
        },
        b"{",
        b"\xff\xfe\x00",
        b"[" * 50_000,
    ],
)
def test_signed_rubbish_and_unknown_messages_change_nothing(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings, said: Any
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "whatsapp")
    assert by_meta(served, said).status_code == 204
    assert row_of(sessions, notice).sendings[0].delivered_at is None


def test_what_nobody_signed_is_refused_and_changes_nothing(
    served: Flask, cast: Cast, sessions: Sessions, settings: Settings
) -> None:
    notice, _ = a_sent(sessions, settings, cast, "sms")
    fields = {"MessageSid": "m1", "MessageStatus": "delivered"}
    body, form = urlencode(fields).encode(), "application/x-www-form-urlencoded"
    signature = {"X-Twilio-Signature": "AAAA"}
    for headers in ({}, signature, {"X-Twilio-Signature": "é" * 400}):
        answer = post(served, "sms", body, form, **headers)
        assert (answer.status_code, answer.get_json()["type"]) == (403, "bad-signature")
    # A signature over another address is another message's.
    other = {"X-Twilio-Signature": "x"}
    assert by_twilio(served, fields, "?m=1", **other).status_code == 403
    assert row_of(sessions, notice).sendings[0].delivered_at is None


def test_too_much_of_another_kind_or_for_no_gateway_is_refused(served: Flask) -> None:
    assert post(served, "sms", b"x" * 300_000, "application/json").status_code == 413
    assert post(served, "sms", b"x", "text/plain").status_code == 415
    assert post(served, "sms", b"", "application/json").status_code == 422
    for kind in ("email", "push", "x" * 500, str(uuid4())):
        assert post(served, kind, b"{}", "application/json").status_code == 404
    wiring: Wiring = served.extensions[KEY]
    wiring.settings = replace(wiring.settings, sms_gateway=None)
    assert post(served, "sms", b"{}", "application/json").status_code == 404


def test_metas_question_is_answered_with_what_it_sent(served: Flask) -> None:
    def ask(**said: str) -> TestResponse:
        asked = {"hub.mode": "subscribe", "hub.verify_token": "v3rify", "hub.challenge": "12345"}
        query = urlencode({**asked, **{f"hub.{name}": value for name, value in said.items()}})
        client = served.test_client(use_cookies=False)
        return client.get(f"/api/v1/deliveries/whatsapp?{query}", base_url=HOST)

    answer = ask()
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "12345", "text/plain")
    for wrong in (
        {"verify_token": "guess"},
        {"mode": "unsubscribe"},
        {"challenge": "<script>"},
        {"challenge": ""},
    ):
        assert ask(**wrong).status_code in (403, 422), wrong
