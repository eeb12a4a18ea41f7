"""How long the desk and her page take as orders grow: `python -m bench.desk --orders 1000,100000`.

PostgreSQL on this machine, the product's own HTTP stack in this process, one request at a time:
milliseconds from request to answer, without the network. Orders lie in courts of 500; every order
has a placement, a timetable and a kept week, 1 in 10 has attendances in the running week.
"""

import json
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import click
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, text
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import sessions as sign_ins
from api.accounts.cookie import COOKIE
from api.accounts.models import Court, Device, Staff
from api.app import create_app
from api.attendances.models import Attendance
from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.orders.models import Order, Participant, Terms
from api.rules import days, names
from api.settings import Settings
from api.shifts.models import Placement, TimetableEntry
from api.standing.models import WeekStanding
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres
from tests import builders

COURT_SIZE = 500
ZONE = "America/Bogota"
STARTED = date(2026, 1, 5)
STATES = ("on_track", "no_spare", "tight", "last_chance", "met", "awaiting")
Rows = defaultdict[Any, list[dict[str, Any]]]


def fill(sessions: sessionmaker[Session], orders: int, rng: random.Random) -> tuple[UUID, UUID]:
    """Make so many orders; a clerk of one of their courts, and one order of it."""
    clerk = order_id = None
    now = utcnow()
    week = days.week_of(now, ZONE)
    for start in range(0, orders, COURT_SIZE):
        with unit_of_work(sessions) as session:
            court = builders.a_court(session, name=f"Juzgado {start}")
            site = builders.a_site(session, builders.a_host(session, court))
            rows: Rows = defaultdict(list)
            for number in range(start, min(start + COURT_SIZE, orders)):
                order_id = _order(rows, court, site.id, number, week, rng)
            for table, values in rows.items():
                session.execute(insert(table), values)
            if clerk is None:
                clerk = _clerk(session, court)
                chosen = order_id
    with sessions() as session:
        session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
        session.execute(text("analyze"))
    assert clerk is not None
    assert chosen is not None
    return clerk, chosen


def _id(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


def _clerk(session: Session, court: Court) -> UUID:
    person = Staff(
        id=uuid4(),
        role="clerk",
        court_id=court.id,
        email="clerk@example.org",
        name="Clerk",
        password_hash="none",
        totp_secret=b"none",
        created_at=builders.LONG_AGO,
    )
    session.add(person)
    return person.id


def _order(
    rows: Rows, court: Court, site: UUID, number: int, week: str, rng: random.Random
) -> UUID:
    """One order with everything that a list or her page reads, as rows to insert."""
    order, person = _id(rng), _id(rng)
    both = {"court_id": court.id, "order_id": order}
    made = {"created_by": builders.NOBODY, "created_at": builders.LONG_AGO}
    rows[Participant].append(_person(court, person, number, rng))
    rows[Order].append(
        {
            "id": order,
            "court_id": court.id,
            "participant_id": person,
            "case_number": f"{number:023}",
            "time_zone": ZONE,
            "starts_on": STARTED,
            "monthly_report_due_day": 5,
            "urgency": rng.randrange(1_000_000),
            "week": week,
            "look_again_at": utcnow() + timedelta(hours=rng.randrange(1, 100)),
            "version": 1,
            **made,
        }
    )
    numbers = {
        "number": 1,
        "weekly_required_minutes": 1200,
        "weekly_floor_minutes": 300,
        "weekly_cap_minutes": 1200,
        "daily_cap_minutes": 480,
        "approved_at": builders.LONG_AGO,
    }
    rows[Terms].append({"id": _id(rng), "from_day": STARTED, **numbers, **both, **made})
    _place(rows, both, made, site, rng)
    rows[WeekStanding].append({**both, **_standing(week, rng)})
    if number % 10 == 0:
        rows[Attendance].extend(_attendances(both, site, week, rng))
    return order


def _person(court: Court, person: UUID, number: int, rng: random.Random) -> dict[str, Any]:
    first, last = rng.choice(("Marta", "Luz", "Ana", "Gloria", "Sandra")), f"Apellido{number}"
    return {
        "id": person,
        "court_id": court.id,
        "first_name": first,
        "last_name": last,
        "document_type": "CC",
        "document_number": f"{number:010}",
        "search_text": names.searched(last, first, f"{number:010}"),
        "language": "es",
        "created_at": builders.LONG_AGO,
    }


def _place(
    rows: Rows, both: dict[str, Any], made: dict[str, Any], site: UUID, rng: random.Random
) -> None:
    placement = _id(rng)
    rows[Placement].append(
        {"id": placement, "site_id": site, "from_day": STARTED, "version": 1, **both, **made}
    )
    for weekday in builders.WORKDAYS:
        rows[TimetableEntry].append(
            {
                "id": _id(rng),
                "entry_id": _id(rng),
                "recorded_at": builders.LONG_AGO,
                "placement_id": placement,
                "weekday": weekday,
                "starts_minute": 480,
                "ends_minute": 720,
                "from_day": STARTED,
                **both,
            }
        )


def _standing(week: str, rng: random.Random) -> dict[str, Any]:
    return {
        "week": week,
        "state": rng.choice(STATES),
        "required_minutes": 1200,
        "credited_minutes": 480,
        "confirmed_minutes": 240,
        "provisional_minutes": 240,
        "excused_minutes": 0,
        "short_minutes": 0,
        "make_up_missed_minutes": 0,
        "below_floor": False,
        "provisional": False,
        "missed": {},
        "told": [],
        "needed_minutes": 720,
        "unconfirmed": 0,
        "missing_times": 0,
        "reason": {"code": "credited", "params": {"minutes": 480, "confirmed": 240}},
        "looked_at": builders.LONG_AGO,
    }


def _attendances(
    both: dict[str, Any], site: UUID, week: str, rng: random.Random
) -> Iterator[dict[str, Any]]:
    """Two mornings of the running week that wait for the host."""
    for offset in range(2):
        came = days.wall_instant(days.parse_week(week) + timedelta(days=offset), 480, ZONE)
        yield {
            "id": _id(rng),
            "site_id": site,
            "checked_in_at": came,
            "checked_out_at": came + timedelta(hours=4),
            "starts_at": came,
            "state": "pending",
            "level": 2,
            "flags": [],
            "spoken": 0,
            "version": 1,
            **both,
        }


def signed_in(app: Flask, sessions: sessionmaker[Session], subject: Any) -> FlaskClient:
    """A browser in which this person is signed in."""
    with unit_of_work(sessions) as session:
        person = session.get_one(*subject)
        token = sign_ins.begin(session, utcnow(), person).token
    client = app.test_client()
    client.set_cookie(COOKIE, token, domain="127.0.0.1", secure=True, path="/")
    return client


def timed(client: FlaskClient, url: str, times: int) -> Iterator[float]:
    """Milliseconds of each request."""
    for _ in range(times):
        start = time.perf_counter()
        answer = client.get(url, base_url="https://127.0.0.1")
        elapsed = (time.perf_counter() - start) * 1000
        if answer.status_code != 200:
            raise SystemExit(f"{url}: {answer.status_code} {answer.get_data(as_text=True)[:200]}")
        yield elapsed


def measure(url: str, orders: int, times: int, rng: random.Random) -> dict[str, Any]:
    """Fill a database and time the pages on it."""
    migrations.upgrade(url)
    engine = new_engine(url)
    sessions = session_factory(engine)
    clerk, order = fill(sessions, orders, rng)
    settings = Settings(
        database_url=url, secret_key=bytes(32), public_url="https://127.0.0.1", log_format="json"
    )
    app = create_app(settings, sessions=sessions)
    with unit_of_work(sessions) as session:
        row = session.get_one(Order, order)
        device = Device(
            id=_id(rng),
            court_id=row.court_id,
            participant_id=row.participant_id,
            order_id=row.id,
            x=bytes(32),
            y=bytes(32),
            enrolled_at=builders.LONG_AGO,
            matched_at=builders.LONG_AGO,
            pin_hash="none",
        )
        session.add(device)
    desk: tuple[Any, UUID] = (Staff, clerk)
    pages: dict[str, tuple[tuple[Any, UUID], str]] = {
        "desk": (desk, "/api/v1/orders"),
        "desk_waiting": (desk, "/api/v1/orders?waiting=me"),
        "search_names": (desk, "/api/v1/orders?q=mar+apellido1"),
        "search_one": (desk, "/api/v1/orders?q=apellido77"),
        "search_document": (desk, "/api/v1/orders?q=0000000077"),
        "search_case": (desk, f"/api/v1/orders?q={77:023}"),
        "search_nobody": (desk, "/api/v1/orders?q=zzz"),
        "inboxes": (desk, "/api/v1/inboxes"),
        "my_week": ((Device, device.id), "/api/v1/me"),
    }
    report: dict[str, Any] = {"orders": orders}
    for name, (subject, path) in pages.items():
        # Anew for each page: on a slow machine a session that waits for its turn is over before.
        client = signed_in(app, sessions, subject)
        list(timed(client, path, 20))
        found = sorted(timed(client, path, times))
        report[name] = {
            "p50_ms": round(statistics.median(found), 1),
            "p95_ms": round(found[int(len(found) * 0.95)], 1),
        }
    engine.dispose()
    return report


@click.command()
@click.option("--orders", default="1000,100000", show_default=True)
@click.option("--times", default=300, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def main(orders: str, times: int, seed: int, as_json: bool) -> None:
    """Measure at each size, on a fresh database."""
    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("This benchmark needs a PostgreSQL server on this machine.")
    reports = []
    for size in map(int, orders.split(",")):
        with throwaway_postgres(binaries, durable=False) as url:
            reports.append(measure(url, size, times, random.Random(seed)))
    report = {"sizes": reports, "machine": figures()}
    click.echo(json.dumps(report) if as_json else json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
