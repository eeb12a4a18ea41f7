"""Calendar months in the order's own time zone, and what of a week's credit lies on which day."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.rules import days
from api.rules.minutes import Set, runs
from api.rules.sheet import Sheet, lay_out
from api.rules.values import WeekFacts

A_DAY = timedelta(days=1)
PATTERN = r"(20[2-9][0-9]|2100)-(0[1-9]|1[0-2])"
_MONTH = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class DayCredit:
    """Credited minutes of a day, and how many of them are confirmed."""

    credited: int
    confirmed: int


def is_month(text: str) -> bool:
    """Whether this is written like a month, `2026-11`."""
    return _MONTH.fullmatch(text) is not None


def month_days(month: str) -> tuple[date, date]:
    """The first and the last day of a month; ValueError when it is not written like one."""
    if not is_month(month):
        raise ValueError(f"a month is written like 2026-11, not {month!r}")
    first = date(int(month[:4]), int(month[5:]), 1)
    return first, (first + 31 * A_DAY).replace(day=1) - A_DAY


def format_month(day: date) -> str:
    """The month of a day."""
    return f"{day.year:04d}-{day.month:02d}"


def month_of(instant: datetime, tz: str) -> str:
    """The month that an aware instant falls in, in local time."""
    return format_month(days.local_day(instant, tz))


def months_before(month: str, count: int) -> list[str]:
    """So many months before this one, the newest first."""
    found, first = [], month_days(month)[0]
    for _ in range(count):
        first = (first - A_DAY).replace(day=1)
        found.append(format_month(first))
    return found


def credited_by_day(facts: WeekFacts, own: Collection[str]) -> dict[date, DayCredit]:
    """What some of a week's attendances bring to its credit, day by day.

    The caps are the order's and not a site's: minutes use them up in the order in which they were
    worked, so that what all sites bring together is what the week is credited. The week is over.
    """
    sheet = lay_out(facts)
    kept = tuple(one for one in facts.attendances if one.id in own)
    mine = lay_out(replace(facts, attendances=kept))
    there, left, found = _counted(sheet), sheet.weekly_cap, {}
    for day, (first, mask) in zip(sheet.frame.days, sheet.frame.cuts, strict=True):
        credited = first_of(there >> first & mask, min(sheet.daily_cap, left))
        left -= credited.bit_count()
        theirs = credited & _counted(mine) >> first
        sure = theirs & mine.stays.confirmed >> first
        found[day] = DayCredit(theirs.bit_count(), sure.bit_count())
    return found


def _counted(sheet: Sheet) -> Set:
    return sheet.stays.confirmed | sheet.stays.provisional


def first_of(minutes: Set, count: int) -> Set:
    """The earliest minutes of a set, at most so many."""
    found = 0
    for start, end in runs(minutes):
        length = min(end - start, count)
        if length <= 0:
            break
        found |= ((1 << length) - 1) << start
        count -= length
    return found
