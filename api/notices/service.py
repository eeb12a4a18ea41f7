"""What one person was told: her list inside the app, and that she has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, selectinload

from api.database import Instant
from api.errors import NotFound
from api.notices.models import Notice
from api.rules.access import Actor
from api.warnings.models import Telling

# Kinds that speak of a telling: having seen the one is having seen the other.
OF_TELLINGS: Final = (
    *("warning", "awaiting", "no_spare", "stay_longer", "missing_time", "became_short"),
)
MOST_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose list it is; a participant reads what concerns the order that she is signed in to."""

    kind: str
    id: UUID
    order_id: UUID | None = None


class Row(NamedTuple):
    """A notice, and when the telling that it speaks of was first on her screen."""

    notice: Notice
    telling_seen_at: datetime | None

    @property
    def seen_at(self) -> datetime | None:
        """When she first saw it, here or on her week."""
        return self.notice.seen_at or self.telling_seen_at


def reader_of(actor: Actor) -> Reader:
    """The person who asks for her own list: a participant or a host's person."""
    if actor.role == "participant" and actor.participant_id and actor.order_id:
        return Reader("participant", actor.participant_id, actor.order_id)
    if actor.role == "host" and actor.id is not None:
        return Reader("host", actor.id)
    raise NotFound


def _whose(reader: Reader) -> ColumnElement[bool]:
    person = and_(Notice.person_kind == reader.kind, Notice.person_id == reader.id)
    return person if reader.order_id is None else and_(person, Notice.order_id == reader.order_id)


def rows() -> Select[Notice, datetime | None]:
    """Notices with what is known of their tellings."""
    of_telling = and_(Telling.id == Notice.about_id, Notice.kind.in_(OF_TELLINGS))
    return (
        select(Notice, Telling.seen_at)
        .outerjoin(Telling, of_telling)
        .options(selectinload(Notice.sendings))
    )


def is_unseen() -> ColumnElement[bool]:
    """Neither here nor on her week."""
    return and_(Notice.seen_at.is_(None), Telling.seen_at.is_(None))


def _shown(reader: Reader, now: datetime) -> list[ColumnElement[bool]]:
    """What is due; what was taken back again only if she has seen it."""
    stands = or_(Notice.state != "withdrawn", Notice.seen_at.is_not(None))
    return [_whose(reader), Notice.due_at <= now, stands]


def inbox(
    session: Session,
    reader: Reader,
    now: datetime,
    after: tuple[Any, ...] | None,
    limit: int,
    about: UUID | None = None,
) -> Sequence[Row]:
    """Her notices, newest first; one more than `limit` if there are."""
    query = rows().where(*_shown(reader, now))
    if about is not None:
        query = query.where(Notice.about_id == about)
    return newest(session, query, after, limit)


def newest(
    session: Session,
    query: Select[Notice, datetime | None],
    after: tuple[Any, ...] | None,
    limit: int,
) -> Sequence[Row]:
    """A page of these, the one that was due last at the front."""
    if after is not None:
        last = literal(datetime.fromisoformat(str(after[0])), Instant())
        key = tuple_(last, literal(UUID(str(after[1])), Uuid()))
        query = query.where(tuple_(Notice.due_at, Notice.id) < key)
    query = query.order_by(Notice.due_at.desc(), Notice.id.desc()).limit(limit + 1)
    return [Row(*one) for one in session.execute(query)]


def key(row: Row) -> tuple[str, str]:
    """Where a notice stands in its list."""
    return (row.notice.due_at.isoformat(), str(row.notice.id))


def unseen(session: Session, reader: Reader, now: datetime) -> int:
    """How many she has not seen yet."""
    of_telling = and_(Telling.id == Notice.about_id, Notice.kind.in_(OF_TELLINGS))
    query = select(func.count()).select_from(Notice).outerjoin(Telling, of_telling)
    return session.scalar(query.where(*_shown(reader, now), is_unseen())) or 0


def one_of(session: Session, reader: Reader, now: datetime, notice_id: UUID) -> Row:
    """A notice of hers that was due, also one that was taken back: she may have a message of it."""
    query = rows().where(Notice.id == notice_id, _whose(reader), Notice.due_at <= now)
    found = session.execute(query.with_for_update(of=Notice)).one_or_none()
    if found is None:
        raise NotFound
    return Row(*found)


def see(session: Session, now: datetime, row: Row) -> Row:
    """She had it on her screen; only the first time counts. Nothing more is sent of it."""
    notice = row.notice
    if notice.seen_at is None:
        notice.seen_at = row.telling_seen_at or now
        answered(notice, now)
    if row.telling_seen_at is None and notice.kind in OF_TELLINGS and notice.about_id is not None:
        telling = session.get_one(Telling, notice.about_id)
        telling.seen_at = telling.seen_at or now
    session.flush()
    return Row(notice, row.telling_seen_at or notice.seen_at)


def answered(notice: Notice, now: datetime) -> None:
    """It has arrived: no clock has anything left to do about it. A sending that is under way is
    written down by whoever sends it, and ends there."""
    notice.next_at = None
    if notice.state != "withdrawn":
        notice.state = "reached"
        notice.reached_at = notice.reached_at or now


def see_up_to(session: Session, reader: Reader, now: datetime, up_to: datetime) -> None:
    """She says that she has seen all that was due by then."""
    query = rows().where(*_shown(reader, now), Notice.due_at <= up_to, is_unseen())
    query = query.order_by(Notice.id).limit(MOST_AT_ONCE).with_for_update(of=Notice)
    for found in session.execute(query).all():
        see(session, now, Row(*found))
