"""Short weeks, decisions and missed shifts as the screens read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from api.orders.answers import whose
from api.orders.models import Order
from api.rules import days
from api.rules.missed import Missed
from api.shortfalls.models import ShiftMark, WeekDecision
from api.shortfalls.service import MINOR, cure_until, stage
from api.standing.models import WeekStanding


def shortfall_answer(
    row: WeekStanding, order: Order, decision: WeekDecision | None, now: datetime
) -> dict[str, Any]:
    """A short week as a row of the clerk's list."""
    zone = days.zone(order.time_zone)
    return {
        "order": whose(order),
        "week": row.week,
        "starts_on": days.parse_week(row.week),
        "stage": stage(row, decision, order, now),
        "state": row.state,
        "minor": row.state == "short" and row.short_minutes < MINOR,
        "required_minutes": row.required_minutes,
        "credited_minutes": row.credited_minutes,
        "excused_minutes": row.excused_minutes,
        "short_minutes": row.short_minutes,
        "provisional": row.provisional,
        "below_floor": row.below_floor,
        "cure_until": cure_until(row.week, order.time_zone).astimezone(zone),
        "decision": None if decision is None else decision_answer(decision, order),
    }


def decision_answer(decision: WeekDecision, order: Order) -> dict[str, Any]:
    """A decision on a week."""
    return {
        "id": decision.id,
        "kind": decision.kind,
        "finding": decision.finding,
        "reasons": decision.reasons,
        "state": decision.state,
        "credited_minutes": decision.credited_minutes,
        "excused_minutes": decision.excused_minutes,
        "short_minutes": decision.short_minutes,
        "by_name": decision.actor_name,
        "at": decision.at.astimezone(days.zone(order.time_zone)),
    }


def missed_answer(
    missed: Sequence[Missed], marks: Sequence[ShiftMark], order: Order
) -> dict[str, Any]:
    """Missed shifts with the marks on each, and the counts."""
    zone = days.zone(order.time_zone)
    by_shift: dict[str, list[ShiftMark]] = {}
    for mark in marks:
        by_shift.setdefault(str(mark.shift_id), []).append(mark)
    return {
        "items": [
            {
                "shift": one.shift.id,
                "week": days.week_of(one.shift.starts_at, order.time_zone),
                "starts_at": one.shift.starts_at.astimezone(zone),
                "ends_at": one.shift.ends_at.astimezone(zone),
                "kind": one.kind,
                "marks": [mark_answer(mark, order) for mark in by_shift.get(one.shift.id, [])],
            }
            for one in missed
        ],
        "total": len(missed),
        "unjustified": sum(one.kind == "unjustified" for one in missed),
    }


def mark_answer(mark: ShiftMark, order: Order) -> dict[str, Any]:
    """A word on a missed shift."""
    return {
        "id": mark.id,
        "kind": mark.kind,
        "reasons": mark.reasons,
        "by_name": mark.actor_name,
        "by_role": mark.actor_role,
        "at": mark.at.astimezone(days.zone(order.time_zone)),
    }
