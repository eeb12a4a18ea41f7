"""Dates before the judge: which days they fall on, when she is reminded, how one of them stands.

What nobody recorded in five business days is presumed kept. No rule here can say "missed".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from api.rules import days, waking
from api.rules.business_days import due_on, is_business_day
from api.rules.recurring import Recurring, rule_days

State = Literal["set", "attended", "excused", "rescheduled", "cancelled", "presumed"]
Kind = Literal[
    "set",
    "moved",
    "cannot_come",
    "answered",
    "scanned",
    "attended",
    "excused",
    "rescheduled",
    "cancelled",
    "presumed",
    "undone",
]

FURTHEST = timedelta(days=400)
PRESUMED_AFTER = 5
A_DAY = timedelta(days=1)
# Days before, and the local minute of that day: in the afternoon, and on the morning itself.
AFTERNOON = 15 * 60
REMINDED: Final = ((7, AFTERNOON), (3, AFTERNOON), (1, AFTERNOON), (0, waking.WAKES))
_OUTCOMES: Final[frozenset[str]] = frozenset(
    {"attended", "excused", "rescheduled", "cancelled", "presumed"}
)
# After these a calendar has to show something else.
_CHANGES: Final = frozenset({"moved", "excused", "rescheduled", "cancelled", "undone"})
_ANSWERS: Final = _OUTCOMES - {"presumed"} | {"moved", "answered"}


@dataclass(frozen=True, slots=True)
class Where:
    """When a date is, where, and what to bring."""

    starts_at: datetime
    place: str
    bring: str | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A date of a rule: the day that the rule names, and when it is, off the closed days."""

    rule_day: date
    starts_at: datetime


def open_day(day: date) -> date:
    """This day, or the next on which the court is open: it stays open in the December recess."""
    while not is_business_day(day):
        day += A_DAY
    return day


def planned(
    rule: Recurring, after: datetime, ahead: timedelta, last_day: date | None = None
) -> list[Planned]:
    """The dates of a rule later than an instant and at most so far ahead (400 days), one a day.

    `last_day` is the last that a rule's own day may be: an order's end.
    """
    horizon = days.local_day(after, rule.time_zone) + min(ahead, FURTHEST)
    last = horizon if last_day is None else min(horizon, last_day)
    found: dict[date, Planned] = {}
    for named in rule_days(rule, last):
        day = open_day(named)
        at = days.wall_instant(day, rule.minute, rule.time_zone)
        if at > after and day <= horizon:
            found.setdefault(day, Planned(named, at))
    return list(found.values())


def presume_at(starts_at: datetime, tz: str) -> datetime:
    """When a date that nobody recorded is presumed kept: after five whole business days."""
    last = due_on(days.local_day(starts_at, tz), PRESUMED_AFTER)
    return days.day_bounds(last, tz)[1]


@dataclass(frozen=True, slots=True)
class Reminder:
    """That she is told of a date so many days before: from when, and until when it is of use."""

    days_before: int
    at: datetime
    until: datetime


def reminders(starts_at: datetime, tz: str) -> list[Reminder]:
    """When she is reminded of a date. Each is of use until the next one, the last until it is."""
    day = days.local_day(starts_at, tz)
    times = [(n, days.wall_instant(day - n * A_DAY, minute, tz)) for n, minute in REMINDED]
    times = [(n, at) for n, at in times if at < starts_at]
    ends = [*(at for _, at in times[1:]), starts_at]
    return [Reminder(n, at, end) for (n, at), end in zip(times, ends, strict=True)]


def reminder_due(
    starts_at: datetime, tz: str, known_at: datetime, now: datetime
) -> Reminder | None:
    """The reminder to send now, if any. A date that she was told of later (`known_at`) needs no
    reminder from before; one that came too late is replaced by the next."""
    for one in reminders(starts_at, tz):
        if one.at <= now < one.until and known_at <= one.at:
            return one
    return None


@dataclass(frozen=True, slots=True)
class Said:
    """An event of a date, as far as it says how the date stands."""

    kind: str
    at: datetime
    scanned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """How a date stands: `sequence` rises with each change that a calendar shows; `cannot_come_at`
    is when she said so, while nobody has answered; `scanned_at` when she first scanned the code
    at the court's desk. That is evidence beside the state: a person says what became of a date."""

    state: State
    sequence: int
    cannot_come_at: datetime | None
    scanned_at: datetime | None = None


def stand(events: Sequence[Said]) -> Stand:
    """How a date stands by all that was said of it, oldest first."""
    outcomes: list[State] = []
    for one in events:
        if one.kind == "undone" and outcomes:
            outcomes.pop()
        elif one.kind in _OUTCOMES:
            outcomes.append(one.kind)  # type: ignore[arg-type]
    changes = sum(one.kind in _CHANGES for one in events)
    scanned = min((one.scanned_at for one in events if one.scanned_at), default=None)
    return Stand(outcomes[-1] if outcomes else "set", changes, _waiting(events), scanned)


def _waiting(events: Iterable[Said]) -> datetime | None:
    asked: datetime | None = None
    for one in events:
        if one.kind == "cannot_come":
            asked = one.at
        elif one.kind in _ANSWERS:
            asked = None
    return asked
