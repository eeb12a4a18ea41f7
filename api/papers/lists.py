"""The papers that were made of an order, newest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from api.database import Instant
from api.papers.kinds import KINDS
from api.papers.models import MadePaper
from api.rules.access import Actor

After = tuple[Any, ...] | None


def of_order(
    session: Session, actor: Actor, order_id: UUID, *, kind: str | None, after: After, limit: int
) -> Sequence[MadePaper]:
    """The papers of an order that the actor may read; one more than `limit` where there are
    more."""
    theirs = [name for name, one in KINDS.items() if actor.role in one.roles]
    query = select(MadePaper).where(MadePaper.order_id == order_id, MadePaper.kind.in_(theirs))
    if actor.role != "clerk":
        shared = [name for name in theirs if not KINDS[name].own_copy]
        query = query.where(or_(MadePaper.kind.in_(shared), MadePaper.made_by_role == actor.role))
    if kind is not None:
        query = query.where(MadePaper.kind == kind)
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        row_id = literal(UUID(str(after[1])), Uuid())
        query = query.where(tuple_(MadePaper.made_at, MadePaper.id) < tuple_(at, row_id))
    query = query.order_by(MadePaper.made_at.desc(), MadePaper.id.desc())
    return session.scalars(query.limit(limit + 1)).all()


def key(paper: MadePaper) -> tuple[str, str]:
    """Where a paper stands in its list."""
    return (paper.made_at.isoformat(), str(paper.id))
