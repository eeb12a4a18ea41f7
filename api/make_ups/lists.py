"""The lists of agreements that screens read: a court's, a host's, an order's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, literal, select, tuple_
from sqlalchemy.orm import Session, selectinload

from api.database import Instant
from api.make_ups.models import MakeUp
from api.rules.access import Actor

After = tuple[Any, ...] | None


def in_sight(
    session: Session, actor: Actor, *, state: str | None, after: After, limit: int
) -> Sequence[MakeUp]:
    """The agreements of the clerk's court or of the host's sites, newest first; one more than
    `limit` where there are more."""
    query = _whole()
    if actor.role == "clerk":
        query = query.where(MakeUp.court_id == actor.court_id)
    else:
        query = query.where(MakeUp.site_id.in_(actor.site_ids))
    return _page(session, query, state, after, limit)


def of_order(
    session: Session, order_id: UUID, *, state: str | None, after: After, limit: int
) -> Sequence[MakeUp]:
    """The agreements of an order, newest first; one more than `limit` where there are more."""
    return _page(session, _whole().where(MakeUp.order_id == order_id), state, after, limit)


def key(make_up: MakeUp) -> tuple[str, str]:
    """Where an agreement stands in its list."""
    return (make_up.proposed_at.isoformat(), str(make_up.id))


def _whole() -> Select[MakeUp]:
    return select(MakeUp).options(selectinload(MakeUp.sessions), selectinload(MakeUp.words))


def _page(
    session: Session, query: Select[MakeUp], state: str | None, after: After, limit: int
) -> Sequence[MakeUp]:
    if state is not None:
        query = query.where(MakeUp.state == state)
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        row_id = literal(UUID(str(after[1])), Uuid())
        query = query.where(tuple_(MakeUp.proposed_at, MakeUp.id) < tuple_(at, row_id))
    query = query.order_by(MakeUp.proposed_at.desc(), MakeUp.id.desc())
    return session.scalars(query.limit(limit + 1)).all()
