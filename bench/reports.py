"""How long a court's monthly reports take, and how much memory: `python -m bench.reports`.

Made-up cases at made-up hosts, each with a month of confirmed mornings, some missed; every report
is written and handed in by the product's own services. Then, in a process of its own, all of the
month are made in one file as the clerk's button makes them: each as a paper that is kept, with its
code, as PDF. Once for a tenth of them and once for all: memory that is bounded stays.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import click
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, Confirmation
from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.orders.models import Order
from api.papers import month_pack
from api.papers.service import Office
from api.reports import lists, service
from api.rules import days, months
from api.rules.access import Actor
from api.shifts.models import Placement
from bench.machine import figures
from tests import builders

ZONE = "America/Bogota"
PER_HOST = 8
WRITTEN = service.Written(
    [{"kind": "environment", "text": "Sembró la huerta con el grupo y preparó el abono. " * 4}],
    [{"kind": "good_work", "day": None, "text": "Enseñó a sus compañeras a injertar."}],
    [],
    "Fotos y actas que guarda la sede.",
)


def fill(session: Session, cases: int, month: str, now: datetime) -> UUID:
    """A court with so many reports that were handed in."""
    court = builders.a_court(session)
    for number in range(cases):
        if number % PER_HOST == 0:
            site = builders.a_site(session, builders.a_host(session, court))
        host = Actor(
            "host", id=uuid4(), host_id=site.host_id, site_ids=frozenset([site.id]), name="Rosa"
        )
        order = builders.an_order(session, court)
        placement = builders.a_placement(session, order, site)
        _attend(session, placement, months.month_days(month), absent=number % 5)
        subject = service.Subject(session.get_one(Order, order.id), placement, month)
        draft = service.write(session, host, now, subject, None, WRITTEN)
        service.hand_in(session, host, now, subject, draft, uuid4(), None)
    return court.id


def _attend(session: Session, placement: Placement, span: tuple[date, date], absent: int) -> None:
    """Every working morning but some, each confirmed by the host."""
    first, last = span
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if day.isoweekday() > len(builders.WORKDAYS) or day.day <= absent:
            continue
        came, left = (days.wall_instant(day, hour * 60, ZONE) for hour in (8, 12))
        whose: dict[str, Any] = {"court_id": placement.court_id, "order_id": placement.order_id}
        attendance = Attendance(
            id=uuid4(),
            site_id=placement.site_id,
            checked_in_at=came,
            checked_out_at=left,
            starts_at=came,
            state="confirmed",
            level=4,
            flags=[],
            spoken=1,
            **whose,
        )
        session.add(attendance)
        session.flush()
        session.add(
            Confirmation(
                id=uuid4(),
                attendance_id=attendance.id,
                verdict="confirm",
                actor_id=uuid4(),
                actor_name="Rosa",
                actor_role="host",
                at=left,
                **whose,
            )
        )


def make_all(url: str, court_id: UUID, month: str) -> dict[str, float | int]:
    """Make the file, throw it away, and say what it took."""
    sessions = session_factory(new_engine(url))
    clerk = Actor("clerk", id=uuid4(), court_id=court_id, name="Clara")
    office = Office(bytes(32), "https://horas.example.org")
    before, started = _peak(), time.monotonic()
    with sessions() as session:
        found = lists.newest(session, court_id, month)
    pieces = month_pack.packed(sessions, clerk, utcnow(), found, office=office, language="es")
    size = sum(len(piece) for piece in pieces)
    return {
        "reports": len(found),
        "seconds": round(time.monotonic() - started, 1),
        "file_mb": round(size / 1e6, 1),
        "peak_memory_mb": round(_peak(), 1),
        "memory_before_mb": round(before, 1),
    }


def _peak() -> float:
    """The most that this process ever held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measure(cases: int) -> dict[str, Any]:
    """Fill a database and make its reports in a process of their own."""
    now = utcnow()
    month = months.months_before(months.month_of(now, ZONE), 1)[0]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'reports.db'}"
        migrations.upgrade(url)
        sessions = session_factory(new_engine(url, durable=False))
        started = time.monotonic()
        with unit_of_work(sessions) as session:
            court_id = fill(session, cases, month, now)
        handed_in = time.monotonic() - started
        inner = [sys.executable, "-m", "bench.reports", "--inside", url, str(court_id), month]
        first = json.loads(subprocess.run(inner, check=True, stdout=subprocess.PIPE).stdout)
        again = json.loads(subprocess.run(inner, check=True, stdout=subprocess.PIPE).stdout)
    return {"handed_in_seconds": round(handed_in, 1), "made": first, "made_again": again}


@click.command()
@click.option("--cases", default=400, show_default=True)
@click.option("--inside", nargs=3, type=str, hidden=True)
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def main(cases: int, inside: tuple[str, str, str] | None, as_json: bool) -> None:
    """Print seconds and peak memory of a court's reports of one month."""
    if inside is not None:
        click.echo(json.dumps(make_all(inside[0], UUID(inside[1]), inside[2])))
        return
    found = {"few": measure(max(1, cases // 10)), "all": measure(cases)}
    if as_json:
        click.echo(json.dumps({"cases": cases, **found, "machine": figures()}, indent=2))
        return
    for name, one in found.items():
        made = one["made"]
        click.echo(
            f"{name}: {made['reports']} reports in {made['seconds']} s, "
            f"{made['file_mb']} MB, peak memory {made['peak_memory_mb']} MB"
        )


if __name__ == "__main__":
    main()
