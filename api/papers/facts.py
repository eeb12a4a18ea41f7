"""What several papers say of an order at the end of a day: weeks, total, terms, places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.errors import NotFound
from api.orders.models import Order
from api.papers.press import Json
from api.rules import days, total
from api.rules.values import Standing
from api.shifts.models import Placement
from api.standing import service as standing
from api.standing.service import WeekView

NUMBERS = (
    "weekly_required_minutes",
    "weekly_floor_minutes",
    "weekly_cap_minutes",
    "daily_cap_minutes",
)


@dataclass(frozen=True, slots=True)
class Then:
    """An order at the end of a day, with all of its weeks up to then."""

    order: Order
    as_of: date
    ends_at: datetime
    weeks: Sequence[WeekView]
    total: total.Total

    @property
    def confirmed(self) -> int:
        """Minutes that somebody's word stands behind."""
        return sum(one.standing.confirmed_minutes for one in self.weeks)


def then(session: Session, order_id: UUID, as_of: date | None) -> Then:
    """An order as it stood when that day ended, by what is known today."""
    order = session.get(Order, order_id)
    if order is None or as_of is None:
        raise NotFound
    ends_at = days.day_bounds(as_of, order.time_zone)[1]
    weeks = _weeks(session, order, as_of, ends_at)
    current = days.format_week(as_of)
    closed = [
        one.standing.credited_minutes
        for one in weeks
        if one.standing.week < current and one.standing.required_minutes > 0
    ]
    this_week = sum(w.standing.credited_minutes for w in weeks if w.standing.week == current)
    credited = sum(one.standing.credited_minutes for one in weeks)
    required = order.total_required_minutes
    return Then(
        order, as_of, ends_at, weeks, total.total(required, credited, closed, this_week, as_of)
    )


def _weeks(session: Session, order: Order, as_of: date, ends_at: datetime) -> Sequence[WeekView]:
    """From the first week that asks or holds anything: evidence may tell of hours before it."""
    first = order.starts_on
    earliest = session.scalar(
        select(func.min(Attendance.starts_at)).where(Attendance.order_id == order.id)
    )
    if earliest is not None:
        first = min(first, days.local_day(earliest, order.time_zone))
    if first > as_of:
        return []
    names = days.format_week(first), days.format_week(as_of)
    return standing.weeks(session, order, *names, ends_at)


def terms(order: Order) -> list[Json]:
    """The versions of the order's numbers that hold, oldest first."""
    return [
        {
            "version": one.number,
            "from_day": one.from_day.isoformat(),
            **{name: getattr(one, name) for name in NUMBERS},
        }
        for one in order.terms
        if one.approved_at is not None
    ]


def places(session: Session, order: Order, as_of: date) -> list[Json]:
    """Where she works or worked up to a day, in time order."""
    rows = session.scalars(
        select(Placement)
        .where(Placement.order_id == order.id, Placement.from_day <= as_of)
        .order_by(Placement.from_day, Placement.id)
    )
    return [
        {
            "site": one.site.name,
            "address": one.site.address,
            "host": one.site.host.name,
            "from_day": one.from_day.isoformat(),
            "to_day": _day(one.to_day),
        }
        for one in rows
    ]


def person(order: Order) -> dict[str, Json]:
    """Whose paper it is."""
    whose = order.participant
    return {
        "first_name": whose.first_name,
        "last_name": whose.last_name,
        "document": f"{whose.document_type} {whose.document_number}",
    }


def in_all(known: Then) -> dict[str, Json]:
    """The order's total at the end of the day."""
    return {
        "required": known.total.required,
        "credited": known.total.credited,
        "confirmed": known.confirmed,
        "owed": known.total.owed,
        "share": known.total.share_percent,
        "complete": known.total.state == "complete_awaiting_judge",
        "pace": known.total.pace,
        "pace_weeks": known.total.pace_weeks,
        "projected_end": _day(known.total.projected_end),
    }


def local(instant: datetime | None, order: Order) -> str | None:
    """An instant as text in the order's time zone."""
    if instant is None:
        return None
    return f"{instant.astimezone(days.zone(order.time_zone)):%Y-%m-%d %H:%M}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def week(standing: Standing) -> dict[str, Json]:
    """A week in numbers, as papers and spreadsheets list it."""
    return {
        "week": standing.week,
        "monday": days.parse_week(standing.week).isoformat(),
        "state": standing.state,
        "required": standing.required_minutes,
        "credited": standing.credited_minutes,
        "confirmed": standing.confirmed_minutes,
        "provisional": standing.provisional_minutes,
        "excused": standing.excused_minutes,
        "short": standing.short_minutes,
        "over_cap": standing.over_cap_minutes,
    }
