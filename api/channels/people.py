"""Who can have channels: a participant, her support person, a host's person. Nobody of a court."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Court, Staff
from api.channels.models import SupportPerson
from api.errors import NotFound
from api.hosts.models import Host
from api.orders.models import Order, Participant
from api.orders.turns import see_notices
from api.rules.access import Actor


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose channels are kept: `kind` is participant, support or host."""

    kind: str
    id: UUID
    court_id: UUID
    time_zone: str


def herself(session: Session, actor: Actor) -> Person:
    """The participant who asks."""
    if actor.role != "participant" or actor.order_id is None:
        raise NotFound
    order = session.get(Order, actor.order_id)
    if order is None:
        raise NotFound
    return of_order(order)


def of_order(order: Order) -> Person:
    """The participant of an order."""
    return Person("participant", order.participant_id, order.court_id, order.time_zone)


def supporting(support: SupportPerson, order: Order) -> Person:
    """The support person of an order's participant."""
    return Person("support", support.id, order.court_id, order.time_zone)


def of_host(session: Session, actor: Actor) -> Person:
    """The host's person who asks. Clerks, administrators and monitors are never sent anything:
    nothing about a person leaves for a court."""
    if actor.role != "host" or actor.id is None or actor.host_id is None:
        raise NotFound
    host = session.get(Host, actor.host_id)
    if host is None:
        raise NotFound
    return Person("host", actor.id, host.court_id, time_zone_of(session, host.court_id))


def time_zone_of(session: Session, court_id: UUID) -> str:
    """The court's time, which a host that has several sites goes by."""
    return session.get_one(Court, court_id).time_zone


def take_turn(session: Session, person: Person) -> None:
    """Hold a person until this transaction ends: two at once could else become nine of eight.
    A support person's turn is her participant's, which the caller has taken."""
    table = {"participant": Participant, "host": Staff}.get(person.kind)
    if table is not None:
        session.get_one(table, person.id, with_for_update={"key_share": True})


def look_again(session: Session, person: Person, now: datetime) -> None:
    """What a participant wants to be told has changed: the clock looks at her orders soon."""
    if person.kind == "participant":
        hers = select(Order).where(Order.participant_id == person.id).order_by(Order.id)
        for order in session.scalars(hers).unique():
            see_notices(session, order, now)
