"""Whether an agreement fits: the week it is for still lacks minutes, and she can come then."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid
from api.make_ups.models import MakeUp, MakeUpSession
from api.orders.models import Order
from api.rules import days
from api.rules.sessions import Span
from api.shifts import agreeing
from api.shifts.models import Placement
from api.standing.book import Book

WITHIN = timedelta(weeks=26)


def refuse_unfit(
    session: Session,
    order: Order,
    placement: Placement,
    make_up_id: UUID,
    short_week: str,
    spans: list[Span],
    now: datetime,
) -> None:
    """Refuse what cannot be agreed on now, or would make up more than is missing."""
    left = minutes_left(session, order, make_up_id, short_week, now)
    agreeing.refuse_unfit(session, order, placement, spans, now, within=WITHIN, where="/sessions")
    if sum(span.minutes for span in spans) > left:
        raise Invalid("more-than-missing", "/sessions", minutes=left)


def minutes_left(
    session: Session, order: Order, make_up_id: UUID, short_week: str, now: datetime
) -> int:
    """Minutes of a short week that nobody has agreed or proposed to make up."""
    current = days.week_of(now, order.time_zone)
    if days.parse_week(short_week) >= days.parse_week(current):
        raise Conflict("make-up-too-early")
    book = Book(session, order, now)
    standing = book.standing(short_week)
    if standing.state != "short":
        raise Conflict("nothing-to-make-up")
    if standing.provisional:
        raise Conflict("make-up-week-may-change")
    left = standing.short_minutes - book.promised(short_week, current)
    left -= _proposed(session, order, make_up_id, short_week, now)
    if left <= 0:
        raise Conflict("made-up-already")
    return left


def _proposed(
    session: Session, order: Order, make_up_id: UUID, short_week: str, now: datetime
) -> int:
    """Minutes that other proposals would make up, were they agreed to in time."""
    found = session.scalar(
        select(func.sum(MakeUpSession.minutes))
        .join(MakeUp, MakeUp.id == MakeUpSession.make_up_id)
        .where(MakeUp.order_id == order.id, MakeUp.id != make_up_id)
        .where(MakeUp.short_week == short_week, MakeUp.state == "proposed")
        .where(MakeUpSession.starts_at > now)
    )
    return int(found or 0)
