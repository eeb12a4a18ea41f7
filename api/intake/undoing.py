"""Taking back what was entered by mistake, as long as nothing was ever recorded on it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session

from api.accounts import devices
from api.accounts.models import Device, Enrolment
from api.appearances import plan
from api.appearances.models import Appearance
from api.appearances.words import say
from api.attendances.models import Attendance
from api.errors import Conflict, NotFound
from api.intake.models import Withdrawal
from api.notices.models import Notice
from api.orders.models import Order
from api.orders.turns import take_turn
from api.passes import service as passes
from api.rules import days
from api.rules.access import Actor
from api.scans.models import Scan
from api.shifts import service as shifts
from api.shifts.changes import Change
from api.shifts.models import Placement
from api.standing import service as standing

FACT = "order"
A_DAY = timedelta(days=1)


def may_undo(session: Session, order: Order) -> bool:
    """Whether nothing was ever recorded on an order."""
    scanned = exists().where(Scan.order_id == order.id)
    return not session.scalar(select(or_(scanned, exists().where(Attendance.order_id == order.id))))


def withdraw_order(
    session: Session, actor: Actor, now: datetime, order: Order, withdrawal_id: UUID, reason: str
) -> Withdrawal:
    """Take an order back: it asks for nothing, nobody is told anything of it any more, its phone
    and card open nothing, and its number is free for the right one."""
    known = _known(session, order, withdrawal_id, None, reason)
    if known is not None:
        return known
    order = take_turn(session, order.id)
    if not may_undo(session, order):
        raise Conflict("recorded-already")
    for placement in shifts.placements(session, order.id):
        _unplace(placement, actor, now, order)
    _end_dates(session, actor, now, order, reason)
    _shut_doors(session, actor, now, order)
    order.withdrawn_at = now
    session.flush()
    standing.review(session, order, now, _weeks_so_far(order, now), FACT)
    _silence(session, order, now)
    return _note(session, actor, now, order, withdrawal_id, None, reason)


def withdraw_placement(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    placement: Placement,
    withdrawal_id: UUID,
    reason: str,
) -> Withdrawal:
    """Take a placement back as if she had never been sent there."""
    known = _known(session, order, withdrawal_id, placement.id, reason)
    if known is not None:
        return known
    order = take_turn(session, order.id)
    at_site = placement.site_id
    scanned = exists().where(Scan.order_id == order.id, Scan.site_id == at_site)
    came = exists().where(Attendance.order_id == order.id, Attendance.site_id == at_site)
    if session.scalar(select(or_(scanned, came))):
        raise Conflict("recorded-already")
    _unplace(placement, actor, now, order)
    session.flush()
    standing.review(session, order, now, _weeks_so_far(order, now), "timetable")
    return _note(session, actor, now, order, withdrawal_id, placement.id, reason)


def _known(
    session: Session, order: Order, withdrawal_id: UUID, placement: UUID | None, reason: str
) -> Withdrawal | None:
    """The same words again; other words under a used id are refused."""
    found = session.get(Withdrawal, withdrawal_id)
    if found is None:
        return None
    if found.order_id != order.id:
        raise NotFound
    if (found.placement_id, found.reason) != (placement, reason):
        raise Conflict("id-already-used")
    return found


def _unplace(placement: Placement, actor: Actor, now: datetime, order: Order) -> None:
    """No shift of it was ever planned; its days lie before everything, for whoever lists them."""
    for entry in placement.timetable:
        entry.withdraw(actor.id, now)
    before = min(order.starts_on, placement.from_day) - A_DAY
    today = days.local_day(now, order.time_zone)
    Change(placement, actor.id, now, today).set_span(before, before)
    placement.withdrawn_at = now


def _end_dates(session: Session, actor: Actor, now: datetime, order: Order, reason: str) -> None:
    if plan.standing_rule(session, order) is not None:
        plan.withdraw_rule(session, actor, now, order, reason)
    query = select(Appearance).where(Appearance.order_id == order.id, Appearance.state == "set")
    for one in session.scalars(query).all():
        say(session, order, actor, now, one, "cancelled", reason)


def _shut_doors(session: Session, actor: Actor, now: datetime, order: Order) -> None:
    for device in session.scalars(
        select(Device).where(Device.order_id == order.id, Device.revoked_at.is_(None))
    ):
        devices.retire(session, now, device, "other")
    session.execute(
        update(Enrolment)
        .where(Enrolment.order_id == order.id, Enrolment.used_at.is_(None))
        .where(Enrolment.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    )
    if passes.card_in_use(session, order) is not None:
        passes.end_card(session, actor, now, order, "other")


def _silence(session: Session, order: Order, now: datetime) -> None:
    """Nothing waits to be looked at again or to be told."""
    order.look_again_at = order.notices_at = None
    session.execute(
        update(Notice)
        .where(Notice.order_id == order.id, Notice.next_at.is_not(None))
        .values(state="withdrawn", next_at=None, unreached_at=None)
    )
    session.flush()


def _weeks_so_far(order: Order, now: datetime) -> list[datetime]:
    """An instant of every week of the order up to now."""
    found: list[datetime] = []
    today: date = days.local_day(now, order.time_zone)
    week = days.format_week(order.starts_on)
    while days.parse_week(week) <= today:
        found.append(days.week_bounds(week, order.time_zone)[0])
        week = days.later_week(week)
    return found


def _note(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    withdrawal_id: UUID,
    placement: UUID | None,
    reason: str,
) -> Withdrawal:
    assert actor.id is not None
    noted = Withdrawal(
        id=withdrawal_id,
        court_id=order.court_id,
        order_id=order.id,
        placement_id=placement,
        case_number=order.case_number,
        reason=reason,
        actor_id=actor.id,
        actor_name=actor.name,
        at=now,
    )
    session.add(noted)
    session.flush()
    return noted
