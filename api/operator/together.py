"""Programs that start together, live together and stop together."""

import ctypes
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from api.operator.refused import Refused

LOOK_SECONDS = 0.1
STOP_SECONDS = 25.0
STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
Running = list[tuple["Program", "subprocess.Popen[bytes]"]]


@dataclass(frozen=True, slots=True)
class Program:
    """What to start, and what to call it in a sentence."""

    name: str
    command: tuple[str, ...]


def together(
    programs: Sequence[Program],
    environment: Mapping[str, str],
    *,
    pass_fds: Sequence[int],
    at: tuple[str, int],
    host_name: str,
    ready: Callable[[], None],
) -> None:
    """Run all of `programs` until a signal stops us, and leave none behind.

    `ready` is called once, when something answers HTTP at (host, port). Raises `Refused` when one
    of them ends by itself.
    """
    running: Running = []
    with _signals() as told:
        try:
            for program in programs:
                running.append((program, _start(program, environment, pass_fds)))
            _watch(running, told, _Knock(at, host_name), ready)
        finally:
            _stop(running, told)


def _watch(
    running: Running, told: Sequence[int], knock: "_Knock", ready: Callable[[], None]
) -> None:
    """Say once that it is open; return when told to stop."""
    is_open = False
    try:
        while not told:
            _refuse_ended(running)
            if is_open:
                time.sleep(LOOK_SECONDS)
            elif knock.is_answered():
                is_open = True
                ready()
    finally:
        knock.close()


@contextmanager
def _signals() -> Iterator[list[int]]:
    """The signals that told us to stop, as they come in."""
    told: list[int] = []
    before = {number: signal.signal(number, lambda n, _: told.append(n)) for number in STOPPERS}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start(
    program: Program, environment: Mapping[str, str], pass_fds: Sequence[int]
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        program.command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        pass_fds=pass_fds,
        # Ctrl-C in a terminal reaches a whole session; only we tell these two to stop.
        start_new_session=True,
        preexec_fn=_end_with_parent,
    )


def _end_with_parent() -> None:
    """On Linux: be told to stop also when whoever started us was killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _refuse_ended(running: Running) -> None:
    for program, process in running:
        code = process.poll()
        if code is not None:
            how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
            raise Refused(
                f"{program.name} {how}, so everything was stopped. Its last lines above say why."
            )


class _Knock:
    """One request that waits at the door until somebody answers it."""

    def __init__(self, at: tuple[str, int], host_name: str) -> None:
        self.at, self.host_name = at, host_name
        self.waiting: socket.socket | None = None

    def is_answered(self) -> bool:
        """Whether an HTTP answer has come by now, whatever it says. Waits a moment for it."""
        if self.waiting is None:
            self.waiting = socket.create_connection(self.at, timeout=1)
            request = f"GET /health/live HTTP/1.1\r\nHost: {self.host_name}\r\n"
            self.waiting.sendall(f"{request}Connection: close\r\n\r\n".encode())
        if not select.select([self.waiting], [], [], LOOK_SECONDS)[0]:
            return False
        begins = self._received()
        self.close()
        # A worker that died while it began says nothing: knock again.
        return begins.startswith(b"HTTP/")

    def _received(self) -> bytes:
        try:
            return self.waiting.recv(16) if self.waiting else b""
        except OSError:
            return b""

    def close(self) -> None:
        """Go away."""
        if self.waiting is not None:
            self.waiting.close()
        self.waiting = None


def _stop(running: Running, told: Sequence[int]) -> None:
    """Ask each to finish its work; after a while, or at a second signal, end those left."""
    for _, process in running:
        if process.poll() is None:
            process.terminate()
    asked, until = len(told), time.monotonic() + STOP_SECONDS
    while any(process.poll() is None for _, process in running):
        if time.monotonic() > until or len(told) > max(asked, 1):
            break
        time.sleep(LOOK_SECONDS)
    for _, process in running:
        # Its session too: a web server that died leaves workers.
        _end_session(process.pid)
        process.wait()


def _end_session(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
