"""Placements, their timetables, and the shifts that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import flag_modified

from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.hosts import service as hosts
from api.hosts.models import Site
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.rules.timetable import Planned
from api.rules.values import Shift
from api.shifts import changes, departures
from api.shifts.changes import EntryGiven as EntryGiven
from api.shifts.departures import DepartureGiven as DepartureGiven
from api.shifts.models import Placement, ShiftException
from api.shifts.placed import as_known, planned_shifts

LONGEST_LOOK = timedelta(days=400)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PlacedShift:
    """A dated shift, the placement it belongs to, and where it comes from."""

    shift: Shift
    placement: Placement
    planned: Planned


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


def placements(
    session: Session, order_id: UUID, known_at: datetime | None = None
) -> Sequence[Placement]:
    """Every placement of an order, or those known at an instant, oldest first, with what its
    shifts follow from."""
    query = (
        select(Placement)
        .where(Placement.order_id == order_id)
        .options(
            selectinload(Placement.every_entry),
            selectinload(Placement.exceptions),
            joinedload(Placement.site).selectinload(Site.every_hours),
        )
        .order_by(Placement.from_day, Placement.id)
    )
    if known_at is None:
        query = query.where(Placement.withdrawn_at.is_(None))
    else:
        kept = joinedload(Placement.site).selectinload(Site.every_holidays)
        query = query.where(Placement.created_at <= known_at)
        query = query.options(selectinload(Placement.every_span), kept)
    return session.scalars(query).all()


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
    changes.refuse_anothers(session, placement_id, entries)
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
    _change(placement, actor, now, order, from_day, to_day, entries, is_new=is_new)
    session.flush()
    return placement


def _change(
    placement: Placement,
    actor: Actor,
    now: datetime,
    order: Order,
    from_day: date,
    to_day: date | None,
    entries: Sequence[EntryGiven],
    *,
    is_new: bool,
) -> None:
    before = {row.id for row in placement.timetable}
    change = changes.Change(placement, actor.id, now, days.local_day(now, order.time_zone))
    change.set_span(from_day, to_day)
    change.set_timetable(entries, is_new=is_new)
    if not is_new and before != {row.id for row in placement.timetable}:
        # Another timetable is another placement: whoever edits it as well must look again.
        flag_modified(placement, "from_day")


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
    order: Order,
    placed: Sequence[Placement],
    first: date,
    last: date,
    known_at: datetime | None = None,
) -> list[PlacedShift]:
    """The dated shifts of these placements from a day to a day, in time order, as they are planned
    or as they were known at an instant."""
    if last - first > LONGEST_LOOK:
        raise Invalid("too-long-a-time", "/to")
    known = [as_known(placement, known_at) for placement in placed]
    rows = {placement.id: placement for placement in placed}
    found = planned_shifts(known, first, last, order.time_zone)
    return [PlacedShift(planned.shift, rows[one.id], planned) for planned, one in found]
