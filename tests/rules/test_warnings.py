"""When a warning opens, worsens and closes, and that nobody is left untold."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.rules import days, warnings
from api.rules.assess import assess
from api.rules.values import Standing, State, WeekFacts
from api.rules.warnings import Step, Tell
from tests.rules.random_weeks import random_week

SEEDS = st.integers(0, 2**32 - 1)


USUAL = {
    "excused_minutes": 0,
    "missing_check_out": False,
    "missing_check_in": False,
    "provisional": False,
}


def standing(state: State, needed: int = 240, planned: int = 0, **more: Any) -> Standing:
    """A standing of this state; whatever is not said is as in any week."""
    facts, now = random_week(Random(1))
    base = assess(facts, now)
    return base._replace(
        state=state,
        required_minutes=1200,
        needed_minutes=needed,
        planned_minutes=planned,
        latest_start=None,
        **{**USUAL, **more},
    )


@pytest.mark.parametrize(
    ("state", "needed", "planned", "worst", "step"),
    [
        ("tight", 240, 0, None, Step("open", "tight")),
        ("tight", 240, 240, None, None),
        ("out_of_reach", 29, 0, None, None),
        ("out_of_reach", 30, 0, None, Step("open", "out_of_reach")),
        ("tight", 240, 0, "tight", None),
        ("last_chance", 240, 0, "tight", Step("escalate", "last_chance")),
        ("tight", 240, 0, "out_of_reach", None),
        ("awaiting", 240, 0, "tight", None),
        ("on_track", 240, 240, "tight", Step("close", "on_track", "recovered")),
        ("met", 0, 0, "last_chance", Step("close", "met", "recovered")),
        ("not_required", 0, 0, "tight", Step("close", "not_required", "excused")),
        ("no_spare", 240, 240, None, None),
    ],
)
def test_a_warning_opens_worsens_and_closes(
    state: State, needed: int, planned: int, worst: State | None, step: Step | None
) -> None:
    assert warnings.next_step(standing(state, needed, planned), worst) == step


def test_a_week_that_only_an_excuse_completed_closes_as_excused() -> None:
    assert warnings.closed_as(standing("met", 0, 0, excused_minutes=240)) == "excused"


@pytest.mark.parametrize(
    ("state", "needed", "planned", "kinds"),
    [
        ("on_track", 240, 240, []),
        ("no_spare", 240, 240, ["no_spare"]),
        ("no_spare", 240, 220, ["stay_longer"]),
        ("awaiting", 240, 0, ["awaiting"]),
        ("last_chance", 240, 0, ["warning"]),
        ("out_of_reach", 12, 0, ["stay_longer"]),
        ("met", 0, 0, []),
    ],
)
def test_what_she_is_told(state: State, needed: int, planned: int, kinds: list[str]) -> None:
    assert [tell.kind for tell in warnings.to_tell(standing(state, needed, planned))] == kinds


def test_a_missing_time_is_told_whatever_else_is() -> None:
    told = warnings.to_tell(standing("no_spare", 240, 240, missing_check_out=True))
    assert [tell.kind for tell in told] == ["no_spare", "missing_time"]


def test_a_week_that_is_over_asks_for_its_missing_time_before_it_is_called_short() -> None:
    unsure = standing("short", 0, 0, missing_check_out=True, provisional=True)
    assert [t.kind for t in warnings.to_tell(unsure, running=False)] == ["missing_time"]
    sure = standing("short", 0, 0, provisional=False)
    assert [t.kind for t in warnings.to_tell(sure, running=False)] == ["became_short"]


def test_a_week_that_asks_for_nothing_tells_nothing() -> None:
    nothing = standing("not_required", 0, 0, missing_check_in=True)._replace(required_minutes=0)
    assert warnings.to_tell(nothing) == ()


def lived(facts: WeekFacts) -> tuple[Standing, list[tuple[datetime, Tell]], Standing]:
    """A week in which nothing happens but time: its first standing, what was told, its end."""
    begins, ends = days.week_bounds(facts.week, facts.terms.time_zone)
    now, told = begins, []
    first = at = assess(facts, begins)
    while now < ends:
        told += [(now, tell) for tell in warnings.to_tell(at)]
        look = at.look_again_at
        now = ends if look is None else max(look, now + timedelta(minutes=1))
        at = assess(facts, now)
    return first, told, assess(facts, ends)


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_no_week_ends_short_that_she_was_not_told_of_while_it_could_be_mended(seed: int) -> None:
    random = Random(seed)
    known, _ = random_week(random)
    begins = days.week_bounds(known.week, known.terms.time_zone)[0]
    # What is known when the week begins; what she does afterwards would be a new fact.
    before = tuple(
        one
        for one in known.attendances
        if (one.checked_out_at or one.checked_in_at or begins) < begins
    )
    facts = replace(known, attendances=before)
    first, told, closed = lived(facts)
    if closed.state != "short" or closed.provisional:
        return
    assert told, "short, and she never heard of it"
    reachable = first.capacity_minutes >= first.needed_minutes
    in_time = [tell for at, tell in told if tell.until is not None and at <= tell.until]
    assert in_time or not reachable


@settings(max_examples=200, deadline=None)
@given(SEEDS, st.sampled_from([None, "tight", "last_chance", "out_of_reach"]))
def test_a_warning_never_eases_and_never_opens_twice(seed: int, worst: State | None) -> None:
    facts, now = random_week(Random(seed))
    step = warnings.next_step(assess(facts, now), worst)
    if step is None:
        return
    assert (step.act == "open") == (worst is None)
    if step.act == "escalate":
        assert worst is not None
        assert warnings.RANK[step.state] > warnings.RANK[worst]
