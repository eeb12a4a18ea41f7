"""Questions for hours as the screens show them."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.hosts.models import Site
from api.offers.models import HourRequest
from api.orders.models import Order
from api.rules import days


def asked_answer(session: Session, request: HourRequest) -> dict[str, Any]:
    """A question as the host sees it: who and when."""
    order = session.get_one(Order, request.order_id)
    site = session.get_one(Site, request.site_id)
    zone = days.zone(order.time_zone)
    return {
        "id": request.id,
        "version": request.version,
        "order": request.order_id,
        "site": {"id": site.id, "name": site.name},
        "first_name": order.participant.first_name,
        "days": [date.fromisoformat(day) for day in request.days],
        "state": request.state,
        "reply": request.reply,
        "windows": [
            {
                "id": offer.id,
                "starts_at": offer.starts_at.astimezone(zone),
                "ends_at": offer.ends_at.astimezone(zone),
            }
            for offer in request.offers
        ],
    }


def request_answer(session: Session, request: HourRequest) -> dict[str, Any]:
    """A question as she and her court see it."""
    zone = days.zone(session.get_one(Order, request.order_id).time_zone)
    answered = request.answered_at
    return {
        **asked_answer(session, request),
        "placement": request.placement_id,
        "asked_by_role": request.asked_by_role,
        "asked_at": request.asked_at.astimezone(zone),
        "answered_by_name": request.answered_by_name,
        "answered_at": None if answered is None else answered.astimezone(zone),
    }
