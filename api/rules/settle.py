"""What an attendance is worth saying about: its times and state from scans, words and decisions.

Pure. The scans give the ends; the host's words confirm, fill a missing end or contest; only a
clerk's reasoned decision changes what was scanned. Nothing a host says or leaves unsaid lowers
her hours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

SILENCE = timedelta(hours=72)
CLAIMED_LEVEL, HOST_LEVEL = 0, 4
# A word that was copied from a sheet of paper, after a day without power.
PAPER_SHEET = "paper_sheet"


@dataclass(frozen=True, slots=True)
class Scanned:
    """The ends that the scans give. `evidence_at` is when the last of them arrived."""

    checked_in_at: datetime | None
    checked_out_at: datetime | None
    level: int
    evidence_at: datetime


@dataclass(frozen=True, slots=True)
class Word:
    """A host's word: `confirm` or `contest`, with the times it gives; `withdraw` takes back what
    was copied wrongly from a sheet. Newest last in a row."""

    verdict: str
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    at: datetime
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A clerk's decision: `accept`, `adjust` (both times), `deny`, or `withdraw`. `source` names
    the paper kind that it was read from, when it is the first word on hours nobody scanned."""

    verdict: str
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    at: datetime
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """An attendance as it stands. `silent_at` is when the host's silence makes it presumed."""

    checked_in_at: datetime | None
    checked_out_at: datetime | None
    state: str
    level: int
    silent_at: datetime | None
    flags: tuple[str, ...]


class HasVerdict(Protocol):
    """A word or a decision, however it is kept."""

    @property
    def verdict(self) -> str:
        """`accept`, `adjust`, `deny`, or `withdraw`, which takes the one before it back."""


R = TypeVar("R", bound=HasVerdict)


def in_force(rulings: Sequence[R]) -> R | None:
    """The decision that stands: the newest that nobody took back."""
    standing = not_taken_back(rulings)
    return standing[-1] if standing else None


def not_taken_back(said: Iterable[R]) -> list[R]:
    """What was said and stands: a `withdraw` takes back the one before it."""
    standing: list[R] = []
    for one in said:
        if one.verdict != "withdraw":
            standing.append(one)
        elif standing:
            standing.pop()
    return standing


def settle(
    scanned: Scanned, words: Sequence[Word], rulings: Sequence[Ruling], now: datetime
) -> Settled:
    """The attendance at `now`. A decision older than the newest evidence is reopened, not lost."""
    ruling = in_force(rulings)
    ends = _widest(scanned, words)
    if ruling is not None and ruling.at < scanned.evidence_at:
        return _reopened(scanned, ends, ruling)
    if ruling is not None:
        return _ruled(scanned, ends, ruling)
    backed = any(word.verdict == "confirm" for word in words)
    if scanned.level == CLAIMED_LEVEL and not backed:
        # Her word alone is shown and not counted, whatever is missing and whoever objects.
        return Settled(*ends, "claimed", scanned.level, None, ())
    if None in ends:
        return Settled(*ends, "open", scanned.level, None, ())
    if words and words[-1].verdict == "contest":
        return Settled(*ends, "contested", scanned.level, None, ())
    if backed and not _came_wider(scanned, words[-1]):
        return _confirmed(words[-1])
    if backed and scanned.level == CLAIMED_LEVEL:
        return _confirmed(words[-1], "changed_after_confirmation")
    return _unsaid(scanned, ends, backed, now)


def _confirmed(word: Word, *flags: str) -> Settled:
    return Settled(word.checked_in_at, word.checked_out_at, "confirmed", HOST_LEVEL, None, flags)


def _reopened(
    scanned: Scanned, ends: tuple[datetime | None, datetime | None], ruling: Ruling
) -> Settled:
    """Evidence came after the decision: a person looks again, and meanwhile nothing is lost."""
    if ruling.verdict == "deny":
        state = "claimed" if scanned.level == CLAIMED_LEVEL else "contested"
    elif scanned.level == CLAIMED_LEVEL:
        return replace(_ruled(scanned, ends, ruling), flags=("reopened",))
    else:
        state = "contested"
        ends = (
            _first(ends[0], ruling.checked_in_at),
            _last(ends[1], ruling.checked_out_at),
        )
    if None in ends and state == "contested":
        state = "open"
    return Settled(*ends, state, scanned.level, None, ("reopened",))


def _ruled(
    scanned: Scanned, ends: tuple[datetime | None, datetime | None], ruling: Ruling
) -> Settled:
    if ruling.verdict == "deny":
        return Settled(*ends, "denied", scanned.level, None, ())
    came = ruling.checked_in_at or ends[0]
    left = ruling.checked_out_at or ends[1]
    state = "open" if came is None or left is None else "confirmed"
    return Settled(came, left, state, scanned.level, None, ())


def _unsaid(
    scanned: Scanned,
    ends: tuple[datetime | None, datetime | None],
    said_before: bool,
    now: datetime,
) -> Settled:
    """Nobody has spoken yet of what the scans now tell."""
    flags = ("changed_after_confirmation",) if said_before else ()
    if scanned.level >= HOST_LEVEL:
        return Settled(*ends, "confirmed", scanned.level, None, flags)
    silent_at = scanned.evidence_at + SILENCE
    state = "presumed" if now >= silent_at else "pending"
    return Settled(*ends, state, scanned.level, silent_at, flags)


def _widest(scanned: Scanned, words: Sequence[Word]) -> tuple[datetime | None, datetime | None]:
    """The earliest arrival and the latest departure that a scan or a confirmation tells of: what
    was once confirmed is not lost because scans were sorted anew."""
    confirmed = [word for word in words if word.verdict == "confirm"]
    came = [scanned.checked_in_at, *(word.checked_in_at for word in confirmed)]
    left = [scanned.checked_out_at, *(word.checked_out_at for word in confirmed)]
    return _first(*came), _last(*left)


def _first(*instants: datetime | None) -> datetime | None:
    return min((at for at in instants if at is not None), default=None)


def _last(*instants: datetime | None) -> datetime | None:
    return max((at for at in instants if at is not None), default=None)


def _came_wider(scanned: Scanned, word: Word) -> bool:
    """Whether a scan tells of more than the host confirmed: then the host is asked again."""
    earlier = (
        scanned.checked_in_at is not None
        and word.checked_in_at is not None
        and scanned.checked_in_at < word.checked_in_at
    )
    later = (
        scanned.checked_out_at is not None
        and word.checked_out_at is not None
        and scanned.checked_out_at > word.checked_out_at
    )
    return earlier or later
