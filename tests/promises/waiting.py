"""Waiting for something that really happens, up to a deadline."""

import time
from collections.abc import Callable
from threading import Event

PATIENCE = 180.0
LOOK_EVERY = 0.005
_never = Event()


def until(happened: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Return once `happened()` is true; fail with `what` when it never is."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain: {what}"
        _never.wait(LOOK_EVERY)
