"""One line of progress a step, with the seconds since the start."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Command: TypeAlias = Sequence[str | Path]

STARTED = time.monotonic()
TOP = Path(__file__).resolve().parent.parent


class Refusal(Exception):
    """Something is missing on this machine; the text says what to do about it."""


class StageFailed(Exception):
    """A command said no and has already explained itself."""


def say(words: str) -> None:
    """Print one progress line: elapsed seconds, then the words."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {words}", flush=True)


def run(
    command: Command,
    *,
    cwd: Path = TOP,
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> bool:
    """Run a command; true when it went well. Quiet output is shown only when it went wrong."""
    if not quiet:
        return subprocess.run(list(command), cwd=cwd, env=env, check=False).returncode == 0
    done = subprocess.run(
        list(command),
        cwd=cwd,
        env=env,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr, end="", flush=True)
    return done.returncode == 0


def must(
    command: Command, advice: str, *, cwd: Path = TOP, env: Mapping[str, str] | None = None
) -> None:
    """Run a command quietly, or refuse with the advice."""
    if not run(command, cwd=cwd, env=env, quiet=True):
        raise Refusal(advice)
