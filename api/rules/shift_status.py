"""How each shift of a week went, in a word for the screen. It changes no number."""

from datetime import datetime, timedelta
from typing import Literal

from api.rules import days
from api.rules.values import Place, Shift, WeekFacts

Status = Literal["done", "coming", "missed", "excused", "running", "stood_down"]
GRACE = timedelta(minutes=31)
REACH = timedelta(hours=12)


def statuses(facts: WeekFacts, now: datetime) -> dict[str, Status]:
    """The status of every shift, by its id."""
    excused = {excuse.shift for excuse in facts.excuses if excuse.state in ("filed", "accepted")}
    return {
        shift.id: _status(shift, place, facts, excused, now)
        for place in facts.places
        for shift in place.shifts
    }


def _status(
    shift: Shift, place: WeekFacts | Place, facts: WeekFacts, excused: set[str], now: datetime
) -> Status:
    worked = _worked(shift, facts, now)
    if worked is not None:
        return worked
    if _stood_down(shift, place, facts):
        return "stood_down"
    if shift.id in excused:
        return "excused"
    return "coming" if now < shift.starts_at + GRACE else "missed"


def _worked(shift: Shift, facts: WeekFacts, now: datetime) -> Status | None:
    for one in facts.attendances:
        if one.state == "denied":
            continue
        came = one.checked_in_at or _before(one.checked_out_at)
        left = one.checked_out_at or _after(one.checked_in_at)
        if came is None or left is None or not (came < shift.ends_at and left > shift.starts_at):
            continue
        still_here = one.checked_out_at is None and came <= now < min(left, shift.ends_at)
        return "running" if still_here else "done"
    return None


def _before(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant - REACH


def _after(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant + REACH


def _stood_down(shift: Shift, place: WeekFacts | Place, facts: WeekFacts) -> bool:
    """Whether its site is closed for the whole of it, or it begins on a holiday."""
    if any(c.starts_at <= shift.starts_at and shift.ends_at <= c.ends_at for c in place.closures):
        return True
    day = days.local_day(shift.starts_at, facts.terms.time_zone)
    return place.closed_on_holidays and (
        day in days.holidays_in(day.year) or day in facts.extra_holidays
    )
