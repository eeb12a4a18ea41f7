"""A letter arrives as it was written, under one name however often it is repeated, and nobody
can write a header into it."""

import ssl
from email.utils import parsedate_to_datetime
from typing import Literal

import pytest

from api.providers import MailServer, mail_server
from api.senders.mail import MailSender
from api.senders.message import Outcome
from tests.senders import mail_loopback
from tests.senders.certificates import trust
from tests.senders.http_loopback import HttpLoopback, Reply
from tests.senders.loopback import SmtpInbox
from tests.senders.words import MAIL, NOW, TEXT, message

FROM = "agenda@constancia.example.org"


def sender(inbox: SmtpInbox, *, believes: bool = True) -> MailSender:
    certificates = trust().client if believes else ssl.create_default_context()
    return MailSender(mail_server(inbox.setting), FROM, limit=1.0, certificates=certificates)


def test_the_letter_arrives_as_it_was_written() -> None:
    with SmtpInbox() as inbox:
        outcome = sender(inbox).send(message(MAIL, subject="Agenda: día"), NOW)
    name = "<0193b4a0-7c00-7000-8000-000000000001@constancia.example.org>"
    assert outcome == Outcome("accepted", "smtp-250", "smtp", name)
    (letter,) = inbox.letters
    assert (letter.sender, letter.recipients) == (FROM, [MAIL])
    headers = {name.lower(): str(value) for name, value in letter.message.items()}
    assert headers["subject"] == "Agenda: día"
    assert headers["message-id"] == name
    assert parsedate_to_datetime(headers["date"]) == NOW
    assert headers["auto-submitted"] == "auto-generated"
    assert headers["content-language"] == "es"
    assert letter.message.get_content_type() == "text/plain"
    assert letter.message.get_content().strip() == TEXT


def test_nothing_in_the_letter_tells_of_machines_or_programs() -> None:
    with SmtpInbox() as inbox:
        sender(inbox).send(message(MAIL), NOW)
    known = {"from", "to", "subject", "message-id", "date", "auto-submitted", "content-language"}
    known |= {"content-type", "content-transfer-encoding", "mime-version", "x-peer"}
    assert {name.lower() for name in inbox.letters[0].message} <= known | {"x-mailfrom", "x-rcptto"}


def test_a_repeated_letter_has_the_same_name() -> None:
    with SmtpInbox() as inbox:
        inbox.then(mail_loopback.CUT_AFTER_TAKING)
        first = sender(inbox).send(message(MAIL), NOW)
        second = sender(inbox).send(message(MAIL), NOW)
    assert (first.result, first.detail, second.result) == ("failed", "connection", "accepted")
    assert len({str(letter.message["Message-ID"]) for letter in inbox.letters}) == 1
    assert len(inbox.letters) == 2


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_way_there_is_sealed_and_signed_in(security: Literal["starttls", "tls"]) -> None:
    login = ("agenda", "s3cret")
    with SmtpInbox(security, tls=trust().server, login=login) as inbox:
        assert sender(inbox).send(message(MAIL), NOW).result == "accepted"
    assert (inbox.letters[0].sealed, inbox.letters[0].signed_in) == (True, True)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_without_a_known_certificate_gets_nothing(
    security: Literal["starttls", "tls"],
) -> None:
    with SmtpInbox(security, tls=trust().server) as inbox:
        outcome = sender(inbox, believes=False).send(message(MAIL), NOW)
    assert outcome == Outcome("failed", "tls", "smtp")
    assert inbox.letters == []


def test_a_server_that_offers_no_tls_gets_no_letter_and_no_password() -> None:
    with SmtpInbox() as inbox:
        server = MailServer("127.0.0.1", inbox.port, "starttls", "agenda", "s3cret")
        outcome = MailSender(server, FROM, limit=1.0).send(message(MAIL), NOW)
    assert outcome == Outcome("failed", "smtp-unsupported", "smtp")
    assert inbox.letters == []


def test_a_wrong_password_can_be_put_right_later() -> None:
    with SmtpInbox("starttls", tls=trust().server, login=("agenda", "right")) as inbox:
        server = MailServer("127.0.0.1", inbox.port, "starttls", "agenda", "wrong")
        there = MailSender(server, FROM, limit=1.0, certificates=trust().client)
        assert there.send(message(MAIL), NOW) == Outcome("failed", "smtp-535", "smtp")


@pytest.mark.parametrize(
    ("reply", "result", "detail"),
    [
        ("450 4.2.1 greylisted", "failed", "smtp-450"),
        ("421 4.7.0 busy", "failed", "smtp-421"),
        ("550 5.1.1 no such user", "gone", "smtp-550"),
        ("550 no such user", "gone", "smtp-550"),
        ("551 moved", "gone", "smtp-551"),
        ("553 5.1.3 bad mailbox", "gone", "smtp-553"),
        ("550 5.2.1 disabled", "gone", "smtp-550"),
        ("552 5.2.2 mailbox full", "refused", "smtp-552"),
        ("550 5.7.1 relaying denied", "refused", "smtp-550"),
        ("554 5.7.1 on a blocklist", "refused", "smtp-554"),
        ("554 no", "refused", "smtp-554"),
    ],
)
def test_a_refused_recipient_is_gone_only_when_there_is_none(
    reply: str, result: str, detail: str
) -> None:
    with SmtpInbox() as inbox:
        inbox.refuse[MAIL] = reply
        outcome = sender(inbox).send(message(MAIL), NOW)
    assert (outcome.result, outcome.detail) == (result, detail)
    assert inbox.letters == []


@pytest.mark.parametrize(
    ("reply", "result", "detail"),
    [
        ("451 4.3.0 try later", "failed", "smtp-451"),
        ("554 5.6.0 looks like spam", "refused", "smtp-554"),
        (mail_loopback.CUT, "failed", "connection"),
        (mail_loopback.SILENT, "failed", "timeout"),
    ],
)
def test_a_refused_letter_says_whether_to_try_again(reply: str, result: str, detail: str) -> None:
    with SmtpInbox() as inbox:
        inbox.then(reply)
        outcome = MailSender(mail_server(inbox.setting), FROM, limit=0.3).send(message(MAIL), NOW)
    assert (outcome.result, outcome.detail) == (result, detail)


def test_nobody_there_may_be_tried_again() -> None:
    with SmtpInbox() as inbox:
        gone = sender(inbox)
    assert gone.send(message(MAIL), NOW) == Outcome("failed", "connection", "smtp")


def test_a_server_that_never_greets_ends_in_time() -> None:
    """What listens there waits for a request, as we wait for a greeting."""
    with HttpLoopback(lambda _post: Reply()) as web:
        server = MailServer("127.0.0.1", web.port, "none")
        outcome = MailSender(server, FROM, limit=0.3).send(message(MAIL), NOW)
    assert outcome == Outcome("failed", "timeout", "smtp")


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Agenda\r\nBcc: other@example.org"},
        {"subject": "Agenda\nX: y"},
        {"to": "ana@example.org\r\nBcc: other@example.org"},
        {"to": "ana@example.org, other@example.org"},
        {"to": "Ana <ana@example.org>"},
        {"to": "ana"},
        {"to": ""},
        {"id": "1>\r\nBcc: other@example.org"},
        {"id": "a b"},
    ],
)
def test_nobody_can_write_a_header_or_a_second_recipient(changes: dict[str, str]) -> None:
    with SmtpInbox() as inbox:
        outcome = sender(inbox).send(message(**{"to": MAIL, **changes}), NOW)
    assert outcome == Outcome("refused", "bad-message", "smtp")
    assert inbox.letters == []


def test_a_line_that_is_a_full_stop_stays_in_the_letter() -> None:
    text = "Uno\n.\nRCPT TO:<other@example.org>\n.\r\nQUIT\n"
    with SmtpInbox() as inbox:
        assert sender(inbox).send(message(MAIL, text=text), NOW).result == "accepted"
    (letter,) = inbox.letters
    assert letter.recipients == [MAIL]
    assert letter.message.get_content().split() == text.split()
