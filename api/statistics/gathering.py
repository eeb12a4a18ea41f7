"""What is counted of one order, read by one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, func, or_, select
from sqlalchemy.orm import Session

from api.appearances.models import Appearance
from api.attendances.models import Attendance, AttendanceScan, Confirmation, Decision
from api.excuses.models import Excuse
from api.notices.models import Notice
from api.orders.models import Order
from api.rules import settle
from api.scans.models import Scan
from api.shifts.placed import ORDER
from api.standing import ground as standing
from api.standing.ground import FIRST_WEEK, LAST_WEEK, SINCE, UNTIL, Ground
from api.standing.models import WeekStanding
from api.together import Part, Together
from api.warnings.models import Telling, Warning

# What only she typed starts no 72 hours, and what a person of the host scanned asks for no word.
_ASKS = (settle.CLAIMED_LEVEL + 1, settle.HOST_LEVEL - 1)
# What tells her that hours are or may come to be missing; the rest is help and courtesy.
_LACKS = ("warning", "stay_longer", "awaiting")


class Waited(NamedTuple):
    """An attendance that waited for the host's word: when its evidence arrived, when the host
    spoke first, and when a clerk decided first."""

    starts_at: datetime
    state: str
    asked_at: datetime | None
    spoke_at: datetime | None
    decided_at: datetime | None


class Warned(NamedTuple):
    """A warning of a week; `closed_as` is empty while it is open."""

    week: str
    closed_as: str | None
    cause: str | None


class Told(NamedTuple):
    """Something that she was told of a running week."""

    week: str
    due_at: datetime
    reachable_until: datetime | None


class Dated(NamedTuple):
    """A date before the judge, or a message that reached her or did not."""

    at: datetime
    state: str


class Filed(NamedTuple):
    """An excuse."""

    at: datetime
    cause: str
    state: str


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of an order in some weeks, and what was credited before them."""

    ground: Ground
    waited: list[Waited]
    warned: list[Warned]
    told: list[Told]
    dates: list[Dated]
    messages: list[Dated]
    excuses: list[Filed]
    credited_before: int


def _first(words: type[Confirmation] | type[Decision]) -> ScalarSelect[Any]:
    """When an attendance was first spoken of."""
    query = select(func.min(words.at)).where(words.attendance_id == Attendance.id)
    return query.correlate(Attendance).scalar_subquery()


_ASKED = (
    select(func.max(Scan.received_at))
    .join(AttendanceScan, AttendanceScan.scan_id == Scan.id)
    .where(AttendanceScan.attendance_id == Attendance.id, Scan.level.between(*_ASKS))
    .correlate(Attendance)
    .scalar_subquery()
)
_REACHED = or_(
    Notice.reached_at.is_not(None), Notice.seen_at.is_not(None), Notice.told_at.is_not(None)
)

_TOGETHER = Together(
    **standing.PARTS,
    waited=Part(
        select(
            Attendance.starts_at,
            Attendance.state,
            _ASKED.label("asked_at"),
            _first(Confirmation).label("spoke_at"),
            _first(Decision).label("decided_at"),
        ).where(
            Attendance.order_id == ORDER,
            Attendance.state != "merged",
            Attendance.starts_at.between(SINCE, UNTIL),
        ),
        Waited,
    ),
    counted_warnings=Part(
        select(Warning.week, Warning.closed_as, Warning.cause).where(
            Warning.order_id == ORDER, Warning.week.between(FIRST_WEEK, LAST_WEEK)
        ),
        Warned,
    ),
    told=Part(
        select(Telling.week, Telling.due_at, Telling.reachable_until)
        .where(
            Telling.order_id == ORDER,
            Telling.week.between(FIRST_WEEK, LAST_WEEK),
            Telling.audience == "participant",
            Telling.kind.in_(_LACKS),
        )
        .order_by(Telling.due_at),
        Told,
    ),
    dates=Part(
        select(Appearance.starts_at, Appearance.state).where(
            Appearance.order_id == ORDER,
            Appearance.state != "cancelled",
            Appearance.starts_at.between(SINCE, UNTIL),
        ),
        Dated,
    ),
    messages=Part(
        select(Notice.due_at, _REACHED.label("reached")).where(
            Notice.order_id == ORDER,
            Notice.person_kind == "participant",
            Notice.state != "withdrawn",
            Notice.due_at.between(SINCE, UNTIL),
        ),
        lambda at, reached: Dated(at, "reached" if reached else "not_reached"),
    ),
    filed=Part(
        select(Excuse.filed_at, Excuse.cause, Excuse.state).where(
            Excuse.order_id == ORDER, Excuse.filed_at.between(SINCE, UNTIL)
        ),
        Filed,
    ),
    credited_before=Part(
        select(func.coalesce(func.sum(WeekStanding.credited_minutes), 0).label("minutes")).where(
            WeekStanding.order_id == ORDER, WeekStanding.week < FIRST_WEEK
        ),
        int,
    ),
)


def life_of(session: Session, order: Order, first: str, last: str) -> Life:
    """All that is counted of an order in the weeks from one to another."""
    found = _TOGETHER.read(session, **standing.asked(order, first, last))
    return Life(
        ground=standing.ground(first, last, found),
        waited=found["waited"],
        warned=found["counted_warnings"],
        told=found["told"],
        dates=found["dates"],
        messages=found["messages"],
        excuses=found["filed"],
        credited_before=sum(found["credited_before"]),
    )


def late_facts(life: Life) -> Mapping[str, frozenset[str]]:
    """By week, the facts that took the reach away at once."""
    found: dict[str, set[str]] = {}
    for one in life.warned:
        if one.cause is not None:
            found.setdefault(one.week, set()).add(one.cause)
    return {week: frozenset(facts) for week, facts in found.items()}
