"""The probe application on both databases, and the applications that the guards walk over."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from api.database import new_engine
from api.settings import Settings
from tests import databases
from tests.web.probe import make_tables, probe_app


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


@pytest.fixture(params=("probe", "real"))
def served(request: pytest.FixtureRequest) -> Flask:
    """An application that the guards walk over: the probe, and the product itself."""
    name = "probe_on_sqlite" if request.param == "probe" else "app"
    app = request.getfixturevalue(name)
    assert isinstance(app, Flask)
    return app


@pytest.fixture
def probe_on_sqlite(probe_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The probe on a throwaway file."""
    engine = new_engine(databases.fresh_sqlite(tmp_path_factory.mktemp("walk")), durable=False)
    make_tables(engine)
    return probe_app(probe_settings, engine)
