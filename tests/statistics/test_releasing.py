"""When a month may be released, that it is released once, and that nobody changes it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from api.operator import figures
from api.operator.refused import Refused
from api.rules import days, releases
from api.statistics import making, publishing, service
from api.statistics.models import OrderMonth, Release, ReleaseCell
from scheduler import jobs
from tests.builders import a_court, an_order, at
from tests.statistics.conftest import MONTHS, released_on, some_months


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 9, 30), "2026-10"),  # its Thursday is 1 October
        (date(2026, 11, 1), "2026-10"),  # a Sunday
        (date(2026, 12, 31), "2026-12"),  # Thursday of the 53rd week
        (date(2027, 1, 3), "2026-12"),
        (date(2027, 1, 4), "2027-01"),
    ],
)
def test_a_week_belongs_to_the_month_of_its_thursday(day: date, month: str) -> None:
    assert releases.month_of_day(day) == month
    assert releases.month_of_week(days.format_week(day)) == month
    assert days.format_week(day) in releases.weeks_of(month)


def test_every_week_is_in_one_month_and_every_month_has_four_or_five() -> None:
    months = list(releases.between("2026-01", "2032-12"))
    weeks = [week for month in months for week in releases.weeks_of(month)]
    assert weeks == sorted(set(weeks))
    assert "2026-W53" in releases.weeks_of("2026-12")
    assert {len(releases.weeks_of(month)) for month in months} == {4, 5}


def test_a_month_may_be_released_30_days_after_its_end() -> None:
    assert releases.release_day("2026-09") == date(2026, 10, 31)
    assert releases.newest_due(at("2026-10-30 23:59")) == "2026-08"
    assert releases.newest_due(at("2026-10-31 00:00")) == "2026-09"


def test_a_half_year_is_released_once_its_last_month_is() -> None:
    assert releases.halves_between("2026-02", "2026-05") == []
    assert releases.halves_between("2026-02", "2026-12") == ["2026-H1", "2026-H2"]
    assert releases.months_of_half("2026-H2")[-1] == "2026-12"


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-07", "from 2026-08-31 on"),
        ("2026-06", "is released already"),
        ("2026-05", "is released already"),
        ("2019-01", "written like"),
        ("2025-01", "the first month is 2026-05"),
    ],
)
def test_a_month_that_cannot_be_released_is_refused_with_the_reason(
    session: Session, released: str, month: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        figures.refuse_unfit(session, month, released_on(released) + timedelta(days=2))


def test_where_nothing_is_known_nothing_is_released(
    sessions: sessionmaker[Session], session: Session
) -> None:
    assert jobs.publish_statistics(sessions, released_on("2026-06")) == 0
    with pytest.raises(Refused, match="nothing to count"):
        figures.refuse_unfit(session, "2026-06", released_on("2026-06"))


def test_the_clock_releases_a_month_once(sessions: sessionmaker[Session], session: Session) -> None:
    some_months(session)
    now = released_on(MONTHS[-1])
    assert jobs.publish_statistics(sessions, now - timedelta(hours=7)) == 1
    assert [one.name for one in service.releases(session)] == [MONTHS[0]]
    assert jobs.publish_statistics(sessions, now) == 1
    assert jobs.publish_statistics(sessions, now + timedelta(days=1)) == 0
    assert [one.name for one in service.releases(session)] == [*reversed(MONTHS)]


def test_two_clocks_that_work_out_the_same_release_write_it_once(
    sessions: sessionmaker[Session], session: Session
) -> None:
    some_months(session)
    now = released_on(MONTHS[-1])
    one, other = (making.drafted_of(sessions, MONTHS[-1]) for _ in range(2))
    cells = publishing.protected(one)
    assert publishing.digest(one, cells) == publishing.digest(other, publishing.protected(other))
    assert publishing.publish(session, one, cells, now)
    assert not publishing.publish(session, other, cells, now)
    assert len(service.releases(session)) == 1


@pytest.mark.parametrize("table", [Release, ReleaseCell])
def test_nobody_changes_or_removes_what_was_published(
    session: Session, released: str, table: type[Release] | type[ReleaseCell]
) -> None:
    values = {"method": 9} if table is Release else {"value": 7, "hidden": None}
    for act in (update(table).values(values), delete(table)):
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(act)
    assert service.release_of(session, released).method == 1


def test_counting_that_was_killed_goes_on_where_it_was(
    sessions: sessionmaker[Session], session: Session
) -> None:
    court = a_court(session)
    for _ in range(3):
        an_order(session, court, starts_on=date(2026, 6, 1))
    session.commit()
    now = released_on("2026-06")

    class Killed(BaseException):
        """The power went."""

    def kill() -> None:
        raise Killed

    with pytest.raises(Killed):
        making.count(sessions, "2026-06", now, counted=kill)
    done = session.scalars(select(OrderMonth.order_id)).all()
    assert len(done) == 1
    assert making.count(sessions, "2026-06", now) == 2
    assert making.count(sessions, "2026-06", now) == 0
    assert len(session.scalars(select(OrderMonth.order_id)).all()) == 3
