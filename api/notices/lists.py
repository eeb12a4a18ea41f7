"""The lists of a clerk: whom nothing has reached, a case's notices, and what is told on paper."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, literal, or_, select, tuple_
from sqlalchemy.orm import Session, joinedload

from api.database import Instant
from api.notices import service
from api.notices.models import Notice, Sending
from api.notices.service import Row
from api.orders.models import Order, Participant
from api.warnings.models import Telling

LISTED: Final = timedelta(days=14)
MOST_PRINTED: Final = 500
After = tuple[Any, ...] | None


def unreached(
    session: Session, court_id: UUID, now: datetime, after: After, limit: int
) -> Sequence[Row]:
    """What nobody has been reached with: still of use, or no older than 14 days; the newest at
    the front. Who saw it, answered a delivery or was told is not here."""
    query = service.rows().where(Notice.court_id == court_id, *reached_nobody(now))
    if after is not None:
        last = literal(datetime.fromisoformat(str(after[0])), Instant())
        last_id = literal(UUID(str(after[1])), Uuid())
        query = query.where(tuple_(Notice.unreached_at, Notice.id) < tuple_(last, last_id))
    query = query.order_by(Notice.unreached_at.desc(), Notice.id.desc()).limit(limit + 1)
    return [Row(*one) for one in session.execute(query)]


def reached_nobody(now: datetime) -> list[ColumnElement[bool]]:
    """What makes a notice one of the unreached; asked where its telling is joined."""
    return [
        Notice.person_kind == "participant",
        Notice.unreached_at.is_not(None),
        Notice.reached_at.is_(None),
        Notice.told_at.is_(None),
        Notice.state != "withdrawn",
        service.is_unseen(),
        or_(Notice.useful_until > now, Notice.unreached_at > now - LISTED),
    ]


def unreached_orders(now: datetime) -> Select[UUID | None]:
    """The orders of women whom something has not reached, one row a notice."""
    of_telling = and_(Telling.id == Notice.about_id, Notice.kind.in_(service.OF_TELLINGS))
    query = select(Notice.order_id).outerjoin(Telling, of_telling)
    return query.where(*reached_nobody(now))


def unreached_key(row: Row) -> tuple[str, str]:
    """Where a notice stands in the list of the unreached."""
    assert row.notice.unreached_at is not None
    return (row.notice.unreached_at.isoformat(), str(row.notice.id))


def of_order(
    session: Session,
    order_id: UUID,
    now: datetime,
    after: After,
    limit: int,
    about: UUID | None = None,
) -> Sequence[Row]:
    """All that was due to her and to her support person, newest first."""
    query = service.rows().where(Notice.order_id == order_id, Notice.due_at <= now)
    if about is not None:
        query = query.where(Notice.about_id == about)
    return service.newest(session, query, after, limit)


def orders_of(session: Session, found: Sequence[Row]) -> dict[UUID, Order]:
    """The orders that these notices are about, with whose they are."""
    ids = {row.notice.order_id for row in found}
    query = select(Order).where(Order.id.in_(ids)).options(joinedload(Order.participant))
    return {one.id: one for one in session.scalars(query).unique()}


def support_asked(session: Session, found: Sequence[Row]) -> dict[UUID, datetime]:
    """Since when a support person is asked to help, by the notice that had not arrived."""
    query = select(Notice.about_id, Notice.made_at).where(
        Notice.kind == "support_unreached", Notice.about_id.in_([row.notice.id for row in found])
    )
    return {about: at for about, at in session.execute(query) if about is not None}


def to_print(session: Session, court_id: UUID, now: datetime) -> Sequence[tuple[Notice, Order]]:
    """What is to be told by mouth to women who are reached on paper, by their names."""
    on_paper = select(Sending.id).where(
        Sending.notice_id == Notice.id, Sending.channel_kind == "paper"
    )
    query = (
        select(Notice, Order)
        .join(Order, Order.id == Notice.order_id)
        .join(Participant, Participant.id == Order.participant_id)
        .outerjoin(Telling, Telling.id == Notice.about_id)
        .where(
            Notice.court_id == court_id,
            Notice.person_kind == "participant",
            on_paper.exists(),
            Notice.due_at <= now,
            Notice.useful_until > now,
            Notice.told_at.is_(None),
            Notice.state != "withdrawn",
            service.is_unseen(),
        )
        .order_by(Participant.last_name, Participant.first_name, Order.id, Notice.due_at, Notice.id)
        .limit(MOST_PRINTED)
    )
    return [(notice, order) for notice, order in session.execute(query)]
