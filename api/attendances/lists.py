"""The lists of attendances that screens read, by site and by order."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Uuid,
    cast,
    exists,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session, aliased, selectinload, with_expression

from api.attendances.models import UNDECIDED, Attendance
from api.database import Instant
from api.hosts.models import Site
from api.orders.models import Order, Participant
from api.rules import days
from api.rules.access import Actor

WAITING = ("open", "claimed", "pending", "presumed")
After = tuple[Any, ...] | None
# One that is going on has no time missing yet.
SURELY_OVER = timedelta(hours=12)
# What was decided against or only typed says nothing of where she was.
NOWHERE = ("merged", "denied", "claimed")
# What makes a person look at hours that nobody has confirmed yet. Late alone is no such thing.
QUESTIONABLE = (
    "bad_signature",
    "claimed_more",
    "not_placed_here",
    "odd_clock",
    "revoked_code",
    "revoked_device",
    "revoked_pass",
    "shared_counter",
    "stale_code",
    "too_long",
    "unknown_code",
    "unknown_witness",
    "unmatched_device",
)
_ELSEWHERE = aliased(Attendance)
_IS_ELSEWHERE = exists().where(
    _ELSEWHERE.order_id == Attendance.order_id,
    _ELSEWHERE.site_id != Attendance.site_id,
    _ELSEWHERE.state.not_in(NOWHERE),
    _ELSEWHERE.checked_in_at < Attendance.checked_out_at,
    _ELSEWHERE.checked_out_at > Attendance.checked_in_at,
)
# Whether another site says that she was there at the same time. A host is never told so.
_OVERLAPS = with_expression(Attendance.overlaps, _IS_ELSEWHERE)


def _shown() -> Select[Attendance]:
    return (
        select(Attendance)
        .where(Attendance.state != "merged")
        .options(
            selectinload(Attendance.confirmations),
            selectinload(Attendance.decisions),
            selectinload(Attendance.replies),
        )
    )


def of_site(
    session: Session, site: Site, *, day: date, waiting: bool, after: After, limit: int
) -> Sequence[Attendance]:
    """A site's attendances of a day, or all that wait for the host's word, newest first; one more
    than `limit` where there are more."""
    query = _shown().where(Attendance.site_id == site.id)
    if waiting:
        query = query.where(Attendance.state.in_(WAITING))
    else:
        first, last = days.day_bounds(day, site.time_zone)
        query = query.where(Attendance.starts_at >= first, Attendance.starts_at < last)
    return session.scalars(_newest(query, after, limit)).all()


def of_order(
    session: Session,
    order_id: UUID,
    *,
    first: datetime | None = None,
    last: datetime | None = None,
    after: After,
    limit: int,
) -> Sequence[Attendance]:
    """An order's attendances, newest first; one more than `limit` where there are more."""
    query = _shown().where(Attendance.order_id == order_id).options(_OVERLAPS)
    if first is not None:
        query = query.where(Attendance.starts_at >= first)
    if last is not None:
        query = query.where(Attendance.starts_at < last)
    return session.scalars(_newest(query, after, limit)).all()


def _newest(query: Select[Attendance], after: After, limit: int) -> Select[Attendance]:
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        row_id = literal(UUID(str(after[1])), Uuid())
        query = query.where(tuple_(Attendance.starts_at, Attendance.id) < tuple_(at, row_id))
    return query.order_by(Attendance.starts_at.desc(), Attendance.id.desc()).limit(limit + 1)


def of_court(
    session: Session, actor: Actor, now: datetime, *, state: str, after: After, limit: int
) -> Sequence[tuple[Attendance, Order]]:
    """A court's attendances in a state, oldest first; one more than `limit` where there are more.

    One that is going on has no time missing yet: `open` are those begun 12 hours ago or more.
    `flagged` are those that wait for the host and have something odd about them.
    """
    query = (
        select(Attendance, Order)
        .join(Order, Order.id == Attendance.order_id)
        .where(Attendance.court_id == actor.court_id, waits_as(state, now))
        .options(
            selectinload(Attendance.confirmations),
            selectinload(Attendance.decisions),
            selectinload(Attendance.replies),
            _OVERLAPS,
        )
    )
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        row_id = literal(UUID(str(after[1])), Uuid())
        query = query.where(tuple_(Attendance.starts_at, Attendance.id) > tuple_(at, row_id))
    query = query.order_by(Attendance.starts_at, Attendance.id).limit(limit + 1)
    return [(row, order) for row, order in session.execute(query)]


def waits_as(state: str, now: datetime) -> ColumnElement[bool]:
    """What is on the court's list of this state; all of them are undecided yet."""
    few: ColumnElement[bool] = literal_column(UNDECIDED)
    if state == "flagged":
        return few & _is_odd()
    if state == "open":
        return few & (Attendance.state == state) & (Attendance.starts_at < now - SURELY_OVER)
    return few & (Attendance.state == state)


def _is_odd() -> ColumnElement[bool]:
    # As text, both databases write a list of words alike.
    said = cast(Attendance.flags, String)
    odd = [said.contains(f'"{flag}"', autoescape=True) for flag in QUESTIONABLE]
    return (Attendance.state == "pending") & or_(*odd, _IS_ELSEWHERE)


def court_key(row: tuple[Attendance, Order]) -> tuple[str, str]:
    """What the next page begins after."""
    return row[0].starts_at.isoformat(), str(row[0].id)


def present(session: Session, site: Site, now: datetime) -> Sequence[Attendance]:
    """Who is at the site now: came today and has not left."""
    first, _ = days.day_bounds(days.local_day(now, site.time_zone), site.time_zone)
    return session.scalars(
        select(Attendance)
        .where(Attendance.site_id == site.id, Attendance.state == "open")
        .where(Attendance.checked_in_at >= first, Attendance.checked_out_at.is_(None))
        .order_by(Attendance.checked_in_at)
        .limit(50)
    ).all()


def first_names(session: Session, order_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The first names of the people of these orders."""
    rows = session.execute(
        select(Order.id, Participant.first_name)
        .join(Participant, Participant.id == Order.participant_id)
        .where(Order.id.in_(set(order_ids)))
    )
    return {order_id: name for order_id, name in rows}
