"""A plain model of pairing and credit: lists and sets of minutes, nothing shared with the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

HOURS_12, HOURS_16 = timedelta(hours=12), timedelta(hours=16)


@dataclass(frozen=True)
class Made:
    """A scan as a test made it."""

    id: UUID
    direction: str
    at: datetime


Stay = tuple[datetime | None, datetime | None, str]


def stays(scans: Sequence[Made]) -> list[Stay]:
    """(came, left, state) of every attendance, in time order."""
    found: list[list[Made]] = []
    for scan in sorted(set(scans), key=lambda s: (s.at, "io".index(s.direction[0]), s.id)):
        run = found[-1] if found else None
        goes_on = run is not None and run[0].direction == "in"
        if run is not None and goes_on:
            after = scan.at - run[0].at
            if scan.direction == "in":
                goes_on = run[-1].direction == "in" and after <= HOURS_12
            elif run[-1].direction == "in":
                goes_on = after <= HOURS_16
            else:
                goes_on = after <= HOURS_12
        if run is not None and goes_on:
            run.append(scan)
        else:
            found.append([scan])
    return [_stay(run) for run in found]


def _stay(run: list[Made]) -> Stay:
    came = run[0].at if run[0].direction == "in" else None
    left = run[-1].at if run[-1].direction == "out" else None
    return came, left, "open" if came is None or left is None else "pending"


def credited(made: Sequence[Stay], daily: int, weekly: int) -> int:
    """Minutes credited in all weeks: each minute once, capped by day, then by week."""
    minutes = set()
    for came, left, _ in made:
        if came is not None and left is not None:
            first, last = came.replace(second=0), left.replace(second=0)
            minutes |= {
                first + timedelta(minutes=m) for m in range((last - first) // timedelta(minutes=1))
            }
    by_day: dict[tuple[int, int, int], int] = {}
    for minute in minutes:
        day = minute.isocalendar()
        by_day[day] = by_day.get(day, 0) + 1
    by_week: dict[tuple[int, int], int] = {}
    for (year, week, _), total in by_day.items():
        by_week[year, week] = by_week.get((year, week), 0) + min(total, daily)
    return sum(min(total, weekly) for total in by_week.values())
