"""A certificate of hours for anybody: how many, where, by month. It names no court."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.papers import facts
from api.papers.kind import Asked, Facts, Kind
from api.papers.press import Json
from api.rules import days


def gather(session: Session, order_id: UUID, asked: Asked) -> Facts:
    """Her hours by month, in all, and where they were worked."""
    then = facts.then(session, order_id, asked.as_of)
    found: Facts = {
        "as_of": then.as_of.isoformat(),
        "person": facts.person(then.order),
        "starts_on": then.order.starts_on.isoformat(),
        "total": facts.in_all(then),
        "months": _months(then),
        "places": facts.places(session, then.order, then.as_of),
        "terms": facts.terms(then.order),
    }
    return found


def _months(then: facts.Then) -> list[Json]:
    """Minutes by the month in which their week ends: a week's limits hold for it as a whole."""
    found: dict[str, dict[str, Json]] = {}
    for view in then.weeks:
        week = view.standing
        if not week.credited_minutes:
            continue
        sunday = days.parse_week(week.week).toordinal() + 6
        month = f"{type(then.as_of).fromordinal(sunday):%Y-%m}"
        before = found.setdefault(month, {"month": month, "confirmed": 0, "credited": 0})
        before["confirmed"] = _plus(before["confirmed"], week.confirmed_minutes)
        before["credited"] = _plus(before["credited"], week.credited_minutes)
    return [found[month] for month in sorted(found)]


def _plus(before: Json, minutes: int) -> int:
    assert isinstance(before, int)
    return before + minutes


KIND = Kind(
    name="hours_certificate",
    template="hours_certificate",
    roles=frozenset({"clerk", "participant"}),
    subject="order",
    gather=gather,
    titles={"es": "Certificado de horas", "en": "Certificate of hours"},
    file_name="constancia-horas",
)
