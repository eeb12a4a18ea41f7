"""Notes of the court: written, corrected, and the day on which to look again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, func, literal, select, tuple_, update
from sqlalchemy.orm import Session

from api.database import Instant
from api.errors import Conflict, Invalid
from api.notes.models import Note
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import days
from api.rules.access import Actor

After = tuple[Any, ...] | None


@dataclass(frozen=True, slots=True)
class Given:
    """A note as a clerk wrote it."""

    text: str
    pinned: bool
    look_on: date | None
    working: bool
    corrects: UUID | None


def write(
    session: Session, actor: Actor, now: datetime, order: Order, note_id: UUID, given: Given
) -> Note:
    """Write a note, or one that takes another's place. The order's day to look again follows."""
    known = session.get(Note, note_id)
    if known is not None:
        return _same(known, order, given)
    assert actor.id is not None
    take_turn(session, order.id)
    _refuse_odd(session, now, order, given)
    note = Note(
        id=note_id,
        court_id=order.court_id,
        order_id=order.id,
        text=given.text,
        pinned=given.pinned,
        look_on=given.look_on,
        working=given.working,
        corrects=given.corrects,
        by_id=actor.id,
        by_name=actor.name,
        at=now,
    )
    session.add(note)
    session.flush()
    _keep_day(session, order)
    return note


def _same(known: Note, order: Order, given: Given) -> Note:
    said = Given(known.text, known.pinned, known.look_on, known.working, known.corrects)
    if known.order_id != order.id or said != given:
        raise Conflict("id-already-used")
    return known


def _refuse_odd(session: Session, now: datetime, order: Order, given: Given) -> None:
    if given.look_on is not None and given.look_on < days.local_day(now, order.time_zone):
        raise Invalid("day-is-over", "/look_on")
    if given.corrects is None:
        return
    old = session.get(Note, given.corrects)
    if old is None or old.order_id != order.id:
        raise Invalid("no-such-note", "/corrects")
    if session.scalar(select(Note.id).where(Note.corrects == old.id)) is not None:
        raise Conflict("note-already-corrected")


def _keep_day(session: Session, order: Order) -> None:
    """Not a change of the order itself: whoever edits it keeps her ETag."""
    query = select(Note).where(Note.order_id == order.id).order_by(Note.at, Note.id)
    day = look_on(session.scalars(query).all(), order.time_zone)
    session.execute(
        update(Order).where(Order.id == order.id).values(look_on=day),
        execution_options={"synchronize_session": False},
    )


def look_on(notes: Sequence[Note], tz: str) -> date | None:
    """The first day on which the order is to be looked at again. A day holds until its note is
    corrected, or until somebody writes a note on that day or later: then she was looked at."""
    replaced = {note.corrects for note in notes}
    wanted = [
        note.look_on
        for number, note in enumerate(notes)
        if note.look_on is not None
        and note.id not in replaced
        and not _since(notes[number + 1 :], note.look_on, tz)
    ]
    return min(wanted, default=None)


def _since(later: Iterable[Note], day: date, tz: str) -> bool:
    return any(days.local_day(note.at, tz) >= day for note in later)


def of_order(session: Session, order_id: UUID, after: After, limit: int) -> Sequence[Note]:
    """An order's notes, the newest first; one more than `limit` where there are more."""
    query = select(Note).where(Note.order_id == order_id)
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        last = tuple_(at, literal(UUID(str(after[1])), Uuid()))
        query = query.where(tuple_(Note.at, Note.id) < last)
    return session.scalars(query.order_by(Note.at.desc(), Note.id.desc()).limit(limit + 1)).all()


def key(note: Note) -> tuple[str, str]:
    """What the next page begins after."""
    return (note.at.isoformat(), str(note.id))


def replacements(session: Session, notes: Iterable[Note]) -> dict[UUID, UUID]:
    """By which note each of these was put right."""
    wanted = [note.id for note in notes]
    query = select(Note.corrects, Note.id).where(Note.corrects.in_(wanted))
    return {old: new for old, new in session.execute(query) if old is not None}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a list shows of an order's notes: the pinned one, else the newest; and how many hold."""

    note: Note
    count: int


def shown_of(session: Session, order_ids: Sequence[UUID]) -> dict[UUID, Kept]:
    """The note to show of each of these orders, by one statement."""
    here = Note.order_id.in_(order_ids)
    replaced = select(Note.corrects).where(here, Note.corrects.is_not(None))
    order = (Note.pinned.desc(), Note.at.desc(), Note.id.desc())
    place = func.row_number().over(partition_by=Note.order_id, order_by=order)
    count = func.count().over(partition_by=Note.order_id)
    ranked = (
        select(Note.id, place.label("place"), count.label("count"))
        .where(here, Note.id.not_in(replaced))
        .subquery()
    )
    query = (
        select(Note, ranked.c.count).join(ranked, ranked.c.id == Note.id).where(ranked.c.place == 1)
    )
    return {note.order_id: Kept(note, number) for note, number in session.execute(query)}
