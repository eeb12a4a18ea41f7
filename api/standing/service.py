"""How a week stands, kept for lists and looked at again when it can have changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import Table, func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from api.attendances.models import Attendance
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import days, missed, urgency, values
from api.rules.assess import assess
from api.shifts.models import Placement
from api.shortfalls.models import ShiftMark
from api.standing import facts
from api.standing.book import Book
from api.standing.models import WeekStanding
from api.warnings import service as warnings

# A row that cannot be assessed must not stop the others: it waits, and is logged.
LATER = timedelta(hours=1)
# An arrival older than this has a departure missing: `rules.sheet.REACH` and the minute after.
MISSED_AFTER = timedelta(hours=12, minutes=1)
# What brought a review when no fact did.
TIME = "time"
log = structlog.get_logger("constancia.standing")


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week's standing with the facts that a screen shows beside it."""

    standing: values.Standing
    facts: values.WeekFacts
    placed: Sequence[Placement]


def week(session: Session, order: Order, name: str, now: datetime) -> WeekView:
    """One week of an order, assessed now."""
    book = Book(session, order, now)
    return WeekView(book.standing(name), book.facts(name), book.placed)


def weeks(session: Session, order: Order, first: str, last: str, now: datetime) -> list[WeekView]:
    """The weeks from `first` to `last`, assessed now, in time order."""
    book = Book(session, order, now)
    found = []
    name = first
    while days.parse_week(name) <= days.parse_week(last):
        known = book.facts(name)
        found.append(WeekView(assess(known, now), known, book.placed))
        name = days.later_week(name)
    return found


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
) -> values.Standing:
    """The same for an order whose turn was taken already."""
    current = days.week_of(now, order.time_zone)
    touched = {current, *(_touched(around, order.time_zone))}
    if order.week is not None and order.week < current:
        touched |= set(_between(order.week, current))
    book = Book(session, order, now)
    touched |= {short for name in touched for short in book.paid_for(name)}
    found: dict[str, values.Standing] = {}
    for name in sorted(touched):
        known = book.facts(name)
        found[name] = assess(known, now)
        row = _keep(session, order, found[name], known, now)
        _follow(session, order, found[name], now, fact, row, running=name == current)
    standing = found[current]
    _cache(
        session,
        order,
        week=current,
        urgency=urgency.of(standing),
        look_again_at=_next_look(standing, book.facts(current), order, now),
    )
    return standing


def _cache(session: Session, order: Order, **found: object) -> None:
    """Write what the desk sorts by. Not a change of the order: whoever edits it keeps her ETag."""
    session.flush()
    table = Order.__table__
    assert isinstance(table, Table)
    session.execute(update(table).where(table.c.id == order.id).values(**found))
    for name, value in found.items():
        set_committed_value(order, name, value)


def _touched(around: Iterable[datetime], tz: str) -> Iterable[str]:
    """The weeks of these instants, and of the day after: an attendance may cross Sunday."""
    for instant in around:
        yield days.week_of(instant, tz)
        yield days.week_of(instant + facts.REACH, tz)


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
    if standing.look_again_at is not None:
        looks.append(standing.look_again_at)
    for one in known.attendances:
        if one.checked_in_at is not None and one.checked_out_at is None:
            looks.append(one.checked_in_at + MISSED_AFTER)
    return max(min(look for look in looks if look > now), now + timedelta(minutes=1))


def _follow(
    session: Session,
    order: Order,
    standing: values.Standing,
    now: datetime,
    fact: str,
    row: WeekStanding,
    *,
    running: bool,
) -> None:
    kept = warnings.Kept(row.warning_id, tuple(row.told))
    found = warnings.follow(session, order, standing, now, fact, kept, running=running)
    if found != kept:
        row.warning_id, row.told = found.warning_id, list(found.told)


def _keep(
    session: Session,
    order: Order,
    standing: values.Standing,
    known: values.WeekFacts,
    now: datetime,
) -> WeekStanding:
    marks = _marks(session, order, known)
    lost = missed.counts(missed.missed_shifts(known, marks, now))
    row = session.get(WeekStanding, (order.id, standing.week))
    if row is None:
        row = WeekStanding(
            order_id=order.id, week=standing.week, court_id=order.court_id, told=[], warning_id=None
        )
        session.add(row)
    row.state = standing.state
    row.required_minutes = standing.required_minutes
    row.credited_minutes = standing.credited_minutes
    row.confirmed_minutes = standing.confirmed_minutes
    row.provisional_minutes = standing.provisional_minutes
    row.excused_minutes = standing.excused_minutes
    row.short_minutes = standing.short_minutes
    row.make_up_missed_minutes = standing.make_up_missed_minutes
    row.below_floor, row.provisional = standing.below_floor, standing.provisional
    row.missed = lost
    row.needed_minutes = standing.needed_minutes
    row.latest_start = standing.latest_start
    row.unconfirmed = sum(
        1 for a in known.attendances if a.state in ("presumed", "contested", "claimed")
    )
    row.missing_times = sum(1 for a in known.attendances if a.state == "open")
    chief = urgency.chief_reason(standing)
    row.reason = {"code": chief.code, "params": dict(chief.params)}
    row.looked_at = now
    return row


def _marks(session: Session, order: Order, known: values.WeekFacts) -> dict[str, frozenset[str]]:
    """The marks that stand on the shifts of a week: the newest word of each role."""
    rows = session.scalars(
        select(ShiftMark)
        .where(ShiftMark.order_id == order.id, ShiftMark.week == known.week)
        .order_by(ShiftMark.number)
    )
    newest = {(str(row.shift_id), row.actor_role): row.kind for row in rows}
    found: dict[str, set[str]] = {}
    for (shift, _), kind in newest.items():
        found.setdefault(shift, set()).add(kind)
    return {shift: frozenset(kinds - {"withdrawn"}) for shift, kinds in found.items()}


def review_one(session: Session, now: datetime) -> bool:
    """Look again at the order that is most overdue; whether there was one."""
    order = session.scalar(
        select(Order)
        .where(Order.look_again_at <= now)
        .order_by(Order.look_again_at, Order.id)
        .limit(1)
        .with_for_update(skip_locked=True, key_share=True, of=Order)
    )
    if order is None:
        return False
    try:
        with session.begin_nested():
            review(session, order, now)
    except (ArithmeticError, AssertionError, LookupError, TypeError, ValueError):
        log.exception("order not assessed", order=str(order.id))
        _cache(session, order, look_again_at=now + LATER)
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
    total = 0
    for view in weeks(session, order, days.format_week(first), current, now):
        _keep(session, order, view.standing, view.facts, now)
        total += view.standing.credited_minutes
    session.flush()
    return total
