"""Placements, their timetables, and the shifts that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.hosts import service as hosts
from api.hosts.models import Site
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days, timetable
from api.rules.access import Actor
from api.rules.values import Shift
from api.shifts import changes, departures
from api.shifts.changes import EntryGiven as EntryGiven
from api.shifts.departures import DepartureGiven as DepartureGiven
from api.shifts.models import Placement, ShiftException

LONGEST_LOOK = timedelta(days=400)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PlacedShift:
    """A dated shift and the placement it belongs to."""

    shift: Shift
    placement: Placement


def order_for(session: Session, actor: Actor, order_id: UUID) -> Order:
    """The order for her, for a clerk of its court, or for a host where she is placed."""
    if actor.role != "host":
        return orders.order_of(session, actor, order_id)
    order = session.get(Order, order_id)
    here = session.scalar(
        select(Placement.id)
        .where(Placement.order_id == order_id, Placement.site_id.in_(actor.site_ids))
        .limit(1)
    )
    if order is None or here is None:
        raise NotFound
    return order


def visible(actor: Actor, placed: Sequence[Placement]) -> list[Placement]:
    """The placements that this person may see: a host sees those at its own sites."""
    if actor.role != "host":
        return list(placed)
    return [placement for placement in placed if placement.site_id in actor.site_ids]


def placements(session: Session, order_id: UUID) -> Sequence[Placement]:
    """Every placement of an order, oldest first, with what its shifts follow from."""
    return session.scalars(
        select(Placement)
        .where(Placement.order_id == order_id)
        .options(
            selectinload(Placement.timetable),
            selectinload(Placement.exceptions),
            joinedload(Placement.site).selectinload(Site.hours),
        )
        .order_by(Placement.from_day, Placement.id)
    ).all()


def placement_of(session: Session, actor: Actor, order: Order, placement_id: UUID) -> Placement:
    """One placement of this order that the actor may see."""
    placement = session.get(Placement, placement_id)
    if placement is None or placement.order_id != order.id or not visible(actor, [placement]):
        raise NotFound
    return placement


def put_placement(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    placement_id: UUID,
    *,
    site_id: UUID,
    from_day: date,
    to_day: date | None,
    entries: Sequence[EntryGiven],
) -> Placement:
    """Place her at a site with a timetable, or change the placement."""
    changes.refuse_impossible(from_day, to_day, entries)
    site = hosts.site_of(session, actor, site_id)
    placement = session.get(Placement, placement_id)
    if actor.role == "host":
        _refuse_beyond_timetable(placement, from_day, to_day)
    is_new = placement is None
    if placement is None:
        placement = Placement(
            id=placement_id,
            court_id=order.court_id,
            order_id=order.id,
            created_by=actor.id,
            created_at=now,
        )
        session.add(placement)
    elif placement.order_id != order.id:
        raise NotFound
    elif placement.site_id != site_id:
        raise Conflict("placement-has-another-site")
    placement.site_id, placement.site = site.id, site
    placement.from_day, placement.to_day = from_day, to_day
    today = days.local_day(now, order.time_zone)
    changes.set_timetable(placement, order, entries, today, is_new=is_new)
    session.flush()
    return placement


def _refuse_beyond_timetable(
    placement: Placement | None, from_day: date, to_day: date | None
) -> None:
    """A host may change when she comes, not whether she is placed there, nor for how long."""
    if placement is None or (placement.from_day, placement.to_day) != (from_day, to_day):
        raise Forbidden


def except_shift(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    exception_id: UUID,
    placement_id: UUID,
    given: DepartureGiven,
) -> ShiftException:
    """Cancel, move or add a dated shift. Append-only: the same words again change nothing."""
    placement = placement_of(session, actor, order, placement_id)
    return departures.record(session, actor, now, placement, exception_id, given)


def add_shift(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    placement_id: UUID,
    shift_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
) -> ShiftException:
    """Add a dated shift of this id. Who calls reviews the weeks of `weeks_around`."""
    given = DepartureGiven(reason, starts_at=starts_at, ends_at=ends_at)
    return except_shift(session, actor, now, order, shift_id, placement_id, given)


def cancel_shift(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    placement_id: UUID,
    shift_id: UUID,
    reason: str,
) -> ShiftException:
    """Cancel a shift that was added; one that is cancelled already stays as it is. Who calls
    reviews the weeks of `weeks_around`."""
    placement = placement_of(session, actor, order, placement_id)
    last = departures.last_word(placement, str(shift_id))
    if last is not None and last.starts_at is None:
        return last
    given = DepartureGiven(reason, shift_id=shift_id)
    return departures.record(session, actor, now, placement, uuid4(), given)


def weeks_around(
    session: Session, order: Order, exception: ShiftException, now: datetime
) -> list[datetime]:
    """Instants of the weeks that a departure touches, for a review: where its shift is, and where
    it was before. Weeks far ahead are nobody's concern yet."""
    placement = session.get_one(Placement, exception.placement_id)
    found = departures.instants(placement, exception, order.time_zone)
    return [min(at, now + A_WEEK) for at in found]


def shifts_between(
    order: Order, placed: Sequence[Placement], first: date, last: date
) -> list[PlacedShift]:
    """The dated shifts of these placements from a day to a day, in time order."""
    if last - first > LONGEST_LOOK:
        raise Invalid("too-long-a-time", "/to")
    found = [
        PlacedShift(shift, placement)
        for placement in placed
        for shift in _shifts_of(order, placement, first, last)
    ]
    return sorted(found, key=lambda one: (one.shift.starts_at, one.shift.id))


def _shifts_of(order: Order, placement: Placement, first: date, last: date) -> list[Shift]:
    begin = max(first, placement.from_day)
    end = last if placement.to_day is None else min(last, placement.to_day)
    entries = [
        timetable.Entry(
            id=entry.id,
            weekday=entry.weekday,
            starts_minute=entry.starts_minute,
            ends_minute=entry.ends_minute,
            from_day=entry.from_day,
            to_day=entry.to_day,
        )
        for entry in placement.timetable
    ]
    said = [departures.value(exception) for exception in placement.exceptions]
    return timetable.expand(entries, said, begin, end, ZoneInfo(order.time_zone))
