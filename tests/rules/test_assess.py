"""How a week stands: the worked cases, the naive model, and what must hold for any facts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.rules.assess import assess
from api.rules.days import minute_of, week_bounds
from api.rules.values import NUMBERS, Attendance, Standing, WeekFacts
from tests.rules.minute_verdict import expected
from tests.rules.random_weeks import random_week
from tests.rules.vectors import Json, facts_of, now_of, shown, worked_cases

CASES = worked_cases()
MODEL_WEEKS = 160
seeds = st.integers(min_value=0, max_value=2**32)
quick = settings(max_examples=150, deadline=None)
Fact = TypeVar("Fact")


def numbers(standing: Standing) -> dict[str, object]:
    return {name: getattr(standing, name) for name in NUMBERS}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_case_holds_in_every_field(case: Json) -> None:
    standing = assess(facts_of(case["given"]), now_of(case["given"]))

    assert shown(standing, case["expect"]) == case["expect"]


@pytest.mark.parametrize("tenth", range(10))
def test_random_weeks_stand_as_the_minute_model_says(tenth: int) -> None:
    for seed in range(tenth * MODEL_WEEKS // 10, (tenth + 1) * MODEL_WEEKS // 10):
        facts, now = random_week(Random(seed))
        standing, model = assess(facts, now), expected(facts, now)
        found = {name: getattr(standing, name) for name in model}
        if standing.latest_start is not None:
            found["latest_start"] = minute_of(standing.latest_start)
        assert found == model, f"seed {seed}"


@given(seeds)
@quick
def test_the_order_of_facts_and_facts_given_twice_change_nothing(seed: int) -> None:
    random = Random(seed)
    facts, now = random_week(random)
    shuffled = replace(
        facts,
        opening_hours=_shuffled_twice(random, facts.opening_hours),
        closures=_shuffled_twice(random, facts.closures),
        shifts=_shuffled_twice(random, facts.shifts),
        attendances=_shuffled_twice(random, facts.attendances),
        excuses=_shuffled_twice(random, facts.excuses),
    )

    assert numbers(assess(shuffled, now)) == numbers(assess(facts, now))


def _shuffled_twice(random: Random, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(random.sample(facts * 2, len(facts) * 2))


@given(seeds, seeds)
@quick
def test_an_attendance_more_never_lowers_what_is_credited(seed: int, other: int) -> None:
    facts, now = random_week(Random(seed))
    more = random_week(Random(other))[0].attendances[:1]
    before = assess(facts, now)
    after = assess(replace(facts, attendances=facts.attendances + more), now)

    assert after.credited_minutes >= before.credited_minutes
    assert after.confirmed_minutes >= before.confirmed_minutes
    there = after.credited_minutes + after.running_minutes
    assert there >= before.credited_minutes + before.running_minutes


@given(seeds, st.floats(min_value=0, max_value=1))
@quick
def test_splitting_an_attendance_anywhere_changes_no_number(seed: int, where: float) -> None:
    facts, now = random_week(Random(seed))
    whole = [stay for stay in facts.attendances if stay.checked_in_at and stay.checked_out_at]
    halves = [half for stay in whole for half in _split(stay, where)]
    others = [stay for stay in facts.attendances if stay not in whole]
    split = replace(facts, attendances=(*others, *halves))

    assert numbers(assess(split, now)) == numbers(assess(facts, now))


def _split(stay: Attendance, where: float) -> tuple[Attendance, Attendance]:
    came, left = stay.checked_in_at, stay.checked_out_at
    assert came is not None
    assert left is not None
    middle = came + (left - came) * where
    return replace(stay, checked_out_at=middle), replace(stay, checked_in_at=middle)


@given(seeds)
@quick
def test_no_number_is_negative_and_no_cap_exceeded(seed: int) -> None:
    facts, now = random_week(Random(seed))
    standing, terms = assess(facts, now), facts.terms
    there = standing.credited_minutes + standing.running_minutes + standing.claimed_minutes

    for name in NUMBERS:
        if name.endswith("_minutes"):
            assert getattr(standing, name) >= 0, name
    assert there <= 7 * terms.daily_cap_minutes
    assert standing.confirmed_minutes <= standing.credited_minutes
    assert standing.planned_minutes <= standing.capacity_minutes
    assert standing.excused_minutes <= standing.required_minutes
    if terms.weekly_cap_minutes is not None:
        assert there <= terms.weekly_cap_minutes + facts.make_up_due_minutes


@given(seeds, st.sampled_from(["UTC", "America/Bogota", "Asia/Kathmandu", "Europe/Madrid"]))
@quick
def test_instants_mean_the_same_on_any_clock(seed: int, clock: str) -> None:
    facts, now = random_week(Random(seed))
    zone = ZoneInfo(clock)
    moved = replace(
        facts,
        attendances=tuple(
            replace(
                stay,
                checked_in_at=_on(stay.checked_in_at, zone),
                checked_out_at=_on(stay.checked_out_at, zone),
            )
            for stay in facts.attendances
        ),
    )

    assert numbers(assess(moved, now.astimezone(zone))) == numbers(assess(facts, now))


def _on(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)


def test_an_unknown_week_or_zone_is_a_value_error() -> None:
    facts = facts_of(CASES[0]["given"])
    now = now_of(CASES[0]["given"])
    for wrong in (
        replace(facts, week="2025-W53"),
        replace(facts, week="2026-46"),
        replace(facts, terms=replace(facts.terms, time_zone="America/Macondo")),
    ):
        with pytest.raises(ValueError, match=r"week|zone"):
            assess(wrong, now)


def test_two_standings_with_the_same_numbers_are_equal() -> None:
    facts, now = facts_of(CASES[2]["given"]), now_of(CASES[2]["given"])

    assert assess(facts, now) == assess(facts, now + timedelta(seconds=30))
    assert assess(facts, now) != assess(facts, now + timedelta(hours=30))


def test_an_office_may_add_a_holiday() -> None:
    facts, now = facts_of(CASES[0]["given"]), now_of(CASES[0]["given"])
    tuesday = week_bounds(facts.week, "America/Bogota")[0].date() + timedelta(days=1)

    standing = assess(replace(facts, extra_holidays=(tuesday,)), now)

    assert standing.excused_minutes == 240
    assert standing.needed_minutes == standing.planned_minutes == 960


def test_a_far_future_or_long_past_now_is_answered() -> None:
    facts = facts_of(CASES[0]["given"])

    assert assess(facts, datetime(1971, 1, 1, tzinfo=UTC)).state == "on_track"
    assert assess(facts, datetime(2199, 1, 1, tzinfo=UTC)).state == "short"


def test_the_version_of_the_terms_is_told() -> None:
    facts, now = facts_of(CASES[0]["given"]), now_of(CASES[0]["given"])
    versioned: WeekFacts = replace(facts, terms=replace(facts.terms, version=3))

    assert assess(versioned, now).terms_version == 3
