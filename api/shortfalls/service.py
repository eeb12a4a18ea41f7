"""After a week: short weeks, their cure window, the clerk's decisions, and marks on missed shifts.

The software computes shortfalls; only a judge's recorded finding may be called noncompliance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid, NotFound
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.rules.missed import Missed
from api.shifts import service as shifts
from api.shortfalls.models import ShiftMark, WeekDecision
from api.standing import service as standing
from api.standing.models import WeekStanding

CURE_WINDOW: Final = timedelta(days=14)
# Less than this is listed apart.
MINOR: Final = 30
# How many weeks back a missed shift can still be marked.
LOOK_BACK: Final = 12
# What a clerk may decide of any closed week, short or not: a judge's word is a fact.
ALWAYS: Final = frozenset({"judge_decision", "withdrawn"})
Stage = Literal["curing", "due", "decided", "reopened"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as a clerk gave it. `finding` is a judge's, and belongs to `judge_decision`."""

    kind: str
    finding: str | None
    reasons: str


def cure_until(week: str, tz: str) -> datetime:
    """When the cure window of a week ends."""
    return days.week_bounds(week, tz)[1] + CURE_WINDOW


def stage(row: WeekStanding, decision: WeekDecision | None, order: Order, now: datetime) -> Stage:
    """Where a short week stands between its end and the clerk's decision."""
    if decision is not None:
        return "reopened" if is_reopened(row, decision) else "decided"
    return "curing" if now < cure_until(row.week, order.time_zone) else "due"


def is_reopened(row: WeekStanding, decision: WeekDecision) -> bool:
    """Whether facts that came later changed the numbers that a decision was made on."""
    now = (row.state, row.credited_minutes, row.excused_minutes, row.short_minutes)
    then = (
        decision.state,
        decision.credited_minutes,
        decision.excused_minutes,
        decision.short_minutes,
    )
    return now != then


def decisions(session: Session, order_id: UUID, week: str) -> Sequence[WeekDecision]:
    """Everything that was decided of a week, oldest first."""
    return session.scalars(
        select(WeekDecision)
        .where(WeekDecision.order_id == order_id, WeekDecision.week == week)
        .order_by(WeekDecision.number)
    ).all()


def in_force(found: Sequence[WeekDecision]) -> WeekDecision | None:
    """The decision that stands: the newest, unless it was taken back."""
    return found[-1] if found and found[-1].kind != "withdrawn" else None


def decide(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    week: str,
    decision_id: UUID,
    decided: Decided,
) -> WeekDecision:
    """Record what is decided of a closed week, with the numbers it was decided on. Append-only."""
    known = session.get(WeekDecision, decision_id)
    if known is not None:
        said = (known.order_id, known.week, known.kind, known.finding, known.reasons)
        if said != (order.id, week, decided.kind, decided.finding, decided.reasons):
            raise Conflict("id-already-used")
        return known
    _refuse_odd(decided)
    standing.review(session, order, now, [days.week_bounds(week, order.time_zone)[0]])
    row = session.get(WeekStanding, (order.id, week))
    before = decisions(session, order.id, week)
    _refuse_untimely(row, order, now, decided, before)
    assert row is not None
    assert actor.id is not None
    decision = WeekDecision(
        id=decision_id,
        court_id=order.court_id,
        order_id=order.id,
        week=week,
        number=len(before) + 1,
        kind=decided.kind,
        finding=decided.finding,
        reasons=decided.reasons,
        state=row.state,
        credited_minutes=row.credited_minutes,
        excused_minutes=row.excused_minutes,
        short_minutes=row.short_minutes,
        actor_id=actor.id,
        actor_name=actor.name,
        at=now,
    )
    session.add(decision)
    session.flush()
    return decision


def _refuse_odd(decided: Decided) -> None:
    if (decided.kind == "judge_decision") != (decided.finding is not None):
        raise Invalid("finding-is-a-judges", "/finding")


def _refuse_untimely(
    row: WeekStanding | None,
    order: Order,
    now: datetime,
    decided: Decided,
    before: Sequence[WeekDecision],
) -> None:
    if row is None or now < days.week_bounds(row.week, order.time_zone)[1]:
        raise Conflict("week-not-over")
    if decided.kind == "withdrawn":
        if in_force(before) is None:
            raise Conflict("nothing-to-withdraw")
        return
    if row.provisional:
        raise Conflict("week-may-still-change")
    if decided.kind not in ALWAYS and row.state != "short" and in_force(before) is None:
        raise Conflict("week-not-short")


def mark(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    shift_id: UUID,
    mark_id: UUID,
    kind: str,
    reasons: str,
) -> ShiftMark:
    """A named person's word on a missed shift, after checking. Append-only."""
    known = session.get(ShiftMark, mark_id)
    if known is not None:
        said = (known.shift_id, known.kind, known.reasons, known.actor_id)
        if said != (shift_id, kind, reasons, actor.id):
            raise Conflict("id-already-used")
        return known
    found = _missed_shift(session, actor, order, shift_id, now)
    _refuse_early(found, kind)
    assert actor.id is not None
    newest = session.scalar(
        select(func.count()).where(ShiftMark.order_id == order.id, ShiftMark.shift_id == shift_id)
    )
    week = days.week_of(found.shift.starts_at, order.time_zone)
    marked = ShiftMark(
        id=mark_id,
        court_id=order.court_id,
        order_id=order.id,
        shift_id=shift_id,
        starts_at=found.shift.starts_at,
        week=week,
        number=(newest or 0) + 1,
        kind=kind,
        reasons=reasons,
        actor_id=actor.id,
        actor_name=actor.name,
        actor_role=actor.role,
        at=now,
    )
    session.add(marked)
    session.flush()
    standing.review(session, order, now, [found.shift.starts_at], "mark")
    return marked


def _missed_shift(
    session: Session, actor: Actor, order: Order, shift_id: UUID, now: datetime
) -> Missed:
    """The missed shift of this id, of the last weeks, at a site that the actor may see."""
    current = days.week_of(now, order.time_zone)
    weeks = (days.later_week(current, -LOOK_BACK), current)
    if actor.role == "host" and str(shift_id) not in _at_own_sites(session, actor, order, weeks):
        raise NotFound
    for one in standing.missed_between(session, order, *weeks, now):
        # To a host a shift is missed at its end: excused ones are, and it may not tell them apart.
        over = actor.role != "host" or one.shift.ends_at <= now
        if one.shift.id == str(shift_id) and over:
            return one
    raise Conflict("shift-not-missed")


def _at_own_sites(session: Session, actor: Actor, order: Order, weeks: tuple[str, str]) -> set[str]:
    placed = shifts.visible(actor, shifts.placements(session, order.id))
    first: date = days.parse_week(weeks[0])
    last = days.parse_week(weeks[1]) + timedelta(days=6)
    return {one.shift.id for one in shifts.shifts_between(order, placed, first, last)}


def _refuse_early(found: Missed, kind: str) -> None:
    """Nothing is unjustified while a cause is accepted or waits for its answer."""
    if kind != "unjustified":
        return
    if found.kind == "excused":
        raise Conflict("shift-is-excused")
    if found.kind == "filed":
        raise Conflict("excuse-waits-for-answer")
