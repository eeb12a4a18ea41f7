"""E-mail: a plain letter handed to one mail server, which is trusted only with its certificate."""

import re
import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial

from api.providers import MailServer
from api.senders.exchange import trusted
from api.senders.leash import LIMIT_SECONDS, Leash, within
from api.senders.message import Message, Outcome, Result

PROVIDER = "smtp"
# One mailbox and nothing around it; letters of any language.
MAILBOX = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+")
NO_SUCH_MAILBOX = (550, 551, 553)


class Unsendable(ValueError):
    """No letter can be made of it: a line break in a header, an address that is none."""


class MailSender:
    """Sends through the operator's mail server, a connection for each letter."""

    def __init__(
        self,
        server: MailServer,
        sender: str,
        *,
        limit: float = LIMIT_SECONDS,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        """`sender` is the address that letters come from."""
        self._server = server
        self._sender = sender
        self._limit = limit
        self._certificates = certificates

    def send(self, message: Message, now: datetime) -> Outcome:
        """Hand over one letter; the same id gives the same letter, under the same Message-ID."""
        try:
            written = letter(message, self._sender, now)
        except Unsendable:
            return Outcome("refused", "bad-message", PROVIDER)
        try:
            within(self._limit, partial(self._hand_over, message.to, written))
        except TimeoutError:
            return Outcome("failed", "timeout", PROVIDER)
        except (smtplib.SMTPException, OSError) as error:
            return _outcome(error)
        return Outcome("accepted", "smtp-250", PROVIDER, str(written["Message-ID"]))

    def _hand_over(self, to: str, written: EmailMessage, leash: Leash) -> None:
        smtp = self._connected()
        try:
            if smtp.sock is not None:
                leash.hold(smtp.sock)
            self._greet(smtp, leash)
            smtp.send_message(written, self._sender, [to])
            # It was taken: a bad goodbye takes nothing back.
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        finally:
            smtp.close()

    def _connected(self) -> smtplib.SMTP:
        server, name = self._server, self._sender.rpartition("@")[2]
        single = 2 * self._limit  # the limit on the whole ends first, and is told from a hang-up
        if server.security == "tls":
            return smtplib.SMTP_SSL(
                server.host, server.port, name, timeout=single, context=self._trust()
            )
        return smtplib.SMTP(server.host, server.port, name, timeout=single)

    def _greet(self, smtp: smtplib.SMTP, leash: Leash) -> None:
        if self._server.security == "starttls":
            smtp.starttls(context=self._trust())
            if smtp.sock is not None:
                leash.hold(smtp.sock)
        if self._server.password:
            smtp.login(self._server.user, self._server.password)

    def _trust(self) -> ssl.SSLContext:
        return self._certificates or trusted()


def letter(message: Message, sender: str, now: datetime) -> EmailMessage:
    """The letter: plain text, no link to open it by, nothing that says it was opened."""
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", message.id) or not MAILBOX.fullmatch(message.to):
        raise Unsendable
    written = EmailMessage(policy=SMTP)
    try:
        written["From"] = Address(addr_spec=sender)
        written["To"] = Address(addr_spec=message.to)
        written["Subject"] = message.subject
    except (ValueError, MessageError):
        raise Unsendable from None
    written["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2]}>"
    written["Date"] = format_datetime(now)
    written["Auto-Submitted"] = "auto-generated"
    written.set_content(message.text, cte="quoted-printable")
    written["Content-Language"] = message.language
    return written


def _outcome(error: smtplib.SMTPException | OSError) -> Outcome:
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return Outcome(_of_recipient(code, words), f"smtp-{code}", PROVIDER)
        case smtplib.SMTPDataError():
            result: Result = "failed" if error.smtp_code < 500 else "refused"
            return Outcome(result, f"smtp-{error.smtp_code}", PROVIDER)
        case smtplib.SMTPResponseException():
            # Ours to put right (our name, our password), or theirs: the letter can wait for it.
            return Outcome("failed", f"smtp-{error.smtp_code}", PROVIDER)
        case smtplib.SMTPNotSupportedError():
            return Outcome("failed", "smtp-unsupported", PROVIDER)
        case ssl.SSLError():
            return Outcome("failed", "tls", PROVIDER)
    return Outcome("failed", "connection", PROVIDER)


def _of_recipient(code: int, words: bytes) -> Result:
    """A mailbox that is not there is gone; one that is full or guarded refuses this letter."""
    if code < 500:
        return "failed"
    enhanced = re.match(rb"5\.(\d{1,3})\.(\d{1,3})", words)
    if enhanced is None:
        return "gone" if code in NO_SUCH_MAILBOX else "refused"
    subject, detail = int(enhanced[1]), int(enhanced[2])
    return "gone" if subject == 1 or (subject, detail) == (2, 1) else "refused"
