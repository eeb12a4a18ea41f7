"""A person who was told by mouth: who did it, when and how; taken back within the same day."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid, NotFound
from api.notices.models import Notice
from api.notices.service import Row, answered, rows
from api.notices.spoken_models import NoticeWord
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """How she was told, and when; without a time it is now."""

    how: str
    at: datetime | None = None


def notice_of(session: Session, actor: Actor, now: datetime, notice_id: UUID) -> Row:
    """A notice of a case of the clerk's court, held until this transaction ends."""
    query = rows().where(Notice.id == notice_id, Notice.court_id == actor.court_id)
    query = query.where(Notice.order_id.is_not(None), Notice.due_at <= now)
    found = session.execute(query.with_for_update(of=Notice)).one_or_none()
    if found is None:
        raise NotFound
    return Row(*found)


def tell(session: Session, actor: Actor, now: datetime, notice: Notice, told: Told) -> None:
    """Write down that somebody told her. Told already is told: the first word stands."""
    at = told.at or now
    if at > now:
        raise Invalid("told-in-future", "/told_at")
    if at < notice.due_at:
        raise Invalid("told-too-early", "/told_at")
    if notice.told_at is not None:
        return
    _say(session, actor, now, notice, "told", told.how, at)
    notice.told_at, notice.told_by, notice.told_by_name = at, actor.id, actor.name
    answered(notice, now)
    session.flush()


def take_back(session: Session, actor: Actor, now: datetime, notice: Notice) -> None:
    """It was a mistake, said on the same day. What is still of use goes on its way again."""
    if notice.told_at is None:
        return
    word = words_on(session, [notice.id])[notice.id]
    order = session.get_one(Order, notice.order_id)
    tz = order.time_zone
    if days.local_day(word.at, tz) != days.local_day(now, tz):
        raise Conflict("told-on-another-day")
    _say(session, actor, now, notice, "undone", None, None)
    notice.told_at = notice.told_by = notice.told_by_name = None
    if notice.seen_at is None and notice.state == "reached":
        # The clock finds out at once how it stands, and carries on.
        notice.state, notice.reached_at, notice.next_at = "waiting", None, now
    session.flush()


def _say(
    session: Session,
    actor: Actor,
    now: datetime,
    notice: Notice,
    kind: str,
    how: str | None,
    at: datetime | None,
) -> None:
    newest = select(func.max(NoticeWord.number)).where(NoticeWord.notice_id == notice.id)
    session.add(
        NoticeWord(
            id=uuid4(),
            court_id=notice.court_id,
            notice_id=notice.id,
            number=(session.scalar(newest) or 0) + 1,
            kind=kind,
            how=how,
            told_at=at,
            actor_id=actor.id,
            actor_name=actor.name,
            at=now,
        )
    )
    session.flush()


def words_on(session: Session, notices: list[UUID]) -> dict[UUID, NoticeWord]:
    """The newest word on each of these notices, if there is one."""
    query = select(NoticeWord).where(NoticeWord.notice_id.in_(notices)).order_by(NoticeWord.number)
    return {one.notice_id: one for one in session.scalars(query)}
