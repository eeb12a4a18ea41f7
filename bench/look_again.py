"""What it costs to look again at the orders whose time has come, as orders grow.

`python -m bench.look_again --orders 1000,100000 --due 0.01 --json`: PostgreSQL on this machine, the
clock's own job. Rows read are counted by the server, for tables and indexes together.
"""

import json
import random
import time
from datetime import timedelta
from typing import Any

import click
from sqlalchemy import Engine, Table, select, text, update
from sqlalchemy.orm import Session, sessionmaker

from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.orders.models import Order
from bench.desk import fill
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres
from scheduler import jobs

ROWS_READ = text("select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_user_tables")


def make_due(sessions: sessionmaker[Session], share: float, rng: random.Random) -> int:
    """Let this share of the orders be due, spread over all courts; how many they are."""
    table = Order.__table__
    assert isinstance(table, Table)
    with unit_of_work(sessions) as session:
        every = session.scalars(select(table.c.id).order_by(table.c.id)).all()
        chosen = rng.sample(list(every), max(1, round(len(every) * share)))
        past = utcnow() - timedelta(minutes=5)
        session.execute(update(table).where(table.c.id.in_(chosen)).values(look_again_at=past))
    return len(chosen)


def rows_read(engine: Engine) -> int:
    """Rows that the server has read so far."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("select pg_stat_force_next_flush()"))
        connection.execute(text("select pg_stat_clear_snapshot()"))
        return int(connection.execute(ROWS_READ).scalar_one())


def measure(url: str, orders: int, share: float, rng: random.Random) -> dict[str, Any]:
    """Fill a database, make some due, and let the clock's job run once."""
    migrations.upgrade(url)
    engine = new_engine(url)
    sessions = session_factory(engine)
    fill(sessions, orders, rng)
    make_due(sessions, 20 / orders, rng)
    jobs.look_again(sessions, utcnow())  # The first look plans every statement anew.
    due = make_due(sessions, share, rng)
    before, began = rows_read(engine), time.perf_counter()
    looked = jobs.look_again(sessions, utcnow())
    seconds = time.perf_counter() - began
    read = rows_read(engine) - before
    engine.dispose()
    if looked != due:
        raise SystemExit(f"{due} were due, {looked} were looked at")
    return {
        "orders": orders,
        "due": due,
        "seconds": round(seconds, 2),
        "milliseconds_a_look": round(seconds / due * 1000, 2),
        "rows_read": read,
        "rows_read_a_look": round(read / due, 1),
    }


@click.command()
@click.option("--orders", default="1000,10000,100000", show_default=True)
@click.option("--due", default=0.01, show_default=True, help="Share of the orders that is due.")
@click.option("--seed", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def main(orders: str, due: float, seed: int, as_json: bool) -> None:
    """Measure at each size."""
    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("This benchmark needs a PostgreSQL server on this machine.")
    report: dict[str, Any] = {"sizes": [], "machine": figures()}
    for size in orders.split(","):
        with throwaway_postgres(binaries) as url:
            found = measure(url, int(size), due, random.Random(seed))
        report["sizes"].append(found)
    click.echo(json.dumps(report, indent=None if as_json else 2))


if __name__ == "__main__":
    main()
