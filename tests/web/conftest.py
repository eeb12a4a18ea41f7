"""The probe application on both databases, and the applications that the guards walk over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.app import create_app
from api.database import new_engine
from api.settings import Settings
from tests import databases
from tests.access.errands import a_paper
from tests.people import a_cast
from tests.web.probe_app import NOON, make_tables, probe_app
from tests.web.seats import Seats


@pytest.fixture
def probe_settings() -> Settings:
    """Settings under which the test client's own host name is trusted."""
    return Settings(
        database_url="sqlite://",
        secret_key=bytes(range(32)),
        public_url="https://horas.example.org",
        hosts=("localhost", "horas.example.org"),
    )


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def probe_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Engine]:
    """A database of each kind, with the probe's tables."""
    if request.param == "sqlite":
        url = databases.fresh_sqlite(tmp_path_factory.mktemp("probe"))
    else:
        url = databases.fresh_postgresql(f"constancia_probe_{worker_id}")
    engine = new_engine(url, durable=False)
    yield engine
    engine.dispose()


@pytest.fixture
def probe(probe_settings: Settings, probe_engine: Engine) -> Flask:
    """The probe application, its tables empty."""
    make_tables(probe_engine)
    return probe_app(probe_settings, probe_engine, with_careless=True)


@pytest.fixture
def http(probe: Flask) -> FlaskClient:
    """A client of the probe."""
    return probe.test_client()


@pytest.fixture
def probe_on_sqlite(probe_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The probe on a throwaway file."""
    engine = new_engine(databases.fresh_sqlite(tmp_path_factory.mktemp("walk")), durable=False)
    make_tables(engine)
    return probe_app(probe_settings, engine)


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The product's own tables on SQLite."""
    engine = new_engine(databases.fresh_sqlite(tmp_path_factory.mktemp("product")), durable=False)
    databases.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_engine(worker_id: str) -> Iterator[Engine]:
    """The product's own tables on PostgreSQL."""
    engine = new_engine(databases.fresh_postgresql(f"constancia_walk_{worker_id}"))
    databases.migrate(engine)
    yield engine
    engine.dispose()


@contextmanager
def undone(engine: Engine) -> Iterator[sessionmaker[Session]]:
    """Sessions on one connection, whose work is undone at the end."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        transaction.rollback()


@pytest.fixture
def product_on_sqlite(sqlite_engine: Engine, probe_settings: Settings) -> Iterator[Flask]:
    """The product on SQLite; what it stores is undone."""
    with undone(sqlite_engine) as sessions:
        yield create_app(probe_settings, sessions=sessions, clock=lambda: NOON)


@pytest.fixture(params=("probe_on_sqlite", "product_on_sqlite"))
def served(request: pytest.FixtureRequest) -> Flask:
    """An application that the guards walk over: the probe, and the product itself."""
    app = request.getfixturevalue(request.param)
    assert isinstance(app, Flask)
    return app


@pytest.fixture(params=("sqlite_engine", "postgresql_engine"))
def seats(request: pytest.FixtureRequest, probe_settings: Settings) -> Iterator[Seats]:
    """The product with people in it, on both databases: they differ in what they cannot store."""
    settings = replace(
        probe_settings,
        hosts=("horas.example.org", "localhost"),
        argon2_time_cost=1,
        argon2_memory_kib=8192,
    )
    with undone(request.getfixturevalue(request.param)) as sessions:
        app = create_app(settings, sessions=sessions, clock=lambda: NOON)
        with sessions() as session:
            cast = a_cast(session, settings, app)
            rows = a_paper(cast, session, settings, other=False)
            session.commit()
        found = Seats(app, cast)
        found.ids |= {name: row.id for name, row in rows.items()}
        yield found
