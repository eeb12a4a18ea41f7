"""What the record says of one placement in one month: days and times, never how she stands.

Plain JSON, a pure function of the database: the same facts give the same digest. A month that is
over is looked at from a day after its end, so that nothing depends on when somebody looks.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.attendances.models import Attendance
from api.orders.models import Order
from api.reports import absences
from api.rules import days, months
from api.rules.months import DayCredit
from api.rules.values import WeekFacts
from api.shifts.models import Placement
from api.standing.book import Book
from api.standing.ground import gather

SETTLED = timedelta(hours=24)
PARTS = ("attendances", "minutes", "stood_down", "absences")


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month on which the placement holds, and the weeks that they lie in."""

    name: str
    first: date
    last: date
    starts_at: datetime
    ends_at: datetime
    weeks: tuple[str, ...]


def month_of(order: Order, placement: Placement, name: str) -> Month:
    """A month as far as the placement reaches into it."""
    begins, ends = months.month_days(name)
    first = max(begins, placement.from_day)
    last = ends if placement.to_day is None else min(ends, placement.to_day)
    mondays = {
        days.format_week(first + timedelta(days=n)) for n in range(max(0, (last - first).days) + 1)
    }
    starts_at = days.day_bounds(first, order.time_zone)[0]
    ends_at = days.day_bounds(last, order.time_zone)[1]
    return Month(name, first, last, starts_at, ends_at, tuple(sorted(mondays)))


def facts_of(session: Session, order: Order, placement: Placement, name: str) -> dict[str, Any]:
    """Attendances, hours, shifts stood down and absences of a month."""
    month = month_of(order, placement, name)
    settled = month.ends_at + SETTLED
    ground = gather(session, order, month.weeks[0], month.weeks[-1])
    book = Book(session, order, settled, ground)
    weeks = {week: book.facts(week) for week in month.weeks}
    shown = _attendances(session, order, placement, month)
    there = {str(one.id) for one in shown if one.state != "merged"}
    passed = absences.passed(session, order, placement, month.first, month.last, book, weeks)
    return {
        "attendances": [_attendance(one, order) for one in shown],
        "minutes": _minutes(weeks.values(), there, month, shown),
        **passed,
    }


def digest(facts: dict[str, Any]) -> bytes:
    """What tells one state of the record from another."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def changed(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Which parts of the record no longer say what they said."""
    return [part for part in PARTS if before[part] != now[part]]


def _attendances(
    session: Session, order: Order, placement: Placement, month: Month
) -> Sequence[Attendance]:
    """Her attendances at the placement's site that begin in the month, in time order."""
    return session.scalars(
        select(Attendance)
        .where(Attendance.order_id == order.id, Attendance.site_id == placement.site_id)
        .where(Attendance.starts_at >= month.starts_at, Attendance.starts_at < month.ends_at)
        .where(Attendance.state != "merged")
        .options(selectinload(Attendance.confirmations))
        .order_by(Attendance.starts_at, Attendance.id)
    ).all()


def _attendance(one: Attendance, order: Order) -> dict[str, Any]:
    zone = days.zone(order.time_zone)
    said = [word for word in one.confirmations if word.verdict == "confirm"]
    word = said[-1] if said and one.state == "confirmed" else None
    return {
        "id": str(one.id),
        "day": one.starts_at.astimezone(zone).date().isoformat(),
        "came": _clock(one.checked_in_at, order),
        "left": _clock(one.checked_out_at, order),
        "minutes": _length(one),
        "state": one.state,
        "confirmed_by": word.actor_name if word else _seen_by(one),
        "confirmed_at": word.at.astimezone(zone).isoformat(timespec="minutes") if word else None,
    }


def _seen_by(one: Attendance) -> str | None:
    """Who of the site scanned her card or pass, where that made it confirmed."""
    if one.state != "confirmed":
        return None
    return one.departure_seen_by or one.arrival_seen_by


def _length(one: Attendance) -> int | None:
    if one.checked_in_at is None or one.checked_out_at is None:
        return None
    return max(0, days.minute_of(one.checked_out_at) - days.minute_of(one.checked_in_at))


def _clock(instant: datetime | None, order: Order) -> str | None:
    return None if instant is None else f"{instant.astimezone(days.zone(order.time_zone)):%H:%M}"


def _minutes(
    weeks: "Sequence[WeekFacts] | Any", own: set[str], month: Month, shown: Sequence[Attendance]
) -> dict[str, int]:
    """Minutes there, and what of them was credited, on the days of this month."""
    credit = [
        one
        for facts in weeks
        for day, one in months.credited_by_day(facts, own).items()
        if month.first <= day <= month.last
    ]
    recorded = sum(_length(one) or 0 for one in shown if one.state != "denied")
    return {"recorded": recorded, **_sums(credit)}


def _sums(credit: Sequence[DayCredit]) -> dict[str, int]:
    return {
        "credited": sum(one.credited for one in credit),
        "confirmed": sum(one.confirmed for one in credit),
    }


def waiting(facts: dict[str, Any]) -> int:
    """How many attendances still wait for the host's word, or for a time."""
    return sum(one["state"] in ("open", "pending", "claimed") for one in facts["attendances"])


def ids(facts: dict[str, Any]) -> list[UUID]:
    """The papers that these facts name, for the clerk's copy."""
    return [UUID(paper) for one in facts["absences"] for paper in one["paper_ids"]]
