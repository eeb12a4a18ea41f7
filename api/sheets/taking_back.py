"""Taking an entry back: soon, by whoever made it, and while nobody else has spoken of it."""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from api.attendances import service as attendances
from api.attendances.models import Attendance, Confirmation
from api.errors import Conflict, Forbidden
from api.orders.turns import take_turn
from api.rules.access import Actor
from api.rules.settle import PAPER_SHEET
from api.sheets.models import SheetEntry, SheetLine, SheetWithdrawal

# So long, whoever copied a sheet may say that it was a slip of hers.
UNDO = timedelta(minutes=30)


def withdraw(session: Session, actor: Actor, now: datetime, entry: SheetEntry) -> SheetEntry:
    """Take an entry back. What was said stays readable, and its attendances stand as before it."""
    for order_id in sorted({line.order_id for line in entry.lines}, key=str):
        take_turn(session, order_id)
    session.refresh(entry)
    if entry.withdrawal is not None:
        return entry
    if entry.entered_by != actor.id:
        raise Forbidden("entered-by-another")
    if now - entry.entered_at > UNDO:
        raise Conflict("too-late-to-take-back", max=UNDO.seconds // 60)
    spoken = [row for line in entry.lines for row in _spoken(session, line)]
    if any(_said_since(row, entry) for row in spoken):
        raise Conflict("spoken-of-since")
    entry.withdrawal = SheetWithdrawal(
        court_id=entry.court_id, actor_id=actor.id, actor_name=actor.name, at=now
    )
    session.flush()
    for row in spoken:
        _unsay(session, actor, now, row)
    return entry


def _spoken(session: Session, line: SheetLine) -> list[Attendance]:
    """The attendances that a line spoke of; one that held its time already was left alone."""
    ids = [line.completed_id] if line.completed_id is not None else []
    if line.outcome != "known" and line.attendance_id not in ids:
        ids.append(line.attendance_id)
    return [session.get_one(Attendance, one, populate_existing=True) for one in ids]


def _said_since(row: Attendance, entry: SheetEntry) -> bool:
    last = row.confirmations[-1]
    ours = last.source == PAPER_SHEET and last.at == entry.entered_at
    return not ours or bool(row.decisions) or bool(row.replies)


def _unsay(session: Session, actor: Actor, now: datetime, row: Attendance) -> None:
    assert actor.id is not None
    row.confirmations.append(
        Confirmation(
            id=uuid4(),
            court_id=row.court_id,
            order_id=row.order_id,
            verdict="withdraw",
            seen_in_at=row.checked_in_at,
            seen_out_at=row.checked_out_at,
            actor_id=actor.id,
            actor_name=actor.name,
            actor_role=actor.role,
            at=now,
            source=PAPER_SHEET,
        )
    )
    session.flush()
    attendances.settled(session, row, now, "confirmation")
