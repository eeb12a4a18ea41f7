"""Days and weeks in the order's own time zone, and the one calendar of holidays.

Local time comes from the zone database, never from a fixed offset: a day may have 23 or 25 hours.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

COUNTRY = "CO"
FIRST_YEAR, LAST_YEAR = 1970, 2199
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The zone of that name, e.g. `America/Bogota`; ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError(f"unknown time zone: {name!r}") from error


def minute_of(instant: datetime) -> int:
    """Whole minutes from 1970 UTC to an aware instant; its seconds are dropped."""
    clock = instant.tzinfo
    if type(clock) is timezone and clock is not UTC:
        offset = _offset(clock)
        if offset is not None:
            # The same number without a timedelta: this runs twice for every fact of a week.
            shown = instant.hour * 60 + instant.minute - offset
            return (instant.toordinal() - EPOCH_DAY) * 1440 + shown
    since = instant - EPOCH
    return since.days * 1440 + since.seconds // 60


@lru_cache(maxsize=256)
def _offset(clock: timezone) -> int | None:
    """A fixed offset in minutes; None when it is not whole minutes."""
    minutes, rest = divmod(clock.utcoffset(None), timedelta(minutes=1))
    return None if rest else minutes


def instant_of(minute: int, tz: str) -> datetime:
    """The instant of a minute since 1970 UTC, in local time."""
    return datetime.fromtimestamp(minute * 60, zone(tz))


def local_day(instant: datetime, tz: str) -> date:
    """The local day that an aware instant falls in."""
    return instant.astimezone(zone(tz)).date()


def week_of(instant: datetime, tz: str) -> str:
    """The week that an aware instant falls in, in local time, e.g. `2026-W47`."""
    return format_week(local_day(instant, tz))


def format_week(day: date) -> str:
    """The week of a local day, e.g. `2026-W53` for 1 January 2027."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def parse_week(week: str) -> date:
    """The Monday of a week written `2026-W47`; ValueError when there is no such week."""
    found = _WEEK.fullmatch(week)
    if found is None:
        raise ValueError(f"a week is written like 2026-W47, not {week!r}")
    year, number = int(found[1]), int(found[2])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"a week's year lies between {FIRST_YEAR} and {LAST_YEAR}")
    return date.fromisocalendar(year, number, 1)


def later_week(week: str, count: int = 1) -> str:
    """The week so many weeks later (earlier when negative)."""
    return format_week(parse_week(week) + timedelta(weeks=count))


def wall_instant(day: date, minute: int, tz: str) -> datetime:
    """The UTC instant when local clocks show a minute of a day; 1440 and more is the day after.

    A time that clocks skip is read on the old offset, one that they show twice is the first.
    """
    days, rest = divmod(minute, 1440)
    shown = datetime.combine(day + timedelta(days=days), datetime.min.time(), zone(tz))
    return shown.replace(hour=rest // 60, minute=rest % 60).astimezone(UTC)


def day_bounds(day: date, tz: str) -> tuple[datetime, datetime]:
    """First instant of a local day and of the next, in UTC."""
    return wall_instant(day, 0, tz), wall_instant(day, 1440, tz)


def week_bounds(week: str, tz: str) -> tuple[datetime, datetime]:
    """First instant of a week and of the next, in UTC."""
    monday = parse_week(week)
    return wall_instant(monday, 0, tz), wall_instant(monday, 7 * 1440, tz)


@lru_cache(maxsize=512)
def holidays_in(year: int) -> frozenset[date]:
    """The public holidays of a year (Ley 51 de 1983, and Ley 2578 de 2026 from 2026 on)."""
    return frozenset(holidays.country_holidays(COUNTRY, years=year))
