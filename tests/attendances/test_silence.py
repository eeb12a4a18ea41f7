from datetime import timedelta

from sqlalchemy.orm import Session, sessionmaker

from api.attendances import service
from api.attendances.models import Attendance
from scheduler import jobs
from tests.attendances.acts import a_morning, an_arrival, say, seen, week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast

SILENCE = timedelta(hours=72)


def test_a_host_silent_for_72_hours_leaves_it_presumed_and_costs_nothing(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session]
) -> None:
    attendance = a_morning(cast, clock)
    ends = at("2026-11-12 12:00")
    assert seen(cast, attendance)["presumed_at"] == ends.isoformat()
    assert jobs.presume_silent(sessions, ends - timedelta(seconds=1)) == 0
    assert week(cast)["credited_minutes"] == 240

    clock.at = ends
    assert jobs.presume_silent(sessions, ends) == 1
    assert jobs.presume_silent(sessions, ends) == 0
    session.expire_all()
    assert session.get_one(Attendance, attendance).state == "presumed"
    assert week(cast)["credited_minutes"] == 240
    row = cast.clerk.client.get("/api/v1/orders").json["items"][0]
    assert row["unconfirmed"] == 1


def test_a_host_who_speaks_late_still_confirms(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    attendance = a_morning(cast, clock)
    clock.forward(days=4)
    jobs.presume_silent(sessions, clock())
    assert say(cast, attendance).json["state"] == "confirmed"


def test_silence_about_a_lone_check_in_presumes_nothing(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    an_arrival(cast, clock)
    assert service.presume_one(session, clock.forward(days=30)) is False
