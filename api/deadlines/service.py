"""Legal terms of an order: counted, stored with their inputs, met. Nothing follows from a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.deadlines.models import Deadline
from api.errors import Conflict, Invalid, NotFound
from api.orders.models import Order
from api.orders.turns import see_notices, take_turn
from api.rules import business_days, days
from api.rules.access import Actor

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Given:
    """A term as the clerk enters it. `business_days` is said where a judge gave more time."""

    kind: business_days.Kind
    counted_from: date
    business_days: int | None
    note: str | None

    @property
    def length(self) -> int:
        """The days of the term: the law's, unless more were given."""
        return self.business_days or business_days.TERMS[self.kind]


def count(
    session: Session, actor: Actor, now: datetime, order: Order, deadline_id: UUID, given: Given
) -> Deadline:
    """Count a term and keep it with what it was counted from. The same words change nothing."""
    order = take_turn(session, order.id)
    known = session.get(Deadline, deadline_id)
    if known is not None:
        said = (known.order_id, known.kind, known.counted_from, known.business_days, known.note)
        if said != (order.id, given.kind, given.counted_from, given.length, given.note):
            raise Conflict("id-already-used")
        return known
    _refuse_odd(given, days.local_day(now, order.time_zone))
    assert actor.id is not None
    deadline = Deadline(
        id=deadline_id,
        court_id=order.court_id,
        order_id=order.id,
        kind=given.kind,
        number=_last_number(session, order.id, given.kind) + 1,
        counted_from=given.counted_from,
        business_days=given.length,
        due_on=business_days.due_on(given.counted_from, given.length),
        rule_version=business_days.RULE_VERSION,
        note=given.note,
        recorded_by=actor.id,
        recorded_at=now,
    )
    session.add(deadline)
    session.flush()
    see_notices(session, order, now)
    return deadline


def _refuse_odd(given: Given, today: date) -> None:
    if given.counted_from > today:
        raise Invalid("counts-from-the-future", "/counted_from")
    shortest, longest = business_days.TERMS[given.kind], business_days.LONGEST[given.kind]
    if not shortest <= given.length <= longest:
        raise Invalid("other-days-than-the-law", "/business_days", min=shortest, max=longest)
    if given.length > shortest and given.note is None:
        raise Invalid("more-days-need-a-note", "/note")


def _last_number(session: Session, order_id: UUID, kind: str) -> int:
    """The number of the newest count of this kind; 0 when there is none."""
    newest = session.scalar(
        select(Deadline.number)
        .where(Deadline.order_id == order_id, Deadline.kind == kind)
        .order_by(Deadline.number.desc())
        .limit(1)
    )
    return newest or 0


def meet(
    session: Session, now: datetime, order: Order, deadline_id: UUID, met_on: date
) -> Deadline:
    """Record on which day she met a term. Said twice it is said once."""
    order = take_turn(session, order.id)
    deadline = session.get(Deadline, deadline_id)
    if deadline is None or deadline.order_id != order.id:
        raise NotFound
    if deadline.met_on == met_on:
        return deadline
    if deadline.met_on is not None:
        raise Conflict("term-met-already")
    if deadline.number != _last_number(session, order.id, deadline.kind):
        raise Conflict("counted-again")
    if not deadline.counted_from <= met_on <= days.local_day(now, order.time_zone):
        raise Invalid("met-outside-the-term", "/met_on")
    deadline.met_on = met_on
    session.flush()
    see_notices(session, order, now)
    return deadline


def deadlines(session: Session, order: Order) -> Sequence[Deadline]:
    """The terms of an order, the newest count first; at most 50."""
    return session.scalars(
        select(Deadline)
        .where(Deadline.order_id == order.id)
        .order_by(Deadline.recorded_at.desc(), Deadline.number.desc(), Deadline.id)
        .limit(MOST_SHOWN)
    ).all()


def states(counted: Sequence[Deadline], today: date) -> dict[UUID, str]:
    """How each term stands: met, running, past its day without anybody's word, or counted again.

    `past` accuses nobody: the day is an estimate, and the clerk may not have entered what happened.
    """
    newest: dict[str, int] = {}
    for one in counted:
        newest[one.kind] = max(one.number, newest.get(one.kind, 0))
    return {one.id: _state(one, newest[one.kind], today) for one in counted}


def state(session: Session, deadline: Deadline, today: date) -> str:
    """How one term stands."""
    newest = _last_number(session, deadline.order_id, deadline.kind)
    return _state(deadline, newest, today)


def _state(deadline: Deadline, newest: int, today: date) -> str:
    if deadline.met_on is not None:
        return "met"
    if deadline.number < newest:
        return "counted_again"
    return "running" if today <= deadline.due_on else "past"
