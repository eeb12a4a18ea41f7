"""What a paper can be about, and whether it is in sight of whoever asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from api.hosts import service as hosts
from api.make_ups import service as make_ups
from api.orders import service as orders
from api.orders.models import Order
from api.papers import plan_requests
from api.reports import service as reports
from api.rules.access import Actor
from api.sheets import service as sheets


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose a thing is. `participant_id`: whose case is opened by reading of it."""

    id: UUID
    time_zone: str
    court_id: UUID | None = None
    order_id: UUID | None = None
    site_id: UUID | None = None
    host_id: UUID | None = None
    participant_id: UUID | None = None


Find = Callable[[Session, Actor, UUID], Subject]


def order(session: Session, actor: Actor, subject_id: UUID) -> Subject:
    """An order: hers, or of the clerk's court."""
    return _of_order(orders.order_of(session, actor, subject_id), subject_id)


def site(session: Session, actor: Actor, subject_id: UUID) -> Subject:
    """A site of the actor's court or host."""
    found = hosts.site_of(session, actor, subject_id)
    return Subject(
        found.id,
        found.time_zone,
        court_id=found.court_id,
        site_id=found.id,
        host_id=found.host_id,
    )


def make_up(session: Session, actor: Actor, subject_id: UUID) -> Subject:
    """An agreement: hers, of the actor's site, or of the clerk's court."""
    found = make_ups.make_up_of(session, actor, subject_id)
    whose = session.get_one(Order, found.order_id)
    return _of_order(whose, found.id, site_id=found.site_id)


def report(session: Session, actor: Actor, subject_id: UUID) -> Subject:
    """A monthly report that was handed in: of the actor's site, or of the clerk's court."""
    found = reports.version_of(session, actor, subject_id)
    whose = session.get_one(Order, found.order_id)
    return _of_order(whose, found.id, site_id=found.site_id)


def sheet(session: Session, actor: Actor, subject_id: UUID) -> Subject:
    """A sign-in sheet of the actor's site or court."""
    found = sheets.sheet_of(session, actor, subject_id)
    return Subject(
        found.id,
        found.site.time_zone,
        court_id=found.court_id,
        site_id=found.site_id,
        host_id=found.site.host_id,
    )


def _of_order(found: Order, subject_id: UUID, site_id: UUID | None = None) -> Subject:
    return Subject(
        subject_id,
        found.time_zone,
        court_id=found.court_id,
        order_id=found.id,
        site_id=site_id,
        participant_id=found.participant_id,
    )


def plan_request(session: Session, actor: Actor, subject_id: UUID) -> Subject:
    """A request for a change of plan: hers, or of the clerk's court."""
    found = plan_requests.request_of(session, actor, subject_id)
    return _of_order(session.get_one(Order, found.order_id), found.id)


# A kind's `subject` is a name of this list. Each raises NotFound for what is not in sight.
SUBJECTS: Final[Mapping[str, Find]] = {
    "order": order,
    "site": site,
    "make_up": make_up,
    "plan_request": plan_request,
    "sheet": sheet,
    "report": report,
}
