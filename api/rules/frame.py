"""One week laid out in one time zone: where it begins, where its days begin, which are holidays."""

from dataclasses import dataclass
from datetime import date, timedelta
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

    def wall(self, weekday: int, minute: int) -> int:
        """The week's minute when clocks show a minute of the weekday (1 Monday to 7 Sunday)."""
        if self.even:
            return (weekday - 1) * 1440 + minute
        shown = wall_instant(self.days[weekday - 1], minute, self.time_zone)
        return minute_of(shown) - self.start

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
    edges = [minute_of(wall_instant(monday, 1440 * number, time_zone)) for number in range(8)]
    start, limit = edges[0], edges[7] - edges[0]
    cuts = tuple(
        (edges[number] - start, (1 << (edges[number + 1] - edges[number])) - 1)
        for number in range(7)
    )
    closed = 0
    for number, day in enumerate(days):
        if day in holidays_in(day.year):
            closed |= span(edges[number] - start, edges[number + 1] - start, limit)
    even = all(mask.bit_length() == 1440 for _, mask in cuts)
    return Frame(week, time_zone, zone(time_zone), start, limit, days, cuts, closed, even)
