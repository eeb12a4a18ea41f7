"""Sign-in sheets of paper: their numbers, and what a line adds to what is on record.

Pure. A sheet's hours stand beside what was scanned, never in its place: minutes that both tell of
count once, because overlapping attendances do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from api.rules.codes import CROCKFORD

NUMBER_LENGTH = 8
# Somebody may scan and sign within the hour and mean one arrival.
SLACK = timedelta(minutes=60)
_SEEN_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})

Outcome = Literal["added", "completed", "known", "decided"]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """An attendance that stands. `lowered`: a decision in force denied it or changed its times."""

    id: str
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    state: str
    lowered: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a line does: adds an attendance of its own, gives an open one its missing end (and adds
    its own where that tells of more), adds nothing, or waits for whoever decided on that time."""

    outcome: Outcome
    adds: bool
    completes: str | None
    beside: tuple[str, ...]


def number_of(random: int) -> str:
    """A sheet's number: seven characters and one that tells a slip of the pen."""
    head = "".join(CROCKFORD[random >> shift & 31] for shift in range(30, -5, -5))
    return head + _check(head)


def read_number(typed: str) -> str | None:
    """The number as somebody typed it, or None when it cannot be one."""
    plain = typed.upper().translate(_SEEN_AS).replace("-", "").replace(" ", "")
    if len(plain) != NUMBER_LENGTH or any(char not in CROCKFORD for char in plain):
        return None
    return plain if _check(plain[:-1]) == plain[-1] else None


def _check(head: str) -> str:
    """Luhn's digit in our alphabet: it tells any one wrong character."""
    total = 0
    for place, char in enumerate(reversed(head)):
        value = CROCKFORD.index(char) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return CROCKFORD[-total % 32]


def weigh(came: datetime, left: datetime, record: Sequence[OnRecord]) -> Weighed:
    """A line against what is on record of her at that site."""
    beside = [one for one in record if _meets(came, left, one)]
    names = tuple(one.id for one in beside)
    if any(one.lowered for one in beside):
        return Weighed("decided", False, None, names)
    if any(_holds(one, came, left) for one in beside if one.state == "confirmed"):
        return Weighed("known", False, None, names)
    opened = next((one for one in beside if one.state == "open"), None)
    if opened is None:
        return Weighed("added", True, None, names)
    more = not _holds(_filled(opened, came, left), came, left)
    return Weighed("completed", more, opened.id, names)


def _meets(came: datetime, left: datetime, one: OnRecord) -> bool:
    begins, ends = one.checked_in_at, one.checked_out_at
    if begins is not None and ends is not None:
        return begins < left and came < ends
    if begins is not None:
        return came - SLACK <= begins < left
    return ends is not None and came < ends <= left + SLACK


def _filled(one: OnRecord, came: datetime, left: datetime) -> OnRecord:
    begins, ends = one.checked_in_at or came, one.checked_out_at or left
    return OnRecord(one.id, begins, ends, one.state, one.lowered)


def _holds(one: OnRecord, came: datetime, left: datetime) -> bool:
    begins, ends = one.checked_in_at, one.checked_out_at
    return begins is not None and ends is not None and begins <= came and left <= ends
