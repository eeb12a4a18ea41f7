"""A gateway gets what its own documentation asks for, and every answer of it, or none, says
whether another try helps."""

from base64 import b64decode
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest

from api.providers import Gateway as Setting
from api.providers import Preset, gateway
from api.senders.gateways import GatewaySender
from api.senders.message import Outcome
from tests.senders.certificates import trust
from tests.senders.loopback import (
    CUT,
    CUT_AFTER_TAKING,
    DRIPPING,
    LATE_AFTER_TAKING,
    NOISE,
    SILENT,
    Behaviour,
    Gateway,
    Reply,
)
from tests.senders.words import NOW, PHONE, TEXT, message

PRESETS: tuple[Preset, ...] = ("twilio", "meta", "plain")
CALLBACK = "https://horas.example.org/api/v1/deliveries/sms"
MINE = "0193b4a0-7c00-7000-8000-000000000001"


@pytest.fixture(params=PRESETS)
def there(request: pytest.FixtureRequest) -> Iterator[Gateway]:
    with Gateway(request.param) as one:
        yield one


def sender(there: Gateway, more: str = "", limit: float = 0.5) -> GatewaySender:
    return GatewaySender(gateway(there.setting(more=more)), CALLBACK, limit=limit)


def test_twilio_gets_a_form_with_number_text_and_where_to_report() -> None:
    with Gateway("twilio") as there:
        outcome = sender(there).send(message(), NOW)
        (post,) = there.posts
        assert outcome == Outcome("accepted", "http-201", "twilio", there.ids[MINE])
    assert post.path == "/2010-04-01/Accounts/AC1/Messages.json"
    assert b64decode(post.headers["authorization"].removeprefix("Basic ")) == b"AC1:token"
    assert parse_qs(post.body.decode()) == {
        "To": [PHONE],
        "From": ["+15005550006"],
        "Body": [TEXT],
        "ValidityPeriod": ["3600"],
        "StatusCallback": [f"{CALLBACK}?m={MINE}"],
    }


@pytest.mark.parametrize(("ttl", "queued"), [(0, "5"), (90, "90"), (10**9, "36000")])
def test_twilio_keeps_nothing_longer_than_it_is_of_use(ttl: int, queued: str) -> None:
    with Gateway("twilio") as there:
        sender(there).send(message(ttl_seconds=ttl), NOW)
        assert parse_qs(there.posts[0].body.decode())["ValidityPeriod"] == [queued]


def test_twilio_sends_whatsapp_by_an_approved_template_in_her_language() -> None:
    with Gateway("twilio") as there:
        setting = there.setting(more="&content_es=HXes&content_en=HXen")
        setting = setting.replace("from=%2B", "from=whatsapp:%2B")
        whatsapp = GatewaySender(gateway(setting), None)
        whatsapp.send(message(text="One.\n\n  Two.", language="en"), NOW)
        fields = parse_qs(there.posts[0].body.decode())
    assert fields["To"] == [f"whatsapp:{PHONE}"]
    assert fields["From"] == ["whatsapp:+15005550006"]
    assert (fields["ContentSid"], fields["ContentVariables"]) == (["HXen"], ['{"1": "One. Two."}'])
    assert not {"Body", "StatusCallback"} & set(fields)


def test_twilio_may_choose_the_number_of_a_messaging_service() -> None:
    with Gateway("twilio") as there:
        setting = there.setting().replace("%2B15005550006", "MG123")
        GatewaySender(gateway(setting)).send(message(), NOW)
        fields = parse_qs(there.posts[0].body.decode())
    assert fields["MessagingServiceSid"] == ["MG123"]
    assert "From" not in fields


def test_meta_gets_a_template_with_the_whole_text_as_its_one_part() -> None:
    with Gateway("meta") as there:
        outcome = sender(there).send(message(text="Uno.\n\tDos."), NOW)
        (post,) = there.posts
        assert outcome == Outcome("accepted", "http-200", "meta", there.ids[MINE])
    assert post.path == "/v23.0/AC1/messages"
    assert post.headers["authorization"] == "Bearer token"
    parameters = [{"type": "text", "text": "Uno. Dos."}]
    assert post.json == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": PHONE,
        "type": "template",
        "template": {
            "name": "aviso",
            "language": {"code": "es"},
            "components": [{"type": "body", "parameters": parameters}],
        },
        "biz_opaque_callback_data": MINE,
    }


def test_a_plain_gateway_gets_four_fields_and_a_key_that_forbids_repeats() -> None:
    with Gateway("plain") as there:
        outcome = sender(there).send(message(), NOW)
        (post,) = there.posts
        assert outcome == Outcome("accepted", "http-202", "plain", there.ids[MINE])
    assert (post.path, post.headers["authorization"]) == ("/messages", "Bearer token")
    assert post.headers["idempotency-key"] == MINE
    assert post.json == {"id": MINE, "to": PHONE, "text": TEXT, "language": "es"}


@pytest.mark.parametrize("misbehaviour", [CUT_AFTER_TAKING, LATE_AFTER_TAKING])
def test_a_message_that_was_taken_unheard_is_repeated_under_its_id(
    there: Gateway, misbehaviour: Behaviour
) -> None:
    there.then(misbehaviour)
    first, second = (sender(there).send(message(), NOW) for _ in range(2))
    assert (first.result, second.result) == ("failed", "accepted")
    assert first.detail in ("connection", "timeout")
    assert there.effects == {MINE: 1 if there.preset == "plain" else 2}
    assert second.provider_id == there.ids[MINE]


@pytest.mark.parametrize(
    ("behaviour", "detail"),
    [
        (SILENT, "timeout"),
        (DRIPPING, "timeout"),
        (CUT, "connection"),
        (NOISE, "rubbish"),
        (Reply(200, b"<html>Welcome to the hotel</html>"), "rubbish"),
        (Reply(200, {"ok": True}), "rubbish"),
        (Reply(200, b"[" * 5000), "rubbish"),
        (Reply(200, b"\xff\xfe" * 50_000), "rubbish"),
        (Reply(302, b"", {"Location": "http://127.0.0.1:1/"}), "http-302"),
        (Reply(401, b"no"), "http-401"),
        (Reply(404, b"no"), "http-404"),
        (Reply(429, {}), "http-429"),
        (Reply(500, b"oh"), "http-500"),
        (Reply(503, b"[1, 2]"), "http-503"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_may_pass_is_tried_again(there: Gateway, behaviour: Behaviour, detail: str) -> None:
    there.then(behaviour)
    outcome = sender(there).send(message(), NOW)
    assert outcome == Outcome("failed", detail, there.preset)


def test_a_gateway_that_is_not_there_may_be_tried_again(there: Gateway) -> None:
    closed = sender(there)
    there.close()
    assert closed.send(message(), NOW) == Outcome("failed", "connection", there.preset)


def _twilio(status: int, code: int) -> Reply:
    return Reply(status, {"code": code, "message": f"about {PHONE}", "status": status})


def _meta(status: int, code: int) -> Reply:
    return Reply(status, {"error": {"message": PHONE, "type": "OAuthException", "code": code}})


@pytest.mark.parametrize(
    ("status", "code", "result"),
    [
        (400, 21211, "gone"),
        (400, 21610, "gone"),
        (400, 21614, "gone"),
        (400, 21635, "gone"),
        (400, 63003, "gone"),
        (403, 21408, "failed"),
        (401, 20003, "failed"),
        (429, 20429, "failed"),
        (400, 21602, "refused"),
        (400, 21617, "refused"),
        (500, 20500, "failed"),
    ],
)
def test_twilios_codes(status: int, code: int, result: str) -> None:
    with Gateway("twilio") as there:
        there.then(_twilio(status, code))
        outcome = sender(there).send(message(), NOW)
    assert (outcome.result, outcome.detail) == (result, f"twilio-{code}")


@pytest.mark.parametrize(
    ("status", "code", "result"),
    [
        (400, 131026, "gone"),
        (400, 131021, "gone"),
        (400, 131050, "gone"),
        (400, 130429, "failed"),
        (400, 131056, "failed"),
        (401, 190, "failed"),
        (400, 132015, "failed"),
        (400, 132000, "refused"),
        (404, 132001, "failed"),
        (400, 100, "refused"),
        (500, 131000, "failed"),
    ],
)
def test_metas_codes(status: int, code: int, result: str) -> None:
    with Gateway("meta") as there:
        there.then(_meta(status, code))
        outcome = sender(there).send(message(), NOW)
    assert (outcome.result, outcome.detail) == (result, f"meta-{code}")


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(410), Outcome("gone", "http-410", "plain")),
        (Reply(400), Outcome("refused", "http-400", "plain")),
        (Reply(422, {"error": PHONE}), Outcome("refused", "http-422", "plain")),
        (Reply(409), Outcome("failed", "http-409", "plain")),
        (Reply(204), Outcome("accepted", "http-204", "plain")),
    ],
    ids=str,
)
def test_a_plain_gateway_says_it_by_its_status(reply: Reply, outcome: Outcome) -> None:
    with Gateway("plain") as there:
        there.then(reply)
        assert sender(there).send(message(), NOW) == outcome


def test_no_outcome_holds_a_number_or_a_word(there: Gateway) -> None:
    for behaviour in (None, _twilio(400, 21211), _meta(400, 131026), Reply(500, {"to": PHONE})):
        there.always(behaviour)
        outcome = sender(there).send(message(), NOW)
        assert PHONE[1:] not in str(outcome)
        assert TEXT[:10] not in str(outcome)
    assert PHONE not in repr(message())


def test_over_tls_a_gateway_must_have_its_certificate() -> None:
    with Gateway("plain", tls=trust().server) as there:
        setting: Any = Setting("plain", there.url + "/messages", "", "token")
        believes = GatewaySender(setting, certificates=trust().client)
        assert believes.send(message(), NOW).result == "accepted"
        assert GatewaySender(setting).send(message(), NOW).detail == "tls"


def test_the_environments_proxy_sees_nothing(
    there: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert sender(there).send(message(), NOW).result == "accepted"
