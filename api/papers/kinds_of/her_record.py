"""Her own record on paper: every day and every week, and what was said and decided of them."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.papers import events, facts
from api.papers.kind import Asked, Facts, Kind, Sheet
from api.papers.week_sheet import week_sheet


def gather(session: Session, order_id: UUID, asked: Asked) -> Facts:
    """Her days, weeks, excuses, dates and what was decided, up to a day."""
    then = facts.then(session, order_id, asked.as_of)
    return {
        "as_of": then.as_of.isoformat(),
        "person": facts.person(then.order),
        "starts_on": then.order.starts_on.isoformat(),
        "total": facts.in_all(then),
        "terms": facts.terms(then.order),
        "places": facts.places(session, then.order, then.as_of),
        "weeks": [facts.week(one.standing) for one in then.weeks],
        "attendances": events.attendances(session, then),
        "excuses": events.excuses(session, then),
        "make_ups": events.make_ups(session, then),
        "appearances": events.appearances(session, then),
        "decisions": events.decisions(session, then),
    }


def sheet(found: Facts, language: str) -> Sheet:
    """Her weeks as rows."""
    return week_sheet(found, language)


KIND = Kind(
    name="her_record",
    template="her_record",
    roles=frozenset({"clerk", "participant"}),
    subject="order",
    gather=gather,
    titles={"es": "Registro de horas", "en": "Record of hours"},
    file_name="constancia-registro",
    sheet=sheet,
)
