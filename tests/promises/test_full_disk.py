"""Promise P8: a full disk acknowledges nothing that it does not keep, reads on, and resumes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection
from uuid import UUID

import pytest
from sqlalchemy import Engine, event, select, text
from sqlalchemy.orm import Session

from api.app import create_app
from api.database import new_engine, session_factory
from api.scans.models import Scan
from api.settings import Settings
from tests import databases
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Cast, a_cast
from tests.scans.acts import capture, send, send_many

NOON = at("2026-11-09 12:30")
MANY = 80
ENOUGH_PAGES = 1_000_000


class Ceiling:
    """How many pages the file may have; each connection is told as it is taken from the pool."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.pages = engine, ENOUGH_PAGES
        event.listen(engine, "checkout", self._tell)

    def _tell(self, connection: Connection, _record: object, _proxy: object) -> None:
        connection.execute(f"pragma max_page_count = {self.pages}")

    def lower(self) -> None:
        """The disk is full: not one page more."""
        with self.engine.connect() as connection:
            self.pages = connection.execute(text("pragma page_count")).scalar_one()

    def lift(self) -> None:
        """Somebody made room."""
        self.pages = ENOUGH_PAGES


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = new_engine(databases.fresh_sqlite(tmp_path))
    databases.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def ceiling(engine: Engine) -> Ceiling:
    return Ceiling(engine)


@pytest.fixture
def clock() -> TestClock:
    return TestClock(NOON)


@pytest.fixture
def town(engine: Engine, settings: Settings, clock: TestClock) -> Cast:
    sessions = session_factory(engine)
    app = create_app(settings, sessions=sessions, clock=clock)
    with sessions() as session:
        return a_cast(session, settings, app)


def held(engine: Engine) -> set[UUID]:
    with Session(engine) as session:
        return set(session.scalars(select(Scan.id)))


def assert_not_kept(answer: Answer) -> None:
    assert answer.mimetype == "application/problem+json"
    assert (answer.json["type"], answer.json["kept"]) == ("storage-full", False)
    assert int(answer.headers["Retry-After"]) > 0


def test_a_full_disk_is_said_read_from_and_survived(
    engine: Engine, ceiling: Ceiling, town: Cast, clock: TestClock
) -> None:
    hers, nobody = town.participant.client, town.nobody
    assert hers.get("/api/v1/me").status_code == 200
    scans = [
        capture(town, NOON - timedelta(hours=4 * n), "in" if n % 2 else "out") for n in range(MANY)
    ]

    ceiling.lower()
    answers = {scan[0]: send(nobody, scan) for scan in scans}
    acknowledged = {scan_id for scan_id, a in answers.items() if a.status_code == 201}
    refused = [scan for scan in scans if scan[0] not in acknowledged]
    assert acknowledged, "the file had no room at all: nothing was proved of the last page"
    assert {answers[scan_id].status_code for scan_id, _ in refused} == {507}
    for scan_id, _ in refused:
        assert_not_kept(answers[scan_id])
    many = send_many(nobody, *refused[:20])
    assert many.status_code == 507
    assert_not_kept(many)
    assert held(engine) == acknowledged

    # Long enough for it to be worth noting that she is there, which cannot be written now.
    clock.forward(minutes=3)
    for path in ("/api/v1/me", "/api/v1/me/attendances"):
        assert hers.get(path).status_code == 200
    assert send(nobody, next(s for s in scans if s[0] in acknowledged)).status_code == 200

    ceiling.lift()
    assert {send(nobody, scan).status_code for scan in refused} == {201}
    assert held(engine) == {scan_id for scan_id, _ in scans}
    with engine.connect() as connection:
        assert connection.execute(text("pragma integrity_check")).scalar_one() == "ok"
