"""What a court writes as an RRULE, and the days it means. The library works them out; what could
keep it busy for ever, or mean nothing, is refused before it is asked.

Only rules that always come again are let in: so no reading of one runs further than its dates.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from dateutil.rrule import rrule, rrulestr

from api.rules import days

LONGEST_TEXT = 200
MOST_DATES = 400
# How far apart two dates may lie. Every twelfth month could be February for ever, without a 30th.
MOST_APART: Final[Mapping[str, int]] = {"DAILY": 366, "WEEKLY": 52, "MONTHLY": 11}
TOO_OFTEN: Final = ("SECONDLY", "MINUTELY", "HOURLY")
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_LISTED = "{0}(?:,{0}){{0,30}}"
_PART = re.compile(r"([A-Z]{4,10})=([A-Z0-9,+-]{1,120})")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
_PLAIN_DAYS = _LISTED.format(_DAY)
_NUMBERED_DAYS = _LISTED.format(f"(?:[+-]?[1-5])?{_DAY}")
_OF_MONTH = _LISTED.format(r"(?:[+-]?(?:[1-9]|[12]\d|3[01]))")
_ALWAYS: Final = {"FREQ": "[A-Z]+", "INTERVAL": r"\d{1,4}", "COUNT": r"\d{1,9}", "WKST": _DAY}
_FORMS: Final[Mapping[str, Mapping[str, str]]] = {
    "DAILY": _ALWAYS,
    "WEEKLY": {**_ALWAYS, "BYDAY": _PLAIN_DAYS},
    # Of any weekday a month has at least four: the fifth in a row might never come.
    "MONTHLY": {
        **_ALWAYS,
        "BYDAY": _NUMBERED_DAYS,
        "BYMONTHDAY": _OF_MONTH,
        "BYSETPOS": "[+-]?[1-4]",
    },
}


class BadRule(ValueError):
    """A rule that is not taken; `code` says why, `most` is the limit that it passed."""

    def __init__(self, code: str, most: int = 0) -> None:
        """Name the reason."""
        self.code, self.most = code, most
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Days that come again: the rule's text, the day it is counted from, the local time."""

    rrule: str
    first_day: date
    minute: int
    time_zone: str


def checked(rule: Recurring) -> rrule:
    """The rule as the library reads it; `BadRule` when it is not taken."""
    parts = _parts(rule.rrule)
    until = parts.pop("UNTIL", None)
    _refuse_odd(parts, until)
    start = datetime.combine(rule.first_day, time(*divmod(rule.minute, 60)))
    try:
        read = rrulestr(";".join(f"{k}={v}" for k, v in parts.items()), dtstart=start)
    except ValueError as error:
        raise BadRule("rrule-unreadable") from error
    assert isinstance(read, rrule)
    if until is None:
        return read
    last = _last(until, rule.time_zone)
    if last < start:
        raise BadRule("rrule-ends-before-it-starts")
    bounded = read.replace(until=last)
    assert isinstance(bounded, rrule)
    return bounded


def rule_days(rule: Recurring, last: date) -> Iterator[date]:
    """The days of a rule up to one, in order."""
    for found in checked(rule):
        if found.date() > last:
            return
        yield found.date()


def _parts(text: str) -> dict[str, str]:
    if len(text) > LONGEST_TEXT:
        raise BadRule("rrule-unreadable")
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        found = _PART.fullmatch(part)
        if found is None or found[1] in parts:
            raise BadRule("rrule-unreadable")
        parts[found[1]] = found[2]
    return parts


def _refuse_odd(parts: dict[str, str], until: str | None) -> None:
    often = parts.get("FREQ", "")
    if often in TOO_OFTEN:
        raise BadRule("rrule-too-often")
    if often not in _FORMS:
        raise BadRule("rrule-unreadable")
    forms = _FORMS[often]
    if not set(parts) <= set(forms):
        raise BadRule("rrule-part-not-taken")
    if not all(re.fullmatch(forms[name], value, re.ASCII) for name, value in parts.items()):
        raise BadRule("rrule-unreadable")
    _refuse_far(parts, often)
    _refuse_mixed(parts, until)


def _refuse_far(parts: dict[str, str], often: str) -> None:
    if not 1 <= int(parts.get("INTERVAL", "1")) <= MOST_APART[often]:
        raise BadRule("rrule-too-far-apart", MOST_APART[often])
    if not 1 <= int(parts.get("COUNT", "1")) <= MOST_DATES:
        raise BadRule("rrule-too-many", MOST_DATES)


def _refuse_mixed(parts: dict[str, str], until: str | None) -> None:
    """Refuse what can contradict itself, and so never come."""
    if "COUNT" in parts and until is not None:
        raise BadRule("rrule-part-not-taken")
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        raise BadRule("rrule-part-not-taken")
    numbered = re.search(r"\d", parts.get("BYDAY", "1")) is not None
    if "BYSETPOS" in parts and numbered:
        raise BadRule("rrule-part-not-taken")


def _last(until: str, tz: str) -> datetime:
    """The last local time that a rule may reach."""
    found = _UNTIL.fullmatch(until)
    try:
        if found is None:
            raise BadRule("rrule-unreadable")
        shown = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise BadRule("rrule-unreadable") from error
    if not found[3]:
        return shown
    if not days.FIRST_YEAR <= shown.year <= days.LAST_YEAR:
        raise BadRule("rrule-unreadable")
    return shown.replace(tzinfo=UTC).astimezone(days.zone(tz)).replace(tzinfo=None)
