"""How many signed scans a second are taken in durably, beside a bare Flask view with one INSERT.

`python -m bench.scans --json`: PostgreSQL with fsync on, gunicorn with 2 workers, everything on
this machine. The product's request verifies the signature and the code, stores the scan, pairs the
attendance, assesses the week and signs a receipt; the bare view does none of it.
"""

import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy import make_url, text
from sqlalchemy.orm import Session

from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from bench.load import Rate, send, write_requests
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres
from tests.crowd import a_crowd, signed_scans

HOST = "127.0.0.1"
SECRET = "QkVOQ0hCRU5DSEJFTkNIQkVOQ0hCRU5DSEJFTkNIQkU="
WORKERS, THREADS = 2, 8


def seed(session: Session, orders: int, rng: random.Random, scans: int) -> list[tuple[str, bytes]]:
    """Orders with phones at one site, and signed scans for them: in and out by turns."""
    crowd = a_crowd(session, orders, rng)
    began = utcnow() - timedelta(hours=2)
    instants = [began + timedelta(minutes=number) for number in range(-(-scans // orders))]
    rows = signed_scans(crowd, instants, f"http://{HOST}", rng)
    return [(scan.path, scan.body) for scan in rows[:scans]]


@contextlib.contextmanager
def served(factory: str, port: int, environment: dict[str, str], probe: str) -> Iterator[None]:
    """gunicorn on this factory, until the block ends."""
    command = [sys.executable, "-m", "gunicorn", factory, "--bind", f"{HOST}:{port}"]
    command += ["--worker-class", "gthread", "--workers", str(WORKERS)]
    command += ["--threads", str(THREADS), "--log-level", "error", "--no-control-socket"]
    with open(os.devnull, "wb") as quiet:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=quiet)
        try:
            _await(f"http://{HOST}:{port}{probe}")
            yield
        finally:
            process.terminate()
            process.wait()


def _await(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=1)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{url} did not answer within 30 s")


@click.command()
@click.option("--seconds", default=8, show_default=True)
@click.option("--rounds", default=5, show_default=True)
@click.option("--connections", default=16, show_default=True)
@click.option("--orders", default=1000, show_default=True)
@click.option("--seed", "seed_", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def main(
    seconds: int, rounds: int, connections: int, orders: int, seed_: int, as_json: bool
) -> None:
    """Measure, rounds taken in turn, and print medians and the ratio."""
    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("This benchmark needs a PostgreSQL server on this machine.")
    with (
        tempfile.TemporaryDirectory() as place,
        throwaway_postgres(binaries, durable=True) as url,
    ):
        report = measure(Path(place), url, seconds, rounds, connections, orders, seed_)
    click.echo(json.dumps(report) if as_json else "\n".join(f"{k}: {v}" for k, v in report.items()))


def measure(
    place: Path, url: str, seconds: int, rounds: int, connections: int, orders: int, seed_: int
) -> dict[str, object]:
    """Product and bare view by turns on one database; medians over the rounds."""
    migrations.upgrade(url)
    engine = new_engine(url)
    most = seconds * rounds * 700
    with unit_of_work(session_factory(engine)) as session:
        rows = seed(session, orders, random.Random(seed_), most)
        session.execute(text("create table bare (id uuid primary key, row text, body bytea)"))
    product, bare = [], []
    environment = {
        "CONSTANCIA_DATABASE_URL": url,
        "CONSTANCIA_SECRET_KEY": SECRET,
        "BARE_DATABASE_URL": make_url(url).set(drivername="postgresql").render_as_string(False),
    }
    share = len(rows) // rounds
    for number in range(rounds):
        some = rows[number * share : (number + 1) * share]
        write_requests(place / "scans", some)
        bodies = [(f"/bare/{number}-{i}", body) for i, (_, body) in enumerate(some)] * 5
        write_requests(place / "bare", bodies)
        with served("api.app:from_environment()", 8311, environment, "/health/live"):
            product.append(_send(8311, place, "scans", seconds, connections))
        with served("bench.bare:application()", 8312, environment, "/"):
            bare.append(_send(8312, place, "bare", seconds, connections))
    with engine.connect() as connection:
        kept = connection.execute(text("select count(*) from scans")).scalar_one()
    engine.dispose()
    return _report(product, bare, kept)


def _send(port: int, place: Path, name: str, seconds: int, connections: int) -> Rate:
    return send(
        port,
        place / name,
        method="PUT",
        host=HOST,
        seconds=seconds,
        connections=connections,
        folder=place,
    )


def _report(product: list[Rate], bare: list[Rate], kept: int) -> dict[str, object]:
    ratios = [one.per_second / other.per_second for one, other in zip(product, bare, strict=True)]
    answered = sum(one.requests for one in product)
    return {
        "scans_per_second": round(statistics.median(one.per_second for one in product), 1),
        "scans_p50_ms": round(statistics.median(one.p50_ms for one in product), 1),
        "scans_p99_ms": round(statistics.median(one.p99_ms for one in product), 1),
        "bare_per_second": round(statistics.median(one.per_second for one in bare), 1),
        "bare_p50_ms": round(statistics.median(one.p50_ms for one in bare), 1),
        "bare_p99_ms": round(statistics.median(one.p99_ms for one in bare), 1),
        "ratio_by_round": [round(ratio, 3) for ratio in ratios],
        "ratio": round(statistics.median(ratios), 3),
        "bad_answers": sum(one.bad for one in product),
        "answered": answered,
        "rows_kept": kept,
        "machine": figures(),
    }


if __name__ == "__main__":
    main()
