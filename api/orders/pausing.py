"""Pauses: days of which an order asks for nothing, recorded and taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid, NotFound
from api.history import standing
from api.orders.models import Order, Pause
from api.rules.access import Actor


def pauses(order: Order, known_at: datetime | None = None) -> Sequence[Pause]:
    """The pauses of an order that stand, or stood at an instant."""
    return standing(order.pauses, known_at)


def pause(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    pause_id: UUID,
    from_day: date,
    to_day: date,
    reason: str,
) -> Pause:
    """Record that the order asks for nothing from a day to a day, both inclusive."""
    if to_day < from_day:
        raise Invalid("ends-before-it-starts", "/to")
    known = session.get(Pause, pause_id)
    if known is not None:
        said = (known.order_id, known.from_day, known.to_day, known.reason)
        if said != (order.id, from_day, to_day, reason):
            raise Conflict("id-already-used")
        return known
    assert actor.id is not None
    recorded = Pause(
        id=pause_id,
        court_id=order.court_id,
        order_id=order.id,
        from_day=from_day,
        to_day=to_day,
        reason=reason,
        recorded_by=actor.id,
        recorded_at=now,
    )
    order.pauses.append(recorded)
    session.flush()
    return recorded


def withdraw_pause(
    session: Session, actor: Actor, now: datetime, order: Order, pause_id: UUID, reason: str
) -> Pause:
    """Take a pause back from now on; that it was there, who took it back and why stays known."""
    found = next((one for one in order.pauses if one.id == pause_id), None)
    if found is None:
        raise NotFound
    if found.withdrawn_at is not None and found.withdrawn_reason != reason:
        raise Conflict("pause-already-withdrawn")
    found.withdraw(actor.id, now)
    found.withdrawn_reason = reason
    session.flush()
    return found
