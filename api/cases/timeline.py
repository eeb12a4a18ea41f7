"""Every event of a case on one line, newest first: read by one statement a page, and one for the
names of those of whom an event keeps the number alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Integer, String, and_, cast, literal, or_, select, union_all
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from api.cases.shape import Rows
from api.cases.sources import KINDS, NUMBERED
from api.orders.models import Order


class Event(NamedTuple):
    """Something that happened, who did it, and in which words."""

    source: int
    id: UUID
    at: datetime
    known_at: datetime
    what: str
    detail: str | None
    by: UUID | None
    by_name: str | None
    by_role: str | None
    said: str | None
    about: UUID | None
    week: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    number: int | None

    @property
    def kind(self) -> str:
        """Which of the kinds it is of."""
        return NUMBERED[self.source][0]


def events(
    session: Session,
    order: Order,
    *,
    kinds: Iterable[str] = KINDS,
    known_at: datetime,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Sequence[Event]:
    """The newest events of an order that were known at an instant; one more than `limit` where
    there are more. `after` is the key of the last one seen."""
    wanted = frozenset(kinds)
    parts = [
        _part(make(order.id), number, known_at, after, limit)
        for number, (kind, make) in enumerate(NUMBERED)
        if kind in wanted
    ]
    together = union_all(*parts).subquery()
    newest = select(together).order_by(
        together.c.at.desc(), together.c.source.desc(), together.c.id.desc()
    )
    found = [Event(*row) for row in session.execute(newest.limit(limit + 1))]
    return _named(session, found)


def _part(
    rows: Rows, source: int, known_at: datetime, after: tuple[Any, ...] | None, limit: int
) -> Any:
    """The newest rows of one source, no more than a page can hold."""
    inner = rows.subquery()
    number = cast(literal(source), Integer).label("source")
    query = select(number, *inner.c).where(inner.c.known_at <= known_at, inner.c.at <= known_at)
    if after is not None:
        query = query.where(_earlier(inner.c, source, after))
    cut = query.order_by(inner.c.at.desc(), inner.c.id.desc()).limit(limit + 1).subquery()
    return select(cut)


def _earlier(columns: Any, source: int, after: tuple[Any, ...]) -> Any:
    """Whether a row of a source comes after the last one seen."""
    at, last, seen = datetime.fromisoformat(str(after[0])), int(after[1]), UUID(str(after[2]))
    if source == last:
        return or_(columns.at < at, and_(columns.at == at, columns.id < seen))
    return columns.at <= at if source < last else columns.at < at


def key(event: Event) -> tuple[str, int, str]:
    """What the next page begins after."""
    return (event.at.isoformat(), event.source, str(event.id))


def _named(session: Session, found: Sequence[Event]) -> list[Event]:
    """The same with the names that the court's own list knows."""
    wanted = {one.by for one in found if one.by is not None and one.by_name is None}
    if not wanted:
        return list(found)
    query = select(Staff.id, Staff.name, cast(Staff.role, String)).where(Staff.id.in_(wanted))
    known = {row.id: (row.name, row[2]) for row in session.execute(query)}
    return [
        one._replace(by_name=known[one.by][0], by_role=known[one.by][1])
        if one.by_name is None and one.by in known
        else one
        for one in found
    ]
