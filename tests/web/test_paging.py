"""Lists: keyset cursors that only we can make."""

from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.web.paging import opened, sealed
from tests.web.probe import Note


def write(engine: Engine, count: int) -> None:
    """Notes in order."""
    with Session(engine) as session:
        session.add_all(Note(id=UUID(int=n), line=f"{n:03}") for n in range(count))
        session.commit()


def lines(http: FlaskClient, query: str) -> tuple[list[str], str | None]:
    """One page: its lines and the cursor to the next."""
    body = http.get(f"/api/v1/notes?{query}").get_json()
    return [item["line"] for item in body["items"]], body["next"]


def test_the_pages_together_are_the_whole_list(http: FlaskClient, probe_engine: Engine) -> None:
    write(probe_engine, 120)
    seen: list[str] = []
    page, cursor = lines(http, "")
    sizes = [len(page)]
    seen += page
    while cursor:
        page, cursor = lines(http, f"cursor={cursor}")
        sizes.append(len(page))
        seen += page
    assert sizes == [50, 50, 20]
    assert seen == [f"{n:03}" for n in range(120)]


def test_a_row_added_meanwhile_moves_no_page(http: FlaskClient, probe_engine: Engine) -> None:
    write(probe_engine, 4)
    first, cursor = lines(http, "limit=2")
    with Session(probe_engine) as session:
        session.add(Note(id=UUID(int=99), line="000-a"))
        session.commit()
    second, end = lines(http, f"limit=2&cursor={cursor}")
    assert (first, second, end) == (["000", "001"], ["002", "003"], None)


def test_a_changed_cursor_is_refused(http: FlaskClient, probe_engine: Engine) -> None:
    write(probe_engine, 3)
    _, cursor = lines(http, "limit=1")
    assert cursor
    for changed in (cursor[:-1] + ("A" if cursor[-1] != "A" else "B"), "A" + cursor[1:]):
        if changed != cursor:
            answer = http.get(f"/api/v1/notes?cursor={changed}")
            assert (answer.status_code, answer.get_json()["type"]) == (422, "bad-page")


def test_a_cursor_of_another_list_is_refused(probe: Flask) -> None:
    with probe.test_request_context("/api/v1/notes"):
        cursor = sealed(["x", 1, None])
        assert opened(cursor) == ("x", 1, None)
    with probe.test_request_context("/api/v1/everything"):
        assert opened(cursor) is None
