"""Time passing with the clock running, and what the tables say of her warnings then."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from api.attendances import service as attendances
from api.database import unit_of_work
from api.orders.models import Order
from api.standing import service as standing
from api.warnings.models import Telling, Warning
from scheduler import jobs
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast


def begin(cast: Cast, clock: TestClock, sessions: sessionmaker[Session], when: str) -> None:
    """Let the clock look at her order for the first time."""
    clock.at = at(when)
    with unit_of_work(sessions) as session:
        standing.review(session, session.get_one(Order, cast.order.id), clock())


def walk(cast: Cast, clock: TestClock, sessions: sessionmaker[Session], until: str) -> None:
    """Let time pass as the clock process sees it: it looks whenever a look is due."""
    end = at(until)
    while True:
        with sessions() as session:
            due = session.get_one(Order, cast.order.id).look_again_at
        if due is None or due > end:
            break
        clock.at = max(due, clock.at)
        jobs.look_again(sessions, clock())
        with unit_of_work(sessions) as session:
            attendances.presume_one(session, clock())
    clock.at = max(end, clock.at)


def warnings(sessions: sessionmaker[Session], order_id: UUID) -> list[Warning]:
    """Her warnings, oldest first, with their steps."""
    with sessions() as session:
        found = session.scalars(
            select(Warning).where(Warning.order_id == order_id).order_by(Warning.opened_at)
        ).all()
        for one in found:
            assert one.steps
        return list(found)


def told(sessions: sessionmaker[Session], order_id: UUID) -> list[tuple[str, str, datetime]]:
    """What she was told: kind, state, and when it was due."""
    with sessions() as session:
        rows = session.scalars(
            select(Telling).where(Telling.order_id == order_id).order_by(Telling.due_at)
        )
        return [(row.kind, row.state, row.due_at) for row in rows]


def worklist(cast: Cast, state: str = "open") -> list[dict[str, Any]]:
    """The clerk's worklist."""
    answer = cast.clerk.client.get(f"/api/v1/warnings?state={state}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def hers(cast: Cast) -> dict[str, Any]:
    """What she was told, on her own page."""
    answer = cast.participant.client.get("/api/v1/me/warnings")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


HOUR = timedelta(hours=1)
