"""The line between phone and server, as an HTTP proxy that does to each exchange what it is told.

The phone knows no other address: what the line swallows never arrives, and what it makes up looks
like the server's own word.
"""

import http.client
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from api.clock import Clock, utcnow

LOOPBACK = "127.0.0.1"
PATIENCE = 120.0
# Headers of one hop alone; the lengths are counted anew.
OF_ONE_HOP = frozenset(
    {"connection", "keep-alive", "transfer-encoding", "content-length", "server", "date"}
)
Deed = Callable[["Exchange"], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says, or what the line says in its place."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def raw(self) -> bytes:
        """As it goes over the wire."""
        reason = http.client.responses.get(self.status, "Unknown")
        lines = [f"HTTP/1.1 {self.status} {reason}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        # These two have no body, and a length would make a browser wait for one.
        if self.status not in (204, 304):
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


@dataclass(slots=True)
class Exchange:
    """One request of the phone's, and the ways to treat it."""

    method: str
    path: str
    body: bytes
    headers: tuple[tuple[str, str], ...]
    handler: "_Handler"
    sent: list[bytes] = field(default_factory=list)

    def ask(self) -> Answer:
        """What the real server says to it."""
        connection = http.client.HTTPConnection(*self.handler.wire.upstream, timeout=PATIENCE)
        try:
            connection.request(self.method, self.path, self.body or None, dict(self.headers))
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        kept = [pair for pair in response.getheaders() if pair[0].lower() not in OF_ONE_HOP]
        now = format_datetime(self.handler.wire.clock(), usegmt=True)
        return Answer(response.status, body, (*kept, ("Date", now)))

    def tell(self, answer: Answer) -> None:
        """Let the phone have this answer, whole."""
        self.write(answer.raw())

    def pass_on(self) -> None:
        """What an honest line does."""
        self.tell(self.ask())

    def cut(self, begun: bytes = b"") -> None:
        """Break the connection, after this much of an answer."""
        if begun:
            self.write(begun)
        self.handler.break_off()

    def write(self, raw: bytes) -> None:
        """Bytes to the phone, at the pace of the line."""
        self.sent.append(raw)
        self.handler.wfile.write(raw)

    @property
    def size(self) -> tuple[int, int]:
        """Bytes of the request as it came, and of what was told so far."""
        head = f"{self.method} {self.path} HTTP/1.1\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in self.headers
        )
        return len(head) + 2 + len(self.body), sum(map(len, self.sent))


class Wire:
    """The line: listens for the phone; `deed` says what becomes of each exchange."""

    def __init__(self) -> None:
        self.deed: Deed = Exchange.pass_on
        self.upstream = (LOOPBACK, 0)
        # Phones set their idea of the time by the header of every answer.
        self.clock: Clock = utcnow
        self._server = _Server((LOOPBACK, 0), _Handler)
        self._server.wire = self
        self.url = f"http://{LOOPBACK}:{self._server.server_address[1]}"

    def close(self) -> None:
        """From now on nothing comes through, as without network."""
        self.deed = Exchange.cut

    def open(self) -> None:
        """From now on everything comes through."""
        self.deed = Exchange.pass_on

    @contextmanager
    def laid(self) -> Iterator["Wire"]:
        """In use during the block."""
        thread = threading.Thread(target=self._server.serve_forever)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    wire: Wire

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections break here all the time: that is what the line is for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    @property
    def wire(self) -> Wire:
        return self.server.wire

    def treat(self) -> None:
        """Do with the request what the line does now."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = tuple(self.headers.items())
        self.wire.deed(Exchange(self.command, self.path, body, headers, self))

    do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = do_HEAD = treat

    def break_off(self) -> None:
        """A reset, not a farewell."""
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    def log_message(self, format: str, *args: Any) -> None:
        """The phone's story is told by what it holds, not by lines."""
