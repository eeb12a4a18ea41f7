"""Requests for a change of plan: written down once, then printed to be signed and handed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.errors import Conflict, NotFound
from api.orders import service as orders
from api.papers.plan_models import PlanRequest
from api.rules.access import Actor


def request_of(session: Session, actor: Actor, request_id: UUID) -> PlanRequest:
    """The request, when it is hers or of the clerk's court."""
    found = session.get(PlanRequest, request_id)
    if found is None:
        raise NotFound
    orders.order_of(session, actor, found.order_id)
    return found


def ask(
    session: Session,
    actor: Actor,
    now: datetime,
    order_id: UUID,
    request_id: UUID,
    wish: str,
    reasons: str,
) -> PlanRequest:
    """Write a request down. The same words again change nothing."""
    order = orders.order_of(session, actor, order_id)
    if session.get(PlanRequest, request_id) is not None:
        known = request_of(session, actor, request_id)
        if (known.order_id, known.wish, known.reasons) != (order.id, wish, reasons):
            raise Conflict
        return known
    assert actor.id is not None
    found = PlanRequest(
        id=request_id,
        court_id=order.court_id,
        order_id=order.id,
        wish=wish,
        reasons=reasons,
        asked_by=actor.id,
        asked_by_name=actor.name,
        asked_by_role=actor.role,
        asked_at=now,
    )
    session.add(found)
    session.flush()
    return found
