"""Events of what was arranged: the order, its terms and pauses, placements, closures."""

from sqlalchemy import case, literal, select

from api.cases.shape import Of, Rows, rows
from api.hosts.models import Closure, Site
from api.intake.models import Withdrawal
from api.orders.models import Order, Pause, Terms
from api.shifts.models import Placement, PlacementSpan, ShiftException, TimetableEntry


def taken_in(order: Of) -> Rows:
    """The order as it was entered."""
    return rows(
        id=Order.id, at=Order.created_at, what="taken_in", by=Order.created_by, by_role="clerk"
    ).where(Order.id == order)


def terms(order: Of) -> Rows:
    """Versions of the terms."""
    return rows(
        id=Terms.id,
        at=Terms.created_at,
        what="terms_set",
        by=Terms.created_by,
        by_role="clerk",
        said=Terms.reason,
        about=Terms.id,
        number=Terms.number,
    ).where(Terms.order_id == order)


def terms_approved(order: Of) -> Rows:
    """Terms that a second person let hold."""
    return rows(
        id=Terms.id,
        at=Terms.approved_at,
        what="terms_approved",
        by=Terms.approved_by,
        by_role="clerk",
        about=Terms.id,
        number=Terms.number,
    ).where(Terms.order_id == order, Terms.approved_at > Terms.created_at)


def pauses(order: Of) -> Rows:
    """Pauses."""
    return rows(
        id=Pause.id,
        at=Pause.recorded_at,
        what="pause_recorded",
        by=Pause.recorded_by,
        by_role="clerk",
        said=Pause.reason,
        about=Pause.id,
    ).where(Pause.order_id == order)


def pauses_withdrawn(order: Of) -> Rows:
    """Pauses taken back."""
    return rows(
        id=Pause.id,
        at=Pause.withdrawn_at,
        what="pause_withdrawn",
        by=Pause.withdrawn_by,
        by_role="clerk",
        said=Pause.withdrawn_reason,
        about=Pause.id,
    ).where(Pause.order_id == order, Pause.withdrawn_at.is_not(None))


def placements(order: Of) -> Rows:
    """Where she was placed."""
    return (
        rows(
            id=Placement.id,
            at=Placement.created_at,
            what="placed",
            detail=Site.name,
            by=Placement.created_by,
            by_role="clerk",
            about=Placement.id,
        )
        .join(Site, Site.id == Placement.site_id)
        .where(Placement.order_id == order)
    )


def unplaced(order: Of) -> Rows:
    """Placements taken back as a mistake."""
    return (
        rows(
            id=Withdrawal.id,
            at=Withdrawal.at,
            what="placement_withdrawn",
            detail=Site.name,
            by=Withdrawal.actor_id,
            by_name=Withdrawal.actor_name,
            by_role="clerk",
            said=Withdrawal.reason,
            about=Withdrawal.placement_id,
        )
        .join(Placement, Placement.id == Withdrawal.placement_id)
        .join(Site, Site.id == Placement.site_id)
        .where(Withdrawal.order_id == order)
    )


def spans(order: Of) -> Rows:
    """Changed days of a placement."""
    return (
        rows(
            id=PlacementSpan.id,
            at=PlacementSpan.recorded_at,
            what="days_changed",
            detail=Site.name,
            by=PlacementSpan.recorded_by,
            about=PlacementSpan.placement_id,
        )
        .join(Placement, Placement.id == PlacementSpan.placement_id)
        .join(Site, Site.id == Placement.site_id)
        .where(PlacementSpan.order_id == order, PlacementSpan.recorded_at > Placement.created_at)
    )


def timetables(order: Of) -> Rows:
    """The shifts of a week that were set at one instant are one event."""
    return (
        rows(
            id=Placement.id,
            at=TimetableEntry.recorded_at,
            what="timetable",
            detail=Site.name,
            by=TimetableEntry.recorded_by,
            about=Placement.id,
        )
        .join(Placement, Placement.id == TimetableEntry.placement_id)
        .join(Site, Site.id == Placement.site_id)
        .where(TimetableEntry.order_id == order)
        .distinct()
    )


def departures(order: Of) -> Rows:
    """Shifts cancelled, moved or added."""
    how = case(
        (ShiftException.starts_at.is_(None), "shift_cancelled"),
        (ShiftException.entry_id.is_(None) & ShiftException.shift_id.is_(None), "shift_added"),
        else_="shift_moved",
    )
    return rows(
        id=ShiftException.id,
        at=ShiftException.created_at,
        what=how,
        by=ShiftException.created_by,
        by_role=ShiftException.actor_role,
        said=ShiftException.reason,
        about=ShiftException.placement_id,
        starts_at=ShiftException.starts_at,
        ends_at=ShiftException.ends_at,
    ).where(ShiftException.order_id == order)


def _of_her_sites(found: Rows, order: Of) -> Rows:
    hers = select(Placement.site_id).where(Placement.order_id == order)
    begun = select(Order.created_at).where(Order.id == order).scalar_subquery()
    return found.join(Site, Site.id == Closure.site_id).where(
        Closure.site_id.in_(hers), Closure.ends_at >= begun
    )


def closures(order: Of) -> Rows:
    """Closures of her sites."""
    found = rows(
        id=Closure.id,
        at=Closure.recorded_at,
        what=literal("closed_") + Closure.cause,
        detail=Site.name,
        by=Closure.recorded_by,
        said=Closure.note,
        about=Closure.site_id,
        starts_at=Closure.starts_at,
        ends_at=Closure.ends_at,
    )
    return _of_her_sites(found, order)


def closures_withdrawn(order: Of) -> Rows:
    """Closures taken back."""
    found = rows(
        id=Closure.id,
        at=Closure.withdrawn_at,
        what="closure_withdrawn",
        detail=Site.name,
        by=Closure.withdrawn_by,
        about=Closure.site_id,
        starts_at=Closure.starts_at,
        ends_at=Closure.ends_at,
    )
    return _of_her_sites(found, order).where(Closure.withdrawn_at.is_not(None))
