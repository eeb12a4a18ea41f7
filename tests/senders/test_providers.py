"""An operator's wrong address refuses to start, with one sentence that says what to write."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from api.app import TOP
from api.providers import Gateway, OtherService, other_services
from api.senders.choice import contact_of, senders_of
from api.senders.gateways import GatewaySender
from api.senders.mail import MailSender
from api.senders.message import Sender
from api.senders.web_push import WebPush
from api.settings import Settings, SettingsError, names
from tests.senders.loopback import Gateway as GatewayThere
from tests.senders.words import NOW, message

TWILIO = "twilio://AC1:to%3Aken@api.twilio.com?from=+15005550006"
META = "meta://1055:tok@graph.facebook.com/v23.0?template=aviso&secret=s3cret&verify=v"
PLAIN = "plain://:tok@gateway.example.org:8443/v1/messages/"
NEEDED = {
    "CONSTANCIA_DATABASE_URL": "sqlite:////nowhere/constancia.db",
    "CONSTANCIA_SECRET_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}
MAIL = {
    "CONSTANCIA_MAIL_URL": "smtps://agenda:p%40ss@mail.example.org",
    "CONSTANCIA_MAIL_FROM": "agenda@example.org",
}


def settings(**values: str) -> Settings:
    return Settings.from_environment({**NEEDED, **values})


def wrong(values: Mapping[str, str]) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(**values)
    return str(raised.value)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtps://a:p%40ss@mail.example.org", ("mail.example.org", 465, "tls", "a", "p@ss")),
        (
            "smtp+starttls://a:b@mail.example.org:2587",
            ("mail.example.org", 2587, "starttls", "a", "b"),
        ),
        ("smtp://mail.example.org:25", ("mail.example.org", 25, "none", "", "")),
        ("smtp://a:b@127.0.0.1", ("127.0.0.1", 25, "none", "a", "b")),
    ],
)
def test_a_mail_server_is_one_address(url: str, server: tuple[str, int, str, str, str]) -> None:
    read = settings(**{**MAIL, "CONSTANCIA_MAIL_URL": url}).mail_url
    assert read is not None
    assert (read.host, read.port, read.security, read.user, read.password) == server


def test_gateways_are_one_address_each() -> None:
    read = settings(CONSTANCIA_SMS_GATEWAY=TWILIO, CONSTANCIA_WHATSAPP_GATEWAY=META)
    sender = {"from": "+15005550006"}
    assert read.sms_gateway == Gateway("twilio", "https://api.twilio.com", "AC1", "to:ken", sender)
    options = {"template": "aviso", "secret": "s3cret", "verify": "v"}
    base = "https://graph.facebook.com/v23.0"
    assert read.whatsapp_gateway == Gateway("meta", base, "1055", "tok", options)
    plain = settings(CONSTANCIA_SMS_GATEWAY=PLAIN).sms_gateway
    assert plain == Gateway("plain", "https://gateway.example.org:8443/v1/messages", "", "tok")


@pytest.mark.parametrize(
    "raw",
    [
        "telegram=tgram://TOKEN/{address},box=json://example.org/{address}",
        "telegram=tgram://TOKEN/{address}\n\n  box = json://example.org/{address} \n",
    ],
)
def test_other_services_are_a_list_or_lines(raw: str) -> None:
    assert settings(CONSTANCIA_OTHER_SERVICES=raw).other_services == (
        OtherService("telegram", "tgram://TOKEN/{address}"),
        OtherService("box", "json://example.org/{address}"),
    )


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MAIL_URL", "mail.example.org", "must look like smtps://"),
        ("MAIL_URL", "smtp://", "must look like smtps://"),
        ("MAIL_URL", "smtps://mail.example.org/inbox", "must look like smtps://"),
        ("MAIL_URL", "smtps://a@mail.example.org", "both a user and a password"),
        ("MAIL_URL", "smtp://a:b@mail.example.org", "would send the password in the open"),
        ("MAIL_URL", "smtps://mail.example.org:many", "is not an address that can be read"),
        ("MAIL_FROM", "Agenda <agenda@example.org>", "must be one e-mail address"),
        ("MAIL_FROM", "agenda@example.org\nBcc: x@example.org", "must be one e-mail address"),
        ("CONTACT", "https://example.org", "must be an address such as mailto:"),
        ("SMS_GATEWAY", "https://api.twilio.com", "must start with twilio://"),
        ("SMS_GATEWAY", "twilio+ftp://a:b@127.0.0.1", "must start with twilio://"),
        ("SMS_GATEWAY", "twilio://api.twilio.com?from=%2B1", "must look like twilio://"),
        ("SMS_GATEWAY", "twilio://a:b@api.twilio.com", "from which number"),
        ("SMS_GATEWAY", "twilio://a:b@api.twilio.com?from=1&to=2", "does not know: to"),
        ("SMS_GATEWAY", "twilio://a:b@h.org?from=1&content_es=HX", "content_es and content_en"),
        ("SMS_GATEWAY", "twilio+http://a:b@api.twilio.com?from=1", "+http only for this machine"),
        ("SMS_GATEWAY", META, "Meta carries WhatsApp messages only"),
        ("WHATSAPP_GATEWAY", "meta://1:t@graph.facebook.com/v23.0", "name the message template"),
        ("WHATSAPP_GATEWAY", "meta://1:t@h.org/v23.0?template=a&secret=s", "secret and verify"),
        ("WHATSAPP_GATEWAY", "plain://gateway.example.org", "must look like plain://"),
        ("OTHER_SERVICES", " , ", "is empty"),
        ("OTHER_SERVICES", "tgram://TOKEN/{address}", "must be a list of name=url"),
        ("OTHER_SERVICES", "Telegram=tgram://T/{address}", "must be a list of name=url"),
        ("OTHER_SERVICES", "box=json://example.org/", "without a place for the address (box)"),
        ("OTHER_SERVICES", "box=json://{address}/", "after the first slash"),
        ("OTHER_SERVICES", "box=json://u:{address}@h/x", "after the first slash"),
        ("OTHER_SERVICES", "a=j://h/{address},a=j://h/{address}", "the same service twice"),
    ],
)
def test_a_wrong_address_is_named_with_what_to_write(name: str, value: str, says: str) -> None:
    sentence = wrong({**MAIL, f"CONSTANCIA_{name}": value})
    assert sentence.startswith(f"CONSTANCIA_{name} ")
    assert says in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", MAIL)
def test_half_of_the_mail_settings_is_refused(name: str) -> None:
    assert "set both, or neither" in wrong({name: MAIL[name]})


def test_no_secret_shows_where_settings_are_printed() -> None:
    others = "telegram=tgram://B0TT0KEN/{address}"
    secret = {**MAIL, "CONSTANCIA_SMS_GATEWAY": TWILIO, "CONSTANCIA_WHATSAPP_GATEWAY": META}
    printed = repr(settings(**secret, CONSTANCIA_OTHER_SERVICES=others))
    assert "mail.example.org" in printed
    for hidden in ("p@ss", "to:ken", "'tok'", "s3cret", "B0TT0KEN"):
        assert hidden not in printed


def test_a_secret_address_may_stand_in_a_file(tmp_path: Path) -> None:
    there = tmp_path / "sms"
    there.write_text(PLAIN + "\n")
    read = settings(CONSTANCIA_SMS_GATEWAY_FILE=str(there)).sms_gateway
    assert read is not None
    assert read.token == "tok"


def test_only_what_is_configured_can_send() -> None:
    assert set(senders_of(settings())) == {"push"}
    every = senders_of(
        settings(
            **MAIL,
            CONSTANCIA_SMS_GATEWAY=TWILIO,
            CONSTANCIA_WHATSAPP_GATEWAY=META,
            CONSTANCIA_OTHER_SERVICES="ntfy=ntfy://ntfy.sh/{address}",
        )
    )
    kinds: dict[str, type[Sender]] = {"push": WebPush, "email": MailSender}
    kinds |= {"sms": GatewaySender, "whatsapp": GatewaySender}
    assert {kind: type(every[kind]) for kind in kinds} == kinds
    assert set(every) == {*kinds, "other"}


@pytest.mark.parametrize(
    ("values", "contact"),
    [
        ({"CONSTANCIA_CONTACT": "mailto:help@example.org"}, "mailto:help@example.org"),
        ({"CONSTANCIA_CONTACT": "help@example.org"}, "mailto:help@example.org"),
        ({"CONSTANCIA_PUBLIC_URL": "https://horas.example.org"}, "https://horas.example.org"),
        ({}, "mailto:constancia@localhost"),
    ],
)
def test_push_services_are_told_whom_to_write_to(values: dict[str, str], contact: str) -> None:
    assert contact_of(settings(**values)) == contact


@pytest.mark.parametrize(
    ("public", "reports"),
    [
        (
            "https://horas.example.org",
            b"https%3A%2F%2Fhoras.example.org%2Fapi%2Fv1%2Fdeliveries%2Fsms",
        ),
        ("http://127.0.0.1:8000", None),
    ],
)
def test_gateways_report_over_tls_or_not_at_all(public: str, reports: bytes | None) -> None:
    with GatewayThere("twilio") as there:
        read = settings(CONSTANCIA_SMS_GATEWAY=there.setting(), CONSTANCIA_PUBLIC_URL=public)
        assert senders_of(read)["sms"].send(message(), NOW).result == "accepted"
        body = there.posts[0].body
    assert (reports in body) if reports else (b"StatusCallback" not in body)


def test_a_list_of_services_keeps_what_an_address_needs() -> None:
    (one,) = other_services("box=json://u:p@example.org:8443/a/{address}?format=text")
    assert one.url == "json://u:p@example.org:8443/a/{address}?format=text"


def test_every_setting_is_documented_with_an_example_that_is_right() -> None:
    lines = (TOP / "deploy" / "constancia.env.example").read_text().splitlines()
    examples = [
        (name.lstrip("#"), value.strip('"'))
        for name, _, value in (line.partition("=") for line in lines)
        if name.lstrip("#").startswith("CONSTANCIA_")
    ]
    documented = {name.removesuffix("_FILE") for name, _ in examples}
    assert documented == set(names())
    for name, value in examples:
        if name.split("_")[1] in ("MAIL", "SMS", "WHATSAPP", "OTHER", "CONTACT"):
            settings(**{**MAIL, name: value})
