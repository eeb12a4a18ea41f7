"""Short weeks of a court, for the clerk, page by page."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.shortfalls.models import WeekDecision
from api.shortfalls.service import CURE_WINDOW, MINOR
from api.standing.models import WeekStanding

Row = tuple[WeekStanding, Order, WeekDecision | None]
ZONE = "America/Bogota"


def rows(
    session: Session,
    actor: Actor,
    now: datetime,
    *,
    stage: str,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Sequence[Row]:
    """The short weeks of the clerk's court at a stage, oldest first; one more than `limit` where
    there are more. `minor` are those short by less than half an hour, whatever their stage."""
    newest = _newest_decision()
    query = (
        select(WeekStanding, Order, newest)
        .join(Order, Order.id == WeekStanding.order_id)
        .outerjoin(newest, and_(newest.order_id == Order.id, newest.week == WeekStanding.week))
        .where(WeekStanding.court_id == actor.court_id)
        .where(_at(stage, newest, now))
    )
    if after is not None:
        last = tuple_(literal(str(after[0])), literal(UUID(str(after[1])), Uuid()))
        query = query.where(tuple_(WeekStanding.week, WeekStanding.order_id) > last)
    query = query.order_by(WeekStanding.week, WeekStanding.order_id).limit(limit + 1)
    return [(week, order, decision) for week, order, decision in session.execute(query)]


def _newest_decision() -> Any:
    """The newest decision of each week, as if a table of its own."""
    numbers = (
        select(
            WeekDecision.order_id.label("order_id"),
            WeekDecision.week.label("week"),
            func.max(WeekDecision.number).label("number"),
        )
        .group_by(WeekDecision.order_id, WeekDecision.week)
        .subquery()
    )
    chosen = (
        select(WeekDecision)
        .join(
            numbers,
            and_(
                numbers.c.order_id == WeekDecision.order_id,
                numbers.c.week == WeekDecision.week,
                numbers.c.number == WeekDecision.number,
            ),
        )
        .where(WeekDecision.kind != "withdrawn")
        .subquery()
    )
    return aliased(WeekDecision, chosen)


def _at(stage: str, newest: Any, now: datetime) -> Any:
    week, undecided = WeekStanding, newest.id.is_(None)
    changed = or_(
        newest.state != week.state,
        newest.credited_minutes != week.credited_minutes,
        newest.excused_minutes != week.excused_minutes,
        newest.short_minutes != week.short_minutes,
    )
    short = and_(week.state == "short", week.short_minutes >= MINOR)
    curing_from = days.week_of(now - CURE_WINDOW, ZONE)
    return {
        "curing": and_(short, undecided, week.week >= curing_from),
        "due": and_(short, undecided, week.week < curing_from),
        "minor": and_(week.state == "short", week.short_minutes < MINOR, undecided),
        "decided": and_(newest.id.is_not(None), ~changed),
        "reopened": and_(newest.id.is_not(None), changed),
    }[stage]


def due_orders(now: datetime) -> Select[UUID]:
    """The orders with a short week that is to be decided, one row a week."""
    newest = (
        select(WeekDecision.kind)
        .where(WeekDecision.order_id == WeekStanding.order_id)
        .where(WeekDecision.week == WeekStanding.week)
        .order_by(WeekDecision.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(WeekStanding.order_id).where(
        WeekStanding.state == "short",
        WeekStanding.short_minutes >= MINOR,
        WeekStanding.week < days.week_of(now - CURE_WINDOW, ZONE),
        func.coalesce(newest, "withdrawn") == "withdrawn",
    )


def key(row: Row) -> tuple[str, str]:
    """What the next page begins after."""
    return (row[0].week, str(row[0].order_id))
