"""Which make-up agreements the hours of a week pay for: its own week first, then the oldest."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def surplus(credited: int, required: int) -> int:
    """Minutes of a week beyond what the week itself asks for."""
    return max(0, credited - required)


def paid(extra: int, due: Sequence[tuple[Name, int]]) -> dict[Name, int]:
    """How many of the extra minutes go to each agreement, the oldest first in `due`."""
    found: dict[Name, int] = {}
    for name, minutes in due:
        share = min(minutes, extra)
        found[name] = found.get(name, 0) + share
        extra -= share
    return found
