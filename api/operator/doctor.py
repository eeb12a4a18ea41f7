"""`constancia doctor`: looks at the installation and says, in sentences, what to do about it."""

import dataclasses
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from api.database import new_engine, session_factory, sqlite_profile, unsafe_durability
from api.health import service as health
from api.operator import migrations
from api.operator.refusals import reaching, shown, sqlite_file
from api.operator.refused import Refused
from api.scans import odd
from api.settings import Settings

MEBI = 1024 * 1024
POSTGRESQL_NEEDED = 15
Report = dict[str, Any]


def unsafe(settings: Settings) -> list[str]:
    """Settings of the database under which an acknowledged scan could be lost; empty is good.

    Raises `Refused` when the database cannot be asked.
    """
    with reaching(settings.database_url):
        engine = new_engine(settings.database_url)
        try:
            return unsafe_durability(engine)
        finally:
            engine.dispose()


def look(settings: Settings, now: datetime) -> Report:
    """Everything an operator may have to act on. `result` is "well" or "unwell".

    `advice` has one sentence for each thing that is not well; without one all is well.
    """
    advice: list[str] = []
    report = {
        "database": shown(settings.database_url),
        **_database(settings, now, advice),
        "disk": _disk(settings, advice),
        "phone": _phone(settings, advice),
        "settings": _in_force(settings),
    }
    return {"result": "unwell" if advice else "well", "advice": advice, **report}


def _database(settings: Settings, now: datetime, advice: list[str]) -> Report:
    """What the database says of itself; only the refusal when it does not answer."""
    url = settings.database_url
    try:
        advice += unsafe(settings)
        revision = migrations.revision_of(url)
        with reaching(url):
            engine = new_engine(url)
            try:
                return {
                    "version": _version(engine, advice),
                    "durability": _durability(engine),
                    "migrations": _migrations(revision, advice),
                    "clock": _clock(engine, revision, now, advice),
                    "scans_of_no_court": _odd_scans(engine, revision),
                }
            finally:
                engine.dispose()
    except Refused as refusal:
        advice.append(str(refusal))
        return {"version": "unknown"}


def _version(engine: Engine, advice: list[str]) -> str:
    if engine.dialect.name == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with engine.connect() as connection:
        text = str(connection.exec_driver_sql("SHOW server_version").scalar_one())
    if int(text.split(".")[0].split()[0]) < POSTGRESQL_NEEDED:
        advice.append(f"PostgreSQL {text} is too old: Constancia needs {POSTGRESQL_NEEDED}.")
    return f"PostgreSQL {text}"


def _durability(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        journal, synchronous = sqlite_profile()
        return f"journal_mode {journal}, synchronous {synchronous}"
    names = ("fsync", "synchronous_commit", "full_page_writes")
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names]
    return ", ".join(f"{name} {value}" for name, value in zip(names, found, strict=True))


def _migrations(revision: str | None, advice: list[str]) -> str:
    if migrations.newer_than(revision):
        advice.append("The database's tables are older than this program: `constancia migrate`.")
        return f"behind, at {revision or 'nothing'}"
    if migrations.unknown(revision):
        advice.append("The database's tables are newer than this program: install the new version.")
        return f"ahead, at {revision}"
    return f"up to date, at {revision}"


def _clock(engine: Engine, revision: str | None, now: datetime, advice: list[str]) -> str:
    if migrations.newer_than(revision):
        return "unknown until the tables are up to date"
    with session_factory(engine)() as session:
        seen = health.look(session, now)
    last = seen.clock_last_beat_at
    if "clock" in seen.failing:
        advice.append(
            "No clock runs: nothing is reminded, presumed or looked at again. Start "
            "`constancia-clock` (or `constancia serve`, which runs one)."
        )
    return "never ran" if last is None else f"last beat {last.astimezone(UTC):%Y-%m-%d %H:%M:%SZ}"


def _odd_scans(engine: Engine, revision: str | None) -> int | str:
    """They are on every administrator's list: a number to know, nothing to repair."""
    if migrations.newer_than(revision):
        return "unknown until the tables are up to date"
    with session_factory(engine)() as session:
        return odd.of_no_court(session)


def _disk(settings: Settings, advice: list[str]) -> str:
    file = sqlite_file(settings.database_url)
    folder = health.TOP if file is None else file.absolute().parent
    if not folder.is_dir():
        return f"no folder {folder}"
    free = shutil.disk_usage(folder).free
    if free < health.DISK_NEEDED:
        advice.append(
            f"Only {free // MEBI} MiB are free at {folder}; make room before scans are refused."
        )
    return f"{free // MEBI} MiB free at {folder}"


def _phone(settings: Settings, advice: list[str]) -> str:
    page = health.TOP / settings.phone_dist / "index.html"
    if page.is_file():
        return "built"
    advice.append(
        f"The phone's app is not built in {settings.phone_dist}: run `make install`, or point "
        "CONSTANCIA_PHONE_DIST to a built one."
    )
    return "not built"


def _in_force(settings: Settings) -> Report:
    """Every setting but the secrets."""
    values = {
        field.name: getattr(settings, field.name)
        for field in dataclasses.fields(settings)
        if field.name not in ("secret_key", "database_url", "demo")
    }
    return {k: str(v) if isinstance(v, Path) else v for k, v in values.items()}
