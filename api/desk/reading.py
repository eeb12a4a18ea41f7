"""The desk: the caseload of one court. First what a note wants looked at today, then by urgency,
then by name; read from what was kept of each week."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, contains_eager

from api.accounts.models import Court
from api.desk.narrowing import Narrow, conditions
from api.orders.models import Order, Participant
from api.rules import days
from api.rules.access import Actor
from api.standing.models import WeekStanding

After = tuple[Any, ...] | None
TOP, REST = 0, 1


class Row(NamedTuple):
    """An order with its week; `due` when a note wants it looked at by now."""

    order: Order
    standing: WeekStanding | None
    due: bool


def rows(
    session: Session, actor: Actor, now: datetime, narrow: Narrow, after: After, limit: int
) -> Sequence[Row]:
    """The first orders of the clerk's court; one more than `limit` where there are more."""
    today = _today(session, actor, now)
    query = _of_court(actor).where(*conditions(narrow, actor, now))
    part = TOP if after is None else int(after[0])
    found: list[Row] = []
    if part == TOP:
        due = query.where(Order.look_on <= today)
        found = _some(session, due, after, limit + 1, due=True)
    if len(found) <= limit:
        rest = query.where(or_(Order.look_on.is_(None), Order.look_on > today))
        last = after if part == REST else None
        found += _some(session, rest, last, limit + 1 - len(found), due=False)
    return found


def _today(session: Session, actor: Actor, now: datetime) -> date:
    tz = session.scalar(select(Court.time_zone).where(Court.id == actor.court_id))
    return days.local_day(now, tz or "America/Bogota")


def _of_court(actor: Actor) -> Select[Order, WeekStanding]:
    this_week = and_(WeekStanding.order_id == Order.id, WeekStanding.week == Order.week)
    return (
        select(Order, WeekStanding)
        .join(Participant, Participant.id == Order.participant_id)
        .outerjoin(WeekStanding, this_week)
        .where(Order.court_id == actor.court_id, Order.withdrawn_at.is_(None))
        .options(contains_eager(Order.participant))
    )


def _some(
    session: Session, query: Select[Order, WeekStanding], after: After, count: int, *, due: bool
) -> list[Row]:
    if after is not None:
        query = query.where(_after(int(after[1]), UUID(str(after[2]))))
    query = query.order_by(Order.urgency.desc(), Participant.search_text, Order.id).limit(count)
    return [Row(order, standing, due) for order, standing in session.execute(query)]


def _after(urgency: int, order_id: UUID) -> ColumnElement[bool]:
    """Behind this order. Its name is looked up here: a cursor travels in addresses."""
    name = (
        select(Participant.search_text)
        .join(Order, Order.participant_id == Participant.id)
        .where(Order.id == order_id)
        .correlate(None)
        .scalar_subquery()
    )
    last = tuple_(func.coalesce(name, ""), literal(order_id, Uuid()))
    tied = and_(Order.urgency == urgency, tuple_(Participant.search_text, Order.id) > last)
    return and_(Order.urgency <= urgency, or_(Order.urgency < urgency, tied))


def key(row: Row) -> tuple[int, int, str]:
    """What the next page begins after."""
    return (TOP if row.due else REST, row.order.urgency, str(row.order.id))
