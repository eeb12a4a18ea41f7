"""The lists of dates that screens and calendars read: hers, a case's, a court's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, literal, select, tuple_
from sqlalchemy.orm import Session

from api.appearances.models import Appearance
from api.database import Instant
from api.errors import Invalid
from api.orders.models import Order
from api.rules import days

After = tuple[Any, ...] | None
Row = tuple[Appearance, Order]
LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both inclusive; None is open."""

    first: date | None
    last: date | None

    def where(self, tz: str) -> list[ColumnElement[bool]]:
        """What this asks of a date. Refused when it runs backwards or for more than 400 days."""
        if self.first is not None and self.last is not None:
            if self.last < self.first:
                raise Invalid("ends-before-it-starts", "?to")
            if self.last - self.first > LONGEST:
                raise Invalid("too-long-a-time", "?to")
        found: list[ColumnElement[bool]] = []
        if self.first is not None:
            found.append(Appearance.starts_at >= days.day_bounds(self.first, tz)[0])
        if self.last is not None:
            found.append(Appearance.starts_at < days.day_bounds(self.last, tz)[1])
        return found


def coming(
    session: Session, order: Order, now: datetime, after: After, limit: int
) -> Sequence[Row]:
    """An order's dates from today on, the next one first; one more than `limit` if there are."""
    today = days.local_day(now, order.time_zone)
    return of_order(session, order, Span(today, None), after, limit)


def past(session: Session, order: Order, now: datetime, after: After, limit: int) -> Sequence[Row]:
    """An order's dates before today, the last one first."""
    today = days.local_day(now, order.time_zone)
    query = _rows().where(
        Appearance.order_id == order.id,
        Appearance.starts_at < days.day_bounds(today, order.time_zone)[0],
    )
    if after is not None:
        query = query.where(tuple_(Appearance.starts_at, Appearance.id) < _key(after))
    query = query.order_by(Appearance.starts_at.desc(), Appearance.id.desc())
    return _read(session, query, limit)


def of_order(session: Session, order: Order, span: Span, after: After, limit: int) -> Sequence[Row]:
    """An order's dates of a time, in time order."""
    query = _rows().where(Appearance.order_id == order.id, *span.where(order.time_zone))
    return _in_order(session, query, after, limit)


def of_court(
    session: Session,
    court_id: UUID,
    tz: str,
    span: Span,
    state: str,
    after: After,
    limit: int,
) -> Sequence[Row]:
    """A court's dates of a time, in time order: `all`, of a state, or those to which she said that
    she `cannot_come` and nobody answered."""
    query = _rows().where(Appearance.court_id == court_id, *span.where(tz))
    if state == "cannot_come":
        query = query.where(Appearance.cannot_come_at.is_not(None))
    elif state != "all":
        query = query.where(Appearance.state == state)
    return _in_order(session, query, after, limit)


def key(row: Row) -> tuple[str, str]:
    """Where a date stands in its list."""
    return (row[0].starts_at.isoformat(), str(row[0].id))


def _rows() -> Select[Appearance, Order]:
    return select(Appearance, Order).join(Order, Order.id == Appearance.order_id)


def _in_order(
    session: Session, query: Select[Appearance, Order], after: After, limit: int
) -> Sequence[Row]:
    if after is not None:
        query = query.where(tuple_(Appearance.starts_at, Appearance.id) > _key(after))
    return _read(session, query.order_by(Appearance.starts_at, Appearance.id), limit)


def _read(session: Session, query: Select[Appearance, Order], limit: int) -> Sequence[Row]:
    return [(found, order) for found, order in session.execute(query.limit(limit + 1))]


def _key(after: tuple[Any, ...]) -> Any:
    at = literal(datetime.fromisoformat(str(after[0])), Instant())
    return tuple_(at, literal(UUID(str(after[1])), Uuid()))
