"""All hours done, or how many are left. The software ends nothing: it waits for the judge."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.papers import events, facts
from api.papers.kind import Asked, Facts, Kind


def gather(session: Session, order_id: UUID, asked: Asked) -> Facts:
    """The total, where it was worked, and on what evidence it stands."""
    then = facts.then(session, order_id, asked.as_of)
    order = then.order
    worked = [one.standing for one in then.weeks if one.standing.credited_minutes]
    return {
        "as_of": then.as_of.isoformat(),
        "person": facts.person(order),
        "court": session.get_one(Court, order.court_id).name,
        "case_number": order.case_number,
        "starts_on": order.starts_on.isoformat(),
        "total": facts.in_all(then),
        "state": then.total.state,
        "waiting": then.total.credited - then.confirmed,
        "weeks_worked": len(worked),
        "first_week": facts.week(worked[0])["monday"] if worked else None,
        "last_week": facts.week(worked[-1])["monday"] if worked else None,
        "places": facts.places(session, order, then.as_of),
        "terms": facts.terms(order),
        "levels": events.levels(session, then),
    }


KIND = Kind(
    name="completion_report",
    template="completion_report",
    roles=frozenset({"clerk"}),
    subject="order",
    gather=gather,
    titles={"es": "Informe de cumplimiento de horas", "en": "Report on completed hours"},
    file_name="constancia-cumplimiento",
)
