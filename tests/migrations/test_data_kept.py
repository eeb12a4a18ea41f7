"""What was recorded before a migration is still there after it, and after going back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import Engine

from api.database import new_engine
from tests import databases
from tests.conftest import DIALECTS

BEFORE, AFTER = "5e0b83c7d214", "91d7e2f4ab36"
MADE = datetime(2026, 1, 2, 12, tzinfo=UTC)
COURT, HOST, SITE, PERSON, ORDER, PLACEMENT, ENTRY = (uuid4() for _ in range(7))
IN_A_COURT = {"court_id": COURT, "created_at": MADE}
ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("courts", {"id": COURT, "name": "J", "city": "Cali", "department": "Valle"}),
    ("hosts", {"id": HOST, "name": "H", "version": 1, **IN_A_COURT}),
    ("sites", {"id": SITE, "host_id": HOST, "name": "S", "version": 1, **IN_A_COURT}),
    ("site_hours", {"id": uuid4(), "site_id": SITE, "weekday": 1, "from_day": date(2020, 1, 1)}),
    ("participants", {"id": PERSON, "first_name": "Luz", "last_name": "Q", **IN_A_COURT}),
    ("orders", {"id": ORDER, "participant_id": PERSON, "version": 1, **IN_A_COURT}),
    ("placements", {"id": PLACEMENT, "order_id": ORDER, "site_id": SITE, **IN_A_COURT}),
    ("timetable_entries", {"id": ENTRY, "order_id": ORDER, "placement_id": PLACEMENT}),
)
# What a row must have and no test here looks at.
OTHERWISE: dict[str, Any] = {
    "time_zone": "America/Bogota",
    "evidence_confirms": True,
    "address": "Calle 5",
    "closed_on_holidays": True,
    "poster_id": b"p" * 10,
    "key_id": b"k" * 5,
    "root_secret": b"r" * 32,
    "opens_minute": 480,
    "closes_minute": 720,
    "document_type": "CC",
    "document_number": "1",
    "language": "es",
    "case_number": "7" * 23,
    "starts_on": date(2026, 1, 5),
    "monthly_report_due_day": 5,
    "urgency": 0,
    "version": 1,
    "from_day": date(2026, 1, 5),
    "created_by": UUID(int=0),
    "created_at": MADE,
    "court_id": COURT,
    "weekday": 2,
    "starts_minute": 480,
    "ends_minute": 720,
}


@pytest.fixture(params=DIALECTS)
def empty(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Engine]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        url = databases.fresh_sqlite(tmp_path)
    else:
        url = databases.fresh_postgresql(f"constancia_kept_{worker_id}")
    engine = new_engine(url, durable=False)
    yield engine
    engine.dispose()


def table(connection: sa.Connection, name: str) -> sa.Table:
    """A table as the database has it now, its columns as ours are."""
    found = sa.Table(name, sa.MetaData(), autoload_with=connection)
    for column in found.columns:
        if column.name.endswith("_id") or column.name in ("id", "created_by"):
            is_code = column.name in ("poster_id", "key_id")
            column.type = sa.LargeBinary() if is_code else sa.Uuid()
    return found


def fill(engine: Engine) -> None:
    with engine.begin() as connection:
        for name, given in ROWS:
            into = table(connection, name)
            needed = {c.name: OTHERWISE[c.name] for c in into.columns if c.name in OTHERWISE}
            connection.execute(into.insert().values({**needed, **given}))


def only(engine: Engine, name: str) -> Any:
    """The one row of a table."""
    with engine.connect() as connection:
        return connection.execute(sa.select(table(connection, name))).one()


def test_what_stood_is_the_first_version_of_its_history(empty: Engine) -> None:
    databases.migrate(empty, BEFORE)
    fill(empty)
    databases.migrate(empty, AFTER)
    entry, hours = only(empty, "timetable_entries"), only(empty, "site_hours")
    assert (entry.id, entry.entry_id, entry.placement_id) == (ENTRY, ENTRY, PLACEMENT)
    for row in (entry, hours, only(empty, "placement_spans"), only(empty, "site_holidays")):
        assert row.recorded_at.replace(tzinfo=UTC) == MADE
        assert (row.withdrawn_at, row.recorded_by) == (None, None)
    assert only(empty, "placement_spans").from_day == date(2026, 1, 5)
    assert only(empty, "site_holidays").closed


def test_going_back_keeps_what_stands_and_the_names_of_shifts(empty: Engine) -> None:
    databases.migrate(empty, BEFORE)
    fill(empty)
    databases.migrate(empty, AFTER)
    with empty.begin() as connection:
        entries, other = table(connection, "timetable_entries"), uuid4()
        first = connection.execute(sa.select(entries)).mappings().one()
        connection.execute(entries.update().values(withdrawn_at=MADE))
        connection.execute(entries.insert().values({**first, "id": other, "weekday": 3}))
    config = databases.alembic_config()
    with empty.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, BEFORE)
        connection.commit()
    left = only(empty, "timetable_entries")
    assert (left.id, left.weekday) == (ENTRY, 3)
    assert only(empty, "site_hours").closes_minute == 720
