"""From rows to values: everything that is known of one week of one order."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.hosts.models import Closure, Site
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days, values
from api.shifts import service as shifts
from api.shifts.models import Placement

# An attendance or a shift that begins this long before a week can still reach into it.
REACH = timedelta(hours=24)


def facts_of_week(
    session: Session, order: Order, week: str, placed: Sequence[Placement] | None = None
) -> values.WeekFacts:
    """The facts of this week, ready for `assess`."""
    placed = shifts.placements(session, order.id) if placed is None else placed
    monday = days.parse_week(week)
    first, last = days.week_bounds(week, order.time_zone)
    sites = _sites(placed, monday)
    return values.WeekFacts(
        week=week,
        terms=terms_of(order, monday, last),
        opening_hours=opening_hours(placed, monday),
        closures=closures(session, sites, first, last),
        closed_on_holidays=all(site.closed_on_holidays for site in sites),
        shifts=tuple(
            one.shift
            for one in shifts.shifts_between(
                order, placed, monday - timedelta(days=1), monday + timedelta(days=7)
            )
        ),
        attendances=tuple(_attendance(row) for row in attendances(session, order, first, last)),
    )


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


def opening_hours(placed: Sequence[Placement], monday: date) -> tuple[values.OpeningHours, ...]:
    """The hours in which she can come, day by day: those of the sites she is placed at then."""
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


def _sites(placed: Sequence[Placement], monday: date) -> list[Site]:
    """The sites she is placed at in some day of the week."""
    sunday = monday + timedelta(days=6)
    here = {
        p.site_id: p.site
        for p in placed
        if p.from_day <= sunday and (p.to_day is None or p.to_day >= monday)
    }
    return list(here.values())


def closures(
    session: Session, sites: Sequence[Site], first: datetime, last: datetime
) -> tuple[values.Closure, ...]:
    """The closures of these sites that touch the week and were not withdrawn."""
    rows = session.scalars(
        select(Closure)
        .where(Closure.site_id.in_([site.id for site in sites]))
        .where(Closure.withdrawn_at.is_(None))
        .where(Closure.starts_at < last, Closure.ends_at > first)
        .order_by(Closure.starts_at, Closure.id)
    )
    return tuple(values.Closure(row.starts_at, row.ends_at, row.cause) for row in rows)


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
