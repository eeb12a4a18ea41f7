"""The lists of excuses that screens read: hers, and the desk's."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, literal, select, tuple_
from sqlalchemy.orm import Session, joinedload, selectinload

from api.database import Instant
from api.excuses.models import Excuse, Paper
from api.hosts.models import Site
from api.orders.models import Order

After = tuple[Any, ...] | None


def of_order(session: Session, order_id: UUID, *, after: After, limit: int) -> Sequence[Excuse]:
    """An order's excuses, newest first; one more than `limit` where there are more."""
    query = _shown().where(Excuse.order_id == order_id)
    if after is not None:
        query = query.where(tuple_(Excuse.filed_at, Excuse.id) < _key(after))
    newest = query.order_by(Excuse.filed_at.desc(), Excuse.id.desc())
    return session.scalars(newest.limit(limit + 1)).all()


def of_court(
    session: Session,
    court_id: UUID,
    states: Iterable[str],
    *,
    order_id: UUID | None = None,
    after: After,
    limit: int,
) -> Sequence[Excuse]:
    """A court's excuses in these states, oldest first; one more than `limit` if there are more."""
    query = _shown().where(Excuse.court_id == court_id, Excuse.state.in_(list(states)))
    if order_id is not None:
        query = query.where(Excuse.order_id == order_id)
    if after is not None:
        query = query.where(tuple_(Excuse.filed_at, Excuse.id) > _key(after))
    return session.scalars(query.order_by(Excuse.filed_at, Excuse.id).limit(limit + 1)).all()


def _shown() -> Select[Excuse]:
    return select(Excuse).options(selectinload(Excuse.shifts), selectinload(Excuse.events))


def _key(after: tuple[Any, ...]) -> Any:
    at = literal(datetime.fromisoformat(str(after[0])), Instant())
    return tuple_(at, literal(UUID(str(after[1])), Uuid()))


def orders_of(session: Session, excuses: Iterable[Excuse]) -> dict[UUID, Order]:
    """The orders of these excuses with their people, by id."""
    wanted = {excuse.order_id for excuse in excuses}
    query = select(Order).where(Order.id.in_(wanted)).options(joinedload(Order.participant))
    return {order.id: order for order in session.scalars(query)}


def papers(session: Session, excuses: Iterable[Excuse]) -> dict[UUID, list[Paper]]:
    """The papers of these excuses without their content, in the order in which they came."""
    wanted = [excuse.id for excuse in excuses]
    query = select(Paper).where(Paper.excuse_id.in_(wanted)).order_by(Paper.added_at, Paper.id)
    found: dict[UUID, list[Paper]] = {}
    for paper in session.scalars(query):
        found.setdefault(paper.excuse_id, []).append(paper)
    return found


def paper_counts(session: Session, excuses: Iterable[Excuse]) -> Counter[UUID]:
    """How many papers each of these excuses has."""
    wanted = [excuse.id for excuse in excuses]
    return Counter(session.scalars(select(Paper.excuse_id).where(Paper.excuse_id.in_(wanted))))


def site_names(session: Session, excuses: Iterable[Excuse]) -> dict[UUID, str]:
    """The names of the sites of these excuses' shifts."""
    wanted = {one.site_id for excuse in excuses for one in excuse.shifts}
    rows = session.execute(select(Site.id, Site.name).where(Site.id.in_(wanted)))
    return {site_id: name for site_id, name in rows}
