"""Strict fields of time: instants with an offset, days, times of day, ISO weeks."""

import re
from datetime import UTC, date, datetime
from typing import Any

from api.web.faults import refuse
from api.web.fields import Strict

FIRST_YEAR, LAST_YEAR = 2020, 2100
EARLIEST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
LATEST = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)
A_DAY = 24 * 60

_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:(\.\d{1,6})\d{0,3})?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")
WEEK = re.compile(r"(20[2-9][0-9]|2100)-W(0[1-9]|[1-4][0-9]|5[0-3])")


class Instant(Strict[datetime]):
    """RFC 3339 with an offset, years 2020 to 2100. An answer keeps the zone it is given in."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        says = {
            "type": "string",
            "format": "date-time",
            "maxLength": 35,
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
            r"(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        }
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        found = _INSTANT.fullmatch(value)
        if found is None:
            raise refuse("bad-time")
        if found[3] is None:
            raise refuse("time-needs-offset")
        try:
            # Python 3.11 reads any number of fractional digits, and Z.
            instant = datetime.fromisoformat(found[1] + (found[2] or "") + found[3])
        except ValueError:
            raise refuse("bad-time") from None
        if not EARLIEST <= instant < LATEST:
            raise refuse("time-out-of-range", min=FIRST_YEAR, max=LAST_YEAR)
        return instant

    def _serialize(self, value: datetime | None, attr: Any, obj: Any, **kw: Any) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{attr}: an answer's time needs a zone")
        return value.isoformat()


class Day(Strict[date]):
    """A calendar day, `2026-11-09`, years 2020 to 2100."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        says = {
            "type": "string",
            "format": "date",
            "maxLength": 10,
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        }
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None:
            raise refuse("bad-date")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise refuse("time-out-of-range", min=FIRST_YEAR, max=LAST_YEAR)
        return day

    def _serialize(self, value: date | None, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else value.isoformat()


class LocalTime(Strict[int]):
    """A time of day, "08:00" to "24:00"; in Python the minutes since midnight, 0 to 1440."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        says = {"type": "string", "maxLength": 5, "pattern": f"^({_TIME.pattern})$"}
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        found = _TIME.fullmatch(value)
        if found is None:
            raise refuse("bad-time-of-day")
        return int(found[1]) * 60 + int(found[2]) if found[1] else A_DAY

    def _serialize(self, value: int | None, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else f"{value // 60:02}:{value % 60:02}"


def is_week(text: str) -> bool:
    """Whether this names an ISO week that exists, `2026-W53` but not `2027-W53`."""
    if not WEEK.fullmatch(text):
        return False
    try:
        date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
    except ValueError:
        return False
    return True


class WeekField(Strict[str]):
    """An ISO week, `2026-W47`, as text."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        says = {"type": "string", "maxLength": 8, "pattern": f"^{WEEK.pattern}$"}
        super().__init__(says, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        if not is_week(value):
            raise refuse("bad-week")
        return value
