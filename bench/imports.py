"""How long files take to come in and a record to leave: `python -m bench.imports --rows 10000`.

Five files of a court, one after the other, each read, checked (the dry run), written and counted;
then the whole record as CSV, workbook and JSON. On SQLite in a folder of its own, or `--postgres`.
Peak memory is this process's own and that of the one that reads workbooks.
"""

import hashlib
import io
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import click
import xlsxwriter
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api import tables
from api.accounts.models import Court
from api.clock import utcnow
from api.database import new_engine
from api.exports import forms
from api.exports import service as exports
from api.imports import service
from api.imports.cells import check_digit
from api.imports.models import UNDER_WAY, Import
from api.operator import migrations
from api.rules.access import Actor
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres

HOSTS, SITES = 40, 200
HOURS_EACH = 20
FIRST_DAY = date(2026, 1, 5)
Rows = Iterator[list[str]]


def nit(number: int) -> str:
    """The tax number of a made-up host."""
    digits = str(900_000_000 + number)
    return f"{digits}-{check_digit(digits)}"


def case(number: int) -> str:
    """The number of a made-up case."""
    return f"760013187003{2026}{number:05d}00"


def rows_of(kind: str, rows: int) -> Rows:
    """The lines of a file of a kind."""
    made: dict[str, Callable[[int], list[str]]] = {
        "hosts": lambda n: [nit(n), f"Entidad {n}"],
        "sites": lambda n: [nit(n % HOSTS), f"Sede {n}", f"Calle {n}", "lun-vie 08:00-17:00"],
        "participants": lambda n: ["CC", str(10_000_000 + n), f"Nombre {n}", f"Apellido {n}"],
        "orders": _order,
        "hours": _hours,
    }
    many = {"hosts": min(HOSTS, rows), "sites": min(SITES, rows)}.get(kind, rows)
    return (made[kind](number) for number in range(many))


def _order(number: int) -> list[str]:
    site = number % SITES
    placed = [nit(site % HOSTS), f"Sede {site}", "lun-vie 08:00-12:00"]
    return [case(number), "CC", str(10_000_000 + number), FIRST_DAY.isoformat(), *placed]


def _hours(number: int) -> list[str]:
    order, turn = divmod(number, HOURS_EACH)
    day = FIRST_DAY + timedelta(days=turn + 2 * (turn // 5))
    return [case(order), f"Sede {order % SITES}", day.isoformat(), "08:00", "12:00", "Planilla"]


TITLES = {
    "hosts": ("nit", "name"),
    "sites": ("nit", "name", "address", "opening_hours"),
    "participants": ("document_type", "document_number", "first_name", "last_name"),
    "orders": (
        *("case_number", "document_type", "document_number", "starts_on"),
        *("host_nit", "site", "timetable"),
    ),
    "hours": ("case_number", "site", "day", "came", "left", "paper"),
}


def workbook(kind: str, rows: int) -> bytes:
    """A file as people send it."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, TITLES[kind])
    for line, cells in enumerate(rows_of(kind, rows), start=1):
        for place, cell in enumerate(cells):
            sheet.write_string(line, place, cell)
    book.close()
    return content.getvalue()


def brought_in(engine: Engine, clerk: Actor, kind: str, raw: bytes) -> dict[str, Any]:
    """Seconds of each part of one file's way."""
    took: dict[str, Any] = {"bytes": len(raw)}
    own = uuid4()
    with Session(engine) as session:
        court = service.court_for(session, clerk, None, kind)
        started = time.monotonic()
        lines = service.lines_of(kind, raw)
        took["lines"], took["read"] = len(lines), _since(started)
        started = time.monotonic()
        service.take_in(session, clerk, utcnow(), own, kind, court, raw, lines)
        session.commit()
    _steps(engine, own, {"checking"})
    took["checked"] = _since(started)
    with Session(engine) as session:
        service.run(session, clerk, utcnow(), own, hashlib.sha256(raw).digest())
        session.commit()
    for name, states in (("written", {"writing"}), ("counted", {"counting"})):
        started = time.monotonic()
        _steps(engine, own, states)
        took[name] = _since(started)
    with Session(engine) as session:
        found = session.get_one(Import, own)
        assert found.state == "done", found.state
        assert found.new_lines == took["lines"]
    return took


def _steps(engine: Engine, own: UUID, states: set[str]) -> None:
    assert states <= set(UNDER_WAY)
    while True:
        with Session(engine) as session:
            found = session.get_one(Import, own)
            if found.state not in states:
                return
            service.hold(session, found)
            service.step(session, found, utcnow())
            session.commit()


def _since(started: float) -> float:
    return round(time.monotonic() - started, 2)


def taken_out(engine: Engine, court_id: UUID) -> dict[str, Any]:
    """Seconds and bytes of each form of the record."""
    took: dict[str, Any] = {}
    for form, write in forms.FORMS.items():
        started = time.monotonic()
        with Session(engine) as session, tempfile.TemporaryFile() as target:
            write(target, exports.sheets(), partial(exports.rows, session, court_id), "es")
            took[form] = {"bytes": target.tell(), "seconds": _since(started)}
    return took


def measured(engine: Engine, rows: int) -> dict[str, Any]:
    """All files in, then the record out."""
    court_id = uuid4()
    with Session(engine) as session:
        court = Court(
            id=court_id,
            name="Juzgado de prueba",
            city="Cali",
            department="Valle",
            time_zone="America/Bogota",
            created_at=utcnow(),
        )
        session.add(court)
        session.commit()
    clerk = Actor(role="clerk", id=uuid4(), court_id=court_id, name="Clara")
    files = {kind: brought_in(engine, clerk, kind, workbook(kind, rows)) for kind in TITLES}
    came = _peak(resource.RUSAGE_SELF)
    return {
        "rows": rows,
        "database": engine.dialect.name,
        "import": files,
        "peak_mib_import": came,
        "peak_mib_reading": _peak(resource.RUSAGE_CHILDREN),
        "export": taken_out(engine, court_id),
        "peak_mib_with_export": _peak(resource.RUSAGE_SELF),
    }


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss // 1024


@contextmanager
def database(postgres: bool) -> Iterator[str]:
    """A database of the benchmark's own."""
    if postgres:
        binaries = server_binaries()
        if binaries is None:
            raise SystemExit("There is no PostgreSQL server on this machine.")
        with throwaway_postgres(binaries) as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'imports.db'}"


@click.command()
@click.option("--rows", type=click.IntRange(1, 20_000), default=10_000, show_default=True)
@click.option("--postgres", is_flag=True, help="On a PostgreSQL server of its own.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(rows: int, postgres: bool, as_json: bool) -> None:
    """Measure."""
    assert tables.Base.metadata.tables
    with database(postgres) as url:
        migrations.upgrade(url)
        engine = new_engine(url)
        try:
            found = {**measured(engine, rows), "machine": figures()}
        finally:
            engine.dispose()
    click.echo(json.dumps(found, indent=None if as_json else 2))


if __name__ == "__main__":
    main()
