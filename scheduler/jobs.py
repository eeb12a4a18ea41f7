"""What the clock does unasked. Each job is a loop of one small unit in a transaction of its own.

A job may die between any two lines: what it had committed stands, the rest is still due.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import structlog
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import limits
from api.accounts import sessions as sign_ins
from api.appearances import plan
from api.appearances import service as appearances
from api.attendances import service as attendances
from api.database import unit_of_work
from api.health import service as health
from api.imports import service as imports
from api.notices import planning
from api.notices.post import Post
from api.standing import service as standing
from api.statistics import making, publishing
from api.web import idempotency_keys

# Providers take their time: so many messages are on their way at once, and a clock that is told to
# stop waits for no more than a turn.
CARRIERS, TURN_SECONDS = 4, 45
Unit = Callable[[Session, datetime], bool]
log = structlog.get_logger("constancia.clock")


def until_done(sessions: sessionmaker[Session], unit: Unit, now: datetime) -> int:
    """Run a unit of work again and again until it finds nothing due; how often it did."""
    done = 0
    while True:
        with unit_of_work(sessions) as session:
            if not unit(session, now):
                return done
        done += 1


def presume_silent(sessions: sessionmaker[Session], now: datetime) -> int:
    """Presume attendances whose host has said nothing for 72 hours; nobody's silence costs her."""
    return until_done(sessions, attendances.presume_one, now)


def make_appearances(sessions: sessionmaker[Session], now: datetime) -> int:
    """Make the dates before the judge that each rule lacks for the next months."""
    return until_done(sessions, plan.make_dates_of_one, now)


def presume_appearances(sessions: sessionmaker[Session], now: datetime) -> int:
    """Presume kept the dates that nobody recorded in five business days; none is ever missed."""
    return until_done(sessions, appearances.presume_one, now)


def look_again(sessions: sessionmaker[Session], now: datetime) -> int:
    """Assess the orders whose time to look again has come. Those that another clock has in hand
    are left to it."""
    done = 0
    while True:
        with unit_of_work(sessions) as session:
            due = standing.due(session, now)
        before = done
        for order_id in due:
            with unit_of_work(sessions) as session:
                done += standing.review_due(session, order_id, now)
        if done == before:
            return done


def work_on_imports(sessions: sessionmaker[Session], now: datetime) -> int:
    """Go on with files that were sent in: check their lines, write them, count the weeks."""
    done = 0
    while True:
        # Counted before it is taken: a step that fails, or dies, does not hold up the others.
        with unit_of_work(sessions) as session:
            begun = imports.begin_one(session, now)
        if begun is None:
            return done
        with unit_of_work(sessions) as session:
            done += imports.go_on(session, begun, now)


def plan_notices(sessions: sessionmaker[Session], now: datetime) -> int:
    """Make the notices that are due and missing, of every order and host whose time has come."""
    planned = until_done(sessions, planning.plan_one, now)
    return planned + until_done(sessions, planning.plan_host, now)


def send_notices(sessions: sessionmaker[Session], now: datetime, post: Post | None = None) -> int:
    """Carry the notices whose time has come, several at once; without a post room none is."""
    if post is None:
        return 0
    ends = time.monotonic() + TURN_SECONDS

    def carry() -> int:
        done = 0
        while time.monotonic() < ends and post.carry_one(sessions):
            done += 1
        return done

    with ThreadPoolExecutor(CARRIERS, thread_name_prefix="carrier") as carriers:
        return sum(one.result() for one in [carriers.submit(carry) for _ in range(CARRIERS)])


def beat(sessions: sessionmaker[Session], now: datetime, clock: str = "clock") -> int:
    """Say that this clock lives."""
    with unit_of_work(sessions) as session:
        health.beat(session, clock, now)
    return 1


def publish_statistics(sessions: sessionmaker[Session], now: datetime) -> int:
    """Count the orders that the next release needs, one at a time; then make it, once."""
    with sessions() as session:
        name = publishing.due(session, now)
    return 0 if name is None else making.make(sessions, name, now)


def sweep(sessions: sessionmaker[Session], now: datetime) -> int:
    """Forget sign-ins, tries and stored answers that are over."""
    with unit_of_work(sessions) as session:
        return (
            sign_ins.sweep(session, now)
            + limits.sweep(session, now)
            + idempotency_keys.forget_old(session, now)
            + imports.forget_old(session, now)
        )
