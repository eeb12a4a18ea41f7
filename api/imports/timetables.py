"""A week's hours in one cell: `lun-vie 08:00-12:00; sab 09:00-13:00`. Pure."""

import re

from api.imports.cells import A_DAY, Wrong, text
from api.rules.names import folded

# Noon of the next day.
LATEST_END = A_DAY + A_DAY // 2
MOST = 42
_DAYS = {
    **dict(zip(("lun", "mar", "mie", "jue", "vie", "sab", "dom"), range(1, 8), strict=True)),
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), range(1, 8), strict=True)),
}
_ONE = re.compile(
    r"([a-z]{3,9})(?:\s*-\s*([a-z]{3,9}))?\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})"
)
Hours = tuple[int, int, int]


def hours(cell: object, *, overnight: bool) -> list[Hours]:
    """Weekday (1 is Monday), first and last minute. With `overnight` a shift that ends at or
    before its beginning ends on the next day, at noon at the latest."""
    found: list[Hours] = []
    for part in re.split(r"[;\n|]", folded(text(cell, 600))):
        if part.strip():
            found += _part(part.strip(), overnight)
    if not found or len(found) > MOST:
        raise Wrong("timetable-shape")
    found.sort()
    for one, other in zip(found, found[1:], strict=False):
        if one[0] == other[0] and other[1] < one[2]:
            raise Wrong("timetable-overlaps")
    return found


def _part(said: str, overnight: bool) -> list[Hours]:
    match = _ONE.fullmatch(said)
    if match is None:
        raise Wrong("timetable-shape")
    first, last = _weekday(match[1]), _weekday(match[2] or match[1])
    starts, ends = _minute(match[3], match[4]), _minute(match[5], match[6])
    if ends <= starts and overnight:
        ends += A_DAY
    if starts >= A_DAY or ends <= starts or ends > LATEST_END or last < first:
        raise Wrong("timetable-order")
    return [(weekday, starts, ends) for weekday in range(first, last + 1)]


def _weekday(word: str) -> int:
    if word[:3] not in _DAYS:
        raise Wrong("timetable-shape")
    return _DAYS[word[:3]]


def _minute(hour: str, minute: str) -> int:
    found = int(hour) * 60 + int(minute)
    if int(minute) > 59 or found > A_DAY:
        raise Wrong("timetable-shape")
    return found
