"""A case on paper for a hearing: what a judge asks, answered on the first page."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.cases import weeks as cases
from api.cases.words import CAUSES
from api.papers import events, facts
from api.papers.kind import Asked, Facts, Kind, Sheet
from api.papers.press import Json
from api.papers.week_sheet import week_sheet
from api.rules import days

# The newest weeks one by one; the total holds all of them.
MOST_WEEKS = 60
WEEKS_BACK = 1 - MOST_WEEKS


def gather(session: Session, order_id: UUID, asked: Asked) -> Facts:
    """Terms, weeks with their causes, dates, warnings, excuses, make-ups, decisions, total."""
    then = facts.then(session, order_id, asked.as_of)
    order = then.order
    found = _weeks(session, then)
    pauses = [p for p in order.pauses if p.withdrawn_reason is None and p.from_day <= then.as_of]
    return {
        "as_of": then.as_of.isoformat(),
        "person": facts.person(order),
        "court": session.get_one(Court, order.court_id).name,
        "case_number": order.case_number,
        "starts_on": order.starts_on.isoformat(),
        "ends_on": None if order.ends_on is None else order.ends_on.isoformat(),
        "total": facts.in_all(then),
        "terms": facts.terms(order),
        "pauses": [
            {"from_day": p.from_day.isoformat(), "to_day": p.to_day.isoformat(), "why": p.reason}
            for p in pauses
        ],
        "places": facts.places(session, order, then.as_of),
        "weeks": [_week(one) for one in found],
        "all_weeks": len(found) == len(then.weeks),
        "whose": _whose(found),
        "levels": events.levels(session, then),
        "appearances": events.appearances(session, then),
        "warnings": events.warnings(session, then),
        "excuses": events.excuses(session, then),
        "make_ups": events.make_ups(session, then),
        "decisions": events.decisions(session, then),
    }


def _weeks(session: Session, then: facts.Then) -> list[cases.CaseWeek]:
    if not then.weeks:
        return []
    last = then.weeks[-1].standing.week
    first = max(then.weeks[0].standing.week, days.later_week(last, WEEKS_BACK))
    return list(cases.as_it_stands(session, then.order, first, last, then.ends_at).weeks)


def _week(one: cases.CaseWeek) -> dict[str, Json]:
    return {
        **facts.week(one.standing),
        "made_up": one.made_up_minutes,
        "causes": [{"who": c.who, "code": c.code, "minutes": c.minutes} for c in one.causes],
    }


def _whose(found: list[cases.CaseWeek]) -> list[Json]:
    return [{"who": who, "minutes": minutes} for who, minutes in cases.sums_by_whom(found).items()]


def words(language: str) -> dict[str, Json]:
    """What the causes are called, as on the page of the case."""
    return {"causes": dict(CAUSES[language])}


def sheet(found: Facts, language: str) -> Sheet:
    """Its weeks as rows."""
    return week_sheet(found, language)


KIND = Kind(
    name="case_summary",
    template="case_summary",
    roles=frozenset({"clerk"}),
    subject="order",
    gather=gather,
    titles={"es": "Resumen para audiencia", "en": "Summary for a hearing"},
    file_name="constancia-resumen",
    sheet=sheet,
    words=words,
)
