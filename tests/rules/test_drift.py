"""A screen without network drifts: its codes are put right by what it tells at the next check."""

from datetime import datetime, timedelta

import pytest

from api.rules.drift import Drift, lag
from tests.builders import at

SINCE, UNTIL = at("2026-11-02 08:00"), at("2026-11-12 08:00")
MINUTE = timedelta(minutes=1)


def shown(drift: Drift, when: datetime) -> datetime:
    """What the counter of the screen says at an instant of the server's."""
    return when + drift.ahead * ((when - drift.since) / (drift.until - drift.since))


@pytest.mark.parametrize("minutes", [-10, -1, 1, 10, 600])
@pytest.mark.parametrize("share", [0.001, 0.25, 0.5, 1])
def test_a_code_is_wrong_by_its_share_of_the_whole(minutes: int, share: float) -> None:
    drift = Drift(SINCE, UNTIL, minutes * MINUTE)
    when = SINCE + (UNTIL - SINCE) * share
    counter_at = shown(drift, when)
    found = lag(drift, counter_at)
    assert found is not None
    assert abs(counter_at + found - when) < timedelta(milliseconds=1)


def test_halfway_through_a_clock_that_lost_ten_minutes_it_is_five_behind() -> None:
    found = lag(Drift(SINCE, UNTIL, -10 * MINUTE), at("2026-11-07 07:55"))
    assert found == 5 * MINUTE


@pytest.mark.parametrize("counter_at", [SINCE, SINCE - MINUTE, UNTIL + MINUTE, UNTIL - MINUTE / 60])
def test_outside_of_the_stretch_it_says_nothing(counter_at: datetime) -> None:
    assert lag(Drift(SINCE, UNTIL, -10 * MINUTE), counter_at) is None


def test_a_clock_that_ran_backwards_says_nothing() -> None:
    assert lag(Drift(SINCE, UNTIL, SINCE - UNTIL), SINCE + MINUTE) is None
    assert lag(Drift(SINCE, UNTIL, 2 * (SINCE - UNTIL)), SINCE - MINUTE) is None
