"""Events of her hours: scans, words, decisions, excuses and make-ups."""

from sqlalchemy import case, literal

from api.attendances.models import Confirmation, Decision, DecisionApproval, Reply
from api.cases.shape import Of, Rows, rows
from api.excuses.models import ExcuseEvent
from api.make_ups.models import MakeUp, MakeUpWord
from api.offers.models import HourRequest
from api.scans.models import Scan
from api.shortfalls.models import ShiftMark, WeekDecision


def scans(order: Of) -> Rows:
    """Arrivals and departures."""
    seen = Scan.witness_id.is_not(None)
    return rows(
        id=Scan.id,
        at=Scan.at,
        known_at=Scan.received_at,
        what=Scan.direction,
        detail=Scan.method,
        by=Scan.witness_id,
        by_name=Scan.witness_name,
        by_role=case((seen, "host"), else_="participant"),
        number=Scan.level,
    ).where(Scan.order_id == order)


def confirmations(order: Of) -> Rows:
    """The host's words on her hours."""
    return rows(
        id=Confirmation.id,
        at=Confirmation.at,
        what=Confirmation.verdict,
        by=Confirmation.actor_id,
        by_name=Confirmation.actor_name,
        by_role=Confirmation.actor_role,
        said=Confirmation.reason,
        about=Confirmation.attendance_id,
        starts_at=Confirmation.checked_in_at,
        ends_at=Confirmation.checked_out_at,
    ).where(Confirmation.order_id == order)


def replies(order: Of) -> Rows:
    """Her answers to what was said."""
    return rows(
        id=Reply.id,
        at=Reply.at,
        what="replied",
        by_role="participant",
        said=Reply.text,
        about=Reply.attendance_id,
    ).where(Reply.order_id == order)


def decisions(order: Of) -> Rows:
    """A clerk's decisions on her hours."""
    return rows(
        id=Decision.id,
        at=Decision.at,
        what=Decision.verdict,
        by=Decision.actor_id,
        by_name=Decision.actor_name,
        by_role="clerk",
        said=Decision.reasons,
        about=Decision.attendance_id,
        starts_at=Decision.checked_in_at,
        ends_at=Decision.checked_out_at,
    ).where(Decision.order_id == order)


def approvals(order: Of) -> Rows:
    """The second person."""
    return rows(
        id=DecisionApproval.id,
        at=DecisionApproval.at,
        what="approved",
        by=DecisionApproval.actor_id,
        by_name=DecisionApproval.actor_name,
        by_role="clerk",
        about=DecisionApproval.decision_id,
    ).where(DecisionApproval.order_id == order)


def week_decisions(order: Of) -> Rows:
    """What was decided of a week."""
    return rows(
        id=WeekDecision.id,
        at=WeekDecision.at,
        what=literal("week_") + WeekDecision.kind,
        detail=WeekDecision.finding,
        by=WeekDecision.actor_id,
        by_name=WeekDecision.actor_name,
        by_role="clerk",
        said=WeekDecision.reasons,
        week=WeekDecision.week,
        number=WeekDecision.short_minutes,
    ).where(WeekDecision.order_id == order)


def _marks(order: Of) -> Rows:
    return rows(
        id=ShiftMark.id,
        at=ShiftMark.at,
        what=literal("shift_") + ShiftMark.kind,
        by=ShiftMark.actor_id,
        by_name=ShiftMark.actor_name,
        by_role=ShiftMark.actor_role,
        said=ShiftMark.reasons,
        about=ShiftMark.shift_id,
        week=ShiftMark.week,
        starts_at=ShiftMark.starts_at,
    ).where(ShiftMark.order_id == order)


def hosts_marks(order: Of) -> Rows:
    """Missed shifts that the host noted."""
    return _marks(order).where(ShiftMark.actor_role == "host")


def clerks_marks(order: Of) -> Rows:
    """What a clerk said of missed shifts."""
    return _marks(order).where(ShiftMark.actor_role != "host")


def excuses(order: Of) -> Rows:
    """What was said of her excuses."""
    return rows(
        id=ExcuseEvent.id,
        at=ExcuseEvent.at,
        what=ExcuseEvent.kind,
        by=ExcuseEvent.actor_id,
        by_name=ExcuseEvent.actor_name,
        by_role=ExcuseEvent.actor_role,
        said=ExcuseEvent.text,
        about=ExcuseEvent.excuse_id,
    ).where(ExcuseEvent.order_id == order)


def make_ups(order: Of) -> Rows:
    """Agreements proposed."""
    return rows(
        id=MakeUp.id,
        at=MakeUp.proposed_at,
        what="proposed",
        by=MakeUp.proposed_by,
        by_name=MakeUp.proposed_by_name,
        by_role=MakeUp.proposed_by_role,
        said=MakeUp.note,
        about=MakeUp.id,
        week=MakeUp.short_week,
    ).where(MakeUp.order_id == order)


def make_up_words(order: Of) -> Rows:
    """What the three parties said."""
    return rows(
        id=MakeUpWord.id,
        at=MakeUpWord.at,
        what=MakeUpWord.word,
        by=MakeUpWord.actor_id,
        by_name=MakeUpWord.actor_name,
        by_role=MakeUpWord.party,
        said=MakeUpWord.reason,
        about=MakeUpWord.make_up_id,
    ).where(MakeUpWord.order_id == order)


def hours_asked(order: Of) -> Rows:
    """Hours asked of a site."""
    return rows(
        id=HourRequest.id,
        at=HourRequest.asked_at,
        what="hours_asked",
        by=HourRequest.asked_by,
        by_role=HourRequest.asked_by_role,
        about=HourRequest.id,
    ).where(HourRequest.order_id == order)


def hours_answered(order: Of) -> Rows:
    """What the site answered."""
    answered = case((HourRequest.state == "offered", "hours_offered"), else_="hours_declined")
    return rows(
        id=HourRequest.id,
        at=HourRequest.answered_at,
        what=answered,
        by=HourRequest.answered_by,
        by_name=HourRequest.answered_by_name,
        by_role="host",
        said=HourRequest.reply,
        about=HourRequest.id,
    ).where(HourRequest.order_id == order, HourRequest.answered_at.is_not(None))
