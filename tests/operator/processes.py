"""The programs of an operator, really started, and what is left of them."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

WAIT_SECONDS = 60


def _ours() -> dict[str, str]:
    """This environment without what it says to the tests alone: no setting of the product."""
    return {k: v for k, v in os.environ.items() if not k.startswith("CONSTANCIA_TEST_")}


class Served:
    """`constancia serve` (or another) in a process of its own, on a free port."""

    def __init__(self, environment: Mapping[str, str], *words: str, command: str = "serve") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", command, "--port", "0", *words],
            env={**_ours(), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @cached_property
    def address(self) -> tuple[str, int]:
        """Where it listens; read from what it prints once it answers."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = re.search(r"listening on http://([\d.]+):(\d+)", line)
            if found is not None:
                return found[1], int(found[2])
        raise AssertionError(f"it never answered: {self.ended()}")

    def get(self, path: str) -> int:
        """The status of an answer."""
        connection = http.client.HTTPConnection(*self.address, timeout=20)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def family(self) -> dict[int, str]:
        """Every process below it, with its command line."""
        return dict(_below(self.process.pid))

    def ended(self, number: signal.Signals | None = None) -> tuple[int, str]:
        """Its exit code and what it said on standard error, after this signal."""
        if number is not None:
            self.process.send_signal(number)
        _, said = self.process.communicate(timeout=WAIT_SECONDS)
        return self.process.returncode, said


@contextmanager
def served(environment: Mapping[str, str], *words: str, command: str = "serve") -> Iterator[Served]:
    """Serve, and stop whatever happens."""
    running = Served(environment, *words, command=command)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.terminate()
            running.process.communicate(timeout=WAIT_SECONDS)


def alive(pid: int) -> bool:
    """Whether this process still runs (a finished one that nobody asked about does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def _below(pid: int) -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words = (folder / "cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            yield int(folder.name), words
            yield from _below(int(folder.name))
