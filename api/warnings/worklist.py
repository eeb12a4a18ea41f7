"""The warnings that somebody should look at, the weightiest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, case, literal, select, tuple_
from sqlalchemy.orm import Session, selectinload

from api.database import Instant
from api.orders.models import Order
from api.rules.access import Actor
from api.rules.warnings import RANK
from api.warnings.models import Telling, Warning

Row = tuple[Warning, Order]


def _rank() -> ColumnElement[int]:
    return case(RANK, value=Warning.state, else_=0)


def open_rows(
    session: Session,
    actor: Actor,
    now: datetime,
    after: tuple[Any, ...] | None,
    limit: int,
    order_id: UUID | None = None,
) -> Sequence[Row]:
    """Open warnings whose time on the desk has come; the worst first, of these the oldest."""
    rank = _rank()
    query = _of_court(actor, order_id).where(Warning.closed_at.is_(None), Warning.desk_at <= now)
    if after is not None:
        last = (-int(after[0]), *_moment(after[1:]))
        query = query.where(tuple_(-rank, Warning.opened_at, Warning.id) > tuple_(*map(_lit, last)))
    query = query.order_by(rank.desc(), Warning.opened_at, Warning.id)
    return _rows(session, query, limit)


def closed_rows(
    session: Session,
    actor: Actor,
    after: tuple[Any, ...] | None,
    limit: int,
    order_id: UUID | None = None,
) -> Sequence[Row]:
    """Closed warnings, the last closed first."""
    query = _of_court(actor, order_id).where(Warning.closed_at.is_not(None))
    if after is not None:
        query = query.where(
            tuple_(Warning.closed_at, Warning.id) < tuple_(*map(_lit, _moment(after)))
        )
    return _rows(session, query.order_by(Warning.closed_at.desc(), Warning.id.desc()), limit)


def open_key(row: Row) -> tuple[int | str, ...]:
    """What the next page of open warnings begins after."""
    return (RANK[row[0].state], row[0].opened_at.isoformat(), str(row[0].id))  # type: ignore[index]


def closed_key(row: Row) -> tuple[str, ...]:
    """What the next page of closed warnings begins after."""
    assert row[0].closed_at is not None
    return (row[0].closed_at.isoformat(), str(row[0].id))


def _of_court(actor: Actor, order_id: UUID | None) -> Select[Warning, Order]:
    query = (
        select(Warning, Order)
        .join(Order, Order.id == Warning.order_id)
        .where(Warning.court_id == actor.court_id)
        .options(selectinload(Warning.steps))
    )
    return query if order_id is None else query.where(Warning.order_id == order_id)


def _rows(session: Session, query: Select[Warning, Order], limit: int) -> Sequence[Row]:
    return [(warning, order) for warning, order in session.execute(query.limit(limit + 1))]


def _moment(key: tuple[Any, ...]) -> tuple[datetime, UUID]:
    return datetime.fromisoformat(str(key[0])), UUID(str(key[1]))


def _lit(value: object) -> Any:
    if isinstance(value, datetime):
        return literal(value, Instant())
    return literal(value, Uuid()) if isinstance(value, UUID) else literal(value)


def told(session: Session, warnings: Sequence[Warning]) -> dict[UUID, list[Telling]]:
    """What was told of these warnings, in time order."""
    ids = [warning.id for warning in warnings]
    rows = session.scalars(
        select(Telling).where(Telling.warning_id.in_(ids)).order_by(Telling.due_at, Telling.id)
    )
    found: dict[UUID, list[Telling]] = {warning_id: [] for warning_id in ids}
    for row in rows:
        assert row.warning_id is not None
        found[row.warning_id].append(row)
    return found
