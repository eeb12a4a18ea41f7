"""`constancia doctor` says what is the matter and what to do, and never a secret."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.database import new_engine, session_factory, unit_of_work
from api.health import service as health
from api.operator import doctor, migrations
from api.settings import Settings
from tests.builders import MONDAY
from tests.operator.conftest import SECRET, Constancia

FAST_AND_FORGETFUL = "PostgreSQL has "


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html>")
    return folder


def settings_on(url: str, phone: Path) -> Settings:
    return Settings(database_url=url, secret_key=bytes(range(32)), phone_dist=phone)


def beat(url: str, at: datetime) -> None:
    engine = new_engine(url)
    with unit_of_work(session_factory(engine)) as session:
        health.beat(session, "clock", at)
    engine.dispose()


def advice(url: str, phone: Path) -> list[str]:
    """What it advises, but for the speed of the tests' own server."""
    report = doctor.look(settings_on(url, phone), MONDAY)
    return [line for line in report["advice"] if not line.startswith(FAST_AND_FORGETFUL)]


def test_an_installation_that_is_well_needs_no_advice(url: str, phone: Path) -> None:
    migrations.upgrade(url)
    beat(url, MONDAY - timedelta(seconds=60))
    assert advice(url, phone) == []


def test_it_reports_kind_and_version_durability_migrations_and_clock(url: str, phone: Path) -> None:
    migrations.upgrade(url)
    beat(url, MONDAY)
    report: dict[str, Any] = doctor.look(settings_on(url, phone), MONDAY)
    kind = "SQLite 3" if url.startswith("sqlite") else "PostgreSQL 1"
    assert report["version"].startswith(kind)
    assert "synchronous" in report["durability"]
    assert report["scans_of_no_court"] == 0
    assert report["migrations"].startswith("up to date, at ")
    assert report["clock"] == "last beat 2026-11-09 12:00:00Z"
    assert report["phone"] == "built"
    assert "MiB free" in report["disk"]


def test_tables_that_are_behind_are_to_be_migrated(url: str, phone: Path) -> None:
    migrations.upgrade(url)
    migrations.downgrade(url, "base")
    assert advice(url, phone) == [
        "The database's tables are older than this program: `constancia migrate`."
    ]


@pytest.mark.parametrize("last", [None, timedelta(minutes=10)])
def test_a_clock_that_does_not_run_is_to_be_started(
    url: str, phone: Path, last: timedelta | None
) -> None:
    migrations.upgrade(url)
    if last is not None:
        beat(url, MONDAY - last)
    assert [line[:14] for line in advice(url, phone)] == ["No clock runs:"]


def test_a_phone_that_was_not_built_is_to_be_built(url: str, phone: Path) -> None:
    migrations.upgrade(url)
    beat(url, MONDAY)
    (phone / "index.html").unlink()
    assert ["make install" in line for line in advice(url, phone)] == [True]


def test_a_database_that_is_away_is_said_and_the_rest_still_looked_at(phone: Path) -> None:
    settings = settings_on("postgresql+psycopg://app:hunter2@127.0.0.1:1/constancia", phone)
    report = doctor.look(settings, MONDAY)
    assert report["result"] == "unwell"
    assert "Check that it runs" in report["advice"][0]
    assert report["phone"] == "built"
    assert "hunter2" not in str(report)


def test_settings_in_force_are_shown_without_any_secret(
    url: str, phone: Path, constancia: Constancia
) -> None:
    migrations.upgrade(url)
    result = constancia("doctor", "--json", url=url, CONSTANCIA_PHONE_DIST=str(phone))
    report = json.loads(result.stdout)
    assert report["settings"]["public_url"] == "http://127.0.0.1:8000"
    assert SECRET not in result.stdout
    assert "secret" not in result.stdout


def test_the_command_fails_while_something_is_wrong(url: str, constancia: Constancia) -> None:
    migrations.upgrade(url)
    result = constancia("doctor", url=url)
    assert result.exit_code == 1
    assert "No clock runs" in result.stdout


def test_a_sqlite_database_that_is_not_there_is_not_made_by_looking(
    tmp_path: Path, phone: Path
) -> None:
    file = tmp_path / "constancia.db"
    assert "constancia init" in advice(f"sqlite:///{file}", phone)[0]
    assert not file.exists()
