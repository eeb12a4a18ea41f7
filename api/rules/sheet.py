"""The facts of a week laid on its minutes: read once, then asked at any minute.

Minutes count from the week's first one; they may be negative or past its end where a fact is.
Nothing here depends on `now`.
"""

from dataclasses import dataclass, field
from datetime import date

from api.rules.days import minute_of
from api.rules.frame import Frame, frame_of
from api.rules.minutes import Set, span
from api.rules.values import Attendance, Excuse, OpeningHours, Pause, Place, Terms, WeekFacts

REACH = 720  # an attendance with one end missing reaches 12 hours
GRACE = 30  # so many minutes late is not yet missed
UNCAPPED = 1 << 30

Interval = tuple[int, int]


@dataclass(slots=True)
class PlannedShift:
    """An agreed shift: its minutes in the week, and from which one on it is missed."""

    id: str
    minutes: Set
    missed_from: int | None
    excused: bool


@dataclass(slots=True)
class OpenStay:
    """A check-in without check-out: at `start`, supposed to have stayed to `likely_end`."""

    start: int
    likely_end: int
    claimed: bool


@dataclass(slots=True)
class Stays:
    """The attendances on the week's minutes, as if `now` were long past."""

    confirmed: Set = 0
    provisional: Set = 0
    running: Set = 0
    claimed: Set = 0
    last_end: int = -UNCAPPED
    arrivals: list[OpenStay] = field(default_factory=list)
    departures: list[int] = field(default_factory=list)
    reaches: list[Interval] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """Everything `credit`, `plan` and `verdict` ask for, in minutes of the week.

    `excusable` are the shift minutes that may be excused, `hoped` the same with filed excuses
    accepted; `windows` the minutes in which hours can be worked.
    """

    facts: WeekFacts
    frame: Frame
    full_week: bool
    required: int
    due: int
    daily_cap: int
    weekly_cap: int
    stays: Stays
    shifts: tuple[PlannedShift, ...]
    excusable: Set
    hoped: Set
    windows: Set


def lay_out(facts: WeekFacts) -> Sheet:
    """Read the facts of a week."""
    terms = facts.terms
    frame = frame_of(facts.week, terms.time_zone)
    first = frame.start
    intervals = [
        (minute_of(shift.starts_at) - first, minute_of(shift.ends_at) - first)
        for place in facts.places
        for shift in place.shifts
    ]
    stays = _stays(facts.attendances, intervals, frame)
    ground = _ground(facts, frame, intervals, stays.reaches)
    full_week = is_full(terms, frame)
    cap = UNCAPPED if terms.weekly_cap_minutes is None else terms.weekly_cap_minutes
    return Sheet(
        facts=facts,
        frame=frame,
        full_week=full_week,
        required=terms.weekly_required_minutes if full_week else 0,
        due=facts.make_up_due_minutes,
        daily_cap=terms.daily_cap_minutes,
        weekly_cap=cap + facts.make_up_due_minutes,
        stays=stays,
        shifts=tuple(ground.shifts),
        excusable=ground.granted | ground.stood_down,
        hoped=ground.lost | ground.stood_down,
        windows=ground.windows & ~ground.lost,
    )


@dataclass(slots=True)
class _Ground:
    """The shifts of every site, and the minutes that are open, stood down, excused or asked for."""

    shifts: list[PlannedShift]
    windows: Set = 0
    stood_down: Set = 0
    granted: Set = 0
    lost: Set = 0


def _ground(
    facts: WeekFacts, frame: Frame, intervals: list[Interval], reaches: list[Interval]
) -> _Ground:
    accepted, asked = _excuses(facts.excuses)
    ground, limit, number = _Ground([]), frame.limit, 0
    for place in facts.places:
        agreed = 0
        for shift in place.shifts:
            begins, ends = intervals[number]
            number += 1
            minutes = span(begins, ends, limit)
            agreed |= minutes
            excused = shift.id in asked
            if excused:
                ground.lost |= minutes
                ground.granted |= minutes if shift.id in accepted else 0
            missed_from = None if _was_reached(begins, ends, reaches) else begins + GRACE + 1
            ground.shifts.append(PlannedShift(shift.id, minutes, missed_from, excused))
        closed = _closed(place, facts.extra_holidays, frame)
        ground.stood_down |= agreed & closed
        ground.windows |= (_opening(place.opening_hours, frame) | agreed) & ~closed
    return ground


def _excuses(excuses: tuple[Excuse, ...]) -> tuple[set[str], set[str]]:
    """The shifts with an accepted excuse, and those with an accepted or filed one."""
    if not excuses:
        return set(), set()
    accepted, asked = set(), set()
    for excuse in excuses:
        if excuse.state == "accepted":
            accepted.add(excuse.shift)
        if excuse.state != "refused":
            asked.add(excuse.shift)
    return accepted, asked


def is_full(terms: Terms, frame: Frame) -> bool:
    """True when the week lies wholly inside the order and no pause touches it."""
    first, last = frame.days[0], frame.days[-1]
    if first < terms.starts_on or (terms.ends_on is not None and last > terms.ends_on):
        return False
    return not (terms.pauses and any(touches(pause, first, last) for pause in terms.pauses))


def touches(pause: Pause, first: date, last: date) -> bool:
    """True when a pause holds one of these days."""
    return pause.from_day <= last and (pause.to_day is None or pause.to_day >= first)


def _opening(hours: tuple[OpeningHours, ...], frame: Frame) -> Set:
    minutes = 0
    for site in hours:
        if frame.even:
            day = (site.weekday - 1) * 1440
            minutes |= span(day + site.opens, day + site.closes, frame.limit)
        else:
            opens = frame.wall(site.weekday, site.opens)
            minutes |= span(opens, frame.wall(site.weekday, site.closes), frame.limit)
    return minutes


def _closed(place: WeekFacts | Place, extra_holidays: tuple[date, ...], frame: Frame) -> Set:
    minutes = frame.holidays if place.closed_on_holidays else 0
    for closure in place.closures:
        begins, ends = frame.minute(closure.starts_at), frame.minute(closure.ends_at)
        minutes |= span(begins, ends, frame.limit)
    if place.closed_on_holidays:
        for day in extra_holidays:
            minutes |= frame.day(day)
    return minutes


def _was_reached(start: int, end: int, reaches: list[Interval]) -> bool:
    """True when an attendance holds a minute of the unclipped shift."""
    for came, left in reaches:
        if came < end and start < left:
            return start < end
    return False


def _stays(attendances: tuple[Attendance, ...], shifts: list[Interval], frame: Frame) -> Stays:
    stays, first, limit = Stays(), frame.start, frame.limit
    for attendance in attendances:
        state = attendance.state
        if state == "denied":
            continue
        came_at, left_at = attendance.checked_in_at, attendance.checked_out_at
        if came_at is not None and left_at is not None:
            _whole(stays, state, minute_of(came_at) - first, minute_of(left_at) - first, limit)
        elif came_at is not None:
            came = minute_of(came_at) - first
            likely_end = _likely_end(came, shifts)
            stays.arrivals.append(OpenStay(came, likely_end, state == "claimed"))
            stays.reaches.append((came, came + REACH))
        elif left_at is not None:
            _lone_check_out(stays, state, minute_of(left_at) - first, shifts, limit)
    return stays


def _whole(stays: Stays, state: str, came: int, left: int, limit: int) -> None:
    """An attendance with both its ends. `open` with both is one the host has yet to look at."""
    if came >= left:
        return
    stays.reaches.append((came, left))
    minutes = span(came, left, limit)
    if state == "confirmed":
        stays.confirmed |= minutes
    elif state == "claimed":
        stays.claimed |= minutes
    else:
        stays.provisional |= minutes
    if minutes and left > stays.last_end:
        stays.last_end = left


def _lone_check_out(
    stays: Stays, state: str, left: int, shifts: list[Interval], limit: int
) -> None:
    """Supposed to have come for the latest shift that began before it and within its reach."""
    stays.departures.append(left)
    stays.reaches.append((left - REACH, left))
    began = [start for start, end in shifts if start < left and end > left - REACH]
    if not began:
        return
    minutes = span(max(max(began), left - REACH), left, limit)
    if state == "claimed":
        stays.claimed |= minutes
    else:
        stays.running |= minutes
    if minutes and left > stays.last_end:
        stays.last_end = left


def _likely_end(came: int, shifts: list[Interval]) -> int:
    """The end of the first shift that a check-in reaches within 12 hours; itself when none."""
    reached = [shift for shift in shifts if shift[0] < came + REACH and shift[1] > came]
    return min(min(reached)[1], came + REACH) if reached else came
