"""What can still come: planned shifts, capacity, and the last minute from which it suffices."""

from dataclasses import dataclass

from api.rules.credit import Credit
from api.rules.minutes import Set, last_from, per_day, since
from api.rules.sheet import GRACE, Sheet


@dataclass(slots=True)
class Plan:
    """Need, plan and capacity at a minute; `latest` is a minute of the week."""

    needed: int
    planned: int
    capacity: int
    latest: int | None
    coming: Set
    windows: Set


NOTHING = Plan(0, 0, 0, None, 0, 0)


def plan_at(sheet: Sheet, credit: Credit, now: int) -> Plan:
    """What is needed and what can still be worked, from `now` or the week's start on."""
    if now >= sheet.frame.limit:
        return NOTHING
    windows, today = since(sheet.windows, now), sheet.frame.day_at(now)
    coming = windows & coming_shifts(sheet, now)
    capacity = workable(sheet, credit, windows, today)
    planned = workable(sheet, credit, coming, today)
    needed = needed_at(sheet, credit)
    latest = last_minute(sheet, credit, windows, needed) if 0 < needed <= capacity else None
    return Plan(needed, planned, capacity, latest, coming, windows)


def needed_at(sheet: Sheet, credit: Credit) -> int:
    """Minutes still missing; none in a week that asks for nothing."""
    if not sheet.required:
        return 0
    asked = sheet.required + sheet.due
    return max(0, asked - credit.excused - credit.credited - credit.running)


def coming_shifts(sheet: Sheet, now: int) -> Set:
    """Minutes of the shifts that still stand: neither excused (nor asked to be) nor missed."""
    minutes = 0
    for shift in sheet.shifts:
        if not shift.excused and (shift.missed_from is None or now < shift.missed_from):
            minutes |= shift.minutes
    return minutes


def workable(sheet: Sheet, credit: Credit, minutes: Set, today: int) -> int:
    """How much of some minutes, from a day of the week on, the caps would credit."""
    if not minutes:
        return 0
    days = per_day(minutes, sheet.frame.cuts[today:])
    return min(sum(map(min, days, credit.left[today:])), credit.week_left)


def last_minute(sheet: Sheet, credit: Credit, minutes: Set, amount: int) -> int:
    """The last minute from which some minutes still hold an amount that they do hold now."""
    cuts, left = sheet.frame.cuts, credit.left
    number = sheet.frame.day_at(minutes.bit_length() - 1)
    while True:
        first, mask = cuts[number]
        day = minutes >> first & mask
        count = min(day.bit_count(), left[number])
        if count >= amount:
            return first + last_from(day, amount)
        amount -= count
        number -= 1


def covers(planned: int, amount: int) -> bool:
    """True when a plan covers a need, a little lateness aside."""
    return planned >= amount or (planned > 0 and planned >= amount - GRACE)
