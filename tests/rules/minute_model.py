"""The standing of a week as naively as the words allow: one minute after the other.

Written from the words of the rule alone and sharing nothing with the rule's own code but the
values it takes; slow on purpose. Every set below is a plain set of minutes since 1970.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import floor
from zoneinfo import ZoneInfo

import holidays

from api.rules.values import Attendance, WeekFacts

Minutes = set[int]


def floored(instant: datetime) -> int:
    return floor(instant.astimezone(UTC).timestamp() / 60)


@lru_cache(maxsize=64)
def minutes_of_week(week: str, zone: str) -> dict[int, tuple[date, int]]:
    """Each minute of the week with its local day and the minute that clocks show."""
    year, number = int(week[:4]), int(week[6:])
    monday = datetime.fromisocalendar(year, number, 1).replace(tzinfo=UTC)
    first, found = floored(monday) - 26 * 60, {}
    for minute in range(first, first + 9 * 1440 + 52 * 60):
        local = datetime.fromtimestamp(minute * 60, ZoneInfo(zone))
        if local.isocalendar()[:2] == (year, number):
            found[minute] = (local.date(), local.hour * 60 + local.minute)
    return found


@lru_cache(maxsize=8)
def public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("CO", years=year))


def between(start: datetime, end: datetime) -> Minutes:
    return set(range(floored(start), floored(end)))


@dataclass
class Model:
    """One week under the words of the rule."""

    facts: WeekFacts
    now: int

    def __post_init__(self) -> None:
        self.week = minutes_of_week(self.facts.week, self.facts.terms.time_zone)
        self.days = sorted({day for day, _ in self.week.values()})
        self.minutes_of_day = {
            day: {minute for minute in self.week if self.week[minute][0] == day}
            for day in self.days
        }
        self.over = self.now > max(self.week)

    # who was there

    def attended(self, *states: str) -> Minutes:
        found: Minutes = set()
        for stay in self.facts.attendances:
            if stay.state in states and stay.checked_in_at and stay.checked_out_at:
                found |= between(stay.checked_in_at, stay.checked_out_at)
        return self.past(found)

    def past(self, minutes: Iterable[int]) -> Minutes:
        return {minute for minute in minutes if minute in self.week and minute < self.now}

    def supposed(self, stay: Attendance) -> Minutes:
        """The likely minutes of an attendance with one end missing."""
        if stay.checked_in_at and not stay.checked_out_at:
            came = floored(stay.checked_in_at)
            if self.now - came <= 720:
                return self.past(range(came, self.now))
            twelve_hours = range(came, came + 720)
            for shift in sorted(
                self.facts.shifts, key=lambda shift: (shift.starts_at, shift.ends_at)
            ):
                if between(shift.starts_at, shift.ends_at) & set(twelve_hours):
                    return self.past(range(came, min(floored(shift.ends_at), came + 720)))
        if stay.checked_out_at and not stay.checked_in_at:
            left = floored(stay.checked_out_at)
            for shift in sorted(self.facts.shifts, key=lambda shift: shift.starts_at, reverse=True):
                began, ended = floored(shift.starts_at), floored(shift.ends_at)
                if began < left and left - ended < 720:
                    return self.past(range(max(began, left - 720), left))
        return set()

    def running(self) -> Minutes:
        stays = [stay for stay in self.facts.attendances if stay.state == "open"]
        return set().union(*(self.supposed(stay) for stay in stays))

    def claimed(self) -> Minutes:
        stays = [stay for stay in self.facts.attendances if stay.state == "claimed"]
        return self.attended("claimed").union(*(self.supposed(stay) for stay in stays))

    # sums under the caps

    def on(self, day: date, minutes: Minutes) -> int:
        return len(minutes & self.minutes_of_day[day])

    def left_on(self, day: date, there: Minutes) -> int:
        return max(0, self.facts.terms.daily_cap_minutes - self.on(day, there))

    def capped(self, minutes: Minutes) -> int:
        cap = self.facts.terms.daily_cap_minutes
        return self.week_capped(sum(min(cap, self.on(day, minutes)) for day in self.days))

    def week_capped(self, amount: int) -> int:
        cap = self.facts.terms.weekly_cap_minutes
        return amount if cap is None else min(amount, cap + self.facts.make_up_due_minutes)

    # shifts, closures, excuses

    def shift_minutes(self, *states: str) -> Minutes:
        """Minutes of the shifts with an excuse in one of these states."""
        ids = {excuse.shift for excuse in self.facts.excuses if excuse.state in states}
        shifts = [shift for shift in self.facts.shifts if shift.id in ids]
        return {minute for shift in shifts for minute in between(shift.starts_at, shift.ends_at)}

    def closed(self) -> Minutes:
        found: Minutes = set()
        for closure in self.facts.closures:
            found |= between(closure.starts_at, closure.ends_at)
        if self.facts.closed_on_holidays:
            for minute, (day, _) in self.week.items():
                if day in public_holidays(day.year) or day in self.facts.extra_holidays:
                    found.add(minute)
        return found

    def excused(self, there: Minutes, *states: str) -> int:
        shifts = [between(shift.starts_at, shift.ends_at) for shift in self.facts.shifts]
        planned = {minute for shift in shifts for minute in shift if minute in self.week}
        down = (planned - there) & (self.shift_minutes(*states) | self.closed())
        days = [min(self.on(day, down), self.left_on(day, there)) for day in self.days]
        return min(sum(days), self.required())

    def required(self) -> int:
        return self.facts.terms.weekly_required_minutes if self.full() else 0

    def full(self) -> bool:
        terms = self.facts.terms
        for day in self.days:
            if day < terms.starts_on or (terms.ends_on and day > terms.ends_on):
                return False
            for pause in terms.pauses:
                if pause.from_day <= day and (pause.to_day is None or day <= pause.to_day):
                    return False
        return True

    # windows and plan

    def windows(self) -> Minutes:
        found: Minutes = set()
        for minute, (day, shown) in self.week.items():
            for hours in self.facts.opening_hours:
                if hours.weekday == day.isoweekday() and hours.opens <= shown < hours.closes:
                    found.add(minute)
        for shift in self.facts.shifts:
            found |= between(shift.starts_at, shift.ends_at)
        found -= self.closed() | self.shift_minutes("filed", "accepted")
        return {minute for minute in found if minute in self.week and minute >= self.now}

    def plan(self) -> Minutes:
        excused = {excuse.shift for excuse in self.facts.excuses if excuse.state != "refused"}
        found: Minutes = set()
        for shift in self.facts.shifts:
            if shift.id not in excused and not self.missed(
                between(shift.starts_at, shift.ends_at), floored(shift.starts_at)
            ):
                found |= between(shift.starts_at, shift.ends_at)
        return found & self.windows()

    def missed(self, shift: Minutes, starts: int) -> bool:
        if self.now - starts <= 30:
            return False
        for stay in self.facts.attendances:
            if stay.state != "denied" and shift & self.reach(stay):
                return False
        return True

    def reach(self, stay: Attendance) -> Minutes:
        came, left = stay.checked_in_at, stay.checked_out_at
        if came and left:
            return between(came, left)
        if came:
            return between(came, came.astimezone(UTC) + timedelta(hours=12))
        return between(left.astimezone(UTC) - timedelta(hours=12), left) if left else set()

    def workable(self, minutes: Minutes, there: Minutes) -> int:
        days = [min(self.on(day, minutes), self.left_on(day, there)) for day in self.days]
        cap = self.facts.terms.weekly_cap_minutes
        if cap is None:
            return sum(days)
        return min(sum(days), cap + self.facts.make_up_due_minutes - self.capped(there))

    def latest_start(self, needed: int, there: Minutes) -> int | None:
        windows = self.windows()
        if needed == 0 or self.workable(windows, there) < needed:
            return None
        cap = self.facts.terms.daily_cap_minutes
        left = {day: max(0, cap - self.on(day, there)) for day in self.days}
        later = dict.fromkeys(self.days, 0)
        for minute in sorted(windows, reverse=True):
            later[self.week[minute][0]] += 1
            if sum(min(later[day], left[day]) for day in self.days) >= needed:
                return minute
        raise AssertionError("capacity covered the need a moment ago")

    # the verdict

    def closed_state(self, credited: int, excused: int) -> str:
        if credited >= self.required():
            return "met"
        if credited + excused >= self.required():
            return "excused"
        if credited + excused + self.facts.make_up_done_minutes >= self.required():
            return "cured"
        return "short"

    def may_change(self, state: str, confirmed: Minutes, granted: Minutes) -> bool:
        only = self.closed_state(self.capped(confirmed), self.excused(confirmed, "accepted"))
        most = self.excused(granted, "accepted", "filed")
        best = self.closed_state(self.capped(granted), most)
        return state != only or state != best or (state != "met" and any(self.missing()))

    def missing(self) -> tuple[bool, bool]:
        check_out = check_in = False
        for stay in self.facts.attendances:
            if stay.state == "denied":
                continue
            came, left = stay.checked_in_at, stay.checked_out_at
            if came and not left and floored(came) in self.week:
                check_out = check_out or self.now - floored(came) > 720
            if left and not came and floored(left) in self.week:
                check_in = True
        return check_out, check_in
