"""Attendances: brought in line with their scans, confirmed or contested, decided, presumed.

Nothing here lowers credited hours but a clerk's reasoned decision; one that lowers confirmed
hours waits for a second person.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import derive, pairing
from api.attendances.models import Attendance, Confirmation
from api.errors import Conflict, Invalid, NotFound
from api.hosts import service as hosts
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import days, settle
from api.rules.access import Actor
from api.rules.pairing import ScanFact
from api.rules.stays import Stay
from api.rules.stays import derive as derive_stays
from api.standing import ground
from api.standing import service as standing
from api.standing.ground import REACH
from api.together import Together, Writes

LONGEST = timedelta(hours=24)
# Everything that a new scan can change, and everything that it is judged by: one statement.
_AROUND_A_SCAN = Together(**pairing.PARTS, **ground.PARTS)


@dataclass(frozen=True, slots=True)
class Said:
    """What a host or a clerk says of an attendance."""

    verdict: str
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    reason: str | None


def attendance_of(session: Session, actor: Actor, attendance_id: UUID) -> Attendance:
    """The attendance, when it is hers, of the actor's site or of the actor's court."""
    attendance = session.get(Attendance, attendance_id)
    if attendance is None or not _in_scope(actor, attendance):
        raise NotFound
    return attendance


def _in_scope(actor: Actor, attendance: Attendance) -> bool:
    if actor.role == "clerk":
        return attendance.court_id == actor.court_id
    if actor.role == "participant":
        return attendance.order_id == actor.order_id
    return attendance.site_id in actor.site_ids


def take_scan(
    session: Session, order: Order, site_id: UUID, scan: ScanFact, now: datetime, writes: Writes
) -> Stay | None:
    """Bring the attendances around a new scan in line, and say which one it belongs to; None when
    a scan of this id is held already. The order's turn is taken, and `writes` stores the scan."""
    whose = {"court_id": order.court_id, "order_id": order.id, "site_id": site_id}
    current = days.week_of(now, order.time_zone)
    weeks = standing.weeks_to_review(order, current, [scan.at - REACH, scan.at])
    first, last = min(weeks), max(weeks)
    asked = pairing.asked(order.id, site_id, scan) | ground.asked(order, first, last)
    found = _AROUND_A_SCAN.read(session, **asked)
    if found["held"]:
        return None
    around = pairing.around(session, order.id, site_id, scan, found)
    made = derive_stays(around.events, now)
    derive.put(writes, whose, around, made)
    instants = {scan.at, *(row["starts_at"] for row in around.rows.values())}
    instants |= {stay.starts_at for stay in made.values()}
    known = ground.ground(first, last, found).told(around.rows, made.values())
    standing.review_held(session, order, now, instants, "scan", known, writes)
    return next(stay for stay in made.values() if stay.has(scan.id))


def confirm(
    session: Session,
    actor: Actor,
    now: datetime,
    attendance: Attendance,
    confirmation_id: UUID,
    said: Said,
    source: str | None = None,
) -> Attendance:
    """The host's word: confirm (a missing time may be given), or contest with a reason."""
    take_turn(session, attendance.order_id)
    if attendance.state == "merged":
        raise Conflict("joined-to-another")
    _refuse_odd_word(attendance, said, now)
    if settle.in_force(attendance.decisions) is not None:
        raise Conflict("already-decided")
    assert actor.id is not None
    attendance.confirmations.append(
        Confirmation(
            id=confirmation_id,
            court_id=attendance.court_id,
            order_id=attendance.order_id,
            verdict=said.verdict,
            checked_in_at=said.checked_in_at,
            checked_out_at=said.checked_out_at,
            seen_in_at=attendance.checked_in_at,
            seen_out_at=attendance.checked_out_at,
            reason=said.reason,
            actor_id=actor.id,
            actor_name=actor.name,
            actor_role=actor.role,
            at=now,
            source=source,
        )
    )
    session.flush()
    return settled(session, attendance, now, "confirmation")


def _refuse_odd_word(attendance: Attendance, said: Said, now: datetime) -> None:
    if said.verdict == "contest":
        if not said.reason:
            raise Invalid("needs-a-reason", "/reason")
        return
    for pointer, given, known in (
        ("/checked_in_at", said.checked_in_at, attendance.checked_in_at),
        ("/checked_out_at", said.checked_out_at, attendance.checked_out_at),
    ):
        if given is not None and known is not None and given != known:
            raise Invalid("known-time-is-contested-not-changed", pointer)
    came = said.checked_in_at or attendance.checked_in_at
    left = said.checked_out_at or attendance.checked_out_at
    if came is None:
        raise Invalid("arrival-needed", "/checked_in_at")
    if left is None:
        raise Invalid("departure-needed", "/checked_out_at")
    if left == came and said.checked_in_at is None and said.checked_out_at is None:
        return  # Both scans saw one code: no minute, but nothing the host could say otherwise.
    refuse_impossible(came, left, now)


def refuse_impossible(came: datetime, left: datetime, now: datetime) -> None:
    """Refuse times that end before they start, last longer than a day, or lie ahead."""
    if left <= came:
        raise Invalid("ends-before-it-starts", "/checked_out_at")
    if left - came > LONGEST:
        raise Invalid("longer-than-a-day", "/checked_out_at")
    if left > now:
        raise Invalid("in-the-future", "/checked_out_at")


def settled(session: Session, attendance: Attendance, now: datetime, fact: str) -> Attendance:
    """Bring an attendance in line with a new word on it, and the weeks that it touches."""
    before = attendance.starts_at
    # The row's version counts every word said of it, also one that leaves its columns as they are.
    attendance.spoken = len(attendance.confirmations) + len(attendance.decisions)
    derive.refresh(session, attendance, now)
    order = session.get_one(Order, attendance.order_id)
    standing.review_held(session, order, now, [before, attendance.starts_at], fact)
    return attendance


def presume_one(session: Session, now: datetime) -> bool:
    """Presume the attendance whose host has been silent longest; whether there was one."""
    due = session.execute(
        select(Attendance.id, Attendance.order_id)
        .where(Attendance.silent_at <= now)
        .order_by(Attendance.silent_at, Attendance.id)
        .limit(1)
    ).first()
    if due is None:
        return False
    # The order first, as everybody takes them; the host may have spoken while we waited.
    take_turn(session, due.order_id)
    attendance = session.get_one(Attendance, due.id, populate_existing=True)
    if attendance.silent_at is not None and attendance.silent_at <= now:
        settled(session, attendance, now, "silence")
        hosts.see_notices(session, attendance.site.host_id, now)
    return True


def rebuild(session: Session, order: Order, now: datetime) -> None:
    """Derive all attendances of an order anew from its events, as after a change of rules."""
    for site_id in pairing.sites_of(session, order.id):
        whose = {"court_id": order.court_id, "order_id": order.id, "site_id": site_id}
        told = pairing.everything(session, order.id, site_id)
        writes = Writes(session)
        derive.put(writes, whose, told, derive_stays(told.events, now))
        writes.run()
