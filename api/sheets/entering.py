"""Copying a day of a sheet: every line or none, each as the host's word on an attendance.

It is marked `paper_sheet`, counts as confirmed because a named person of the host copied what she
signed, and lowers nothing: minutes that a scan tells of as well count once.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import service as attendances
from api.attendances.models import Attendance
from api.errors import Conflict, Invalid
from api.orders.turns import take_turn
from api.rules.access import Actor
from api.rules.settle import PAPER_SHEET
from api.rules.stays import attendance_id
from api.sheets import weighing
from api.sheets.models import SheetEntry, SheetLine, SignInSheet
from api.sheets.weighing import Given, Looked


class BadLines(Invalid):
    """Some lines do not hold, so none is taken: `faults` are (pointer, code)."""

    def __init__(self, faults: Sequence[tuple[str, str]]):
        """Name every line that does not hold."""
        self.faults = tuple(faults)
        super().__init__(faults[0][1], faults[0][0])


def enter(
    session: Session,
    actor: Actor,
    now: datetime,
    sheet: SignInSheet,
    entry_id: UUID,
    given: Given,
) -> SheetEntry:
    """Copy a day of a sheet: every line or none. The same again is the same entry."""
    said = _hash(sheet, given)
    known = session.get(SheetEntry, entry_id)
    if known is not None:
        if known.given_hash != said or known.sheet_id != sheet.id:
            raise Conflict("id-already-used")
        return known
    _take_turns(session, sheet, given)
    looked = _good(session, sheet, given, now)
    assert actor.id is not None
    entry = SheetEntry(
        id=entry_id,
        court_id=sheet.court_id,
        site_id=sheet.site_id,
        sheet=sheet,
        day=given.day,
        given_hash=said,
        entered_by=actor.id,
        entered_by_name=actor.name,
        entered_at=now,
        lines=[],
        photos=[],
        withdrawal=None,
    )
    session.add(entry)
    session.flush()
    for number, one in enumerate(looked):
        entry.lines.append(_take(session, actor, now, sheet, number, one))
    session.flush()
    return entry


def _take_turns(session: Session, sheet: SignInSheet, given: Given) -> None:
    """Everybody takes several turns in one order, so that no two wait for each other in a ring;
    whoever is not placed there has no turn to take."""
    placed = {order.id for order in weighing.placed_on(session, sheet.site_id, given.day)}
    for order_id in sorted(placed & {row.order_id for row in given.rows}, key=str):
        take_turn(session, order_id)


def _hash(sheet: SignInSheet, given: Given) -> bytes:
    rows = [asdict(row) for row in given.rows]
    text = json.dumps([str(sheet.id), str(given.day), rows], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


def _good(session: Session, sheet: SignInSheet, given: Given, now: datetime) -> list[Looked]:
    wrong_day = weighing.day_fault(sheet, given.day, now)
    if wrong_day is not None:
        raise Invalid(wrong_day, "/day")
    looked = weighing.look(session, sheet, given, now)
    faults = [
        (f"/rows/{index}/{one.fault[0]}", one.fault[1])
        for index, one in enumerate(looked)
        if one.fault is not None
    ]
    taken = session.scalars(
        select(SheetLine.id).where(SheetLine.id.in_([row.id for row in given.rows]))
    ).all()
    faults += [
        (f"/rows/{index}/id", "id-already-used")
        for index, row in enumerate(given.rows)
        if row.id in taken
    ]
    if faults:
        raise BadLines(faults)
    return looked


def _take(
    session: Session, actor: Actor, now: datetime, sheet: SignInSheet, number: int, one: Looked
) -> SheetLine:
    """Let a line count; the weeks that it touches are looked at again at once."""
    assert one.weighed is not None
    completed = _complete(session, actor, now, one)
    if one.weighed.adds:
        stands = _add(session, actor, now, sheet, one)
    else:
        stands = completed or one.beside[0]
    return SheetLine(
        id=one.row.id,
        court_id=sheet.court_id,
        order_id=one.row.order_id,
        number=number,
        came_at=one.came_at,
        left_at=one.left_at,
        outcome=one.weighed.outcome,
        attendance_id=stands.id,
        completed_id=None if completed is None else completed.id,
    )


def _complete(session: Session, actor: Actor, now: datetime, one: Looked) -> Attendance | None:
    """Give an open attendance the end that it lacks."""
    assert one.weighed is not None
    if one.weighed.completes is None:
        return None
    opened = session.get_one(Attendance, UUID(one.weighed.completes))
    said = attendances.Said(
        "confirm",
        one.came_at if opened.checked_in_at is None else None,
        one.left_at if opened.checked_out_at is None else None,
        None,
    )
    return attendances.confirm(session, actor, now, opened, uuid4(), said, PAPER_SHEET)


def _add(
    session: Session, actor: Actor, now: datetime, sheet: SignInSheet, one: Looked
) -> Attendance:
    """An attendance that no scan tells of, with the host's word on it."""
    row = Attendance(
        id=attendance_id(f"{PAPER_SHEET}:{one.row.id}"),
        court_id=sheet.court_id,
        order_id=one.row.order_id,
        site_id=sheet.site_id,
        starts_at=one.came_at,
        state="open",
        level=0,
        flags=[],
        confirmations=[],
        decisions=[],
    )
    session.add(row)
    session.flush()
    said = attendances.Said("confirm", one.came_at, one.left_at, None)
    return attendances.confirm(session, actor, now, row, uuid4(), said, PAPER_SHEET)
