"""The only reader of the wall clock. Everything below an edge is handed `now`."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utcnow() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)
