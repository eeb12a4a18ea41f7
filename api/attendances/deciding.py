"""What a clerk decides on an attendance, with reasons. Nothing else lowers credited hours, and
confirmed hours only with a second person."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from api.attendances import service
from api.attendances.models import Attendance, Decision, DecisionApproval
from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.orders.turns import take_turn
from api.rules import settle
from api.rules.access import Actor


def decide(
    session: Session,
    actor: Actor,
    now: datetime,
    attendance: Attendance,
    decision_id: UUID,
    said: service.Said,
) -> Attendance:
    """A clerk's reasoned decision, or the last one taken back. Lowering confirmed hours waits for
    a second person."""
    take_turn(session, attendance.order_id)
    if not said.reason:
        raise Invalid("needs-a-reason", "/reasons")
    if said.verdict == "withdraw" and settle.in_force(attendance.decisions) is None:
        raise Conflict("nothing-to-withdraw")
    came, left = _ends(attendance, said, now)
    assert actor.id is not None
    attendance.decisions.append(
        Decision(
            id=decision_id,
            court_id=attendance.court_id,
            order_id=attendance.order_id,
            verdict=said.verdict,
            checked_in_at=came if said.verdict == "adjust" else None,
            checked_out_at=left if said.verdict == "adjust" else None,
            reasons=said.reason,
            actor_id=actor.id,
            actor_name=actor.name,
            at=now,
            needs_second=_lowers_confirmed(attendance, said.verdict, came, left),
        )
    )
    session.flush()
    return service.settled(session, attendance, now, "decision")


def _ends(
    attendance: Attendance, said: service.Said, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """The times that a decision is about, refused when they could not stand."""
    came, left = attendance.checked_in_at, attendance.checked_out_at
    if said.verdict == "adjust":
        came, left = said.checked_in_at, said.checked_out_at
    if said.verdict not in ("accept", "adjust"):
        return came, left
    if came is None:
        raise Invalid("arrival-needed", "/checked_in_at")
    if left is None:
        raise Invalid("departure-needed", "/checked_out_at")
    if said.verdict == "adjust" or left != came:
        # Two scans of one code make no minute; they may be accepted for what they are.
        service.refuse_impossible(came, left, now)
    return came, left


def _lowers_confirmed(
    attendance: Attendance, verdict: str, came: datetime | None, left: datetime | None
) -> bool:
    if attendance.state != "confirmed" or verdict == "accept":
        return False
    if verdict == "withdraw":
        last = settle.in_force(attendance.decisions)
        return last is not None and last.verdict == "adjust"
    if verdict == "deny" or came is None or left is None:
        return True
    assert attendance.checked_in_at is not None
    assert attendance.checked_out_at is not None
    return came > attendance.checked_in_at or left < attendance.checked_out_at


def approve_decision(
    session: Session, actor: Actor, now: datetime, attendance: Attendance, decision_id: UUID
) -> Attendance:
    """A second person lets a decision stand that lowers confirmed hours."""
    take_turn(session, attendance.order_id)
    decision = next((d for d in attendance.decisions if d.id == decision_id), None)
    if decision is None:
        raise NotFound
    if decision.actor_id == actor.id:
        raise Forbidden("needs-another-person")
    if decision.needs_second and decision.approved_at is None:
        assert actor.id is not None
        decision.approval = DecisionApproval(
            id=uuid4(),
            court_id=decision.court_id,
            order_id=decision.order_id,
            actor_id=actor.id,
            actor_name=actor.name,
            at=now,
        )
        session.flush()
    return service.settled(session, attendance, now, "decision")
