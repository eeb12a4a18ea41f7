"""The facts of a week laid on its minutes: read once, then asked at any minute.

Minutes count from the week's first one; they may be negative or past its end where a fact is.
Nothing here depends on `now`.
"""

from dataclasses import dataclass

from api.rules.days import minute_of
from api.rules.frame import Frame, frame_of
from api.rules.minutes import Set, span
from api.rules.values import Attendance, OpeningHours, Shift, Terms, WeekFacts

REACH = 720  # an attendance with one end missing reaches 12 hours
GRACE = 30  # so many minutes late is not yet missed
UNCAPPED = 1 << 30

Interval = tuple[int, int]


@dataclass(slots=True)
class PlannedShift:
    """An agreed shift: its own unclipped minutes, and from when on nobody came to it."""

    id: str
    start: int
    end: int
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
    arrivals: tuple[OpenStay, ...] = ()
    departures: tuple[int, ...] = ()
    reaches: tuple[Interval, ...] = ()


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
    start = frame.start
    intervals = [
        (minute_of(shift.starts_at) - start, minute_of(shift.ends_at) - start)
        for shift in facts.shifts
    ]
    stays = _stays(facts.attendances, intervals, frame)
    closed = _closed(facts, frame)
    accepted = {excuse.shift for excuse in facts.excuses if excuse.state == "accepted"}
    filed = {excuse.shift for excuse in facts.excuses if excuse.state == "filed"}
    shifts, agreed, lost, granted = [], 0, 0, 0
    for shift, (begins, ends) in zip(facts.shifts, intervals, strict=True):
        minutes = span(begins, ends, frame.limit)
        agreed |= minutes
        if shift.id in accepted:
            granted |= minutes
        excused = shift.id in accepted or shift.id in filed
        if excused:
            lost |= minutes
        shifts.append(_planned(shift, begins, ends, minutes, stays.reaches, excused))
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
        shifts=tuple(shifts),
        excusable=agreed & (granted | closed),
        hoped=agreed & (lost | closed),
        windows=(_opening(facts.opening_hours, frame) | agreed) & ~(closed | lost),
    )


def is_full(terms: Terms, frame: Frame) -> bool:
    """True when the week lies wholly inside the order and no pause touches it."""
    first, last = frame.days[0], frame.days[-1]
    if first < terms.starts_on or (terms.ends_on is not None and last > terms.ends_on):
        return False
    return not any(
        pause.from_day <= last and (pause.to_day is None or pause.to_day >= first)
        for pause in terms.pauses
    )


def _opening(hours: tuple[OpeningHours, ...], frame: Frame) -> Set:
    minutes = 0
    for open_on in hours:
        opens = frame.wall(open_on.weekday, open_on.opens)
        minutes |= span(opens, frame.wall(open_on.weekday, open_on.closes), frame.limit)
    return minutes


def _closed(facts: WeekFacts, frame: Frame) -> Set:
    minutes = frame.holidays if facts.closed_on_holidays else 0
    for closure in facts.closures:
        begins = minute_of(closure.starts_at) - frame.start
        minutes |= span(begins, minute_of(closure.ends_at) - frame.start, frame.limit)
    if facts.closed_on_holidays:
        for day in facts.extra_holidays:
            minutes |= frame.day(day)
    return minutes


def _planned(
    shift: Shift,
    start: int,
    end: int,
    minutes: Set,
    reaches: tuple[Interval, ...],
    excused: bool,
) -> PlannedShift:
    missed_from: int | None = start + GRACE + 1
    for came, left in reaches:
        if came < end and start < left and start < end:
            missed_from = None
            break
    return PlannedShift(shift.id, start, end, minutes, missed_from, excused)


def _stays(attendances: tuple[Attendance, ...], shifts: list[Interval], frame: Frame) -> Stays:
    stays = Stays()
    arrivals: list[OpenStay] = []
    departures: list[int] = []
    reaches: list[Interval] = []
    for attendance in attendances:
        if attendance.state == "denied":
            continue
        came_at, left_at = attendance.checked_in_at, attendance.checked_out_at
        claimed = attendance.state == "claimed"
        came = None if came_at is None else minute_of(came_at) - frame.start
        left = None if left_at is None else minute_of(left_at) - frame.start
        if came is not None and left is not None:
            if came < left:
                _whole(stays, attendance.state, came, left, frame.limit)
                reaches.append((came, left))
        elif came is not None:
            arrivals.append(OpenStay(came, _likely_end(came, shifts), claimed))
            reaches.append((came, came + REACH))
        elif left is not None:
            departures.append(left)
            _lone_check_out(stays, left, shifts, claimed, frame.limit)
            reaches.append((left - REACH, left))
    stays.arrivals, stays.departures = tuple(arrivals), tuple(departures)
    stays.reaches = tuple(reaches)
    return stays


def _whole(stays: Stays, state: str, came: int, left: int, limit: int) -> None:
    """An attendance with both its ends. `open` with both is one the host has yet to look at."""
    minutes = span(came, left, limit)
    if state == "confirmed":
        stays.confirmed |= minutes
    elif state == "claimed":
        stays.claimed |= minutes
    else:
        stays.provisional |= minutes
    if minutes:
        stays.last_end = max(stays.last_end, left)


def _lone_check_out(
    stays: Stays, left: int, shifts: list[Interval], claimed: bool, limit: int
) -> None:
    """Supposed to have come for the latest shift that began before it and within its reach."""
    began = [start for start, end in shifts if start < left and end > left - REACH]
    if not began:
        return
    came = max(max(began), left - REACH)
    minutes = span(came, left, limit)
    if claimed:
        stays.claimed |= minutes
    else:
        stays.running |= minutes
    if minutes:
        stays.last_end = max(stays.last_end, left)


def _likely_end(came: int, shifts: list[Interval]) -> int:
    """The end of the first shift that a check-in reaches within 12 hours; itself when none."""
    reached = [shift for shift in shifts if shift[0] < came + REACH and shift[1] > came]
    return min(min(reached)[1], came + REACH) if reached else came
