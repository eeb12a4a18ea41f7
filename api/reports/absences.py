"""Shifts of a month that nobody worked: stood down, or missed, with what was said of each.

The host reads the state of an absence and the numbers of the papers, because the law has it report
both; never her cause, her words or the papers.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.excuses.models import Excuse, ExcusedShift, Paper
from api.orders.models import Order
from api.rules import days
from api.rules.missed import Kind, missed_shifts
from api.rules.shift_status import statuses
from api.rules.values import Closure, Shift, WeekFacts
from api.shifts.models import Placement
from api.shifts.placed import dated_shifts
from api.shortfalls.models import ShiftMark
from api.standing.book import Book

# Nothing is unjustified until a named person marked it so; a refused excuse is not yet that.
STATES: Final[Mapping[Kind, str]] = {
    "excused": "justified",
    "filed": "pending",
    "refused": "unmarked",
    "noted": "unmarked",
    "unexplained": "unmarked",
    "unjustified": "unjustified",
}


def passed(
    session: Session,
    order: Order,
    placement: Placement,
    first: date,
    last: date,
    book: Book,
    weeks: Mapping[str, WeekFacts],
) -> dict[str, list[dict[str, Any]]]:
    """The placement's shifts from a day to a day that were stood down, and those missed."""
    own = [one for one in book.ground.placed if one.id == placement.id]
    shifts = {shift.id: shift for shift, _ in dated_shifts(own, first, last, order.time_zone)}
    shifts = {key: one for key, one in shifts.items() if _within(order, first, last, one)}
    down = _stood_down(order, placement, shifts, book, weeks)
    missed = [
        (one.shift, one.kind)
        for week, facts in weeks.items()
        for one in missed_shifts(facts, book.ground.marked(week), book.now)
        if one.shift.id in shifts and one.shift.id not in down
    ]
    return {
        "stood_down": [_row(order, shifts[key], cause=cause) for key, cause in down.items()],
        "absences": _absences(session, order, missed),
    }


def _within(order: Order, first: date, last: date, shift: Shift) -> bool:
    day = days.local_day(shift.starts_at, order.time_zone)
    over = order.ends_on is not None and day > order.ends_on
    return first <= day <= last and order.starts_on <= day and not over


def _stood_down(
    order: Order,
    placement: Placement,
    shifts: Mapping[str, Shift],
    book: Book,
    weeks: Mapping[str, WeekFacts],
) -> dict[str, str]:
    """The shifts that could not be, by id, each with its cause, in time order."""
    how = {key: word for facts in weeks.values() for key, word in statuses(facts, book.now).items()}
    closures = [one for site, one in book.ground.closures if site == placement.site_id]
    found = {}
    for key, shift in sorted(shifts.items(), key=lambda pair: pair[1].starts_at):
        if how.get(key) == "stood_down":
            found[key] = _cause(shift, closures)
        elif how.get(key) != "done" and _paused(order, shift, book):
            found[key] = "pause"
    return found


def _cause(shift: Shift, closures: Iterable[Closure]) -> str:
    """Why the site was closed; a holiday, when no closure says it."""
    for one in closures:
        if one.starts_at <= shift.starts_at and shift.ends_at <= one.ends_at:
            return one.cause
    return "holiday"


def _paused(order: Order, shift: Shift, book: Book) -> bool:
    day = days.local_day(shift.starts_at, order.time_zone)
    return any(
        one.from_day <= day and (one.to_day is None or day <= one.to_day)
        for one in book.ground.pauses
    )


def _absences(
    session: Session, order: Order, missed: list[tuple[Shift, Kind]]
) -> list[dict[str, Any]]:
    wanted = [UUID(shift.id) for shift, _ in missed]
    papers, marks = _papers(session, order, wanted), _marks(session, order, wanted)
    found = []
    for shift, kind in missed:
        clerk, host = marks.get((shift.id, "clerk")), marks.get((shift.id, "host"))
        marked = clerk if kind == "unjustified" else None
        own = papers.get(shift.id, [])
        found.append(
            {
                **_row(order, shift),
                "state": STATES[kind],
                "marked_by": None if marked is None else marked.actor_name,
                "note": host.reasons if host is not None and host.kind == "noted" else None,
                "paper_references": [reference(one) for one in own],
                "paper_ids": [str(one) for one in own],
            }
        )
    return found


def _row(order: Order, shift: Shift, **more: str) -> dict[str, Any]:
    zone = days.zone(order.time_zone)
    starts, ends = shift.starts_at.astimezone(zone), shift.ends_at.astimezone(zone)
    return {
        "shift": shift.id,
        "day": starts.date().isoformat(),
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        **more,
    }


def _papers(session: Session, order: Order, wanted: list[UUID]) -> dict[str, list[UUID]]:
    """The papers behind each shift's excuses that were not taken back, in the order they came."""
    rows = session.execute(
        select(ExcusedShift.shift_id, Paper.id)
        .join(Excuse, Excuse.id == ExcusedShift.excuse_id)
        .join(Paper, Paper.excuse_id == Excuse.id)
        .where(ExcusedShift.order_id == order.id, ExcusedShift.shift_id.in_(wanted))
        .where(Excuse.state != "withdrawn")
        .order_by(Paper.added_at, Paper.id)
    )
    found: dict[str, list[UUID]] = {}
    for shift_id, paper_id in rows:
        found.setdefault(str(shift_id), []).append(paper_id)
    return found


def _marks(session: Session, order: Order, wanted: list[UUID]) -> dict[tuple[str, str], ShiftMark]:
    """The newest word of each role on each shift."""
    rows = session.scalars(
        select(ShiftMark)
        .where(ShiftMark.order_id == order.id, ShiftMark.shift_id.in_(wanted))
        .order_by(ShiftMark.number)
    )
    return {(str(one.shift_id), one.actor_role): one for one in rows}


def reference(paper_id: UUID) -> str:
    """The number by which a paper is named where the paper itself may not be read."""
    text = paper_id.hex[-8:].upper()
    return f"{text[:4]}-{text[4:]}"
