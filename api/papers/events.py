"""What happened in a case up to an instant, as lists of plain rows for papers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.appearances.models import Appearance
from api.attendances.models import Attendance, Decision
from api.excuses.models import Excuse, Paper
from api.make_ups.models import MakeUp
from api.orders.models import Order
from api.papers.facts import Then, local
from api.papers.press import Json
from api.rules import days
from api.rules.days import minute_of
from api.shortfalls.models import WeekDecision
from api.warnings.models import Telling, Warning

MORE_TO_COME = 6


def attendances(session: Session, then: Then) -> list[Json]:
    """Her days, with the evidence each stands on."""
    return [_attendance(one, then.order) for one in _attendances(session, then)]


def levels(session: Session, then: Then) -> list[Json]:
    """How many of her days stand on evidence of each level, 0 to 4."""
    counted = [one.level for one in _attendances(session, then)]
    return [counted.count(level) for level in range(5)]


def _attendances(session: Session, then: Then) -> Sequence[Attendance]:
    query = (
        select(Attendance)
        .where(Attendance.order_id == then.order.id, Attendance.state != "merged")
        .where(Attendance.starts_at < then.ends_at)
        .order_by(Attendance.starts_at, Attendance.id)
    )
    return session.scalars(query).all()


def _attendance(one: Attendance, order: Order) -> dict[str, Json]:
    came, left = one.checked_in_at, one.checked_out_at
    return {
        "day": _day(one.starts_at, order),
        "site": one.site.name,
        "came": local(came, order),
        "left": local(left, order),
        "minutes": minute_of(left) - minute_of(came) if came and left else None,
        "state": one.state,
        "level": one.level,
    }


def excuses(session: Session, then: Then) -> list[Json]:
    """Her excuses: the cause, the shifts, how many papers came, and the answer."""
    query = (
        select(Excuse)
        .where(Excuse.order_id == then.order.id, Excuse.filed_at < then.ends_at)
        .options(selectinload(Excuse.shifts), selectinload(Excuse.events))
        .order_by(Excuse.filed_at, Excuse.id)
    )
    rows = session.scalars(query).all()
    papers = session.scalars(
        select(Paper.excuse_id).where(
            Paper.order_id == then.order.id, Paper.added_at < then.ends_at
        )
    ).all()
    return [_excuse(one, then.order, papers.count(one.id)) for one in rows]


def _excuse(one: Excuse, order: Order, papers: int) -> dict[str, Json]:
    answered = [event for event in one.events if event.kind in ("accepted", "refused", "asked")]
    return {
        "filed_on": _day(one.filed_at, order),
        "cause": one.cause,
        "shifts": [local(shift.starts_at, order) for shift in one.shifts],
        "papers": papers,
        "state": one.state,
        "answer": answered[-1].text if answered else None,
        "answered_on": _day(answered[-1].at, order) if answered else None,
    }


def appearances(session: Session, then: Then) -> list[Json]:
    """Her dates at the court up to the day, and the next ones."""
    query = (
        select(Appearance)
        .where(Appearance.order_id == then.order.id)
        .order_by(Appearance.starts_at, Appearance.id)
    )
    rows = session.scalars(query).all()
    past = [one for one in rows if one.starts_at < then.ends_at]
    coming = [one for one in rows if one.starts_at >= then.ends_at and one.state == "set"]
    return [
        {
            "at": local(one.starts_at, then.order),
            "place": one.place,
            "state": one.state,
            "scanned_at": local(one.scanned_at, then.order),
        }
        for one in [*past, *coming[:MORE_TO_COME]]
    ]


def warnings(session: Session, then: Then) -> list[Json]:
    """Each warning, with what she was told of that week and when she saw it."""
    query = select(Warning).where(
        Warning.order_id == then.order.id, Warning.opened_at < then.ends_at
    )
    rows = session.scalars(query.order_by(Warning.opened_at, Warning.id)).all()
    told = session.scalars(
        select(Telling)
        .where(Telling.order_id == then.order.id, Telling.due_at < then.ends_at)
        .order_by(Telling.due_at, Telling.id)
    ).all()
    return [
        {
            "week": _monday(one.week),
            "state": one.state,
            "opened_at": local(one.opened_at, then.order),
            "closed_as": one.closed_as if _by(one.closed_at, then) else None,
            "told": [_telling(tell, then) for tell in told if tell.warning_id == one.id],
        }
        for one in rows
    ]


def _telling(one: Telling, then: Then) -> dict[str, Json]:
    return {
        "to": one.audience,
        "kind": one.kind,
        "at": local(one.due_at, then.order),
        "seen_at": local(one.seen_at, then.order) if _by(one.seen_at, then) else None,
        "needed": one.needed_minutes,
    }


def make_ups(session: Session, then: Then) -> list[Json]:
    """Agreements to work minutes of a short week later."""
    query = (
        select(MakeUp)
        .where(MakeUp.order_id == then.order.id, MakeUp.proposed_at < then.ends_at)
        .options(selectinload(MakeUp.sessions))
        .order_by(MakeUp.proposed_at, MakeUp.id)
    )
    return [
        {
            "week": _monday(one.short_week),
            "state": one.state,
            "sessions": [local(part.starts_at, then.order) for part in one.sessions],
            "minutes": sum(part.minutes for part in one.sessions),
        }
        for one in session.scalars(query)
    ]


def decisions(session: Session, then: Then) -> list[Json]:
    """What was decided of days and of weeks, by whom and why, in time order."""
    order = then.order
    found: list[dict[str, Any]] = []
    of_days = session.scalars(
        select(Decision).where(Decision.order_id == order.id, Decision.at < then.ends_at)
    )
    starts = _starts(session, order.id)
    for one in of_days:
        about = _day(starts[one.attendance_id], order)
        waits = one.needs_second and one.approved_at is None
        what = {"about": "day", "of": about, "what": one.verdict, "waits": waits}
        found.append({**what, **_by_whom(one, order), "finding": None})
    of_weeks = session.scalars(
        select(WeekDecision).where(
            WeekDecision.order_id == order.id, WeekDecision.at < then.ends_at
        )
    )
    for week in of_weeks:
        what = {"about": "week", "of": _monday(week.week), "what": week.kind, "waits": False}
        found.append({**what, **_by_whom(week, order), "finding": week.finding})
    found.sort(key=lambda one: (one["at"], one["of"], one["what"]))
    return list(found)


def _by_whom(one: Decision | WeekDecision, order: Order) -> dict[str, Json]:
    return {"at": local(one.at, order), "by": one.actor_name, "reasons": one.reasons}


def _starts(session: Session, order_id: UUID) -> dict[UUID, datetime]:
    query = select(Attendance.id, Attendance.starts_at).where(Attendance.order_id == order_id)
    return {row.id: row.starts_at for row in session.execute(query)}


def _by(instant: datetime | None, then: Then) -> bool:
    return instant is not None and instant < then.ends_at


def _monday(week: str) -> str:
    return days.parse_week(week).isoformat()


def _day(instant: datetime, order: Order) -> str:
    return days.local_day(instant, order.time_zone).isoformat()
