"""A real HTTP server on this machine that takes posts, and can be told to misbehave."""

import json
import socket
import ssl
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

PACE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Post:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. An object becomes JSON."""

    status: int = 200
    body: object = b""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True, slots=True)
class Misbehaviour:
    """What a server may do instead of answering; `taken` when it kept the message before."""

    how: str
    taken: bool = False


SILENT = Misbehaviour("silent")  # takes the request, and says nothing
DRIPPING = Misbehaviour("dripping")  # a byte now and then, for ever
CUT = Misbehaviour("cut")  # hangs up
CUT_AFTER_TAKING = Misbehaviour("cut", taken=True)  # keeps the message, and hangs up
LATE_AFTER_TAKING = Misbehaviour("silent", taken=True)  # keeps the message, and says nothing
NOISE = Misbehaviour("noise")  # answers something that is not HTTP

Behaviour = Reply | Misbehaviour
Taker = Callable[[Post], Reply]


class HttpLoopback:
    """Answers on a free port of 127.0.0.1 until closed; `taker` says what a good answer is."""

    def __init__(self, taker: Taker, *, tls: ssl.SSLContext | None = None) -> None:
        self._taker = taker
        self._next: deque[Behaviour] = deque()
        self._always: Behaviour | None = None
        self._lock = Lock()
        self._closing = Event()
        self.posts: list[Post] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self._server.server_port
        self.scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = Thread(target=self._server.serve_forever, args=(PACE_SECONDS,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def then(self, *behaviours: Behaviour) -> None:
        """Behave so for the next requests, one after the other."""
        with self._lock:
            self._next.extend(behaviours)

    def always(self, behaviour: Behaviour | None) -> None:
        """Behave so from now on; None is well again."""
        with self._lock:
            self._always = behaviour

    def close(self) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
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

    def _answer(self, post: Post) -> Behaviour:
        with self._lock:
            self.posts.append(post)
            behaviour = self._next.popleft() if self._next else self._always
            if behaviour is None:
                return self._taker(post)
            if isinstance(behaviour, Misbehaviour) and behaviour.taken:
                self._taker(post)
            return behaviour

    def _misbehave(self, how: str, line: socket.socket) -> None:
        if how == "noise":
            line.sendall(b"\x00\xffnothing that anybody reads\r\n\r\n")
        if how == "silent":
            self._closing.wait()
        if how == "dripping":
            line.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not self._closing.wait(PACE_SECONDS):
                line.sendall(b"x")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                headers = {name.lower(): value for name, value in self.headers.items()}
                behaviour = loopback._answer(Post(self.path, headers, body))
                self.close_connection = True
                try:
                    if isinstance(behaviour, Reply):
                        self._reply(behaviour)
                    else:
                        loopback._misbehave(behaviour.how, self.connection)
                        self.connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    return  # the other side has gone: that is what some tests are about

            def _reply(self, reply: Reply) -> None:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.bytes)))
                self.end_headers()
                self.wfile.write(reply.bytes)

            def log_message(self, format: str, *args: object) -> None:
                return

        return Handler
