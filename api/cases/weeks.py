"""The weeks of a case as the judge is shown them: their numbers, and whose each gap is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.orders.models import Order
from api.rules import causes, days, total, values
from api.rules.settle import SILENCE
from api.shortfalls.models import ShiftMark
from api.standing import known, totals
from api.standing.book import Book
from api.standing.ground import Ground, Mark, Stay, gather
from api.warnings.models import Warning

WAITING = ("open", "claimed")
LEVELS = 5


@dataclass(frozen=True, slots=True)
class CaseWeek:
    """A week, and why it lacks what it lacks."""

    standing: values.Standing
    made_up_minutes: int
    causes: tuple[causes.Cause, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the weeks of a case come to at an instant."""

    weeks: Sequence[CaseWeek]
    total: total.Total
    provisional_total: int
    levels: Mapping[int, int]


def as_it_stands(session: Session, order: Order, first: str, last: str, now: datetime) -> Sums:
    """By all that is known now."""
    book = Book(session, order, now, gather(session, order, first, last))
    said = _Said(book.ground, _silent(book.ground.stays, now), _late(session, order, now))
    return Sums(
        [_week(book, name, said) for name in between(first, last)],
        totals.total_of(session, order, now),
        totals.provisional_total(session, order.id),
        _levels(session, order),
    )


def in_book(book: Book, names: Iterable[str], late: Mapping[str, frozenset[str]]) -> list[CaseWeek]:
    """Some weeks of facts that were read already; `late`: by week, what took the reach away."""
    said = _Said(book.ground, _silent(book.ground.stays, book.now), late)
    return [_week(book, name, said) for name in names]


def as_known(session: Session, order: Order, first: str, last: str, known_at: datetime) -> Sums:
    """By what was known at an instant: every week of the order is worked out for its total."""
    began = days.format_week(order.starts_on)
    ground, attended = known.ground_at(session, order, min(began, first), last, known_at)
    ground.marks.extend(_marks(session, order, known_at))
    said = _Said(ground, _silent(ground.stays, known_at), _late(session, order, known_at))
    book = Book(session, order, known_at, ground)
    levels: dict[int, int] = {}
    for one in attended:
        if one.state != "merged":
            levels[one.level] = levels.get(one.level, 0) + 1
    standings = [book.standing(name) for name in between(min(began, first), last)]
    return Sums(
        [_week(book, name, said) for name in between(first, last)],
        _total(order, standings, known_at),
        sum(one.provisional_minutes for one in standings),
        levels,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What people said, and did not say, of the weeks."""

    ground: Ground
    silent: frozenset[str]
    late: Mapping[str, frozenset[str]]

    def of(self, week: str) -> causes.Said:
        marks = self.ground.marked(week)
        return causes.Said(self.silent, marks, self.late.get(week, frozenset()))


def _week(book: Book, name: str, said: _Said) -> CaseWeek:
    facts = book.facts(name)
    found = causes.causes(facts, book.now, said.of(name))
    return CaseWeek(book.standing(name), facts.make_up_done_minutes, found)


def between(first: str, last: str) -> Iterable[str]:
    """The names of the weeks from one to another, both included."""
    while first <= last:
        yield first
        first = days.later_week(first)


def _silent(stays: Iterable[Stay], now: datetime) -> frozenset[str]:
    """Attendances that wait for a word of a host who gave none in its time."""
    return frozenset(
        str(one.id)
        for one in stays
        if one.state in WAITING
        and (one.checked_out_at or one.checked_in_at or one.starts_at) + SILENCE <= now
    )


def _late(session: Session, order: Order, known_at: datetime) -> dict[str, frozenset[str]]:
    """By week, the facts that took the reach away at once."""
    query = select(Warning.week, Warning.cause).where(
        Warning.order_id == order.id,
        Warning.cause.is_not(None),
        Warning.opened_at <= known_at,
    )
    found: dict[str, set[str]] = {}
    for week, cause in session.execute(query):
        found.setdefault(week, set()).add(str(cause))
    return {week: frozenset(facts) for week, facts in found.items()}


def _marks(session: Session, order: Order, known_at: datetime) -> list[Mark]:
    query = (
        select(ShiftMark.week, ShiftMark.shift_id, ShiftMark.actor_role, ShiftMark.kind)
        .where(ShiftMark.order_id == order.id, ShiftMark.at <= known_at)
        .order_by(ShiftMark.number)
    )
    return [Mark(*row) for row in session.execute(query)]


def _levels(session: Session, order: Order) -> dict[int, int]:
    """How many attendances stand on evidence of each level."""
    query = (
        select(Attendance.level, func.count())
        .where(Attendance.order_id == order.id, Attendance.state != "merged")
        .group_by(Attendance.level)
    )
    return {int(level): int(count) for level, count in session.execute(query)}


def _total(order: Order, standings: Sequence[values.Standing], known_at: datetime) -> total.Total:
    current = days.week_of(known_at, order.time_zone)
    return total.total(
        order.total_required_minutes,
        sum(one.credited_minutes for one in standings),
        [one.credited_minutes for one in standings if one.week < current and one.required_minutes],
        sum(one.credited_minutes for one in standings if one.week == current),
        days.local_day(known_at, order.time_zone),
    )


def sums_by_whom(weeks: Iterable[CaseWeek]) -> dict[str, int]:
    """The missing minutes of some weeks by whose they are."""
    found = dict.fromkeys(causes.WHOSE, 0)
    for week in weeks:
        for one in week.causes:
            found[one.who] += one.minutes
    return {str(who): minutes for who, minutes in found.items()}


def known_until(order: Order, day: date | None, now: datetime) -> datetime:
    """The instant whose knowledge is asked for: the end of a day, or now."""
    if day is None or day >= days.local_day(now, order.time_zone):
        return now
    return days.day_bounds(day, order.time_zone)[1]


def level_counts(levels: Mapping[int, int]) -> list[dict[str, Any]]:
    """Every level with its count, also where there is none."""
    return [{"level": one, "count": levels.get(one, 0)} for one in range(LEVELS)]
