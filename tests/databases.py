"""Real databases for the tests: migrated once a run by the real migrations, one per worker."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, make_url, text

from api.database import new_engine

TOP = Path(__file__).resolve().parent.parent


def alembic_config() -> Config:
    """Alembic as pyproject.toml sets it up."""
    return Config(toml_file=str(TOP / "pyproject.toml"))


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring this database to `revision` by the real migrations."""
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def postgresql_url() -> str:
    """The server the tests may make databases on, or a failure that says how to get one."""
    url = os.environ.get("CONSTANCIA_TEST_POSTGRES_URL")
    if url is None:
        pytest.exit(
            "The tests need a PostgreSQL they may make databases on. `make test` starts one; "
            "or set CONSTANCIA_TEST_POSTGRES_URL yourself.",
            returncode=2,
        )
    return url


def fresh_postgresql(name: str) -> str:
    """A new empty database of this name; the URL of it."""
    server = make_url(postgresql_url()).set(drivername="postgresql+psycopg")
    engine = new_engine(server.render_as_string(hide_password=False))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'drop database if exists "{name}" with (force)'))
        connection.execute(text(f'create database "{name}"'))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


def fresh_sqlite(folder: Path) -> str:
    """A new empty SQLite file in this folder; the URL of it."""
    return f"sqlite:///{folder / 'constancia.db'}"


@contextmanager
def migrated(dialect: str, folder: Path, name: str) -> Iterator[Engine]:
    """A new database of this kind, migrated; SQLite's in `folder`, PostgreSQL's of this name."""
    url = fresh_sqlite(folder) if dialect == "sqlite" else fresh_postgresql(f"constancia_{name}")
    engine = new_engine(url, durable=False)
    migrate(engine)
    yield engine
    engine.dispose()
