"""What the standing of an order's weeks rests on, read by one statement.

Each table is chosen from in one place here or in `api.shifts.placed`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, and_, bindparam, distinct, func, or_, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.database import Instant
from api.excuses.models import Excuse, ExcusedShift
from api.hosts.models import Closure
from api.make_ups.models import MakeUp, MakeUpSession, MakeUpWord
from api.orders.models import Order, Pause, Terms
from api.rules import days, values
from api.rules.stays import Stay as Derived
from api.shifts import placed as shifts
from api.shifts.models import Placement
from api.shifts.placed import ORDER, Placed
from api.shortfalls.models import ShiftMark
from api.standing.models import WeekStanding
from api.together import Part, Together
from api.warnings.models import Warning

# An attendance or a shift that begins this long before a week can still reach into it.
REACH = timedelta(hours=24)
SINCE = bindparam("since", type_=Instant())
UNTIL = bindparam("until", type_=Instant())
FIRST_WEEK: BindParameter[str] = bindparam("first_week")
LAST_WEEK: BindParameter[str] = bindparam("last_week")
# To the week an excuse that more was asked for is as good as filed.
EXCUSE_STATES: dict[str, values.ExcuseState] = {
    "filed": "filed",
    "asked": "filed",
    "accepted": "accepted",
    "refused": "refused",
}


class TermsVersion(NamedTuple):
    """One version of an order's terms."""

    number: int
    from_day: date
    weekly_required_minutes: int
    weekly_floor_minutes: int
    weekly_cap_minutes: int | None
    daily_cap_minutes: int
    approved_at: datetime | None


class Stay(NamedTuple):
    """An attendance as the standing of a week sees it."""

    id: UUID
    starts_at: datetime
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    state: str


class Pledge(NamedTuple):
    """Minutes that a week carries for an earlier short one, by an agreement that holds; or that
    held until it was cancelled, for sessions that had begun by then."""

    make_up: UUID
    short_week: str
    week: str
    minutes: int


class Mark(NamedTuple):
    """What a person of a role said of a missed shift; the newest of each role stands."""

    week: str
    shift_id: UUID
    actor_role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that the weeks from `first` to `last` rest on, and how they were kept."""

    first: str
    last: str
    terms: list[TermsVersion]
    pauses: list[values.Pause]
    placed: list[Placed]
    closures: list[tuple[UUID, values.Closure]]
    stays: list[Stay]
    excuses: list[tuple[datetime, values.Excuse]]
    pledges: list[Pledge]
    marks: list[Mark]
    warned: Mapping[UUID, tuple[values.State, str | None]]
    kept: Mapping[str, Mapping[str, Any]]

    def covers(self, weeks: Iterable[str]) -> bool:
        """Whether all of these weeks can be worked out from this."""
        return all(self.first <= week <= self.last for week in weeks)

    def marked(self, week: str) -> dict[str, frozenset[str]]:
        """The marks that stand on the shifts of a week: the newest word of each role."""
        said = [mark for mark in self.marks if mark.week == week]
        newest = {(str(mark.shift_id), mark.actor_role): mark.kind for mark in said}
        found: dict[str, set[str]] = {}
        for (shift, _), kind in newest.items():
            found.setdefault(shift, set()).add(kind)
        return {shift: frozenset(kinds - {"withdrawn"}) for shift, kinds in found.items()}

    def told(self, gone: Iterable[UUID], made: Iterable[Derived]) -> "Ground":
        """The same with these attendances in the place of those that stood before."""
        new = [
            Stay(one.id, one.starts_at, one.checked_in_at, one.checked_out_at, one.state)
            for one in made
        ]
        away = {*gone, *(one.id for one in new)}
        others = [one for one in self.stays if one.id not in away]
        return replace(self, stays=sorted([*others, *new], key=lambda s: (s.starts_at, s.id)))


_KEPT = WeekStanding.__table__.c
_PARTIES = 3


def _words(word: str, *columns: Any) -> Any:
    """Something about the words of one kind on an agreement."""
    said = MakeUpWord.make_up_id == MakeUp.id
    return select(*columns).where(said, MakeUpWord.word == word).correlate(MakeUp).scalar_subquery()


# All three had agreed, and the hours had begun, when somebody cancelled the rest.
_BEGAN_WHILE_HELD = and_(
    _words("agree", func.count(distinct(MakeUpWord.party))) == _PARTIES,
    MakeUpSession.starts_at <= _words("cancel", func.max(MakeUpWord.at)),
)

PARTS: Mapping[str, Part[Any]] = {
    **shifts.PARTS,
    "terms": Part(
        select(
            Terms.number,
            Terms.from_day,
            Terms.weekly_required_minutes,
            Terms.weekly_floor_minutes,
            Terms.weekly_cap_minutes,
            Terms.daily_cap_minutes,
            Terms.approved_at,
        )
        .where(Terms.order_id == ORDER)
        .order_by(Terms.number),
        TermsVersion,
    ),
    "pauses": Part(
        select(Pause.from_day, Pause.to_day)
        .where(Pause.order_id == ORDER, Pause.withdrawn_at.is_(None))
        .order_by(Pause.from_day),
        values.Pause,
    ),
    "closures": Part(
        select(Closure.site_id, Closure.starts_at, Closure.ends_at, Closure.cause)
        .where(
            Closure.site_id.in_(select(Placement.site_id).where(Placement.order_id == ORDER)),
            Closure.withdrawn_at.is_(None),
            Closure.starts_at < UNTIL,
            Closure.ends_at > SINCE,
        )
        .order_by(Closure.starts_at, Closure.id),
        lambda site_id, *cells: (site_id, values.Closure(*cells)),
    ),
    "stays": Part(
        select(
            Attendance.id,
            Attendance.starts_at,
            Attendance.checked_in_at,
            Attendance.checked_out_at,
            Attendance.state,
        )
        .where(
            Attendance.order_id == ORDER,
            Attendance.state != "merged",
            Attendance.starts_at.between(SINCE, UNTIL),
        )
        .order_by(Attendance.starts_at, Attendance.id),
        Stay,
    ),
    "excuses": Part(
        select(ExcusedShift.starts_at, ExcusedShift.shift_id, Excuse.state, Excuse.cause)
        .join(Excuse, Excuse.id == ExcusedShift.excuse_id)
        .where(
            ExcusedShift.order_id == ORDER,
            Excuse.state != "withdrawn",
            ExcusedShift.starts_at.between(SINCE, UNTIL),
        )
        .order_by(Excuse.filed_at, Excuse.id),
        lambda starts_at, shift, state, cause: (
            starts_at,
            values.Excuse(str(shift), EXCUSE_STATES[state], cause),
        ),
    ),
    "pledges": Part(
        select(MakeUp.id, MakeUp.short_week, MakeUpSession.week, MakeUpSession.minutes)
        .join(MakeUpSession, MakeUpSession.make_up_id == MakeUp.id)
        .where(
            MakeUp.order_id == ORDER,
            or_(MakeUp.state == "agreed", and_(MakeUp.state == "cancelled", _BEGAN_WHILE_HELD)),
        )
        .order_by(MakeUp.proposed_at, MakeUp.id, MakeUpSession.starts_at),
        Pledge,
    ),
    "marks": Part(
        select(ShiftMark.week, ShiftMark.shift_id, ShiftMark.actor_role, ShiftMark.kind)
        .where(ShiftMark.order_id == ORDER, ShiftMark.week.between(FIRST_WEEK, LAST_WEEK))
        .order_by(ShiftMark.number),
        Mark,
    ),
    "warned": Part(
        select(Warning.id, Warning.state, Warning.closed_as).where(
            Warning.order_id == ORDER, Warning.week.between(FIRST_WEEK, LAST_WEEK)
        ),
        lambda warning_id, state, closed_as: (warning_id, (state, closed_as)),
    ),
    "kept": Part(
        select(*_KEPT).where(
            _KEPT.order_id == ORDER,
            _KEPT.week.between(FIRST_WEEK, LAST_WEEK),
        ),
        lambda *cells: dict(zip(_KEPT.keys(), cells, strict=True)),
    ),
}
_TOGETHER = Together(**PARTS)


def asked(order: Order, first: str, last: str) -> dict[str, Any]:
    """What the parts are asked for: an order, and the time from one week to another."""
    return {
        "order_id": order.id,
        "since": days.week_bounds(first, order.time_zone)[0] - REACH,
        "until": days.week_bounds(last, order.time_zone)[1] + REACH,
        "first_week": first,
        "last_week": last,
    }


def gather(session: Session, order: Order, first: str, last: str) -> Ground:
    """What the weeks from `first` to `last` rest on."""
    return ground(first, last, _TOGETHER.read(session, **asked(order, first, last)))


def ground(first: str, last: str, found: Mapping[str, Any]) -> Ground:
    """The same from the lists of `PARTS`."""
    return Ground(
        first,
        last,
        terms=found["terms"],
        pauses=found["pauses"],
        placed=shifts.placed(found),
        closures=found["closures"],
        stays=found["stays"],
        excuses=found["excuses"],
        pledges=found["pledges"],
        marks=found["marks"],
        warned=dict(found["warned"]),
        kept={row["week"]: row for row in found["kept"]},
    )
