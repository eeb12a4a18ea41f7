"""A scan is cheap for the database: everything is read by one statement and written by one."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import capture, send, taken

TURN, READ, WRITE = 1, 1, 1
# SQLite writes the scan, its attendance, its part, the week and the desk's cache one by one.
ROWS = 5


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements sent to any database meanwhile, but for savepoints of the tests."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "SAVEPOINT" not in statement:
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_departure_costs_three_statements(cast: Cast, clock: TestClock, session: Session) -> None:
    clock.at = at("2026-11-09 08:01")
    taken(cast, clock(), "in")
    clock.at = at("2026-11-09 12:03")
    scan = capture(cast, clock(), "out")
    with statements() as sent:
        assert send(cast.nobody, scan).status_code == 201
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    assert len(sent) <= TURN + READ + (ROWS if is_sqlite else WRITE), sent
