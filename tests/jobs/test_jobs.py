"""Each job does what is due, once, and one thing that fails does not stop the rest."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.orders.models import Order
from api.standing.service import LATER
from api.web import idempotency_keys
from scheduler import jobs
from scheduler.timetable import TIMETABLE
from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast


@pytest.mark.parametrize("one", TIMETABLE, ids=[job.name for job in TIMETABLE])
def test_a_job_that_has_nothing_to_do_does_nothing_twice(
    one: object, sessions: sessionmaker[Session], clock: TestClock
) -> None:
    job = next(job for job in TIMETABLE if job is one)
    expected = 1 if job.name == "beat" else 0
    assert job.run(sessions, clock()) == expected
    assert job.run(sessions, clock()) == expected


def test_an_order_is_looked_at_again_when_its_time_has_come(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session]
) -> None:
    a_morning(cast, clock)
    session.expire_all()
    order = session.get_one(Order, cast.order.id)
    due = order.look_again_at
    assert due is not None
    session.commit()
    assert jobs.look_again(sessions, due - timedelta(minutes=1)) == 0
    assert jobs.look_again(sessions, due) == 1
    assert jobs.look_again(sessions, due) == 0
    session.expire_all()
    again = session.get_one(Order, cast.order.id).look_again_at
    assert again is not None
    assert again > due


def test_a_clock_that_stood_still_for_weeks_looks_at_each_week_it_missed(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session]
) -> None:
    a_morning(cast, clock)
    now = at("2026-12-02 09:00")
    assert jobs.look_again(sessions, now) == 1
    session.expire_all()
    assert session.get_one(Order, cast.order.id).week == "2026-W49"


def test_an_order_that_cannot_be_assessed_waits_and_the_others_go_on(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session]
) -> None:
    broken, sound = cast.order, cast.other_order
    broken.time_zone = "Nowhere/Land"
    broken.look_again_at, sound.look_again_at = clock() - timedelta(hours=2), clock()
    session.commit()
    assert jobs.look_again(sessions, clock()) == 2
    session.expire_all()
    assert session.get_one(Order, broken.id).look_again_at == clock() + LATER
    assert session.get_one(Order, sound.id).week == "2026-W46"


def test_what_is_over_is_swept_and_counted(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    assert cast.clerk.client.get("/api/v1/orders").status_code == 200
    assert jobs.sweep(sessions, clock()) == 0
    assert idempotency_keys.__name__
    assert jobs.sweep(sessions, clock() + timedelta(days=400)) > 0
    assert jobs.sweep(sessions, clock() + timedelta(days=400)) == 0
