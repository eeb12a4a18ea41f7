"""From rows to values: everything that is known of one week of one order."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days, values
from api.shifts.placed import Placed, dated_shifts
from api.standing.ground import REACH, Ground, Stay, gather


def facts_of_week(
    session: Session, order: Order, week: str, ground: Ground | None = None
) -> values.WeekFacts:
    """The facts of this week, ready for `assess`; from `ground` when it was gathered already."""
    if ground is None:
        ground = gather(session, order, week, week)
    monday = days.parse_week(week)
    first, last = days.week_bounds(week, order.time_zone)
    main, *others = _places(order, ground, monday, first, last) or [values.Place()]
    return values.WeekFacts(
        week=week,
        terms=terms_of(order, ground, monday, last),
        opening_hours=main.opening_hours,
        closures=main.closures,
        closed_on_holidays=main.closed_on_holidays,
        shifts=main.shifts,
        attendances=tuple(
            _attendance(stay)
            for stay in ground.stays
            if first - REACH <= stay.starts_at <= last + REACH
        ),
        excuses=tuple(
            excuse
            for starts_at, excuse in ground.excuses
            if first - REACH <= starts_at <= last + REACH
        ),
        elsewhere=tuple(others),
    )


def _places(
    order: Order, ground: Ground, monday: date, first: datetime, last: datetime
) -> list[values.Place]:
    """The sites she is placed at around this week, each with what is its own."""
    sites = {p.site_id: p for p in ground.placed if _touches(p, monday)}
    before, after = monday - timedelta(days=1), monday + timedelta(days=7)
    dated = dated_shifts(ground.placed, before, after, order.time_zone)
    return [
        values.Place(
            opening_hours=_opening_hours([p for p in ground.placed if p.site_id == site], monday),
            closures=tuple(
                closure
                for closed, closure in ground.closures
                if closed == site
                and closure.starts_at < last + REACH
                and closure.ends_at > first - REACH
            ),
            closed_on_holidays=placed.closed_on_holidays,
            shifts=tuple(shift for shift, one in dated if one.site_id == site),
        )
        for site, placed in sites.items()
    ]


def _touches(placement: Placed, monday: date) -> bool:
    """Whether a placement holds on a day whose shifts can reach into the week."""
    before, after = monday - timedelta(days=1), monday + timedelta(days=7)
    return placement.from_day <= after and (placement.to_day is None or placement.to_day >= before)


def terms_of(order: Order, ground: Ground, monday: date, week_ends_at: datetime) -> values.Terms:
    """The terms of the week as values, with the pauses that stand."""
    terms = orders.terms_in_force(ground.terms, monday, week_ends_at)
    return values.Terms(
        weekly_required_minutes=terms.weekly_required_minutes,
        weekly_floor_minutes=terms.weekly_floor_minutes,
        weekly_cap_minutes=terms.weekly_cap_minutes,
        daily_cap_minutes=terms.daily_cap_minutes,
        starts_on=order.starts_on,
        # What was entered by mistake asks for nothing, in no week.
        ends_on=order.ends_on if order.withdrawn_at is None else order.starts_on,
        pauses=tuple(ground.pauses),
        time_zone=order.time_zone,
        version=terms.number,
    )


def _opening_hours(placed: Sequence[Placed], monday: date) -> tuple[values.OpeningHours, ...]:
    """The hours of one site, on the days of the week on which she is placed there."""
    found = set()
    for placement in placed:
        for hours in placement.hours:
            day = monday + timedelta(days=hours.weekday - 1)
            if _holds(placement.from_day, placement.to_day, day) and _holds(
                hours.from_day, hours.to_day, day
            ):
                found.add((hours.weekday, hours.opens_minute, hours.closes_minute))
    return tuple(values.OpeningHours(*one) for one in sorted(found))


def _holds(from_day: date, to_day: date | None, day: date) -> bool:
    return from_day <= day and (to_day is None or day <= to_day)


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


def _attendance(stay: Stay) -> values.Attendance:
    return values.Attendance(
        id=str(stay.id),
        checked_in_at=stay.checked_in_at,
        checked_out_at=stay.checked_out_at,
        state=stay.state,  # type: ignore[arg-type]
    )
