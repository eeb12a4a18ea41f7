"""Agreements as the screens show them."""

from typing import Any

from sqlalchemy.orm import Session

from api.hosts.models import Site
from api.make_ups.models import MakeUp, MakeUpWord
from api.make_ups.service import PARTIES
from api.orders.models import Order
from api.rules import days


def agreement_answer(session: Session, make_up: MakeUp) -> dict[str, Any]:
    """An agreement as all three see it."""
    order = session.get_one(Order, make_up.order_id)
    site = session.get_one(Site, make_up.site_id)
    zone = days.zone(order.time_zone)
    return {
        "id": make_up.id,
        "version": make_up.version,
        "order": make_up.order_id,
        "state": make_up.state,
        "first_name": order.participant.first_name,
        "site": {"id": site.id, "name": site.name},
        "sessions": [
            {
                "id": one.id,
                "starts_at": one.starts_at.astimezone(zone),
                "ends_at": one.ends_at.astimezone(zone),
                "minutes": one.minutes,
            }
            for one in make_up.sessions
        ],
        "parties": [_party(make_up, party, zone) for party in PARTIES],
        "proposed_at": make_up.proposed_at.astimezone(zone),
    }


def last_word(make_up: MakeUp, party: str) -> MakeUpWord | None:
    """What a party said last."""
    return next((word for word in reversed(make_up.words) if word.party == party), None)


def _party(make_up: MakeUp, party: str, zone: Any) -> dict[str, Any]:
    word = last_word(make_up, party)
    if word is None:
        return {"party": party, "name": None, "word": None, "at": None}
    return {
        "party": party,
        "name": word.actor_name,
        "word": word.word,
        "at": word.at.astimezone(zone),
    }


def make_up_answer(session: Session, make_up: MakeUp) -> dict[str, Any]:
    """An agreement as she and her court see it."""
    zone = days.zone(session.get_one(Order, make_up.order_id).time_zone)
    return {
        **agreement_answer(session, make_up),
        "placement": make_up.placement_id,
        "short_week": make_up.short_week,
        "note": make_up.note,
        "words": [
            {
                "party": word.party,
                "word": word.word,
                "reason": word.reason,
                "by_name": word.actor_name,
                "at": word.at.astimezone(zone),
            }
            for word in make_up.words
        ],
    }
