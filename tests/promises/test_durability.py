"""Which settings of SQLite are safe, which we choose, and that weaker ones are called unsafe."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from api.database import new_engine, sqlite_profile, unsafe_durability, wal_is_safe
from tests import databases

SAFE = [(3, 44, 6), (3, 44, 9), (3, 50, 7), (3, 51, 3), (3, 52, 0), (3, 54, 1), (4, 0, 0)]
UNSAFE = [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 45, 0), (3, 49, 9), (3, 50, 6), (3, 51, 2)]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = new_engine(databases.fresh_sqlite(tmp_path))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("version", SAFE)
def test_wal_is_used_where_it_cannot_lose_a_commit(version: tuple[int, ...]) -> None:
    assert wal_is_safe(version)
    assert sqlite_profile(version) == ("WAL", "FULL")


@pytest.mark.parametrize("version", UNSAFE)
def test_wal_is_not_used_where_it_can(version: tuple[int, ...]) -> None:
    assert not wal_is_safe(version)
    assert sqlite_profile(version) == ("DELETE", "EXTRA")


def test_every_connection_has_the_settings_of_this_sqlite(engine: Engine) -> None:
    journal, synchronous = sqlite_profile(sqlite3.sqlite_version_info)
    with engine.connect() as one, engine.connect().execution_options(sqlite_begin="") as another:
        for connection in (one, another):
            found = connection.execute(text("pragma journal_mode")).scalar_one()
            number = connection.execute(text("pragma synchronous")).scalar_one()
            assert (found.upper(), number) == (journal, {"FULL": 2, "EXTRA": 3}[synchronous])
    assert unsafe_durability(engine) == []


@pytest.mark.parametrize(
    ("journal", "synchronous"), [("DELETE", "FULL"), ("DELETE", "OFF"), ("WAL", "NORMAL")]
)
def test_weaker_settings_are_called_unsafe(engine: Engine, journal: str, synchronous: str) -> None:
    @event.listens_for(engine, "connect")
    def _weaken(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"pragma journal_mode={journal}")
        connection.execute(f"pragma synchronous={synchronous}")

    (sentence,) = unsafe_durability(engine)
    assert "lose commits" in sentence or "could be lost" in sentence
