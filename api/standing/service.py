"""How a week stands, kept for lists and looked at again when it can have changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload
from sqlalchemy.orm.attributes import set_committed_value

from api.attendances.models import Attendance
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import days, missed, urgency, values
from api.shifts.models import Placement
from api.shifts.placed import Placed
from api.standing.book import Book
from api.standing.ground import REACH, Ground, gather
from api.standing.models import WeekStanding
from api.together import Writes
from api.warnings import service as warnings

# A row that cannot be assessed must not stop the others: it waits, and is logged.
LATER = timedelta(hours=1)
MOST_DUE = 200
# An arrival older than this has a departure missing: `rules.sheet.REACH` and the minute after.
MISSED_AFTER = timedelta(hours=12, minutes=1)
# What lists show of a week as it stands.
SHOWN = (
    "state",
    "required_minutes",
    "credited_minutes",
    "confirmed_minutes",
    "provisional_minutes",
    "excused_minutes",
    "short_minutes",
    "make_up_missed_minutes",
    "below_floor",
    "provisional",
    "needed_minutes",
    "latest_start",
)
# What brought a review when no fact did.
TIME = "time"
log = structlog.get_logger("constancia.standing")


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week's standing with the facts that a screen shows beside it."""

    standing: values.Standing
    facts: values.WeekFacts
    placed: Sequence[Placed]


def week(session: Session, order: Order, name: str, now: datetime) -> WeekView:
    """One week of an order, assessed now."""
    return weeks(session, order, name, name, now)[0]


def weeks(session: Session, order: Order, first: str, last: str, now: datetime) -> list[WeekView]:
    """The weeks from `first` to `last`, assessed now, in time order."""
    book = Book(session, order, now, gather(session, order, first, last))
    return [_view(book, name) for name in (*_between(first, last), last)]


def _view(book: Book, name: str) -> WeekView:
    return WeekView(book.standing(name), book.facts(name), book.ground.placed)


def review(
    session: Session,
    order: Order,
    now: datetime,
    around: Iterable[datetime] = (),
    fact: str = TIME,
) -> values.Standing:
    """Look at the running week, and at the weeks that these instants fall in, keep what was found,
    let the warnings follow it, and say when to look again. Called in the transaction of every
    fact, with its name."""
    return review_held(session, take_turn(session, order.id), now, around, fact)


def review_held(
    session: Session,
    order: Order,
    now: datetime,
    around: Iterable[datetime] = (),
    fact: str = TIME,
    ground: Ground | None = None,
    writes: Writes | None = None,
) -> values.Standing:
    """The same for an order whose turn was taken already. `ground` is what was read since then
    and brought up to date, `writes` what is to be written with what is found here."""
    current = days.week_of(now, order.time_zone)
    touched = weeks_to_review(order, current, around)
    if ground is None:
        ground = gather(session, order, min(touched), max(touched))
    book = Book(session, order, now, ground, writes)
    touched |= {short for name in touched for short in book.paid_for(name)}
    book.cover(*touched)
    for name in sorted(touched):
        _look_at(book, name, fact, running=name == current)
    standing = book.standing(current)
    _cache(
        book.writes,
        order,
        week=current,
        urgency=urgency.of(standing),
        look_again_at=_next_look(standing, book.facts(current), order, now),
        notices_at=now if order.notices_at is None else min(order.notices_at, now),
    )
    book.writes.run()
    return standing


def weeks_to_review(order: Order, current: str, around: Iterable[datetime]) -> set[str]:
    """The running week, those that these instants touch, and those that ended unseen."""
    touched = {current, *_touched(around, order.time_zone)}
    if order.week is not None and order.week < current:
        touched |= set(_between(order.week, current))
    return touched


def _look_at(book: Book, name: str, fact: str, *, running: bool) -> None:
    """Assess a week, let its warning follow, and keep both."""
    known, standing = book.facts(name), book.standing(name)
    heard = _heard(book.ground, name)
    order, now = book.order, book.now
    heard = warnings.follow(book.session, order, standing, now, fact, heard, running=running)
    _keep(book, standing, known, heard)


def _cache(writes: Writes, order: Order, **found: object) -> None:
    """Write what the desk sorts by, where it differs. Not a change of the order: whoever edits it
    keeps her ETag."""
    if all(getattr(order, name) == value for name, value in found.items()):
        return
    writes.update(Order, {"id": order.id, **found})
    for name, value in found.items():
        set_committed_value(order, name, value)


def _touched(around: Iterable[datetime], tz: str) -> Iterable[str]:
    """The weeks of these instants, and of the day after: an attendance may cross Sunday."""
    for instant in around:
        yield days.week_of(instant, tz)
        yield days.week_of(instant + REACH, tz)


def _between(first: str, last: str) -> Iterable[str]:
    while first < last:
        yield first
        first = days.later_week(first)


def _next_look(
    standing: values.Standing, known: values.WeekFacts, order: Order, now: datetime
) -> datetime:
    """When the state can change by itself or a time of leaving is found missing, at the latest
    when the next week begins."""
    looks = [days.week_bounds(standing.week, order.time_zone)[1]]
    look = standing.look_again_at
    if look is not None:
        looks.append(look)
    for one in known.attendances:
        if one.checked_in_at is not None and one.checked_out_at is None:
            looks.append(one.checked_in_at + MISSED_AFTER)
    return max(min(at for at in looks if at > now), now + timedelta(minutes=1))


def _heard(ground: Ground, week: str) -> warnings.Kept:
    """What the kept week remembers of its warning."""
    before = ground.kept.get(week)
    if before is None:
        return warnings.Kept()
    warning = before["warning_id"]
    return warnings.Kept(warning, tuple(before["told"]), *ground.warned.get(warning, ()))


def _keep(
    book: Book, standing: values.Standing, known: values.WeekFacts, heard: warnings.Kept
) -> None:
    """Keep what was found of a week, where it is not what was kept before."""
    marks = book.ground.marked(standing.week)
    found = {
        "order_id": book.order.id,
        "week": standing.week,
        "court_id": book.order.court_id,
        **_numbers(standing, known),
        "missed": missed.counts(missed.missed_shifts(known, marks, book.now)),
        "warning_id": heard.warning_id,
        "told": list(heard.told),
    }
    before = book.ground.kept.get(standing.week)
    if before is None or any(before[name] != value for name, value in found.items()):
        book.writes.upsert(WeekStanding, {**found, "looked_at": book.now})


def _numbers(standing: values.Standing, known: values.WeekFacts) -> dict[str, Any]:
    """What lists show of a week, by column."""
    chief = urgency.chief_reason(standing)
    return {
        **{name: getattr(standing, name) for name in SHOWN},
        "unconfirmed": sum(
            1 for a in known.attendances if a.state in ("presumed", "contested", "claimed")
        ),
        "missing_times": sum(1 for a in known.attendances if a.state == "open"),
        "reason": {"code": chief.code, "params": dict(chief.params)},
    }


def missed_between(
    session: Session, order: Order, first: str, last: str, now: datetime
) -> list[missed.Missed]:
    """The missed shifts from a week to a week, in time order, by what was said of them."""
    book = Book(session, order, now, gather(session, order, first, last))
    return [
        one
        for name in (*_between(first, last), last)
        for one in missed.missed_shifts(book.facts(name), book.ground.marked(name), now)
    ]


def due(session: Session, now: datetime) -> Sequence[UUID]:
    """The orders whose time to look again has come, the most overdue first; at most so many that
    the way to the next ones stays short."""
    query = select(Order.id).where(Order.look_again_at <= now).order_by(Order.look_again_at)
    return session.scalars(query.limit(MOST_DUE)).all()


def review_due(session: Session, order_id: UUID, now: datetime) -> bool:
    """Look again at an order, if it is still due and nobody else has it in hand."""
    order = session.scalar(
        select(Order)
        .where(Order.id == order_id, Order.look_again_at <= now)
        .options(lazyload(Order.participant))
        .with_for_update(skip_locked=True, key_share=True, of=Order)
    )
    if order is None:
        return False
    try:
        with session.begin_nested():
            review(session, order, now)
    except (ArithmeticError, AssertionError, LookupError, TypeError, ValueError):
        log.exception("order not assessed", order=str(order.id))
        writes = Writes(session)
        _cache(writes, order, look_again_at=now + LATER)
        writes.run()
    return True


def review_site(
    session: Session, site_id: UUID, now: datetime, around: list[datetime], fact: str = TIME
) -> int:
    """Look again at every order placed at a site, as after a closure; how many there were."""
    rows = session.scalars(
        select(Order)
        .join(Placement, Placement.order_id == Order.id)
        .where(Placement.site_id == site_id)
        .order_by(Order.id)
        .distinct()
    ).all()
    for order in rows:
        review(session, order, now, around, fact)
    return len(rows)


def credited_total(session: Session, order_id: UUID) -> int:
    """Minutes credited in all weeks so far, from the kept weeks."""
    total = session.scalar(
        select(func.coalesce(func.sum(WeekStanding.credited_minutes), 0)).where(
            WeekStanding.order_id == order_id
        )
    )
    return int(total or 0)


def rebuild(session: Session, order: Order, now: datetime) -> int:
    """Assess every week that asks or holds anything up to now anew; the minutes credited in all.

    Evidence may tell of hours before the order's first day: they are kept, and so assessed.
    """
    earliest = session.scalar(
        select(func.min(Attendance.starts_at)).where(Attendance.order_id == order.id)
    )
    first = order.starts_on
    if earliest is not None:
        first = min(first, days.local_day(earliest, order.time_zone))
    current = days.week_of(now, order.time_zone)
    first_week = days.format_week(first)
    book = Book(session, order, now, gather(session, order, first_week, current))
    total = 0
    for name in (*_between(first_week, current), current):
        known, standing = book.facts(name), book.standing(name)
        _keep(book, standing, known, _heard(book.ground, name))
        total += standing.credited_minutes
    book.writes.run()
    return total
