"""Dated departures from a timetable: a shift cancelled, moved or added, as one more fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid
from api.rules import days
from api.rules.access import Actor
from api.shifts.models import Placement, ShiftException
from api.shifts.placed import departure

LONGEST = timedelta(hours=24)
NEXT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DepartureGiven:
    """A departure as somebody said it: of a timetable's shift (entry and day), of a shift that was
    added (its id), or a new shift (neither); without times it cancels."""

    reason: str
    entry_id: UUID | None = None
    day: date | None = None
    shift_id: UUID | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def record(
    session: Session,
    actor: Actor,
    now: datetime,
    placement: Placement,
    exception_id: UUID,
    given: DepartureGiven,
) -> ShiftException:
    """Keep a departure of this placement; the same words under the same id change nothing."""
    _refuse_odd(placement, given)
    known = session.get(ShiftException, exception_id)
    if known is not None:
        if (known.placement_id, _said(known)) != (placement.id, given):
            raise Conflict("id-already-used")
        return known
    assert actor.id is not None
    exception = ShiftException(
        id=exception_id,
        court_id=placement.court_id,
        order_id=placement.order_id,
        entry_id=given.entry_id,
        day=given.day,
        shift_id=given.shift_id,
        starts_at=given.starts_at,
        ends_at=given.ends_at,
        reason=given.reason,
        actor_role=actor.role,
        created_by=actor.id,
        created_at=_after_the_others(placement, now),
    )
    placement.exceptions.append(exception)
    session.flush()
    return exception


def _after_the_others(placement: Placement, now: datetime) -> datetime:
    """The newest word holds, also when the server's clock was set back after the one before."""
    return max([now, *(one.created_at + NEXT for one in placement.exceptions)])


def _said(known: ShiftException) -> DepartureGiven:
    return DepartureGiven(
        known.reason,
        entry_id=known.entry_id,
        day=known.day,
        shift_id=known.shift_id,
        starts_at=known.starts_at,
        ends_at=known.ends_at,
    )


def _refuse_odd(placement: Placement, given: DepartureGiven) -> None:
    adds = given.entry_id is None and given.shift_id is None
    if (given.starts_at is None) != (given.ends_at is None) or (adds and given.starts_at is None):
        raise Invalid("needs-both-times", "/ends_at")
    if given.starts_at is not None and given.ends_at is not None:
        _refuse_odd_times(given.starts_at, given.ends_at)
    if given.shift_id is not None:
        _refuse_odd_shift(placement, given)
    elif given.entry_id is not None:
        _refuse_odd_entry(placement, given.entry_id, given.day)


def _refuse_odd_times(starts_at: datetime, ends_at: datetime) -> None:
    if starts_at >= ends_at:
        raise Invalid("ends-before-it-starts", "/ends_at")
    if ends_at - starts_at > LONGEST:
        raise Invalid("longer-than-a-day", "/ends_at")


def _refuse_odd_shift(placement: Placement, given: DepartureGiven) -> None:
    if given.entry_id is not None or given.day is not None:
        raise Invalid("shift-or-entry", "/shift")
    if all(one.id != given.shift_id or not departure(one).adds for one in placement.exceptions):
        raise Invalid("no-such-shift", "/shift")


def _refuse_odd_entry(placement: Placement, entry_id: UUID, day: date | None) -> None:
    if day is None:
        raise Invalid("needs-a-day", "/day")
    if all(entry.entry_id != entry_id for entry in placement.timetable):
        raise Invalid("no-such-entry", "/entry")


def last_word(placement: Placement, shift: str) -> ShiftException | None:
    """The newest departure that speaks of this shift."""
    return next(reversed(_about(placement, shift)), None)


def _about(placement: Placement, shift: str) -> list[ShiftException]:
    return [one for one in placement.exceptions if departure(one).about == shift]


def instants(placement: Placement, exception: ShiftException, tz: str) -> Iterable[datetime]:
    """Every instant at which the shift of this departure was ever planned."""
    for one in _about(placement, departure(exception).about):
        if one.day is not None:
            yield days.day_bounds(one.day, tz)[0]
        yield from (at for at in (one.starts_at, one.ends_at) if at is not None)
