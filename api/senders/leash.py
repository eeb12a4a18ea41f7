"""A time limit on everything that the outside world may drag out: a name that does not resolve,
a server that answers one byte at a time. A socket's own timeout starts anew with every byte."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TypeVar

LIMIT_SECONDS = 10.0
T = TypeVar("T")


class Leash:
    """What an exchange hangs on: when its time is over, its socket is shut under it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._over = False

    def hold(self, line: socket.socket) -> None:
        """Let this socket be shut at the end of the time; at once when it is over already."""
        with self._lock:
            self._socket = line
            over = self._over
        if over:
            raise TimeoutError

    def cut(self) -> None:
        """End whatever waits on the socket. Who opened it closes it."""
        with self._lock:
            self._over = True
            line = self._socket
        if line is not None:
            with suppress(OSError):
                # Past TLS: its own shutdown would take the state away from who reads just now.
                socket.socket.shutdown(line, socket.SHUT_RDWR)


def within(seconds: float, work: Callable[[Leash], T]) -> T:
    """What `work` gives, or `TimeoutError` when it takes longer in all."""
    leash = Leash()
    pool = ThreadPoolExecutor(1, "sender")
    future = pool.submit(work, leash)
    pool.shutdown(wait=False)
    try:
        return future.result(seconds)
    except TimeoutError:
        leash.cut()
        raise
