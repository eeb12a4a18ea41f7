"""How long figures take to be counted and released: `python -m bench.statistics --json`.

PostgreSQL on this machine. Orders have a placement, a timetable, and in every week four or five
mornings with a scan and the host's word, messages, now and then a warning. The first release
counts every month of every order; the second, a month later, what a clock does once a month.
"""

import json
import random
import resource
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import click
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.rules import days, releases
from api.statistics import making, publishing
from bench import desk
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres

T = TypeVar("T")
DEPARTMENTS = (
    *("Bogotá", "Antioquia", "Valle", "Risaralda", "Caldas", "Santander"),
    *("Nariño", "Tolima", "Huila", "Cundinamarca", "Bolívar", "Cauca"),
)
_MONDAYS = "generate_series(cast(:first as timestamptz), cast(:last as timestamptz), '7 days')"
# Made on the server: what goes over the line once is not what is measured.
_FACTS = (
    """insert into attendances (id, court_id, order_id, site_id, checked_in_at, checked_out_at,
         starts_at, state, level, flags, spoken, version)
       select gen_random_uuid(), o.court_id, o.id, p.site_id, t, t + interval '4 hours', t,
         'confirmed', 2, '[]', 1, 1
       from orders o join placements p on p.order_id = o.id, MONDAYS as monday,
         generate_series(0, 4) as day,
         lateral (select monday + day * interval '1 day' + interval '13 hours' as t) as came
       where random() < 0.93""",
    """insert into scans (id, court_id, order_id, site_id, carrier, direction, at, method, level,
         flags, code_kind, claims, content, content_hash, received_at, receipt)
       select id, court_id, order_id, site_id, 'phone', 'out', checked_out_at, 'server', 2, '[]',
         'rotating', '{}', '', '', checked_out_at, '' from attendances""",
    """insert into attendance_scans (scan_id, attendance_id, part)
       select id, id, 'out' from attendances""",
    """insert into confirmations (id, court_id, order_id, attendance_id, verdict, actor_id,
         actor_name, actor_role, at)
       select gen_random_uuid(), court_id, order_id, id, 'confirm', id, 'Sede', 'host',
         checked_out_at + random() * interval '60 hours' from attendances where random() < 0.95""",
    """insert into notices (id, court_id, order_id, person_kind, person_id, kind, occasion, params,
         urgent, made_at, due_at, useful_until, state, reached_at)
       select gen_random_uuid(), o.court_id, o.id, 'participant', o.participant_id, 'shift_soon',
         monday || ' ' || number, '{}', false, monday, monday + number * interval '1 day',
         monday + interval '9 days', 'sent', case when random() < 0.9 then monday end
       from orders o, MONDAYS as monday, generate_series(1, 3) as number""",
    """insert into warnings (id, court_id, order_id, week, state, opened_at, closed_at, closed_as,
         version)
       select gen_random_uuid(), o.court_id, o.id, to_char(monday + interval '1 day',
         'IYYY-"W"IW'), 'tight', monday, monday + interval '6 days', 'recovered', 1
       from orders o, MONDAYS as monday where random() < 0.1""",
    """insert into tellings (id, court_id, order_id, week, warning_id, audience, kind, occasion,
         state, cause, needed_minutes, gap_minutes, reachable_until, made_at, due_at)
       select gen_random_uuid(), court_id, order_id, week, id, 'participant', 'warning',
         cast(id as text), 'tight', 'time', 240, 60, opened_at + interval '3 days', opened_at,
         opened_at from warnings""",
    "analyze",
)


def fill(sessions: sessionmaker[Session], participants: int, weeks: int, seed: int) -> None:
    """Orders with so many weeks of facts, in courts of twelve departments."""
    desk.fill(sessions, participants, random.Random(seed))
    span = {"first": desk.STARTED, "last": desk.STARTED + timedelta(weeks=weeks - 1)}
    with unit_of_work(sessions) as session:
        session.execute(text("delete from attendances"))
        names = session.scalars(text("select id from courts order by name")).all()
        for number, court in enumerate(names):
            session.execute(
                text("update courts set department = :name where id = :id"),
                {"name": DEPARTMENTS[number % len(DEPARTMENTS)], "id": court},
            )
        for statement in _FACTS:
            given = span if "MONDAYS" in statement else {}
            session.execute(text(statement.replace("MONDAYS", _MONDAYS)), given)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and in how many seconds."""
    start = time.perf_counter()
    found = work()
    return found, round(time.perf_counter() - start, 2)


def release(sessions: sessionmaker[Session], month: str) -> dict[str, Any]:
    """Count and release a month as the clock does."""
    day = releases.release_day(month)
    now = datetime(day.year, day.month, day.day, 12, tzinfo=days.zone(releases.ZONE))
    counted, tally_s = timed(lambda: making.count(sessions, month, now))
    drafted, assemble_s = timed(lambda: making.drafted_of(sessions, month))
    cells, protect_s = timed(lambda: publishing.protected(drafted))

    def write() -> bool:
        with unit_of_work(sessions) as session:
            return publishing.publish(session, drafted, cells, now)

    published, write_s = timed(write)
    if not published:
        raise SystemExit(f"{month} was not released.")
    return {
        "release": month,
        "orders_counted": counted,
        "tally_s": tally_s,
        "tally_ms_per_order": round(1000 * tally_s / max(1, counted), 1),
        "assemble_s": assemble_s,
        "protect_s": protect_s,
        "write_s": write_s,
        "release_s": round(assemble_s + protect_s + write_s, 2),
        "cells": len(cells),
        "shown": sum(one.value is not None for one in cells),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def measure(url: str, participants: int, weeks: int, seed: int) -> dict[str, Any]:
    """Fill a database, and release twice."""
    migrations.upgrade(url)
    engine = new_engine(url, prepares=True)
    sessions = session_factory(engine)
    _, fill_s = timed(lambda: fill(sessions, participants, weeks, seed))
    last = releases.month_of_day(desk.STARTED + timedelta(weeks=weeks - 1))
    report = {
        "participants": participants,
        "weeks": weeks,
        "fill_s": fill_s,
        "first_release": release(sessions, releases.later(last, -1)),
        "a_month_later": release(sessions, last),
        "machine": figures(),
    }
    engine.dispose()
    return report


@click.command()
@click.option("--participants", default=5000, show_default=True)
@click.option("--weeks", type=click.IntRange(9, 520), default=52, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def main(participants: int, weeks: int, seed: int, as_json: bool) -> None:
    """Measure on a fresh database."""
    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("This benchmark needs a PostgreSQL server on this machine.")
    with throwaway_postgres(binaries, durable=False) as url:
        report = measure(url, participants, weeks, seed)
    click.echo(json.dumps(report) if as_json else json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
