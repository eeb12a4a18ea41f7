"""What she may have to be told of, as values: one shape for each thing that is told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID


class Told(NamedTuple):
    """A telling that is not past its use, with the week as it stands and its warning."""

    id: UUID
    week: str
    kind: str
    occasion: str
    state: str
    needed_minutes: int
    gap_minutes: int
    reachable_until: datetime | None
    due_at: datetime
    seen_at: datetime | None
    closed_at: datetime | None
    week_state: str | None
    missing_times: int | None


class DateSet(NamedTuple):
    """A date that is to come, and since when it is known that it is then."""

    id: UUID
    starts_at: datetime
    known_at: datetime


class DateNews(NamedTuple):
    """Something that a clerk did with a date."""

    id: UUID
    number: int
    kind: str
    at: datetime
    starts_at: datetime
    source: str


class Term(NamedTuple):
    """A legal term that runs."""

    id: UUID
    kind: str
    number: int
    due_on: date
    met_on: date | None
    recorded_at: datetime


class Asked(NamedTuple):
    """An excuse of which more was asked."""

    id: UUID
    number: int
    at: datetime
    answer_by: date


class Decided(NamedTuple):
    """A word of somebody else on something of hers."""

    about: UUID
    event: UUID
    verdict: str
    at: datetime


class LastWeek(NamedTuple):
    """How a week stands as it was kept."""

    week: str
    state: str
    credited_minutes: int
    required_minutes: int


class Wanted(NamedTuple):
    """What she wants to hear of, and when she wants quiet."""

    shift_evening: bool
    shift_soon: bool
    weekly_summary: bool


class Held(NamedTuple):
    """A notice that is still on its way, or was taken back and is still of use."""

    id: UUID
    person_kind: str
    kind: str
    occasion: str
    state: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All of it."""

    told: list[Told]
    dates: list[DateSet]
    news: list[DateNews]
    terms: list[Term]
    asked: list[Asked]
    entries: list[Decided]
    excuses: list[Decided]
    make_ups: list[Decided]
    offers: list[Decided]
    last_week: list[LastWeek]
    credited: int
    heard_at: datetime | None
    wanted: Wanted
    support: UUID | None
    held: list[Held]
