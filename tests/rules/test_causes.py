"""Whose a gap is: a table of weeks, and the sum that always holds."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.rules.assess import assess
from api.rules.causes import CODES, WHOSE, Said, causes
from api.rules.values import Attendance, Closure, Excuse, Shift, Terms, WeekFacts
from tests.builders import at
from tests.rules.random_weeks import random_week

AFTER = at("2026-11-16 07:00")
DAYS = ("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13")
HOURS = 60
FRIDAY = DAYS[4]
NOTHING = Said()
# The order asks for the five mornings that are planned, 20 hours.
NOBODY_CAME = WeekFacts(
    week="2026-W46",
    terms=Terms(20 * HOURS, 5 * HOURS, 20 * HOURS, 8 * HOURS, at("2026-01-05 00:00").date(), None),
    shifts=tuple(Shift(day, at(f"{day} 08:00"), at(f"{day} 12:00")) for day in DAYS),
)


def came(day: str, until: str = "12:00", state: str = "confirmed") -> Attendance:
    return Attendance(day, at(f"{day} 08:00"), at(f"{day} {until}"), state)  # type: ignore[arg-type]


def closed(day: str, cause: str) -> Closure:
    return Closure(at(f"{day} 00:00"), at(f"{day} 23:59"), cause)


def found(facts: WeekFacts, now: datetime = AFTER, said: Said = NOTHING) -> dict[str, int]:
    return {one.code: one.minutes for one in causes(facts, now, said)}


def excuse(state: str, cause: str) -> Excuse:
    return Excuse(FRIDAY, state, cause)  # type: ignore[arg-type]


FOUR = tuple(came(day) for day in DAYS[:4])


@pytest.mark.parametrize(
    ("facts", "said", "expected"),
    [
        (replace(NOBODY_CAME, attendances=(*FOUR, came(FRIDAY))), Said(), {}),
        (NOBODY_CAME, Said(), {"missed": 1200}),
        (replace(NOBODY_CAME, attendances=FOUR), Said(), {"missed": 240}),
        (
            replace(NOBODY_CAME, attendances=FOUR),
            Said(marks={FRIDAY: frozenset({"unjustified"})}),
            {"unjustified": 240},
        ),
        (
            replace(NOBODY_CAME, attendances=(*FOUR, came(FRIDAY, "10:30"))),
            Said(),
            {"part_of_shift": 90},
        ),
        (
            replace(NOBODY_CAME, attendances=FOUR, closures=(closed(FRIDAY, "host"),)),
            Said(),
            {"closed_host": 240},
        ),
        (
            replace(NOBODY_CAME, attendances=FOUR, closures=(closed(FRIDAY, "force_majeure"),)),
            Said(),
            {"closed_force_majeure": 240},
        ),
        (
            replace(NOBODY_CAME, attendances=FOUR, closures=(closed(FRIDAY, "programme"),)),
            Said(),
            {"closed_programme": 240},
        ),
        *(
            (
                replace(NOBODY_CAME, attendances=FOUR, excuses=(excuse(state, cause),)),
                Said(late=frozenset(late)),
                {code: 240},
            )
            for state, cause, late, code in (
                ("accepted", "care", (), "excused"),
                ("accepted", "medical", (), "excused"),
                ("accepted", "host", (), "excused_host"),
                ("accepted", "force_majeure", (), "excused_force_majeure"),
                ("filed", "care", (), "excuse_filed"),
                ("refused", "care", (), "refused"),
                ("refused", "care", ("refusal",), "refused_late"),
            )
        ),
        (
            replace(NOBODY_CAME, attendances=(*FOUR, came(FRIDAY, state="denied"))),
            Said(),
            {"denied": 240},
        ),
        (
            replace(NOBODY_CAME, attendances=(*FOUR, came(FRIDAY, state="denied"))),
            Said(late=frozenset({"decision"})),
            {"denied_late": 240},
        ),
        (
            replace(NOBODY_CAME, attendances=(*FOUR, came(FRIDAY, state="claimed"))),
            Said(),
            {"awaiting_host": 240},
        ),
        (
            replace(NOBODY_CAME, attendances=(*FOUR, came(FRIDAY, state="claimed"))),
            Said(silent=frozenset({FRIDAY})),
            {"silent_host": 240},
        ),
        (
            replace(
                NOBODY_CAME,
                attendances=(*FOUR, Attendance(FRIDAY, at(f"{FRIDAY} 08:00"), None, "open")),
            ),
            Said(silent=frozenset({FRIDAY})),
            {"silent_host": 240},
        ),
        (replace(NOBODY_CAME, shifts=()), Said(), {"not_planned": 1200}),
        (
            replace(NOBODY_CAME, shifts=()),
            Said(late=frozenset({"timetable"})),
            {"changed_late": 1200},
        ),
    ],
)
def test_a_gap_is_told_by_what_made_it(
    facts: WeekFacts, said: Said, expected: dict[str, int]
) -> None:
    assert found(facts, said=said) == expected


def test_a_holiday_is_nobodys_fault() -> None:
    week = replace(
        NOBODY_CAME,
        shifts=(Shift("m", at("2026-11-16 08:00"), at("2026-11-16 12:00")),),
        week="2026-W47",
    )
    assert found(week, at("2026-11-23 07:00")) == {"holiday": 240, "not_planned": 960}


def test_what_is_still_to_come_is_no_cause_yet() -> None:
    now = at("2026-11-11 07:00")
    assert found(replace(NOBODY_CAME, attendances=FOUR[:1]), now) == {"to_come": 720, "missed": 240}


def test_where_more_fell_out_than_is_lacking_the_benefit_is_hers() -> None:
    saturday = Shift("saturday", at("2026-11-14 08:00"), at("2026-11-14 12:00"))
    week = replace(
        NOBODY_CAME,
        shifts=(*NOBODY_CAME.shifts, saturday),
        attendances=FOUR,
        closures=(closed(FRIDAY, "host"),),
    )
    assert found(week) == {"closed_host": 240}


def test_a_day_lacks_no_more_than_a_day_can_give() -> None:
    long = Shift("long", at("2026-11-09 06:00"), at("2026-11-09 18:00"))
    assert found(replace(NOBODY_CAME, shifts=(long,))) == {"missed": 480, "not_planned": 720}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sets(st.sampled_from(["decision", "refusal", "timetable"])))
def test_the_causes_add_up_to_what_is_lacking(seed: int, late: set[str]) -> None:
    facts, now = random_week(Random(seed))
    standing = assess(facts, now)
    silent = frozenset(one.id for one in facts.attendances if seed & 1)
    told = causes(facts, now, Said(silent, {}, frozenset(late)))
    lacking = max(0, standing.required_minutes - standing.credited_minutes)
    assert sum(one.minutes for one in told) == lacking
    assert all(one.minutes > 0 and one.who == CODES[one.code] for one in told)
    assert len({one.code for one in told}) == len(told)


def test_every_code_is_somebodys() -> None:
    assert set(CODES.values()) == set(WHOSE)
    assert causes(NOBODY_CAME, datetime(2026, 11, 16, 12, tzinfo=UTC), Said())[0].who == "her"
