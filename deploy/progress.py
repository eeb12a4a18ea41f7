"""One line of progress a step, with the seconds since the start."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

STARTED = time.monotonic()
TOP = Path(__file__).resolve().parent.parent


class Refusal(Exception):
    """Cannot go on; the text says what to do about it."""


def say(words: str) -> None:
    """Print one progress line: elapsed seconds, then the words."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {words}", flush=True)


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path = TOP,
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> bool:
    """Run a command; true when it went well. Quiet output is shown only when it went wrong."""
    words = [str(word) for word in command]
    if not quiet:
        return subprocess.run(words, cwd=cwd, env=env, check=False).returncode == 0
    done = subprocess.run(
        words, cwd=cwd, env=env, check=False, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        print(done.stdout, file=sys.stderr, end="", flush=True)
    return done.returncode == 0


def must(command: Sequence[str | Path], advice: str, *, cwd: Path = TOP) -> None:
    """Run a command quietly, or refuse with the advice."""
    if not run(command, cwd=cwd, quiet=True):
        raise Refusal(advice)
