"""Every event of a case on one line, newest first: read by one statement a page, and one for the
names of those of whom an event keeps the number alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Integer,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from api.cases.shape import Rows
from api.cases.sources import KINDS, NUMBERED
from api.database import Instant
from api.orders.models import Order

ORDER: BindParameter[UUID] = bindparam("order", type_=Uuid())
KNOWN: BindParameter[datetime] = bindparam("known", type_=Instant())
MOST: BindParameter[int] = bindparam("most", type_=Integer())
# The last event seen.
AT: BindParameter[datetime] = bindparam("at", type_=Instant())
SOURCE: BindParameter[int] = bindparam("source", type_=Integer())
SEEN: BindParameter[UUID] = bindparam("seen", type_=Uuid())


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
    given = {"order": order.id, "known": known_at, "most": limit + 1, **_last(after)}
    statement = _statement(frozenset(kinds), after is not None)
    found = [Event(*row) for row in session.execute(statement, given)]
    return _named(session, found)


# Built once for each choice of kinds: that takes longer than to run it.
@lru_cache(maxsize=64)
def _statement(kinds: frozenset[str], follows: bool) -> Any:
    parts = [
        _part(make(ORDER), number, follows)
        for number, (kind, make) in enumerate(NUMBERED)
        if kind in kinds
    ]
    together = union_all(*parts).subquery()
    newest = select(together).order_by(
        together.c.at.desc(), together.c.source.desc(), together.c.id.desc()
    )
    return newest.limit(MOST)


def _part(rows: Rows, source: int, follows: bool) -> Any:
    """The newest rows of one source, no more than a page can hold."""
    inner = rows.subquery()
    number = cast(literal(source), Integer).label("source")
    query = select(number, *inner.c).where(inner.c.known_at <= KNOWN, inner.c.at <= KNOWN)
    if follows:
        query = query.where(_earlier(inner.c, source))
    cut = query.order_by(inner.c.at.desc(), inner.c.id.desc()).limit(MOST).subquery()
    return select(cut)


def _earlier(columns: Any, source: int) -> Any:
    """Whether a row of a source comes after the last one seen."""
    own = literal(source)
    then = and_(own == SOURCE, columns.id < SEEN)
    return or_(columns.at < AT, and_(columns.at == AT, or_(own < SOURCE, then)))


def _last(after: tuple[Any, ...] | None) -> dict[str, Any]:
    """The last one seen, as the statement takes it."""
    if after is None:
        return {}
    at, source, seen = after
    return {"at": datetime.fromisoformat(str(at)), "source": int(source), "seen": UUID(str(seen))}


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
