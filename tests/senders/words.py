"""One message as the tests send it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from api.senders.message import Message

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
PHONE = "+573001234567"
MAIL = "ana@example.org"
TEXT = "Tienes una novedad en tu agenda. Ábrela cuando puedas."
SECRET = bytes(range(32))


def message(to: str = PHONE, **changes: Any) -> Message:
    """A sending to this address."""
    plain = Message(
        id="0193b4a0-7c00-7000-8000-000000000001",
        to=to,
        subject="Agenda",
        text=TEXT,
        language="es",
        topic="shift-3f2a",
        notice="n_8f31",
        urgent=False,
        ttl_seconds=3600,
    )
    return replace(plain, **changes)
