"""When to look again: never after the state has changed, and as late as can be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from api.rules.assess import assess
from api.rules.days import week_bounds
from api.rules.values import Attendance, Standing, WeekFacts
from tests.rules.random_weeks import random_week
from tests.rules.vectors import Json, facts_of, now_of, worked_cases

MINUTE = timedelta(minutes=1)
CASES = worked_cases()


def verdict(standing: Standing) -> tuple[object, ...]:
    return (
        standing.state,
        standing.short_minutes,
        standing.below_floor,
        standing.make_up_missed_minutes,
        standing.provisional,
    )


def minutes_until(now: datetime, until: datetime, dense: int) -> Iterator[datetime]:
    """Every minute near both ends, every seventh between."""
    total = int((until - now) / MINUTE)
    for minute in range(1, total):
        if minute <= dense or minute >= total - dense or minute % 7 == 0:
            yield now + minute * MINUTE


def assert_it_holds(facts: WeekFacts, now: datetime, dense: int) -> datetime | None:
    now = now.replace(second=0)
    standing = assess(facts, now)
    again = standing.look_again_at
    end = week_bounds(facts.week, facts.terms.time_zone)[1]
    assert again is None or again > now
    if now < end and standing.state != "not_required":
        assert again is not None
        assert again <= end
    for minute in minutes_until(now, again or max(now, end) + timedelta(hours=30), dense):
        assert verdict(assess(facts, minute)) == verdict(standing), minute
    return again


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_state_of_a_worked_case_holds_until_then_and_not_longer(case: Json) -> None:
    facts, now = facts_of(case["given"]), now_of(case["given"])

    again = assert_it_holds(facts, now, dense=60)

    end = week_bounds(facts.week, facts.terms.time_zone)[1]
    if again is not None and again < end:
        assert assess(facts, again).state != assess(facts, now).state


@pytest.mark.parametrize("seed", range(4000, 4060))
def test_the_state_of_a_random_week_holds_until_then(seed: int) -> None:
    facts, now = random_week(Random(seed))

    assert_it_holds(facts, now, dense=10)


def test_random_weeks_are_hardly_ever_looked_at_too_early() -> None:
    early = looked = 0
    for seed in range(5000, 5200):
        facts, now = random_week(Random(seed))
        standing = assess(facts, now)
        again, end = standing.look_again_at, week_bounds(facts.week, facts.terms.time_zone)[1]
        if again is None or again >= end or now >= end:
            continue
        looked += 1
        early += assess(facts, again).state == standing.state
    assert looked > 50
    assert early <= looked * 0.05


def test_a_week_that_asks_for_nothing_need_not_be_looked_at_again() -> None:
    paused = next(case for case in CASES if case["id"] == "WEEK-54")["given"]

    assert assess(facts_of(paused), now_of(paused)).look_again_at is None


def test_a_closed_week_is_looked_at_again_when_an_open_check_in_grows_too_old() -> None:
    short = next(case for case in CASES if case["id"] == "WEEK-47")["given"]
    came = datetime.fromisoformat("2026-11-15T23:50:00-05:00")
    facts = facts_of(short)
    facts = replace(facts, attendances=(*facts.attendances, Attendance("late", came, None, "open")))

    standing = assess(facts, now_of(short))

    assert standing.state == "short"
    assert not standing.provisional
    assert standing.look_again_at == came + timedelta(minutes=721)
    assert assess(facts, came + timedelta(minutes=721)).provisional


def test_a_plan_is_looked_at_again_one_minute_after_the_grace_of_its_next_shift() -> None:
    fresh = next(case for case in CASES if case["id"] == "WEEK-01")["given"]
    again = assess(facts_of(fresh), now_of(fresh)).look_again_at

    assert again is not None
    assert again.isoformat() == "2026-11-09T08:31:00-05:00"
