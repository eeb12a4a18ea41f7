"""From rows to values: everything that is known of one week of one order."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.excuses.models import Excuse, ExcusedShift
from api.hosts.models import Closure
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days, values
from api.shifts import service as shifts
from api.shifts.models import Placement

# An attendance or a shift that begins this long before a week can still reach into it.
REACH = timedelta(hours=24)
# To the week an excuse that more was asked for is as good as filed.
EXCUSE_STATES: dict[str, values.ExcuseState] = {
    "filed": "filed",
    "asked": "filed",
    "accepted": "accepted",
    "refused": "refused",
}


def facts_of_week(
    session: Session, order: Order, week: str, placed: Sequence[Placement] | None = None
) -> values.WeekFacts:
    """The facts of this week, ready for `assess`."""
    placed = shifts.placements(session, order.id) if placed is None else placed
    monday = days.parse_week(week)
    first, last = days.week_bounds(week, order.time_zone)
    main, *others = _places(session, order, placed, monday, first, last) or [values.Place()]
    return values.WeekFacts(
        week=week,
        terms=terms_of(order, monday, last),
        opening_hours=main.opening_hours,
        closures=main.closures,
        closed_on_holidays=main.closed_on_holidays,
        shifts=main.shifts,
        attendances=tuple(_attendance(row) for row in attendances(session, order, first, last)),
        excuses=_excuses(session, order, first, last),
        elsewhere=tuple(others),
    )


def _places(
    session: Session,
    order: Order,
    placed: Sequence[Placement],
    monday: date,
    first: datetime,
    last: datetime,
) -> list[values.Place]:
    """The sites she is placed at around this week, each with what is its own."""
    sites = {p.site_id: p.site for p in placed if _touches(p, monday)}
    closed = _closures(session, list(sites), first, last)
    dated = shifts.shifts_between(
        order, placed, monday - timedelta(days=1), monday + timedelta(days=7)
    )
    return [
        values.Place(
            opening_hours=_opening_hours([p for p in placed if p.site_id == site.id], monday),
            closures=tuple(closed.get(site.id, ())),
            closed_on_holidays=site.closed_on_holidays,
            shifts=tuple(one.shift for one in dated if one.placement.site_id == site.id),
        )
        for site in sites.values()
    ]


def _touches(placement: Placement, monday: date) -> bool:
    """Whether a placement holds on a day whose shifts can reach into the week."""
    before, after = monday - timedelta(days=1), monday + timedelta(days=7)
    return placement.from_day <= after and (placement.to_day is None or placement.to_day >= before)


def terms_of(order: Order, monday: date, week_ends_at: datetime) -> values.Terms:
    """The terms of the week as values, with the pauses that stand."""
    terms = orders.terms_in_force(order, monday, week_ends_at)
    return values.Terms(
        weekly_required_minutes=terms.weekly_required_minutes,
        weekly_floor_minutes=terms.weekly_floor_minutes,
        weekly_cap_minutes=terms.weekly_cap_minutes,
        daily_cap_minutes=terms.daily_cap_minutes,
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        pauses=tuple(values.Pause(p.from_day, p.to_day) for p in orders.pauses(order)),
        time_zone=order.time_zone,
        version=terms.number,
    )


def _opening_hours(placed: Sequence[Placement], monday: date) -> tuple[values.OpeningHours, ...]:
    """The hours of one site, on the days of the week on which she is placed there."""
    found = set()
    for weekday in range(1, 8):
        day = monday + timedelta(days=weekday - 1)
        for placement in placed:
            if not _holds(placement.from_day, placement.to_day, day):
                continue
            for hours in placement.site.hours:
                if hours.weekday == weekday and _holds(hours.from_day, hours.to_day, day):
                    found.add((weekday, hours.opens_minute, hours.closes_minute))
    return tuple(values.OpeningHours(*one) for one in sorted(found))


def _holds(from_day: date, to_day: date | None, day: date) -> bool:
    return from_day <= day and (to_day is None or day <= to_day)


def _closures(
    session: Session, sites: list[UUID], first: datetime, last: datetime
) -> dict[UUID, list[values.Closure]]:
    """The closures that touch the week and were not withdrawn, by site."""
    rows = session.scalars(
        select(Closure)
        .where(Closure.site_id.in_(sites))
        .where(Closure.withdrawn_at.is_(None))
        .where(Closure.starts_at < last + REACH, Closure.ends_at > first - REACH)
        .order_by(Closure.starts_at, Closure.id)
    )
    found: dict[UUID, list[values.Closure]] = {}
    for row in rows:
        closure = values.Closure(row.starts_at, row.ends_at, row.cause)
        found.setdefault(row.site_id, []).append(closure)
    return found


def attendances(
    session: Session, order: Order, first: datetime, last: datetime
) -> Sequence[Attendance]:
    """Her attendances that touch the time from `first` to `last`, in time order."""
    return session.scalars(
        select(Attendance)
        .where(Attendance.order_id == order.id, Attendance.state != "merged")
        .where(Attendance.starts_at.between(first - REACH, last + REACH))
        .order_by(Attendance.starts_at, Attendance.id)
    ).all()


def _attendance(row: Attendance) -> values.Attendance:
    return values.Attendance(
        id=str(row.id),
        checked_in_at=row.checked_in_at,
        checked_out_at=row.checked_out_at,
        state=row.state,  # type: ignore[arg-type]
    )


def _excuses(
    session: Session, order: Order, first: datetime, last: datetime
) -> tuple[values.Excuse, ...]:
    """The excuses for shifts that touch the week; one that she took back is none."""
    rows = session.execute(
        select(ExcusedShift.shift_id, Excuse.state, Excuse.cause)
        .join(Excuse, Excuse.id == ExcusedShift.excuse_id)
        .where(ExcusedShift.order_id == order.id, Excuse.state != "withdrawn")
        .where(ExcusedShift.starts_at.between(first - REACH, last + REACH))
        .order_by(Excuse.filed_at, Excuse.id)
    )
    return tuple(
        values.Excuse(str(shift), EXCUSE_STATES[state], cause) for shift, state, cause in rows
    )
