"""The lists of questions for hours that screens read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, literal, select, tuple_
from sqlalchemy.orm import Session, selectinload

from api.database import Instant
from api.offers.models import HourRequest
from api.rules.access import Actor

After = tuple[Any, ...] | None


def in_sight(
    session: Session, actor: Actor, *, state: str | None, after: After, limit: int
) -> Sequence[HourRequest]:
    """The questions of the clerk's court or to the host's sites, newest first; one more than
    `limit` where there are more."""
    query = select(HourRequest)
    if actor.role == "clerk":
        query = query.where(HourRequest.court_id == actor.court_id)
    else:
        query = query.where(HourRequest.site_id.in_(actor.site_ids))
    return _page(session, query, state, after, limit)


def of_order(
    session: Session, order_id: UUID, *, state: str | None, after: After, limit: int
) -> Sequence[HourRequest]:
    """The questions about an order, newest first; one more than `limit` where there are more."""
    query = select(HourRequest).where(HourRequest.order_id == order_id)
    return _page(session, query, state, after, limit)


def key(request: HourRequest) -> tuple[str, str]:
    """Where a question stands in its list."""
    return (request.asked_at.isoformat(), str(request.id))


def _page(
    session: Session, query: Select[HourRequest], state: str | None, after: After, limit: int
) -> Sequence[HourRequest]:
    query = query.options(selectinload(HourRequest.offers))
    if state is not None:
        query = query.where(HourRequest.state == state)
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        row_id = literal(UUID(str(after[1])), Uuid())
        query = query.where(tuple_(HourRequest.asked_at, HourRequest.id) < tuple_(at, row_id))
    query = query.order_by(HourRequest.asked_at.desc(), HourRequest.id.desc())
    return session.scalars(query.limit(limit + 1)).all()
