"""A scan is cheap for the database: everything is read by one statement and written by one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.builders import at
from tests.conftest import TestClock
from tests.passes.acts import a_card, her_pass, read_card, with_key, witness
from tests.people import Cast
from tests.scans.acts import capture, send, taken

TURN, READ, WRITE = 1, 1, 1
# The tablet, the card and whoever was there are found together.
CARD = 1
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


@pytest.mark.parametrize("kind", ["W0", "W1"])
def test_a_card_costs_one_more(cast: Cast, clock: TestClock, session: Session, kind: str) -> None:
    tablet, card = with_key(cast, session), a_card(cast, session)
    clock.at = at("2026-11-09 08:01")
    word = witness(cast)
    came = read_card(cast, tablet, card, clock(), witness=word)
    assert send(cast.nobody, came).status_code == 201
    clock.at = at("2026-11-09 12:03")
    shown = card if kind == "W0" else her_pass(cast, clock())
    scan = read_card(cast, tablet, shown, clock(), "out", witness=word)
    with statements() as sent:
        assert send(cast.nobody, scan).json["level"] == 4
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    assert len(sent) <= CARD + TURN + READ + (ROWS if is_sqlite else WRITE), sent
