"""To whom a notice goes: her language, her time zone, and the name that a support person knows."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.accounts.models import Court, Staff
from api.channels.models import SupportPerson
from api.notices.models import Notice
from api.orders.models import Order


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody is spoken to. `her_name`: the first name of the woman that a support person
    stands by."""

    language: str
    time_zone: str
    her_name: str = ""


def person_of(session: Session, notice: Notice) -> Person:
    """The person of a notice."""
    if notice.person_kind == "host":
        staff = session.get_one(Staff, notice.person_id)
        return Person(staff.language, session.get_one(Court, notice.court_id).time_zone)
    order = session.get_one(Order, notice.order_id)
    if notice.person_kind == "support":
        support = session.get_one(SupportPerson, notice.person_id)
        return Person(support.language, order.time_zone, order.participant.first_name)
    return Person(order.participant.language, order.time_zone)
