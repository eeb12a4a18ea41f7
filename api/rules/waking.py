"""Quiet hours: when a person may be told, and when two waking hours have passed."""

from datetime import date, datetime, timedelta

from api.rules.days import local_day, wall_instant

WAKES, RESTS = 7 * 60, 20 * 60  # the local day's minutes between which people are told things


def soonest(at: datetime, tz: str) -> datetime:
    """This instant when it lies in waking hours, else the next end of the quiet hours."""
    day = local_day(at, tz)
    begins, ends = _waking(day, tz)
    if at < begins:
        return begins
    return at if at < ends else _waking(day + timedelta(days=1), tz)[0]


def later(at: datetime, waking: timedelta, tz: str) -> datetime:
    """The instant at which so much waking time has passed since `at`."""
    at = soonest(at, tz)
    while True:
        day = local_day(at, tz)
        left = _waking(day, tz)[1] - at
        if waking <= left:
            return at + waking
        waking -= left
        at = _waking(day + timedelta(days=1), tz)[0]


def _waking(day: date, tz: str) -> tuple[datetime, datetime]:
    return wall_instant(day, WAKES, tz), wall_instant(day, RESTS, tz)
