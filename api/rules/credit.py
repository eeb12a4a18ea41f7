"""What is credited in a week: the union of attendances under the day's and the week's caps."""

from dataclasses import dataclass

from api.rules.minutes import Set, before, per_day, span
from api.rules.sheet import REACH, Sheet


@dataclass(slots=True)
class Present:
    """The minutes of a week in which she was there, up to a minute: as sets."""

    confirmed: Set
    counted: Set
    running: Set
    claimed: Set


@dataclass(slots=True)
class Credit:
    """Her hours at a minute. `left` is what the cap leaves on each day, `week_left` in all."""

    present: Present
    confirmed: int
    credited: int
    running: int
    over_cap: int
    excused: int
    excuse_pending: int
    claimed: int
    left: list[int]
    week_left: int


@dataclass(slots=True)
class Hoped:
    """The week as it would be with some doubt settled: credited and excused minutes."""

    credited: int
    excused: int


def present_at(sheet: Sheet, now: int) -> Present:
    """Who counts and who is supposed to be there, `now` (a minute of the week) not included."""
    stays, limit = sheet.stays, sheet.frame.limit
    running, claimed = stays.running, stays.claimed
    for stay in stays.arrivals:
        minutes = span(stay.start, now, limit)
        if now - stay.start > REACH:
            minutes = span(stay.start, stay.likely_end, limit)
        if stay.claimed:
            claimed |= minutes
        else:
            running |= minutes
    confirmed, counted = stays.confirmed, stays.confirmed | stays.provisional
    if now < stays.last_end and now < limit:
        confirmed, counted = before(confirmed, now), before(counted, now)
        running, claimed = before(running, now), before(claimed, now)
    return Present(confirmed, counted, running, claimed)


def credit_at(sheet: Sheet, now: int) -> Credit:
    """Her hours at a minute of the week."""
    present = present_at(sheet, now)
    counted = present.counted
    left, credited = _capped(sheet, counted)
    confirmed = credited
    if present.confirmed != counted:
        confirmed = _capped(sheet, present.confirmed)[1]
    there, with_running = counted | present.running, credited
    if there != counted:
        left, with_running = _capped(sheet, there)
    with_claimed = with_running
    if present.claimed:
        with_claimed = _capped(sheet, there | present.claimed)[1]
    excused = _excused(sheet, sheet.excusable & ~there, left)
    pending = 0
    if sheet.hoped != sheet.excusable:
        pending = _excused(sheet, sheet.hoped & ~there, left) - excused
    return Credit(
        present=present,
        confirmed=confirmed,
        credited=credited,
        running=with_running - credited,
        over_cap=counted.bit_count() - credited,
        excused=excused,
        excuse_pending=pending,
        claimed=with_claimed - with_running,
        left=left,
        week_left=sheet.weekly_cap - with_running,
    )


def if_only_confirmed(sheet: Sheet, present: Present) -> Hoped:
    """The week if nothing counted but what is confirmed."""
    return _settled(sheet, present.confirmed, sheet.excusable)


def if_all_granted(sheet: Sheet, present: Present) -> Hoped:
    """The week if running and claimed minutes counted and filed excuses were accepted."""
    there = present.counted | present.running | present.claimed
    return _settled(sheet, there, sheet.hoped)


def _settled(sheet: Sheet, there: Set, excusable: Set) -> Hoped:
    left, credited = _capped(sheet, there)
    return Hoped(credited, _excused(sheet, excusable & ~there, left))


def _capped(sheet: Sheet, there: Set) -> tuple[list[int], int]:
    """What the daily cap leaves on each day, and the minutes credited under both caps."""
    cap = sheet.daily_cap
    days = per_day(there, sheet.frame.cuts)
    left = [cap - day if day < cap else 0 for day in days]
    return left, min(cap * len(left) - sum(left), sheet.weekly_cap)


def _excused(sheet: Sheet, minutes: Set, left: list[int]) -> int:
    """Minutes excused: per day at most what the cap leaves, in all at most what is required."""
    if not minutes:
        return 0
    days = per_day(minutes, sheet.frame.cuts)
    return min(sum(map(min, days, left)), sheet.required)
