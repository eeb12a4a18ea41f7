"""What every test may ask for: a migrated database, a session, a clock, the app and its clients."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from api.settings import Settings
from api.web.request import KEY, Wiring
from tests import databases
from tests.builders import MONDAY
from tests.people import Cast, a_cast

DIALECTS = ("sqlite", "postgresql")


class TestClock:
    """A clock that stands still until a test moves it."""

    __test__ = False

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The instant it stands at."""
        return self.at

    def forward(self, **by: float) -> datetime:
        """Move it on, for example `forward(hours=4)`."""
        self.at += timedelta(**by)
        return self.at


@pytest.fixture(scope="session", params=DIALECTS)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Engine]:
    """A migrated database of each kind that we ship on."""
    folder = tmp_path_factory.mktemp("database")
    with databases.migrated(request.param, folder, worker_id) as engine:
        yield engine


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection whose work is undone after the test, whatever was committed on it."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


@pytest.fixture(params=DIALECTS)
def real(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Engine]:
    """A database of the test's own, where a commit is a commit."""
    with databases.migrated(request.param, tmp_path, f"real_{worker_id}") as engine:
        yield engine


@pytest.fixture(scope="module", params=DIALECTS)
def own_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Engine]:
    """A database whose commits are seen by every connection, for one file of tests alone."""
    name = request.module.__name__.rpartition(".")[2]
    folder = tmp_path_factory.mktemp(name)
    with databases.migrated(request.param, folder, f"{name}_{worker_id}") as engine:
        yield engine


@pytest.fixture
def sessions(connection: Connection) -> sessionmaker[Session]:
    """Sessions that commit as in life and are undone after the test."""
    return sessionmaker(
        connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    )


@pytest.fixture
def session(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """One session of the test's own."""
    with sessions() as session:
        yield session


@pytest.fixture
def clock() -> TestClock:
    """Monday 9 November 2026, 7 in the morning in Bogotá, until moved."""
    return TestClock(MONDAY)


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings of a test run: cheap password hashing, nothing else weakened."""
    return Settings(
        database_url="sqlite://",
        secret_key=bytes(range(32)),
        public_url="https://horas.example.org",
        argon2_time_cost=1,
        argon2_memory_kib=64,
    )


@pytest.fixture(scope="session")
def composed(settings: Settings) -> Flask:
    """The real application, composed once a run: doing it for every test took half of the time."""
    return create_app(settings, sessions=sessionmaker())


@pytest.fixture
def app(composed: Flask, sessions: sessionmaker[Session], clock: TestClock) -> Flask:
    """The real application on this test's database and clock."""
    wiring: Wiring = composed.extensions[KEY]
    wiring.sessions, wiring.clock = sessions, clock
    return composed


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Undo pytest-flask's own: a context around the test lets all its requests share one `g`."""


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who is not signed in."""
    return app.test_client()


@pytest.fixture
def cast(session: Session, settings: Settings, app: Flask) -> Cast:
    """The people of the tests, with their court, host, site and order."""
    return a_cast(session, settings, app)
