"""Promise P4 on real transactions: fifty deliveries of one scan at once are one scan."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, create_engine, func, make_url, select
from sqlalchemy.orm import Session

from api.accounts.models import SignIn
from api.app import create_app
from api.attendances.models import Attendance
from api.database import new_engine, session_factory
from api.scans.models import Scan, ScanVariant
from api.settings import Settings
from tests import databases
from tests.builders import at
from tests.conftest import DIALECTS, TestClock
from tests.people import Answer, Cast, a_cast
from tests.scans.acts import capture, send

MANY = 50
NOON = at("2026-11-09 12:30")
Scan_ = tuple[UUID, dict[str, Any]]


@pytest.fixture(params=DIALECTS)
def real(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Engine]:
    """A database of the test's own, where a commit is a commit."""
    if request.param == "sqlite":
        engine = new_engine(databases.fresh_sqlite(tmp_path))
    else:
        url = databases.fresh_postgresql(f"constancia_at_once_{worker_id}")
        # Every thread gets a connection: this is about the rows, not about waiting for the pool.
        engine = create_engine(make_url(url), pool_size=MANY)
    databases.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def town(real: Engine, settings: Settings) -> Cast:
    sessions = session_factory(real)
    app = create_app(settings, sessions=sessions, clock=TestClock(NOON))
    with sessions() as session:
        return a_cast(session, settings, app)


def at_once(tasks: list[Callable[[], Answer]]) -> list[Answer]:
    """Run them in threads that start together."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], Answer]) -> Answer:
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def sending(town: Cast, scan: Scan_) -> Callable[[], Answer]:
    browser = town.nobody.application.test_client()
    return lambda: send(browser, scan)  # type: ignore[arg-type]


def count(session: Session, what: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(what)) or 0


def test_fifty_deliveries_of_one_scan_are_one_scan_and_fifty_equal_answers(
    real: Engine, town: Cast
) -> None:
    scan_id, body = capture(town, at("2026-11-09 08:00"), "in")
    answers = at_once([sending(town, (scan_id, body)) for _ in range(MANY)])
    assert sorted(a.status_code for a in answers) == [200] * (MANY - 1) + [201]
    told = [{k: v for k, v in a.json.items() if k != "duplicate"} for a in answers]
    assert all(one == told[0] for one in told)

    changed = [sending(town, (scan_id, {**body, "note": "otra"})) for _ in range(8)]
    assert {a.status_code for a in at_once(changed)} == {409}
    with Session(real) as session:
        assert (count(session, Scan), count(session, Attendance)) == (1, 1)
        assert count(session, ScanVariant) >= 1


def test_arrivals_and_departures_delivered_at_once_find_each_other(
    real: Engine, town: Cast
) -> None:
    sent = [
        capture(town, at(f"2026-11-{day:02} {hour:02}:00"), direction)
        for day in (3, 4, 5, 6)
        for hour, direction in ((8, "in"), (12, "out"))
    ]
    answers = at_once([sending(town, scan) for scan in sent])
    assert [a.status_code for a in answers] == [201] * len(sent)
    with Session(real) as session:
        found = session.scalars(select(Attendance).where(Attendance.state != "merged")).all()
        assert [a.state for a in found] == ["pending"] * 4


def test_her_phone_and_the_tablet_bring_the_same_scan_at_once(real: Engine, town: Cast) -> None:
    scan = capture(town, at("2026-11-09 08:00"), "in")
    carriers = [town.participant.client, town.site_device.client]
    for browser in carriers:
        browser.get("/api/v1/session")
    with Session(real) as session:
        over = select(SignIn).where(SignIn.site_device_id == town.site_device.id)
        session.scalars(over).one().ended_at = NOON
        session.commit()
    tasks: list[Callable[[], Answer]] = [partial(send, browser, scan) for browser in carriers]
    answers = at_once([*tasks, *(sending(town, scan) for _ in range(6))])

    assert sorted(a.status_code for a in answers) == [200] * 7 + [201]
    assert len({a.json["proof"] for a in answers}) == 1
    with Session(real) as session:
        assert (count(session, Scan), count(session, Attendance)) == (1, 1)
        assert count(session, ScanVariant) == 0
