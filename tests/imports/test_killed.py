"""A process that is killed while it imports leaves all of a file or nothing, and the next one goes
on from there: facts are never half there, and no order's weeks stay uncounted."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, Decision
from api.database import session_factory, unit_of_work
from api.imports import service
from api.imports.models import Import
from api.orders.models import Order, Participant
from api.rules.access import Actor
from api.standing.models import WeekStanding
from scheduler import jobs
from tests.builders import MONDAY, a_court
from tests.imports import acts

TOP = Path(__file__).resolve().parent.parent.parent
ORDERS = 2
LINES = 3 * ORDERS
Worker = subprocess.Popen[str]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """What starts the processes that are killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.imports.killed"],
        cwd=TOP,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        yield worker


def test_whenever_it_is_killed_a_file_is_there_whole_or_not_at_all(
    real: Engine, worker: Worker
) -> None:
    clerk = _court(real)
    rows = [list(acts.HOURS[0])]
    for number in range(ORDERS):
        rows += [[_case(number), *row[1:]] for row in acts.HOURS[1:]]
    own = uuid4()
    with unit_of_work(session_factory(real)) as session:
        _send(session, clerk, "hours", rows, own)
    checking = ("checking", 0, 0)
    assert _killed_at_each_step(real, worker, own) == [checking, checking]
    assert _facts(real, own)[0] == "checked"
    with unit_of_work(session_factory(real)) as session:
        found = session.get_one(Import, own)
        assert (found.checked_lines, found.new_lines) == (LINES, LINES)
        service.run(session, clerk, MONDAY, own, found.digest)
    assert _killed_at_each_step(real, worker, own) == [
        ("writing", 0, 0),
        *[("counting", LINES, LINES)] * (ORDERS + 1),
    ]
    assert _facts(real, own) == ("done", LINES, LINES)
    with Session(real) as session:
        counted = select(func.sum(WeekStanding.credited_minutes))
        assert session.scalar(counted) == ORDERS * (240 + 240 + 270)


def _killed_at_each_step(engine: Engine, worker: Worker, own: UUID) -> list[tuple[str, int, int]]:
    """Kill who goes on with it before the commit of the first step, and each after that before
    that of its second, so that every step is lost once and done once; what was found after each.
    A step takes two commits: that it is tried, and what it does."""
    seen, commit = [], 2
    while _worked(engine, worker, commit) == -signal.SIGKILL:
        seen.append(_facts(engine, own))
        commit = 4
    return seen


def _case(number: int) -> str:
    return f"{acts.CASE[:-4]}{number:02d}00"


def _court(engine: Engine) -> Actor:
    """A court with orders, brought in by the same way."""
    with Session(engine) as session:
        court = a_court(session)
        clerk = Actor(role="clerk", id=uuid4(), court_id=court.id, name="Clara")
        session.commit()
    orders = [acts.ORDERS[0], *([_case(n), *acts.ORDERS[1][1:]] for n in range(ORDERS))]
    for kind in ("hosts", "sites", "participants", "orders"):
        with Session(engine) as session:
            own = uuid4()
            _send(session, clerk, kind, orders if kind == "orders" else acts.IN_ORDER[kind], own)
            session.commit()
        jobs.work_on_imports(session_factory(engine), MONDAY)
        with unit_of_work(session_factory(engine)) as session:
            found = session.get_one(Import, own)
            service.run(session, clerk, MONDAY, own, found.digest)
        jobs.work_on_imports(session_factory(engine), MONDAY)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Order)) == ORDERS
        assert session.scalar(select(func.count()).select_from(Participant)) == 2
    return clerk


def _send(session: Session, clerk: Actor, kind: str, rows: acts.Rows, own: UUID) -> None:
    raw = acts.as_csv(rows)
    court = service.court_for(session, clerk, None, kind)
    lines = service.lines_of(kind, raw)
    service.take_in(session, clerk, MONDAY, own, kind, court, raw, lines)


def _worked(engine: Engine, worker: Worker, commit: int) -> int:
    """Have a process of its own go on, to be killed before that commit; how it ended."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    url = engine.url.render_as_string(hide_password=False)
    print(commit, url, file=worker.stdin, flush=True)
    return int(worker.stdout.readline())


def _facts(engine: Engine, own: UUID) -> tuple[str, int, int]:
    """How far it is, and how many attendances and decisions are there."""
    with Session(engine) as session:
        attendances, decisions = [
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Attendance, Decision)
        ]
        return session.get_one(Import, own).state, attendances, decisions
