"""How many signed scans a second are taken in durably, beside two floors: a bare Flask view with
one INSERT, and one INSERT through the same libraries (smorest, marshmallow, the ORM).

`python -m bench.scans --json`: PostgreSQL with fsync on, gunicorn with 2 workers, everything on
this machine. The product's request verifies the signature and the code, stores the scan, pairs the
attendance, assesses the week and signs a receipt; the floors do none of it. Beside the rates, which
depend on the machine's other work, stand the statements of a scan and its CPU time in the server.
"""

import base64
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
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import click
from sqlalchemy import event, make_url, select, text
from sqlalchemy.orm import Session

from api.app import create_app
from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.orders.models import Order
from api.settings import Settings
from api.standing import service as standing
from bench.load import Rate, send, write_requests
from bench.machine import figures
from deploy.cluster import server_binaries, throwaway_postgres
from tests.crowd import a_crowd, signed_scans

HOST = "127.0.0.1"
JSON = "application/json"
SECRET = "QkVOQ0hCRU5DSEJFTkNIQkVOQ0hCRU5DSEJFTkNIQkU="
WORKERS, THREADS = 2, 8
# So many scans are made for each second of load, go into one batch, and are counted one by one.
MOST_PER_SECOND, BATCH, COUNTED = 500, 20, 40


def seed(session: Session, orders: int, rng: random.Random, scans: int) -> list[tuple[str, bytes]]:
    """Orders with phones at one site, and signed scans for them: in and out by turns. The clock
    has looked at every order's week before, as it has where people live with the product."""
    crowd = a_crowd(session, orders, rng)
    began = utcnow() - timedelta(hours=2)
    for order in session.scalars(select(Order)).all():
        standing.review(session, order, began)
    session.expunge_all()
    instants = [began + timedelta(minutes=number) for number in range(-(-scans // orders))]
    rows = signed_scans(crowd, instants, f"http://{HOST}", rng)
    return [(scan.path, scan.body) for scan in rows[:scans]]


@contextlib.contextmanager
def served(factory: str, port: int, environment: dict[str, str], probe: str) -> Iterator[int]:
    """gunicorn on this factory, until the block ends; its process."""
    command = [sys.executable, "-m", "gunicorn", factory, "--bind", f"{HOST}:{port}"]
    command += ["--worker-class", "gthread", "--workers", str(WORKERS)]
    command += ["--threads", str(THREADS), "--log-level", "error", "--no-control-socket"]
    with open(os.devnull, "wb") as quiet:
        process = subprocess.Popen(
            command, env=os.environ | environment, stdout=quiet, stderr=quiet
        )
        try:
            _await(f"http://{HOST}:{port}{probe}")
            yield process.pid
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
@click.option("--orders", default=600, show_default=True)
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


@dataclass
class Taken:
    """What was measured: the rates by round, and what a scan costs the server."""

    scans: list[Rate] = field(default_factory=list)
    batches: list[Rate] = field(default_factory=list)
    bare: list[Rate] = field(default_factory=list)
    orm: list[Rate] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    load: list[float] = field(default_factory=list)


def measure(
    place: Path, url: str, seconds: int, rounds: int, connections: int, orders: int, seed_: int
) -> dict[str, object]:
    """Product and floors by turns on one database; medians over the rounds."""
    migrations.upgrade(url)
    engine = new_engine(url)
    share = seconds * MOST_PER_SECOND
    with unit_of_work(session_factory(engine)) as session:
        most = 2 * share * rounds + COUNTED
        rows = seed(session, orders, random.Random(seed_), most)
        session.execute(text("create table bare (id uuid primary key, row text, body bytea)"))
    environment = {
        "CONSTANCIA_DATABASE_URL": url,
        "CONSTANCIA_SECRET_KEY": SECRET,
        "BARE_DATABASE_URL": make_url(url).set(drivername="postgresql").render_as_string(False),
    }
    statements = _statements_per_scan(url, rows[:COUNTED])
    taken = Taken()
    for number in range(rounds):
        start = COUNTED + 2 * share * number
        some, others = rows[start : start + share], rows[start + share : start + 2 * share]
        bodies = [(f"/bare/{number}-{i}", body) for i, (_, body) in enumerate(some)] * 5
        write_requests(place / "scans", some)
        write_requests(place / "batches", _batches(others))
        write_requests(place / "bare", bodies)
        write_requests(place / "orm", [(f"{path}-orm", body) for path, body in bodies])
        load = partial(_send, place=place, seconds=seconds, connections=connections)
        with served("api.app:from_environment()", 8311, environment, "/health/live") as server:
            before = cpu_seconds(server)
            taken.scans.append(load(8311, name="scans"))
            used = cpu_seconds(server) - before
            taken.cpu_ms.append(1000 * used / max(1, taken.scans[-1].requests))
            taken.batches.append(load(8311, name="batches", method="POST"))
        with served("bench.bare:application()", 8312, environment, "/"):
            taken.bare.append(load(8312, name="bare"))
        with served("bench.bare:with_orm()", 8313, environment, "/"):
            taken.orm.append(load(8313, name="orm"))
        taken.load.append(os.getloadavg()[0])
    with engine.connect() as connection:
        kept = connection.execute(text("select count(*) from scans")).scalar_one()
    engine.dispose()
    return _report(taken, kept, statements)


def _batches(rows: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The same scans, so many in a request."""
    scans = [json.loads(body) | {"id": path.rpartition("/")[2]} for path, body in rows]
    return [
        ("/api/v1/scans/batch", json.dumps({"scans": scans[at : at + BATCH]}).encode())
        for at in range(0, len(scans), BATCH)
    ]


def _statements_per_scan(url: str, rows: list[tuple[str, bytes]]) -> float:
    """How many statements a scan sends, without begin and commit."""
    engine = new_engine(url)
    settings = Settings(database_url=url, secret_key=base64.b64decode(SECRET))
    client = create_app(settings, sessions=session_factory(engine)).test_client()
    sent: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda c, k, sql, *_: sent.append(sql))
    for path, body in rows:
        answer = client.put(path, data=body, headers={"Host": HOST}, content_type=JSON)
        assert answer.status_code == 201, answer.json
    engine.dispose()
    return round(len(sent) / len(rows), 2)


def cpu_seconds(process: int) -> float:
    """The CPU time of a process and of its children."""
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            cells = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if process in (int(folder.name), int(cells[1])):
                total += (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _send(
    port: int, *, place: Path, name: str, seconds: int, connections: int, method: str = "PUT"
) -> Rate:
    return send(
        port,
        place / name,
        method=method,
        host=HOST,
        seconds=seconds,
        connections=connections,
        folder=place,
    )


def _report(taken: Taken, kept: int, statements: float) -> dict[str, object]:
    scans, bare, orm = taken.scans, taken.bare, taken.orm
    batched = [one.per_second * BATCH for one in taken.batches]
    return {
        **_rates("scans", scans),
        **_rates("bare", bare),
        **_rates("orm_floor", orm),
        "batched_scans_per_second": round(statistics.median(batched), 1),
        **_ratios("ratio", scans, bare),
        **_ratios("ratio_to_orm_floor", scans, orm),
        "batch_to_single": round(
            statistics.median(
                many / one.per_second for many, one in zip(batched, scans, strict=True)
            ),
            2,
        ),
        "statements_per_scan": statements,
        "server_cpu_ms_per_scan": round(statistics.median(taken.cpu_ms), 2),
        "bad_answers": sum(one.bad for one in (*scans, *taken.batches)),
        "answered": sum(one.requests for one in scans),
        "answered_batches": sum(one.requests for one in taken.batches),
        "rows_kept": kept,
        "load_average": [round(one, 1) for one in taken.load],
        "machine": figures(),
    }


def _rates(name: str, rates: list[Rate]) -> dict[str, object]:
    return {
        f"{name}_per_second": round(statistics.median(one.per_second for one in rates), 1),
        f"{name}_p50_ms": round(statistics.median(one.p50_ms for one in rates), 1),
        f"{name}_p99_ms": round(statistics.median(one.p99_ms for one in rates), 1),
    }


def _ratios(name: str, ours: list[Rate], floor: list[Rate]) -> dict[str, object]:
    ratios = [one.per_second / other.per_second for one, other in zip(ours, floor, strict=True)]
    return {
        f"{name}_by_round": [round(one, 3) for one in ratios],
        name: round(statistics.median(ratios), 3),
    }


if __name__ == "__main__":
    main()
