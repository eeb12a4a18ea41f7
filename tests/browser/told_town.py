"""What a clock would have told people of this town, and what became of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from api.accounts.vault import vault_of
from api.channels.models import Channel
from api.clock import utcnow
from api.database import unit_of_work
from api.notices.models import Notice, Sending
from api.orders.models import Order
from tests.browser.town import Place

HOUR = timedelta(hours=1)


def told(place: Place, kind: str, params: dict[str, Any], **differs: Any) -> UUID:
    """A notice to Elena, due since an hour."""
    now = utcnow()
    with unit_of_work(place.sessions) as session:
        order = session.get_one(Order, place.order)
        given: dict[str, Any] = {
            "id": uuid4(),
            "court_id": order.court_id,
            "order_id": order.id,
            "person_kind": "participant",
            "person_id": order.participant_id,
            "kind": kind,
            "occasion": uuid4().hex,
            "params": params,
            "urgent": False,
            "made_at": now - HOUR,
            "due_at": now - HOUR,
            "useful_until": now + 72 * HOUR,
            "state": "sent",
        }
        notice = Notice(**{**given, **differs})
        session.add(notice)
        return notice.id


def told_of_date(place: Place, date: UUID, **differs: Any) -> UUID:
    """A reminder of a date of hers."""
    params = {"days": 3, "starts_at": (utcnow() + 72 * HOUR).isoformat()}
    return told(place, "appearance", params, about_id=date, **differs)


def told_host(place: Place, count: int) -> UUID:
    """The daily list, to whoever works for the host of the tour."""
    with unit_of_work(place.sessions) as session:
        host = session.get_one(Staff, place.town.host_person).id
    person = {"person_kind": "host", "person_id": host, "order_id": None}
    about = {"about_id": place.town.sites[0]}
    return told(place, "unconfirmed", {"count": count}, **person, **about)


def tried(place: Place, notice: UUID, kind: str, number: int = 1, **became: Any) -> None:
    """A try to bring it to her, which ended half an hour ago."""
    now = utcnow()
    with unit_of_work(place.sessions) as session:
        found = session.get_one(Notice, notice)
        channel = _channel(session, place, found, kind)
        given: dict[str, Any] = {"ended_at": now - HOUR / 2, "result": "accepted", "repeats": 0}
        session.add(
            Sending(
                id=uuid4(),
                court_id=found.court_id,
                notice_id=notice,
                number=number,
                round=1,
                channel_id=channel.id,
                channel_kind=kind,
                started_at=now - HOUR / 2,
                **{**given, **became},
            )
        )


def _channel(session: Session, place: Place, notice: Notice, kind: str) -> Channel:
    """The channel of that kind of hers, made when it is first needed."""
    hers = (Channel.person_id == notice.person_id, Channel.kind == kind)
    known = session.scalars(select(Channel).where(*hers).limit(1)).first()
    if known is not None:
        return known
    made = Channel(
        id=uuid4(),
        court_id=notice.court_id,
        person_kind=notice.person_kind,
        person_id=notice.person_id,
        kind=kind,
        address=vault_of(place.settings).seal("+573001234567"),
        address_hash=uuid4().bytes * 2,
        shown="" if kind == "paper" else "+57 ··· 4567",
        position=1,
        consented_at=utcnow() - HOUR,
        ended_at=utcnow(),
        ended_because="withdrawn",
    )
    session.add(made)
    session.flush()
    return made


def seen_of(place: Place, notice: UUID) -> bool:
    """Whether the tables say that she has seen it."""
    with unit_of_work(place.sessions) as session:
        return session.get_one(Notice, notice).seen_at is not None


def forget_all(place: Place) -> None:
    """Every notice of this town is over: each test begins with an empty list."""
    with unit_of_work(place.sessions) as session:
        for one in session.scalars(select(Notice)):
            one.due_at = utcnow() + 9999 * HOUR
            one.state, one.unreached_at = "withdrawn", None
