"""Quiet hours: from eight in the evening to seven in the morning, or as she wants them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules import waking
from api.rules.waking import NIGHT, Quiet
from tests.builders import at

ZONE = "America/Bogota"
# Clocks there skip an hour and show one twice.
MOVED = "America/Santiago"
HOURS = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
minutes = st.integers(0, 1439)
quiets = st.builds(Quiet, minutes, minutes)
instants = st.integers(0, 60 * 24 * 400).map(lambda n: at("2026-01-01 00:00") + n * MINUTE)


@pytest.mark.parametrize(
    ("when", "then"),
    [
        ("2026-11-09 07:00", "2026-11-09 07:00"),
        ("2026-11-09 06:59", "2026-11-09 07:00"),
        ("2026-11-09 19:59", "2026-11-09 19:59"),
        ("2026-11-09 20:00", "2026-11-10 07:00"),
        ("2026-11-09 00:00", "2026-11-09 07:00"),
        ("2026-12-31 23:30", "2027-01-01 07:00"),
    ],
)
def test_the_soonest_waking_instant(when: str, then: str) -> None:
    assert waking.soonest(at(when), ZONE) == at(then)


@pytest.mark.parametrize(
    ("when", "hours", "then"),
    [
        ("2026-11-09 08:00", 2, "2026-11-09 10:00"),
        ("2026-11-09 18:00", 2, "2026-11-09 20:00"),
        ("2026-11-09 19:00", 2, "2026-11-10 08:00"),
        ("2026-11-09 22:00", 2, "2026-11-10 09:00"),
        ("2026-11-09 19:00", 15, "2026-11-11 08:00"),
    ],
)
def test_waking_hours_pass_by_day_alone(when: str, hours: int, then: str) -> None:
    assert waking.later(at(when), hours * HOURS, ZONE) == at(then)


@given(st.integers(0, 60 * 24 * 400), st.integers(0, 60 * 30))
def test_waking_time_never_runs_faster_than_time(minute: int, waited: int) -> None:
    now = at("2026-01-01 00:00") + timedelta(minutes=minute)
    then = waking.later(now, timedelta(minutes=waited), ZONE)
    assert then - now >= timedelta(minutes=waited)
    local = then.astimezone(at("2026-01-01 00:00").tzinfo)
    assert 7 <= local.hour < 20 or (local.hour, local.minute) == (20, 0)


@pytest.mark.parametrize(
    ("quiet", "when", "then"),
    [
        # a siesta: a window within one day
        (Quiet(13 * 60, 15 * 60), "2026-11-09 12:59", "2026-11-09 12:59"),
        (Quiet(13 * 60, 15 * 60), "2026-11-09 13:00", "2026-11-09 15:00"),
        (Quiet(13 * 60, 15 * 60), "2026-11-09 15:00", "2026-11-09 15:00"),
        (Quiet(13 * 60, 15 * 60), "2026-11-09 23:30", "2026-11-09 23:30"),
        # from midnight, to midnight
        (Quiet(0, 6 * 60), "2026-11-09 00:00", "2026-11-09 06:00"),
        (Quiet(0, 6 * 60), "2026-11-09 23:59", "2026-11-09 23:59"),
        (Quiet(22 * 60, 0), "2026-11-09 22:00", "2026-11-10 00:00"),
        (Quiet(22 * 60, 0), "2026-11-10 00:00", "2026-11-10 00:00"),
        # nearly always, and hardly ever
        (Quiet(8 * 60 + 1, 8 * 60), "2026-11-09 08:00", "2026-11-09 08:00"),
        (Quiet(8 * 60 + 1, 8 * 60), "2026-11-09 08:01", "2026-11-10 08:00"),
        (Quiet(8 * 60, 8 * 60 + 1), "2026-11-09 08:00", "2026-11-09 08:01"),
        # never
        (Quiet(20 * 60, 20 * 60), "2026-11-09 20:00", "2026-11-09 20:00"),
        (Quiet(0, 0), "2026-11-09 03:00", "2026-11-09 03:00"),
    ],
)
def test_her_own_quiet_hours(quiet: Quiet, when: str, then: str) -> None:
    assert quiet.soonest(at(when), ZONE) == at(then)
    assert waking.soonest(at(when), ZONE, quiet) == at(then)


@pytest.mark.parametrize(
    ("quiet", "when", "hours", "then"),
    [
        (Quiet(13 * 60, 15 * 60), "2026-11-09 12:00", 1, "2026-11-09 13:00"),
        (Quiet(13 * 60, 15 * 60), "2026-11-09 12:00", 2, "2026-11-09 16:00"),
        (Quiet(13 * 60, 15 * 60), "2026-11-09 14:00", 22, "2026-11-10 13:00"),
        (Quiet(13 * 60, 15 * 60), "2026-11-09 14:00", 23, "2026-11-10 16:00"),
        (Quiet(60, 60), "2026-11-09 22:00", 30, "2026-11-11 04:00"),
    ],
)
def test_her_own_waking_hours_pass(quiet: Quiet, when: str, hours: int, then: str) -> None:
    assert waking.later(at(when), hours * HOURS, ZONE, quiet) == at(then)


@given(quiets, instants)
def test_it_is_never_quiet_at_the_soonest_instant_and_always_before(
    quiet: Quiet, when: datetime
) -> None:
    then = quiet.soonest(when, ZONE)
    assert when <= then < when + timedelta(days=1)
    assert not _is_quiet(quiet, then)
    assert quiet.soonest(then, ZONE) == then
    if when < then:
        assert _is_quiet(quiet, when)
        assert _is_quiet(quiet, then - MINUTE)


@given(quiets, instants, st.integers(0, 600))
def test_waking_time_is_counted_minute_by_minute(quiet: Quiet, when: datetime, waited: int) -> None:
    then = quiet.later(when, waited * MINUTE, ZONE)
    passed = int((then - when) / MINUTE)
    if passed < 3000:
        awake = sum(not _is_quiet(quiet, when + n * MINUTE) for n in range(passed))
        assert awake == waited


def _is_quiet(quiet: Quiet, when: datetime) -> bool:
    local = when.astimezone(at("2026-01-01 00:00").tzinfo)
    minute = local.hour * 60 + local.minute
    first, last = quiet.from_minute, quiet.to_minute
    return first <= minute < last if first <= last else minute >= first or minute < last


@given(quiets, st.integers(0, 60 * 24 * 400), st.integers(0, 3000))
def test_where_clocks_are_moved_time_still_goes_on_and_never_faster(
    quiet: Quiet, minute: int, waited: int
) -> None:
    when = datetime(2026, 1, 1, tzinfo=UTC) + minute * MINUTE
    assert when <= quiet.soonest(when, MOVED) <= when + timedelta(days=1, hours=2)
    assert quiet.later(when, waited * MINUTE, MOVED) - when >= waited * MINUTE


@pytest.mark.parametrize("pair", [(-1, 0), (0, 1440), (2000, 10)])
def test_a_minute_that_no_day_has_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="0 to 1439"):
        Quiet(*pair)


def test_the_night_is_quiet_until_somebody_says_otherwise() -> None:
    assert Quiet() == NIGHT == Quiet(20 * 60, 7 * 60)
