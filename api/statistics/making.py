"""From counting to a release: what a clock and an operator both do. Whoever is killed goes on."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from api.database import unit_of_work
from api.statistics import publishing, work
from api.statistics.publishing import Draft


def count(
    sessions: sessionmaker[Session],
    name: str,
    now: datetime,
    counted: Callable[[], None] = lambda: None,
) -> int:
    """Count every order that a release still needs, each in a transaction of its own."""
    done = 0
    while True:
        with reading(sessions) as session:
            waiting = work.due(session, name)
        if not waiting:
            return done
        for order_id in waiting:
            with unit_of_work(sessions) as session:
                done += work.count_one(session, order_id, name, now)
            counted()


def make(sessions: sessionmaker[Session], name: str, now: datetime) -> int:
    """Count and release a month; how many units of work that was."""
    done = count(sessions, name, now)
    drafted = drafted_of(sessions, name)
    cells = publishing.protected(drafted)
    with unit_of_work(sessions) as session:
        return done + publishing.publish(session, drafted, cells, now)


def drafted_of(sessions: sessionmaker[Session], name: str) -> Draft:
    """What a release rests on."""
    with reading(sessions) as session:
        return publishing.draft(session, name)


def reading(sessions: sessionmaker[Session]) -> Session:
    """A session that only reads: nobody who writes has to wait for it."""
    session = sessions()
    session.connection(execution_options={"sqlite_begin": "DEFERRED"})
    return session
