"""One week laid out in one time zone: where it begins, where its days begin, which are holidays."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from api.rules.days import holidays_in, minute_of, parse_week, wall_instant, zone
from api.rules.minutes import Cuts, Set, span


@dataclass(frozen=True, slots=True)
class Frame:
    """Minutes inside the week are counted from its first one, `start` (minutes since 1970 UTC)."""

    week: str
    time_zone: str
    zone: ZoneInfo
    start: int
    limit: int
    days: tuple[date, ...]
    cuts: Cuts
    holidays: Set
    even: bool

    def minute(self, instant: datetime) -> int:
        """The week's minute that an aware instant falls in; negative before the week."""
        return minute_of(instant) - self.start

    def instant(self, minute: int) -> datetime:
        """The instant of a minute of the week, in local time."""
        return datetime.fromtimestamp((self.start + minute) * 60, self.zone)

    def wall(self, weekday: int, minute: int) -> int:
        """The week's minute when clocks show a minute of the weekday (1 Monday to 7 Sunday)."""
        return self.minute(wall_instant(self.days[weekday - 1], minute, self.time_zone))

    def day_at(self, minute: int) -> int:
        """Which day of the week, 0 to 6, a minute lies in; the first one before the week."""
        if self.even:
            return minute // 1440 if minute > 0 else 0
        return sum(first <= minute for first, _ in self.cuts[1:])

    def day(self, day: date) -> Set:
        """All minutes of one local day, if it lies in the week."""
        index = (day - self.days[0]).days
        if not 0 <= index < 7:
            return 0
        first, mask = self.cuts[index]
        return mask << first


@lru_cache(maxsize=4096)
def frame_of(week: str, time_zone: str) -> Frame:
    """Lay out a week; kept, because thousands of orders share it. ValueError as `parse_week`."""
    monday = parse_week(week)
    days = tuple(monday + timedelta(days=number) for number in range(7))
    start = minute_of(wall_instant(monday, 0, time_zone))
    edges = [minute_of(wall_instant(day, 1440, time_zone)) - start for day in days]
    firsts = [0, *edges[:-1]]
    cuts = tuple(
        (first, (1 << (end - first)) - 1) for first, end in zip(firsts, edges, strict=True)
    )
    closed = 0
    for day, first, end in zip(days, firsts, edges, strict=True):
        if day in holidays_in(day.year):
            closed |= span(first, end, edges[-1])
    return Frame(
        week=week,
        time_zone=time_zone,
        zone=zone(time_zone),
        start=start,
        limit=edges[-1],
        days=days,
        cuts=cuts,
        holidays=closed,
        even=all(mask.bit_length() == 1440 for _, mask in cuts),
    )
