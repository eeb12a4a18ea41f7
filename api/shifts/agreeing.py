"""Agreeing on hours beside the timetable: refused in words where she could not come."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import Invalid
from api.hosts.models import Closure
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.rules.sessions import Limits, Span, first_fault
from api.shifts import service as shifts
from api.shifts.models import Placement

A_DAY = timedelta(days=1)


def refuse_unfit(
    session: Session,
    order: Order,
    placement: Placement,
    spans: Sequence[Span],
    now: datetime,
    *,
    within: timedelta,
    where: str,
    days_asked: Sequence[date] | None = None,
) -> None:
    """Refuse hours that cannot be worked at this placement, or that would not count. `where` is
    the list's JSON pointer; `days_asked` are the only days in question when given."""
    until = now + within
    limits = Limits(
        tz=order.time_zone,
        now=now,
        until=until,
        may_be=_days_in_question(order, placement, days_asked),
        taken=_her_shifts(session, order, now, until),
        closed=_closures(session, placement, now, until + A_DAY),
        closed_on_holidays=placement.site.closed_on_holidays,
        daily_cap=lambda day: _daily_cap(order, day),
    )
    fault = first_fault(spans, limits)
    if fault is not None:
        raise Invalid(fault.code, f"{where}/{fault.index}/{fault.end}", **fault.params)


def _days_in_question(
    order: Order, placement: Placement, asked: Sequence[date] | None
) -> Callable[[date], bool]:
    """Days of the order on which she is placed here."""

    def may_be(day: date) -> bool:
        return is_placed(order, placement, day) and (asked is None or day in asked)

    return may_be


def is_placed(order: Order, placement: Placement, day: date) -> bool:
    """Whether a day lies in the order and in the placement."""
    first = max(order.starts_on, placement.from_day)
    lasts = [last for last in (order.ends_on, placement.to_day) if last is not None]
    return first <= day and all(day <= last for last in lasts)


def _her_shifts(session: Session, order: Order, now: datetime, until: datetime) -> list[Span]:
    """Her shifts at every site: what she could not leave to come here."""
    first = days.local_day(now, order.time_zone) - A_DAY
    last = days.local_day(until, order.time_zone) + A_DAY
    placed = shifts.placements(session, order.id)
    return [
        Span(one.shift.starts_at, one.shift.ends_at)
        for one in shifts.shifts_between(order, placed, first, last)
    ]


def _closures(session: Session, placement: Placement, now: datetime, until: datetime) -> list[Span]:
    rows = session.execute(
        select(Closure.starts_at, Closure.ends_at)
        .where(Closure.site_id == placement.site_id, Closure.withdrawn_at.is_(None))
        .where(Closure.starts_at < until, Closure.ends_at > now)
    )
    return [Span(*row) for row in rows]


def _daily_cap(order: Order, day: date) -> int:
    week = days.format_week(day)
    ends_at = days.week_bounds(week, order.time_zone)[1]
    return orders.terms_in_force(order.terms, days.parse_week(week), ends_at).daily_cap_minutes
