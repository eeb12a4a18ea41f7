"""The whole way, with the real things at its end: a push that a browser could open, a letter in a
mail server, a text at a gateway that reports it delivered."""

import hashlib
import hmac
import json
from base64 import b64encode
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from api.accounts.vault import vault_of
from api.notices.post import Post
from api.providers import gateway, mail_server
from api.senders.gateways import GatewaySender
from api.senders.mail import MailSender
from api.senders.message import Sender
from api.senders.web_push import WebPush, application_server_key
from api.settings import Settings
from api.web.request import KEY, Wiring
from tests.appearances.acts import a_date
from tests.builders import at
from tests.conftest import TestClock
from tests.notices.acts import a_channel, notices, turn
from tests.people import Cast
from tests.senders.loopback import Gateway, PushService, Reply, SmtpInbox

Sessions = sessionmaker[Session]
NUMBER, MAIL = "+573001234567", "marta@example.org"
OURS = "https://horas.example.org"
REPORTS = "/api/v1/deliveries/sms"


@pytest.fixture
def reminded(cast: Cast, clock: TestClock) -> TestClock:
    """The afternoon before a date of hers."""
    a_date(cast, "2026-11-20 09:00")
    clock.at = at("2026-11-19 15:00")
    return clock


def test_a_date_reaches_her_browser_her_mail_and_her_phone_until_one_is_known_to_be_there(
    cast: Cast,
    reminded: TestClock,
    sessions: Sessions,
    settings: Settings,
    app: Flask,
) -> None:
    key = application_server_key(settings.secret_key)
    with PushService(key, now=reminded) as push, SmtpInbox() as inbox, Gateway("twilio") as sms:
        subscription = push.subscribe()
        ways = (("push", subscription), ("email", MAIL), ("sms", NUMBER))
        her = ("participant", cast.order.participant_id)
        for position, (kind, address) in enumerate(ways, 1):
            a_channel(sessions, settings, her, kind, address, position)
        wiring: Wiring = app.extensions[KEY]
        wiring.settings = replace(settings, sms_gateway=gateway(sms.setting()))
        senders: dict[str, Sender] = {
            "push": WebPush(settings.secret_key, "mailto:casa@example.org", insecure=True),
            "email": MailSender(mail_server(inbox.setting), "agenda@example.org"),
            "sms": GatewaySender(gateway(sms.setting()), OURS + REPORTS),
        }
        post = Post(senders, vault_of(settings), reminded, "clock")
        try:
            for _ in range(3):
                turn(sessions, post)
                reminded.forward(minutes=15)
            assert _delivered(app, sms).status_code == 204
            turn(sessions, post)
        finally:
            wiring.settings = settings
    (kept,) = [one for one in notices(sessions, "appearance") if one.params["days"] == 1]
    pushed = [json.loads(one.note) for one in push.taken]
    assert str(kept.id) in {one["n"] for one in pushed}
    assert [(set(one), one["t"]) for one in pushed] == [
        ({"n", "l", "t"}, one.topic) for one in push.taken
    ]
    letters = [one.message.get_content().strip() for one in inbox.letters]
    assert "Agenda: tienes una cita mañana. Ábrela para ver los detalles." in letters
    assert [one.channel_kind for one in kept.sendings] == ["push", "email", "sms"]
    assert (kept.state, kept.unreached_at, kept.next_at) == ("reached", None, None)
    assert kept.sendings[-1].delivered_at is not None


def _delivered(app: Flask, sms: Gateway) -> TestResponse:
    """The gateway says that the last text arrived, signed as Twilio signs."""
    asked = parse_qs(sms.posts[-1].body.decode())
    query = urlsplit(asked["StatusCallback"][0]).query
    mine = parse_qs(query)["m"][0]
    fields = {"MessageSid": sms.ids[mine], "MessageStatus": "delivered"}
    signed = f"{OURS}{REPORTS}?{query}" + "".join(k + fields[k] for k in sorted(fields))
    digest = hmac.new(b"token", signed.encode(), hashlib.sha1).digest()
    return app.test_client(use_cookies=False).post(
        f"{REPORTS}?{query}",
        base_url=OURS,
        data=urlencode(fields),
        content_type="application/x-www-form-urlencoded",
        headers={"X-Twilio-Signature": b64encode(digest).decode()},
    )


def test_a_browser_that_is_gone_and_a_gateway_that_refuses_leave_the_letter(
    cast: Cast, reminded: TestClock, sessions: Sessions, settings: Settings
) -> None:
    with PushService(now=reminded) as push, SmtpInbox() as inbox, Gateway("plain") as sms:
        subscription = push.subscribe()
        push.unsubscribe(subscription)
        sms.always(Reply(503))
        her = ("participant", cast.order.participant_id)
        ways = (("push", subscription), ("sms", NUMBER), ("email", MAIL))
        for position, (kind, address) in enumerate(ways, 1):
            a_channel(sessions, settings, her, kind, address, position)
        senders: dict[str, Sender] = {
            "push": WebPush(settings.secret_key, "mailto:casa@example.org", insecure=True),
            "email": MailSender(mail_server(inbox.setting), "agenda@example.org"),
            "sms": GatewaySender(gateway(sms.setting())),
        }
        turn(sessions, Post(senders, vault_of(settings), reminded, "clock"))
    (kept,) = [one for one in notices(sessions, "appearance") if one.params["days"] == 1]
    found = [(one.channel_kind, one.result) for one in kept.sendings]
    assert found[-2:] == [("sms", "failed"), ("email", "accepted")]
    assert ("push", "accepted") not in found
    assert any("cita mañana" in one.message.get_content() for one in inbox.letters)
