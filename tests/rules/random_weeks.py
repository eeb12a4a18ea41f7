"""Seeded random weeks: crowded, odd and clumsy facts, for the model tests and the benchmark."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from api.rules.days import parse_week, wall_instant
from api.rules.values import (
    Attendance,
    AttendanceState,
    Closure,
    Excuse,
    ExcuseState,
    OpeningHours,
    Pause,
    Shift,
    Terms,
    WeekFacts,
)

ZONES = (
    "America/Bogota",
    "America/Bogota",
    "America/Bogota",
    "Europe/Madrid",
    "America/Santiago",
    "America/Havana",
    "Australia/Lord_Howe",
)
WEEKS = ("2026-W46", "2026-W47", "2026-W53", "2026-W13", "2026-W43", "2026-W14", "2026-W29")
STATES: tuple[AttendanceState, ...] = (
    "confirmed",
    "confirmed",
    "confirmed",
    "pending",
    "presumed",
    "contested",
    "claimed",
    "denied",
)
EXCUSES: tuple[ExcuseState, ...] = ("filed", "accepted", "refused")


def random_week(random: Random) -> tuple[WeekFacts, datetime]:
    """A week's facts and an instant in, before or after it."""
    week, zone = random.choice(WEEKS), random.choice(ZONES)
    monday = parse_week(week)
    shifts = _shifts(random, monday, zone)
    facts = WeekFacts(
        week=week,
        terms=_terms(random, monday, zone),
        opening_hours=_opening_hours(random),
        closures=tuple(
            _closure(random, monday, zone) for _ in range(random.choice((0, 0, 0, 1, 2)))
        ),
        closed_on_holidays=random.random() < 0.8,
        shifts=shifts,
        attendances=_attendances(random, shifts, monday, zone),
        excuses=tuple(
            Excuse(shift.id, random.choice(EXCUSES), "medical")
            for shift in shifts
            if random.random() < 0.2
        ),
        make_up_due_minutes=random.choice((0, 0, 0, 240, 95)),
        make_up_done_minutes=random.choice((0, 0, 0, 240, 600)),
        extra_holidays=(monday + timedelta(days=2),) if random.random() < 0.05 else (),
    )
    minute = random.choice(
        (random.randint(-1500, 11000), random.randint(0, 8600), random.randint(10000, 10800))
    )
    return facts, _at(monday, minute, zone, random)


def _at(monday: date, minute: int, zone: str, random: Random) -> datetime:
    seconds = timedelta(seconds=random.choice((0, 0, 1, 30, 59)))
    return wall_instant(monday, minute, zone).astimezone(UTC) + seconds


def _terms(random: Random, monday: date, zone: str) -> Terms:
    starts_on = monday - timedelta(days=random.choice((100,) * 20 + (0, -2)))
    ends_on = random.choice((None, None, monday + timedelta(days=6)))
    pauses: tuple[Pause, ...] = ()
    if random.random() < 0.04:
        pauses = (Pause(monday - timedelta(days=9), random.choice((None, monday, starts_on))),)
    return Terms(
        weekly_required_minutes=random.choice((1200,) * 6 + (1080, 300, 480, 480, 600, 0)),
        weekly_floor_minutes=300,
        weekly_cap_minutes=random.choice((1200, 1200, 1200, None, 900, 1500)),
        daily_cap_minutes=random.choice((480, 480, 480, 240, 600)),
        starts_on=starts_on,
        ends_on=ends_on,
        pauses=pauses,
        time_zone=zone,
    )


def _opening_hours(random: Random) -> tuple[OpeningHours, ...]:
    style = random.random()
    if style < 0.4:
        return tuple(OpeningHours(day, 480, 1020) for day in range(1, 6))
    if style < 0.5:
        return ()
    found = []
    for _ in range(random.randint(1, 9)):
        opens = random.choice((300, 480, 540, 485, 780))
        closes = min(1440, opens + random.choice((60, 240, 241, 540, 1200)))
        found.append(OpeningHours(random.randint(1, 7), opens, closes))
    return tuple(found)


def _shifts(random: Random, monday: date, zone: str) -> tuple[Shift, ...]:
    found = []
    if random.random() < 0.5:
        for day in range(5):
            starts = day * 1440 + 480
            found.append((starts, starts + random.choice((240, 240, 240, 216, 300))))
    for _ in range(random.choice((0, 0, 1, 3))):
        starts = random.randint(-400, 10300)
        found.append((starts, starts + random.choice((30, 120, 240, 480, 700))))
    return tuple(
        Shift(f"s{number}", _at(monday, starts, zone, random), _at(monday, ends, zone, random))
        for number, (starts, ends) in enumerate(found, 1)
    )


def _closure(random: Random, monday: date, zone: str) -> Closure:
    starts = random.choice((random.randint(0, 6) * 1440, random.randint(-1000, 10000)))
    ends = starts + random.choice((1440, 60, 200, 3000))
    return Closure(_at(monday, starts, zone, random), _at(monday, ends, zone, random), "host")


def _attendances(
    random: Random, shifts: tuple[Shift, ...], monday: date, zone: str
) -> tuple[Attendance, ...]:
    found: list[Attendance] = []
    for shift in shifts:
        if random.random() < 0.55:
            came = shift.starts_at + timedelta(minutes=random.choice((0, 0, -5, 3, 31)))
            left = shift.ends_at + timedelta(minutes=random.choice((0, 0, -60, 5)))
            found.append(_attendance(random, len(found), came, left))
    for _ in range(random.choice((0, 0, 1, 2, 4))):
        starts = random.randint(-900, 10300)
        came = _at(monday, starts, zone, random)
        length = random.choice((0, 20, 240, 480, 560, 1000))
        found.append(_attendance(random, len(found), came, came + timedelta(minutes=length)))
    return tuple(found)


def _attendance(random: Random, number: int, came: datetime, left: datetime) -> Attendance:
    ends = random.random()
    if ends < 0.15:
        state: AttendanceState = random.choice(("open", "open", "open", "claimed"))
        return Attendance(f"a{number}", came, None, state)
    if ends < 0.22:
        return Attendance(f"a{number}", None, left, random.choice(("open", "open", "claimed")))
    return Attendance(f"a{number}", came, left, random.choice(STATES))
