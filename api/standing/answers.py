"""A week as the screens show it: the standing, its reasons in words, shifts and attendances."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.answers import attendance_answer, known_attendance
from api.attendances.models import Attendance
from api.orders.models import Order
from api.rules import days, shift_status, urgency, values
from api.shifts.placed import dated_shifts
from api.standing import facts, known, words
from api.standing.service import WeekView


def standing_answer(
    standing: values.Standing, now: datetime, language: str, *, hers: bool = True
) -> dict[str, Any]:
    """A standing with its sentences; `hers` when she reads it, else it is said of her."""
    chief = words.reason_text(urgency.chief_reason(standing), language)
    return {
        **{name: getattr(standing, name) for name in values.NUMBERS},
        "reasons": [
            {
                "code": reason.code,
                "params": dict(reason.params),
                "text": words.reason_text(reason, language),
            }
            for reason in standing.reasons
        ],
        "slots": [
            {
                "starts_at": slot.starts_at,
                "ends_at": slot.ends_at,
                "minutes": slot.minutes,
                "kind": slot.kind,
                "text": words.slot_text(slot, language),
            }
            for slot in standing.slots
        ],
        "text": words.her_sentence(standing, now, language) if hers else chief,
    }


def week_answer(
    session: Session, order: Order, view: WeekView, now: datetime, language: str, *, hers: bool
) -> dict[str, Any]:
    """A week with everything that stands beside its numbers."""
    monday = days.parse_week(view.standing.week)
    first, last = days.week_bounds(view.standing.week, order.time_zone)
    rows = [
        row
        for row in facts.attendances(session, order, first, last)
        if row.starts_at < last and (row.checked_out_at or row.starts_at) >= first
    ]
    return {
        **standing_answer(view.standing, now, language, hers=hers),
        "starts_on": monday,
        "ends_on": monday + timedelta(days=6),
        "shifts": _shifts(order, view, now),
        "attendances": [attendance_answer(row) for row in rows],
        "open_attendance": _open(rows, now),
    }


def known_answer(
    session: Session,
    order: Order,
    then: known.Then,
    known_at: datetime,
    language: str,
    *,
    hers: bool,
) -> dict[str, Any]:
    """A week as it was known at an instant."""
    monday = days.parse_week(then.standing.week)
    rows = {
        row.id: row
        for row in session.scalars(
            select(Attendance).where(Attendance.id.in_([stay.id for stay in then.stays]))
        )
    }
    view = WeekView(then.standing, then.facts, then.placed)
    return {
        **standing_answer(then.standing, known_at, language, hers=hers),
        "starts_on": monday,
        "ends_on": monday + timedelta(days=6),
        "shifts": _shifts(order, view, known_at),
        "attendances": [
            known_attendance(rows[stay.id], stay, known_at)
            for stay in then.stays
            if stay.id in rows
        ],
        "open_attendance": None,
    }


def _shifts(order: Order, view: WeekView, now: datetime) -> list[dict[str, Any]]:
    monday = days.parse_week(view.standing.week)
    zone = days.zone(order.time_zone)
    how = shift_status.statuses(view.facts, now)
    return [
        {
            "id": shift.id,
            "starts_at": shift.starts_at.astimezone(zone),
            "ends_at": shift.ends_at.astimezone(zone),
            "site_name": placed.site_name,
            "status": how[shift.id],
        }
        for shift, placed in dated_shifts(
            view.placed, monday, monday + timedelta(days=6), order.time_zone
        )
    ]


def _open(rows: list[Attendance], now: datetime) -> dict[str, Any] | None:
    """The attendance that is going on: begun within 12 hours and not ended."""
    for row in reversed(rows):
        came = row.checked_in_at
        if came is not None and row.checked_out_at is None and now - came <= timedelta(hours=12):
            zone = days.zone(row.site.time_zone)
            return {
                "id": row.id,
                "checked_in_at": came.astimezone(zone),
                "site_name": row.site.name,
            }
    return None
