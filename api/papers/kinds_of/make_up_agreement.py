"""An agreement on hours, with places to sign. A host's copy does not say which week was short."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.hosts.models import Site
from api.make_ups.answers import last_word
from api.make_ups.models import MakeUp, MakeUpSession
from api.make_ups.service import PARTIES
from api.orders.models import Order
from api.papers.kind import Asked, Facts, Kind
from api.papers.press import Json
from api.rules import days


def gather(session: Session, make_up_id: UUID, asked: Asked) -> Facts:
    """Who, where and when, and what each of the three has said."""
    made = session.get_one(MakeUp, make_up_id)
    order = session.get_one(Order, made.order_id)
    week = None if asked.role == "host" else days.parse_week(made.short_week).isoformat()
    return {
        "agreement": str(made.id),
        "state": made.state,
        "site": session.get_one(Site, made.site_id).name,
        "week": week,
        "parties": _parties(session, made, order, asked),
        "sessions": [_session(one, order) for one in made.sessions],
        "total": sum(one.minutes for one in made.sessions),
    }


def _session(one: MakeUpSession, order: Order) -> dict[str, Json]:
    zone = days.zone(order.time_zone)
    start, end = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
    return {
        "day": start.date().isoformat(),
        "from": f"{start:%H:%M}",
        "to": f"{end:%H:%M}",
        "to_day": None if end.date() == start.date() else end.date().isoformat(),
        "minutes": one.minutes,
    }


def _parties(session: Session, made: MakeUp, order: Order, asked: Asked) -> list[Json]:
    organizations = {
        "host": session.get_one(Site, made.site_id).host.name,
        "clerk": session.get_one(Court, made.court_id).name,
    }
    return [_party(made, order, party, organizations.get(party), asked) for party in PARTIES]


def _party(
    made: MakeUp, order: Order, party: str, organization: str | None, asked: Asked
) -> dict[str, Json]:
    word = last_word(made, party)
    name = organization if word is None else f"{word.actor_name}, {organization}"
    if organization is None:
        name = _her_name(order, asked)
    day = None if word is None else days.local_day(word.at, order.time_zone).isoformat()
    return {"party": party, "name": name, "word": None if word is None else word.word, "day": day}


def _her_name(order: Order, asked: Asked) -> str:
    """A host knows her first name alone; the line beside it is for her own hand."""
    whose = order.participant
    return whose.first_name if asked.role == "host" else f"{whose.first_name} {whose.last_name}"


KIND = Kind(
    name="make_up_agreement",
    template="make_up_agreement",
    roles=frozenset({"clerk", "host", "participant"}),
    subject="make_up",
    gather=gather,
    titles={"es": "Acuerdo de horas", "en": "Agreement on hours"},
    file_name="constancia-acuerdo",
    dated=False,
    own_copy=True,
)
