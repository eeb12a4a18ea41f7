"""The long run of an order from its kept weeks: no week is assessed for it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.orders.models import Order
from api.rules import days, total
from api.rules.missed import KINDS
from api.standing.models import WeekStanding


def total_of(session: Session, order: Order, now: datetime) -> total.Total:
    """What is owed, the pace of the last closed weeks that asked for hours, and the likely end."""
    current = days.week_of(now, order.time_zone)
    kept = WeekStanding.order_id == order.id
    credited = session.scalar(
        select(func.coalesce(func.sum(WeekStanding.credited_minutes), 0)).where(kept)
    )
    newest = session.scalars(
        select(WeekStanding.credited_minutes)
        .where(kept, WeekStanding.week < current, WeekStanding.required_minutes > 0)
        .order_by(WeekStanding.week.desc())
        .limit(total.PACE_WEEKS)
    ).all()
    this_week = session.scalar(
        select(WeekStanding.credited_minutes).where(kept, WeekStanding.week == current)
    )
    return total.total(
        order.total_required_minutes,
        int(credited or 0),
        newest[::-1],
        this_week or 0,
        days.local_day(now, order.time_zone),
    )


def provisional_total(session: Session, order_id: UUID) -> int:
    """Minutes credited in all that wait for a host's or a clerk's word."""
    found = session.scalar(
        select(func.sum(WeekStanding.provisional_minutes)).where(WeekStanding.order_id == order_id)
    )
    return int(found or 0)


def missed_total(session: Session, order_id: UUID) -> dict[str, int]:
    """Missed shifts of all weeks by what was said of them, and in all."""
    found: dict[str, int] = dict.fromkeys(KINDS, 0)
    for counted in session.scalars(
        select(WeekStanding.missed).where(WeekStanding.order_id == order_id)
    ):
        for kind in KINDS:
            found[kind] += counted.get(kind, 0)
    return {**found, "total": sum(found.values())}
