"""Whether hours can be agreed on: days and times that she is to work beside her shifts. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from api.rules import days

LONGEST = timedelta(hours=24)
MOMENT = timedelta(microseconds=1)


class Span(NamedTuple):
    """A time from an instant to another."""

    starts_at: datetime
    ends_at: datetime

    @property
    def minutes(self) -> int:
        """Its whole minutes, as an attendance of these times would count."""
        return days.minute_of(self.ends_at) - days.minute_of(self.starts_at)

    def overlaps(self, other: "Span") -> bool:
        """Whether some instant lies in both."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def days(self, tz: str) -> list[date]:
        """The local days that it touches; its end alone touches none."""
        first = days.local_day(self.starts_at, tz)
        last = days.local_day(self.ends_at - MOMENT, tz)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def minutes_on(self, day: date, tz: str) -> int:
        """Its minutes within a local day."""
        begins, ends = days.day_bounds(day, tz)
        inside = Span(max(self.starts_at, begins), min(self.ends_at, ends))
        return max(0, inside.minutes)


@dataclass(frozen=True, slots=True)
class Limits:
    """What agreed hours must keep to. `may_be`: the days that come into question; `taken`: her
    shifts; `closed`: when the site is closed; `daily_cap`: the most that counts on a day."""

    tz: str
    now: datetime
    until: datetime
    may_be: Callable[[date], bool]
    taken: Sequence[Span]
    closed: Sequence[Span]
    closed_on_holidays: bool
    daily_cap: Callable[[date], int]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with which of them; `end` is the time to look at."""

    code: str
    index: int
    end: Literal["starts_at", "ends_at"] = "starts_at"
    params: dict[str, int] = field(default_factory=dict)


def first_fault(spans: Sequence[Span], limits: Limits) -> Fault | None:
    """The first thing that speaks against these hours; None when they can be agreed on."""
    for index, span in enumerate(spans):
        fault = _odd(index, span) or _out_of_time(index, span, limits)
        fault = fault or _not_free(index, span, spans[:index], limits)
        if fault is not None:
            return fault
    return _over_a_day(spans, limits)


def _odd(index: int, span: Span) -> Fault | None:
    if span.minutes <= 0:
        return Fault("ends-before-it-starts", index, "ends_at")
    if span.ends_at - span.starts_at > LONGEST:
        return Fault("longer-than-a-day", index, "ends_at")
    return None


def _out_of_time(index: int, span: Span, limits: Limits) -> Fault | None:
    if span.starts_at <= limits.now:
        return Fault("not-ahead", index)
    if span.starts_at >= limits.until:
        return Fault("agreed-too-far-ahead", index)
    touched = span.days(limits.tz)
    if not limits.may_be(touched[0]):
        return Fault("not-on-this-day", index)
    if not all(map(limits.may_be, touched)):
        return Fault("not-on-this-day", index, "ends_at")
    if days.format_week(touched[0]) != days.format_week(touched[-1]):
        return Fault("crosses-sunday", index, "ends_at")
    return None


def _not_free(index: int, span: Span, before: Sequence[Span], limits: Limits) -> Fault | None:
    if any(span.overlaps(other) for other in before):
        return Fault("overlaps-another", index)
    if any(span.overlaps(shift) for shift in limits.taken):
        return Fault("overlaps-a-shift", index)
    on_holiday = limits.closed_on_holidays and any(
        day in days.holidays_in(day.year) for day in span.days(limits.tz)
    )
    if on_holiday or any(span.overlaps(closed) for closed in limits.closed):
        return Fault("site-closed-then", index)
    return None


def _over_a_day(spans: Sequence[Span], limits: Limits) -> Fault | None:
    """The last of the hours of a day that holds more than counts there."""
    for index in range(len(spans) - 1, -1, -1):
        for day in spans[index].days(limits.tz):
            planned = sum(one.minutes_on(day, limits.tz) for one in (*spans, *limits.taken))
            if planned > limits.daily_cap(day):
                return Fault("over-the-day", index, "ends_at", {"minutes": limits.daily_cap(day)})
    return None
