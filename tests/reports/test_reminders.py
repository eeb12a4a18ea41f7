"""A host's people are reminded of the reports that are not handed in, and of no other."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from api.database import unit_of_work
from api.hosts.models import Host
from api.notices.models import Notice
from scheduler import jobs
from tests.builders import at
from tests.conftest import TestClock
from tests.notices.acts import notices
from tests.people import Cast
from tests.reports.acts import hand_in, write

Sessions = sessionmaker[Session]


def planned(sessions: Sessions, clock: TestClock, when: str) -> list[Notice]:
    """What the clock makes of it at an hour."""
    clock.at = at(when)
    jobs.plan_notices(sessions, clock())
    return notices(sessions, "monthly_report")


def test_a_report_that_was_handed_in_is_not_asked_for_again(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    clock.at = at("2026-12-02 08:00")
    write(cast)
    assert hand_in(cast).status_code == 200
    assert planned(sessions, clock, "2026-12-02 09:00") == []
    assert planned(sessions, clock, "2026-12-07 09:00") == []


def test_a_reminder_that_is_on_its_way_is_taken_back(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    with unit_of_work(sessions) as session:
        its = update(Host).where(Host.id == cast.host_organization.id)
        session.execute(its.values(notices_at=at("2026-12-02 09:00") - timedelta(minutes=1)))
    (one,) = planned(sessions, clock, "2026-12-02 09:00")
    assert (one.state, one.params) == ("waiting", {"due_on": "2026-12-07"})
    write(cast)
    assert hand_in(cast).status_code == 200
    (gone,) = planned(sessions, clock, "2026-12-02 09:05")
    assert (gone.id, gone.state) == (one.id, "withdrawn")
