"""Who of the made-up women lets the made-up organization see how she is doing."""

from datetime import datetime

from sqlalchemy.orm import Session

from api.consents import service as consents
from api.consents.words import NEWEST
from api.demo.people import ORGANIZATION, Town, named
from api.orders.models import Order
from api.rules.access import Actor
from api.rules.consents import Purpose

# By their place among the participants. The first one's phone is the visitor's to decide on.
SHARED: tuple[tuple[int, tuple[Purpose, ...]], ...] = (
    (1, ("week", "court_date")),
    (2, ("week", "shifts")),
    (4, ("court_date",)),
)


def share(session: Session, town: Town, now: datetime) -> None:
    """Have some of them say yes, each for her own purposes."""
    for index, purposes in SHARED:
        order = session.get_one(Order, town.orders[index])
        her = Actor("participant", participant_id=order.participant_id, order_id=order.id)
        for purpose in purposes:
            given = consents.Given(named(ORGANIZATION), purpose, NEWEST[purpose], None)
            consents.give(session, her, now, named(f"consent {index} {purpose}"), given)
