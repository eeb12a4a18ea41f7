"""A real mail server on this machine, in a thread of its own."""

import asyncio
import ssl
from collections import deque
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event, Thread
from types import TracebackType
from typing import Any, Literal, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CUT_AFTER_TAKING = "cut after taking"
CUT = "cut"
SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it was handed over."""

    sender: str
    recipients: list[str]
    message: EmailMessage
    sealed: bool
    signed_in: bool


class SmtpInbox:
    """Takes letters on a free port of 127.0.0.1 until closed.

    `refuse[address]` is the reply to that recipient, `then(...)` what the next letters are
    answered: a reply such as "451 4.3.0 later", CUT, CUT_AFTER_TAKING or SILENT.
    """

    def __init__(
        self,
        security: Literal["none", "starttls", "tls"] = "none",
        *,
        tls: ssl.SSLContext | None = None,
        login: tuple[str, str] | None = None,
    ) -> None:
        self.letters: list[Letter] = []
        self.refuse: dict[str, str] = {}
        self._security, self._tls, self._login = security, tls, login
        self._next: deque[str] = deque()
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._started = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        self._started.wait()

    @property
    def setting(self) -> str:
        """The setting that leads here."""
        scheme = {"none": "smtp", "starttls": "smtp+starttls", "tls": "smtps"}[self._security]
        who = "{}:{}@".format(*self._login) if self._login else ""
        return f"{scheme}://{who}127.0.0.1:{self.port}"

    def then(self, *replies: str) -> None:
        """Answer the next letters so."""
        self._next.extend(replies)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _serve(self) -> None:
        wrapped = self._tls if self._security == "tls" else None
        server = await self._loop.create_server(self._session, "127.0.0.1", 0, ssl=wrapped)
        self.port = int(server.sockets[0].getsockname()[1])
        self._started.set()
        await self._closing.wait()
        server.close()
        await server.wait_closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _session(self) -> SMTP:
        return SMTP(
            self,
            hostname="loopback",
            ident="loopback",
            loop=self._loop,
            tls_context=self._tls if self._security == "starttls" else None,
            require_starttls=self._security == "starttls",
            authenticator=self._signs_in if self._login else None,
            # Inside TLS from the start aiosmtpd cannot tell that it is: it offers, and demands not.
            auth_required=self._login is not None and self._security == "starttls",
            auth_require_tls=self._security == "starttls",
        )

    def _signs_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        given = data if isinstance(data, LoginPassword) else LoginPassword(b"", b"")
        known = (given.login.decode(), given.password.decode()) == self._login
        return AuthResult(success=known, handled=False)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        reply = self._next.popleft() if self._next else "250 2.0.0 taken"
        if reply.startswith("250") or reply == CUT_AFTER_TAKING:
            self.letters.append(self._letter(session, envelope))
        if reply == SILENT:
            await self._closing.wait()
        if reply in (CUT, CUT_AFTER_TAKING):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return reply if reply[0].isdigit() else "421 4.3.2 gone"

    def _letter(self, session: Session, envelope: Envelope) -> Letter:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        sealed = self._security == "tls" or session.ssl is not None
        return Letter(
            str(envelope.mail_from), envelope.rcpt_tos, message, sealed, bool(session.authenticated)
        )
