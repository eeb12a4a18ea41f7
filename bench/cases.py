"""How long a case and the desk take among many scans: `python -m bench.cases --orders 1000,100000`.

As `bench.desk` (PostgreSQL here, the product's own HTTP stack, milliseconds without the network),
but every order has a record: a hundred scans, the fifty attendances that follow from them, the
host's word on each, and the weeks since it began. With 100,000 orders that is 10,000,000 scans.
Each request is for another case of the court, so that none is warm from the one before.
"""

import itertools
import json
import random
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import click
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.models import Staff
from api.app import create_app
from api.database import new_engine, session_factory
from api.operator import migrations
from api.orders.models import Order
from api.scans.models import Scan
from api.settings import Settings
from bench.desk import COURT_SIZE, fill, signed_in, timed
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres

DAYS_EACH = 50
COURTS_AT_ONCE = 20
# One row per day that she came: all else is inserted from it.
STAYS = """
create temporary table stays on commit drop as
select gen_random_uuid() as attendance, gen_random_uuid() as scan_in, gen_random_uuid() as scan_out,
  orders.id as order_id, orders.court_id, placements.site_id,
  (orders.starts_on + (number / 5) * 7 + number % 5 + time '08:00')
    at time zone 'America/Bogota' as came
from orders join placements on placements.order_id = orders.id
cross join generate_series(0, :days - 1) as number
where orders.court_id = any(:courts)
"""
SCANS = """
insert into scans (id, court_id, order_id, site_id, carrier, direction, at, method, level, flags,
  code_kind, counter, claims, content, content_hash, received_at, receipt)
select scan, court_id, order_id, site_id, 'phone', direction, at, 'camera', 3, '[]', 'rotating', 1,
  '{"v": 1, "at": "2026-01-05T08:00:00-05:00"}', decode(repeat('ab', 200), 'hex'),
  sha256(scan::text::bytea), at, repeat('r', 240)
from stays, lateral (values (scan_in, 'in', came), (scan_out, 'out', came + interval '4 hours'))
  as ends (scan, direction, at)
"""
ATTENDANCES = """
insert into attendances (id, court_id, order_id, site_id, checked_in_at, checked_out_at, starts_at,
  state, level, flags, spoken, version)
select attendance, court_id, order_id, site_id, came, came + interval '4 hours', came,
  'confirmed', 3, '[]', 1, 1
from stays
"""
PARTS = """
insert into attendance_scans (scan_id, attendance_id, part)
select scan, attendance, part
from stays, lateral (values (scan_in, 'in'), (scan_out, 'out')) as ends (scan, part)
"""
CONFIRMATIONS = """
insert into confirmations (id, court_id, order_id, attendance_id, verdict, actor_id, actor_name,
  actor_role, at)
select gen_random_uuid(), court_id, order_id, attendance, 'confirm', court_id, 'Rosa', 'host',
  came + interval '5 hours'
from stays
"""
WEEKS = """
insert into week_standings (order_id, week, court_id, state, required_minutes, credited_minutes,
  confirmed_minutes, provisional_minutes, excused_minutes, short_minutes, make_up_missed_minutes,
  below_floor, provisional, needed_minutes, unconfirmed, missing_times, missed, told, reason,
  looked_at)
select order_id, to_char(min(came) at time zone 'America/Bogota', 'IYYY"-W"IW'),
  (array_agg(court_id))[1], 'met', 1200, 240 * count(*), 240 * count(*), 0, 0, 0, 0, false, false,
  0, 0, 0, '{}', '[]', '{"code": "met", "params": {}}', now()
from stays
group by order_id, date_trunc('week', came at time zone 'America/Bogota')
on conflict do nothing
"""


# Rows that are many come in faster without what looks at each of them; it is put back after.
UNHEEDED = text("set local session_replication_role = replica")
TABLES = ("scans", "attendances", "attendance_scans", "confirmations", "week_standings")
INDEXES = text(
    "select indexname, indexdef from pg_indexes where tablename = any(:tables) "
    "and indexname like 'ix%'"
)
MEMORY = "-c shared_buffers=1GB -c max_wal_size=8GB -c maintenance_work_mem=512MB"


def live(sessions: sessionmaker[Session]) -> int:
    """Give every order its record; how many scans there are then."""
    with sessions.begin() as session:
        courts = session.scalars(select(Order.court_id).distinct()).all()
        indexes = session.execute(INDEXES, {"tables": list(TABLES)}).all()
        for name, _ in indexes:
            session.execute(text(f"drop index {name}"))
    for start in range(0, len(courts), COURTS_AT_ONCE):
        some = {"courts": list(courts[start : start + COURTS_AT_ONCE]), "days": DAYS_EACH}
        with sessions.begin() as session:
            session.execute(UNHEEDED)
            session.execute(text(STAYS), some)
            for statement in (SCANS, ATTENDANCES, PARTS, CONFIRMATIONS, WEEKS):
                session.execute(text(statement))
    with sessions.begin() as session:
        for _, made in indexes:
            session.execute(text(made))
    with sessions() as session:
        session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
        session.execute(text("vacuum analyze"))
        return session.scalar(select(func.count()).select_from(Scan)) or 0


def _paths(cases: list[UUID], path: str) -> Callable[[], str]:
    """Another case with each call."""
    turn = itertools.cycle(cases)
    return lambda: path.format(next(turn))


def pages(cases: list[UUID]) -> dict[str, Callable[[], str]]:
    """What the desk and a case ask the server for."""
    return {
        "desk": lambda: "/api/v1/orders",
        "search": lambda: "/api/v1/orders?q=apellido77",
        "order": _paths(cases, "/api/v1/orders/{}"),
        "case": _paths(cases, "/api/v1/orders/{}/case"),
        "timeline": _paths(cases, "/api/v1/orders/{}/timeline?limit=20"),
    }


def prepare(url: str, orders: int, rng: random.Random) -> dict[str, Any]:
    """Fill a database; what is in it, and what it took."""
    migrations.upgrade(url)
    engine = new_engine(url)
    started = time.monotonic()
    fill(session_factory(engine), orders, rng)
    scans = live(session_factory(engine))
    engine.dispose()
    return {"orders": orders, "scans": scans, "fill_seconds": round(time.monotonic() - started)}


def timings(url: str, times: int) -> dict[str, Any]:
    """Time the pages on a database that is filled."""
    engine = new_engine(url)
    sessions = session_factory(engine)
    settings = Settings(
        database_url=url, secret_key=bytes(32), public_url="https://127.0.0.1", log_format="json"
    )
    app = create_app(settings, sessions=sessions)
    with sessions() as session:
        clerk = session.scalars(select(Staff)).one()
        query = select(Order.id).where(Order.court_id == clerk.court_id).order_by(Order.id)
        cases = list(session.scalars(query.limit(COURT_SIZE)))
    report = {}
    for name, path in pages(cases).items():
        client = signed_in(app, sessions, (Staff, clerk.id))
        taken = [ms for _ in range(20 + times) for ms in timed(client, path(), 1)]
        found = sorted(taken[20:])
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
    """Fill a database of each size, then measure one after the other."""
    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("This benchmark needs a PostgreSQL server on this machine.")
    with ExitStack() as servers:
        urls = {
            size: servers.enter_context(throwaway_postgres(binaries, settings=MEMORY))
            for size in map(int, orders.split(","))
        }
        filled = [prepare(url, size, random.Random(seed)) for size, url in urls.items()]
        reports = [{**one, **timings(urls[one["orders"]], times)} for one in filled]
    report = {"sizes": reports, "machine": figures()}
    click.echo(json.dumps(report) if as_json else json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
