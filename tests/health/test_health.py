from datetime import timedelta

from sqlalchemy.orm import Session, sessionmaker

from scheduler import jobs
from tests.conftest import TestClock
from tests.people import Cast

READY, LIVE = "/api/v1/health/ready", "/api/v1/health/live"


def test_the_process_is_alive_whatever_the_clock_does(cast: Cast) -> None:
    answer = cast.nobody.get(LIVE)
    assert (answer.status_code, answer.json) == (200, {"status": "alive"})


def test_without_a_clock_the_product_is_not_ready(cast: Cast) -> None:
    answer = cast.nobody.get(READY)
    assert answer.status_code == 503
    assert answer.json["status"] == "not_ready"
    assert answer.json["failing"] == ["clock"]
    assert answer.json["clock_last_beat_at"] is None


def test_a_beat_makes_it_ready_and_three_missed_ones_do_not(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    jobs.beat(sessions, clock())
    assert cast.nobody.get(READY).status_code == 200
    clock.forward(seconds=180)
    assert cast.nobody.get(READY).json["failing"] == []
    clock.forward(seconds=1)
    late = cast.nobody.get(READY)
    assert (late.status_code, late.json["failing"]) == (503, ["clock"])
    jobs.beat(sessions, clock())
    assert cast.nobody.get(READY).status_code == 200


def test_any_living_clock_is_enough_and_dead_ones_are_forgotten(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    jobs.beat(sessions, clock(), "first")
    clock.at += timedelta(hours=2)
    jobs.beat(sessions, clock(), "second")
    assert cast.nobody.get(READY).status_code == 200
