"""Shifts of the last days that passed without somebody, as the host of the site reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.hosts.models import Site
from api.orders.models import Order
from api.rules import days
from api.rules.values import Shift
from api.shifts import service as shifts
from api.shifts.models import Placement
from api.shortfalls.models import ShiftMark
from api.standing import service as standing

SHOWN_FOR: Final = timedelta(days=14)
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MissedThere:
    """A missed shift, whose it is, and what the host said of it last."""

    order: Order
    shift: Shift
    note: ShiftMark | None


def missed_at(session: Session, site: Site, now: datetime) -> list[MissedThere]:
    """The shifts at a site that ended in the last days without her, newest first.

    Excused or not makes no difference, or its absence from the list would tell a host that she
    gave a cause. For the same reason a shift waits for its end, excused ones do.
    """
    found = []
    placed = _placed_lately(session, site, now)
    notes = _host_notes(session, [order.id for order in placed], now)
    for order in placed:
        ended = _ended_there(session, order, site, now)
        if not ended:
            continue
        week = days.week_of(min(one.starts_at for one in ended.values()), order.time_zone)
        missed = standing.missed_between(
            session, order, week, days.week_of(now, order.time_zone), now
        )
        found += [
            MissedThere(order, one.shift, notes.get((order.id, one.shift.id)))
            for one in missed
            if one.shift.id in ended
        ]
    return sorted(found, key=lambda one: (one.shift.starts_at, one.shift.id), reverse=True)


def _placed_lately(session: Session, site: Site, now: datetime) -> Sequence[Order]:
    today = days.local_day(now, site.time_zone)
    placed = select(Placement.order_id).where(
        Placement.site_id == site.id,
        Placement.from_day <= today,
        or_(Placement.to_day.is_(None), Placement.to_day >= today - SHOWN_FOR - A_DAY),
    )
    return session.scalars(select(Order).where(Order.id.in_(placed)).order_by(Order.id)).all()


def _ended_there(session: Session, order: Order, site: Site, now: datetime) -> dict[str, Shift]:
    """Her shifts at this site that ended in the last days, by id."""
    here = [one for one in shifts.placements(session, order.id) if one.site_id == site.id]
    today = days.local_day(now, order.time_zone)
    planned = shifts.shifts_between(order, here, today - SHOWN_FOR - A_DAY, today)
    return {
        one.shift.id: one.shift for one in planned if now - SHOWN_FOR < one.shift.ends_at <= now
    }


def _host_notes(
    session: Session, order_ids: Sequence[UUID], now: datetime
) -> dict[tuple[UUID, str], ShiftMark]:
    """The last word of the host on each shift that can still be shown."""
    marks = session.scalars(
        select(ShiftMark)
        .where(ShiftMark.order_id.in_(order_ids), ShiftMark.actor_role == "host")
        .where(ShiftMark.starts_at > now - SHOWN_FOR - 2 * A_DAY)
        .order_by(ShiftMark.number)
    )
    return {(mark.order_id, str(mark.shift_id)): mark for mark in marks}


def answer(one: MissedThere) -> dict[str, Any]:
    """A missed shift as its host sees it."""
    zone = days.zone(one.order.time_zone)
    note = one.note
    return {
        "order": one.order.id,
        "shift": one.shift.id,
        "first_name": one.order.participant.first_name,
        "starts_at": one.shift.starts_at.astimezone(zone),
        "ends_at": one.shift.ends_at.astimezone(zone),
        "note": None
        if note is None
        else {"text": note.reasons, "by_name": note.actor_name, "at": note.at.astimezone(zone)},
    }
