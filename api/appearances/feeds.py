"""Secret links to a calendar: made, made anew, revoked, and what one opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.accounts.models import Staff
from api.accounts.vault import hash_of, new_token
from api.appearances.models import Appearance, CalendarFeed
from api.errors import NotFound
from api.orders.models import Order
from api.rules.access import Actor

# What a calendar shows: hers back and ahead, a court's around today alone.
HER_PAST, COURT_PAST, COURT_AHEAD = timedelta(days=90), timedelta(days=7), timedelta(days=42)
MOST_EVENTS = 2_000


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens: dates with their orders, for whom, and in which language."""

    rows: Sequence[tuple[Appearance, Order]]
    is_court: bool
    language: str


def link_of(session: Session, actor: Actor) -> CalendarFeed | None:
    """The link that somebody has: hers, or a clerk's own to the calendar of the court."""
    return session.scalar(select(CalendarFeed).where(_own(actor), _stands()))


def make_link(session: Session, actor: Actor, now: datetime) -> tuple[CalendarFeed, str]:
    """A new link, with the secret that is told once. The one before opens nothing any more."""
    revoke_link(session, actor, now)
    token, hashed = new_token()
    clerk = actor.role == "clerk"
    feed = CalendarFeed(
        id=uuid4(),
        court_id=actor.court_id if clerk else _court_of(session, actor),
        order_id=None if clerk else actor.order_id,
        staff_id=actor.id if clerk else None,
        token_hash=hashed,
        recorded_by=actor.id,
        recorded_at=now,
    )
    session.add(feed)
    session.flush()
    return feed, token


def revoke_link(session: Session, actor: Actor, now: datetime) -> None:
    """Let somebody's link open nothing any more, if there is one."""
    feed = link_of(session, actor)
    if feed is not None:
        feed.withdraw(actor.id, now)
        session.flush()


def _court_of(session: Session, actor: Actor) -> UUID:
    if actor.order_id is None:
        raise NotFound
    return session.get_one(Order, actor.order_id).court_id


def _own(actor: Actor) -> ColumnElement[bool]:
    if actor.role == "clerk":
        return CalendarFeed.staff_id == actor.id
    return CalendarFeed.order_id == actor.order_id


def _stands() -> ColumnElement[bool]:
    return CalendarFeed.withdrawn_at.is_(None)


def opened(session: Session, token: str, now: datetime) -> Opened:
    """What a link shows at an instant. One that was revoked, or whose clerk has left, is as if it
    had never been."""
    hashed = hash_of(token.encode("utf-8", "surrogatepass"))
    feed = session.scalar(select(CalendarFeed).where(CalendarFeed.token_hash == hashed, _stands()))
    if feed is None:
        raise NotFound
    if feed.staff_id is None:
        return _hers(session, feed, now)
    clerk = session.get_one(Staff, feed.staff_id)
    if clerk.disabled_at is not None or clerk.court_id != feed.court_id:
        raise NotFound
    rows = _rows(
        session,
        Appearance.court_id == feed.court_id,
        Appearance.starts_at >= now - COURT_PAST,
        Appearance.starts_at < now + COURT_AHEAD,
    )
    return Opened(rows, True, clerk.language)


def _hers(session: Session, feed: CalendarFeed, now: datetime) -> Opened:
    assert feed.order_id is not None
    order = session.get_one(Order, feed.order_id)
    since = Appearance.starts_at >= now - HER_PAST
    rows = _rows(session, Appearance.order_id == feed.order_id, since)
    return Opened(rows, False, order.participant.language)


def _rows(session: Session, *where: ColumnElement[bool]) -> Sequence[tuple[Appearance, Order]]:
    query = (
        select(Appearance, Order)
        .join(Order, Order.id == Appearance.order_id)
        .where(*where)
        .order_by(Appearance.starts_at, Appearance.id)
        .limit(MOST_EVENTS)
    )
    return [(found, order) for found, order in session.execute(query)]
