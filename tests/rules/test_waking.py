"""Quiet hours: from eight in the evening to seven in the morning nobody is told anything."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules import waking
from tests.builders import at

ZONE = "America/Bogota"
HOURS = timedelta(hours=1)


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
