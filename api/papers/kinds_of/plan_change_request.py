"""Her request for a change of plan, to sign and hand in: the plan as it is, and her words."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.errors import NotFound
from api.orders.models import Order
from api.papers import facts
from api.papers.kind import Asked, Facts, Kind
from api.papers.plan_models import PlanRequest
from api.papers.press import Json
from api.rules import days
from api.shifts.models import Placement


def gather(session: Session, request_id: UUID, asked: Asked) -> Facts:
    """The plan on the day she asked, what she asks for instead, and why."""
    request = session.get(PlanRequest, request_id)
    if request is None:
        raise NotFound
    order = session.get_one(Order, request.order_id)
    day = days.local_day(request.asked_at, order.time_zone)
    held = [t for t in order.terms if t.approved_at is not None and t.from_day <= day]
    terms = held[-1] if held else order.terms[0]
    return {
        "on": day.isoformat(),
        "person": facts.person(order),
        "court": session.get_one(Court, order.court_id).name,
        "case_number": order.case_number,
        "weekly": terms.weekly_required_minutes,
        "timetable": _timetable(session, request),
        "wish": request.wish,
        "reasons": request.reasons,
        "written_by": request.asked_by_role,
    }


def _timetable(session: Session, request: PlanRequest) -> list[Json]:
    """Her weekly shifts as they were known when she asked."""
    placements = session.scalars(
        select(Placement)
        .where(Placement.order_id == request.order_id, Placement.created_at <= request.asked_at)
        .order_by(Placement.from_day, Placement.id)
    )
    return [
        {
            "site": one.site.name,
            "weekday": entry.weekday,
            "starts": _clock(entry.starts_minute),
            "ends": _clock(entry.ends_minute),
        }
        for one in placements
        for entry in one.timetable_known(request.asked_at)
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


KIND = Kind(
    name="plan_change_request",
    template="plan_change_request",
    roles=frozenset({"clerk", "participant"}),
    subject="plan_request",
    gather=gather,
    titles={"es": "Solicitud de cambio de plan", "en": "Request for a change of plan"},
    file_name="constancia-solicitud",
    dated=False,
)
