"""A process that is killed while it imports leaves all of a file or nothing, and the next one goes
on from there: facts are never half there, and no order's weeks stay uncounted."""

import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID, uuid4

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
ORDERS = 3
# A kill before each of these steps; the last one comes after everything is done.
STEPS = (1, 4, 6, 9, 1_000_000)


def test_whenever_it_is_killed_a_file_is_there_whole_or_not_at_all(real: Engine) -> None:
    clerk = _court(real)
    rows = [list(acts.HOURS[0])]
    for number in range(ORDERS):
        rows += [[_case(number), *row[1:]] for row in acts.HOURS[1:]]
    own = uuid4()
    with Session(real) as session:
        _send(session, clerk, "hours", rows, own)
        session.commit()
    assert jobs.work_on_imports(session_factory(real), MONDAY) > 0
    with Session(real) as session:
        found = session.get_one(Import, own)
        assert (found.state, found.new_lines) == ("checked", 3 * ORDERS)
        service.run(session, clerk, MONDAY, own, found.digest)
        session.commit()
    kills = 0
    for step in STEPS:
        kills += _worked(real, step) == -signal.SIGKILL
        assert _facts(real, own) in (
            {"writing": (0, 0)},
            {"counting": (3 * ORDERS, 3 * ORDERS)},
            {"done": (3 * ORDERS, 3 * ORDERS)},
        )
    assert kills >= 3
    assert _facts(real, own) == {"done": (3 * ORDERS, 3 * ORDERS)}
    with Session(real) as session:
        counted = select(func.sum(WeekStanding.credited_minutes))
        assert session.scalar(counted) == ORDERS * (240 + 240 + 270)


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
    court = service.court_for(session, clerk, None)
    lines = service.lines_of(kind, raw)
    service.take_in(session, clerk, MONDAY, own, kind, court, raw, lines)


def _worked(engine: Engine, step: int) -> int:
    """Have a process of its own go on, to be killed before that step."""
    url = engine.url.render_as_string(hide_password=False)
    return subprocess.run(
        [sys.executable, "-m", "tests.imports.killed", url, str(step)],
        cwd=TOP,
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


def _facts(engine: Engine, own: UUID) -> dict[str, tuple[int, int]]:
    """How far it is, and how many attendances and decisions are there."""
    with Session(engine) as session:
        counted = [
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Attendance, Decision)
        ]
        return {session.get_one(Import, own).state: (counted[0], counted[1])}
