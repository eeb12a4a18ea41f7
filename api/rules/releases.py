"""Which days a month of published figures holds, and from when it may be released. Pure.

A week belongs to the month that holds its Thursday, so that no week is cut in two; every fact
belongs to the month of its week. A half-year is six such months, `2026-H1`.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from api.rules import days
from api.rules.months import A_DAY, format_month, month_days

ZONE: Final = "America/Bogota"
# Late decisions and corrections arrive; and a figure that is fresh tells of somebody still there.
LAG: Final = timedelta(days=30)
# A month is tallied again for so many later releases; then it stands for ever.
LATER_TALLIES: Final = 3
HALF: Final = 6
_THURSDAY: Final = timedelta(days=3)
_HALF_YEAR: Final = re.compile(r"(20[2-9][0-9]|2100)-H[12]")


def month_of_week(week: str) -> str:
    """The month that a week belongs to."""
    return format_month(days.parse_week(week) + _THURSDAY)


def month_of_day(day: date) -> str:
    """The month that the week of a day belongs to."""
    return format_month(day - timedelta(days=day.weekday()) + _THURSDAY)


def weeks_of(month: str) -> tuple[str, ...]:
    """The four or five weeks of a month."""
    first, last = month_days(month)
    thursdays = (first + n * A_DAY for n in range((last - first).days + 1))
    return tuple(days.format_week(day) for day in thursdays if day.isoweekday() == 4)


def release_day(month: str) -> date:
    """The first day on which a month may be released; its last week is over by then."""
    return month_days(month)[1] + A_DAY + LAG


def newest_due(now: datetime) -> str:
    """The newest month that may be released."""
    today = days.local_day(now, ZONE)
    month = format_month(today)
    while release_day(month) > today:
        month = later(month, -1)
    return month


def later(month: str, count: int = 1) -> str:
    """The month so many months later, earlier when negative."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + count
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def between(first: str, last: str) -> Iterator[str]:
    """The months from one to another, both included."""
    while first <= last:
        yield first
        first = later(first)


def half_of(month: str) -> str:
    """The half-year of a month."""
    return f"{month[:4]}-H{1 if int(month[5:]) <= HALF else 2}"


def months_of_half(half: str) -> tuple[str, ...]:
    """The six months of a half-year."""
    first = f"{half[:4]}-{'01' if half.endswith('1') else '07'}"
    return tuple(between(first, later(first, HALF - 1)))


def halves_between(first: str, last: str) -> list[str]:
    """The half-years of which the last month is among these; the first may have begun before."""
    return [half_of(one) for one in between(first, last) if half_of(later(one)) != half_of(one)]


def is_half_year(text: str) -> bool:
    """Whether this is written like a half-year, `2026-H1`."""
    return _HALF_YEAR.fullmatch(text) is not None
