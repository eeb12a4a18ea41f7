"""The migrations go up, down and up again, and say what the models say, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from api.database import new_engine
from api.tables import Base
from tests import databases
from tests.conftest import DIALECTS


@pytest.fixture(params=DIALECTS)
def empty(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Engine]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        url = databases.fresh_sqlite(tmp_path)
    else:
        url = databases.fresh_postgresql(f"constancia_migrations_{worker_id}")
    engine = new_engine(url, durable=False)
    yield engine
    engine.dispose()


def down(engine: Engine) -> None:
    config = databases.alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.commit()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_up_down_and_up_again_leaves_what_the_models_say(empty: Engine) -> None:
    databases.migrate(empty)
    first = tables(empty)
    assert set(Base.metadata.tables) <= first
    down(empty)
    assert tables(empty) <= {"alembic_version"}
    databases.migrate(empty)
    assert tables(empty) == first
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_there_is_one_newest_migration() -> None:
    script = ScriptDirectory.from_config(_config())
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


def _config() -> Config:
    return databases.alembic_config()
