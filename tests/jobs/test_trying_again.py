"""A job that failed: the clock goes on, and one that would come late comes back soon."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from scheduler.__main__ import guarded
from scheduler.timetable import Job


def _fails(sessions: sessionmaker[Session], now: datetime) -> int:
    raise OperationalError("select 1", {}, Exception("database is locked"))


def _works(sessions: sessionmaker[Session], now: datetime) -> int:
    return 1


@pytest.mark.parametrize(
    ("seconds", "run", "comes_back"),
    [(3600, _fails, True), (30, _fails, False), (60, _fails, False), (3600, _works, False)],
)
def test_a_failed_job_that_would_come_late_is_brought_back_soon(
    seconds: int, run: Callable[[sessionmaker[Session], datetime], int], comes_back: bool
) -> None:
    asked: list[Job] = []
    job = Job("a-job", seconds, run, "so that it can be tried")
    guarded(job, sessionmaker(), asked.append)
    assert asked == [job] * comes_back
