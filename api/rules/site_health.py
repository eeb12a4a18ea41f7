"""How a site is doing, by arithmetic that anybody can repeat from the same facts. Pure.

Words for hosts and clerks to act on. Nothing here says anything about a woman, and nothing here is
read where her hours are counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any, Final, Literal
from uuid import UUID

from api.rules import days
from api.rules.notices import MORNING, NEWS_UNTIL, Due
from api.rules.settle import SILENCE

LOOKED_BACK: Final = timedelta(weeks=13)
A_MINUTE: Final = timedelta(minutes=1)
A_DAY: Final = timedelta(days=1)
MONTH_AHEAD, WEEK_AHEAD = 30, 7
CoverState = Literal["none", "covered", "month", "week", "lapsed"]
COVER_STATES: Final[tuple[CoverState, ...]] = ("lapsed", "week", "month", "none", "covered")


@dataclass(frozen=True, slots=True)
class Asked:
    """An attendance that asked for the host's word: when its evidence arrived, when the host spoke
    first, and when it needed no word any more because a clerk had decided."""

    at: datetime
    spoke_at: datetime | None = None
    decided_at: datetime | None = None

    def silent(self, now: datetime) -> bool:
        """Whether the host left it without a word for 72 hours."""
        ends = [at for at in (self.spoke_at, self.decided_at, now) if at is not None]
        return min(ends) - self.at >= SILENCE

    @property
    def waits(self) -> bool:
        """Whether it waits still."""
        return self.spoke_at is None and self.decided_at is None


@dataclass(frozen=True, slots=True)
class Answered:
    """How long the host's answers took, and of how many this is the middle and the slowest."""

    n: int
    median_minutes: int
    slowest_minutes: int


@dataclass(frozen=True, slots=True)
class Silence:
    """The weeks with something left unsaid for 72 hours, and since when something is still."""

    weeks: tuple[str, ...]
    since: date | None


def answered(asked: Iterable[Asked]) -> Answered | None:
    """The middle and the slowest of the answers given; None when there is none."""
    took = sorted(
        max(0, (one.spoke_at - one.at) // A_MINUTE) for one in asked if one.spoke_at is not None
    )
    if not took:
        return None
    return Answered(len(took), int(median(took)), took[-1])


def silence(asked: Iterable[Asked], now: datetime, tz: str) -> Silence:
    """The weeks in which the host was silent, each named after when it was asked."""
    silent = [one for one in asked if one.silent(now)]
    still = [one.at for one in silent if one.waits]
    return Silence(
        tuple(sorted({days.week_of(one.at, tz) for one in silent})),
        days.local_day(min(still), tz) if still else None,
    )


Span = tuple[date, date]


def cover(said: Iterable[Span]) -> list[Span]:
    """The days that are insured, from what was said of them, oldest word first.

    The newest word tells all from its first day on: a renewal begins later and leaves the cover
    before it as it is, a correction begins where the mistake did.
    """
    found: list[Span] = []
    for first, last in said:
        found = [(a, min(b, first - A_DAY)) for a, b in found if a < first]
        found.append((first, last))
    return found


@dataclass(frozen=True, slots=True)
class Cover:
    """How a placement is insured on a day: until when, and how many days that is ahead."""

    state: CoverState
    until: date | None = None
    days_left: int | None = None


def cover_on(said: Iterable[Span], today: date, needed_until: date | None) -> Cover:
    """Whether she is insured today, and for how long without a gap; no longer than she is placed
    is needed."""
    spans = sorted(cover(said))
    until = today - A_DAY
    for first, last in spans:
        if first <= until + A_DAY and last > until:
            until = last
    if until < today:
        past = [last for _, last in spans if last < today]
        if not past:
            return Cover("none")
        return Cover("lapsed", max(past), (max(past) - today).days)
    left = (until - today).days
    if left > MONTH_AHEAD or (needed_until is not None and needed_until <= until):
        return Cover("covered", until, left)
    return Cover("week" if left <= WEEK_AHEAD else "month", until, left)


def of_cover(site: UUID, covered_until: date, said_at: Iterable[datetime], tz: str) -> list[Due]:
    """What a host is told of women whose cover ends on one day: 30 and 7 days before it, and once
    it is over. Nothing of a time before the day was entered: whoever enters it knows it then.

    `said_at`: when the last word about each of them was entered.
    """
    month, week, over = (
        days.wall_instant(covered_until + ahead * A_DAY, MORNING, tz)
        for ahead in (-MONTH_AHEAD, -WEEK_AHEAD, 1)
    )
    stages = ((month, week, "month"), (week, over, "week"), (over, over + NEWS_UNTIL, "lapsed"))
    entered = list(said_at)
    found = []
    for at, until, stage in stages:
        count = sum(stage == "lapsed" or one <= at for one in entered)
        if count:
            params: dict[str, Any] = {"count": count, "due_on": covered_until.isoformat()}
            params["lapsed"] = stage == "lapsed"
            occasion = f"{site}:{covered_until}:{stage}"
            found.append(Due("coverage", occasion, at, until, site, params=params))
    return found
