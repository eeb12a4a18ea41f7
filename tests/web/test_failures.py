"""Every failure is a problem in the caller's language, and says nothing of the inside."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from api.database import new_engine
from api.settings import Settings
from api.web.failures import database_problem
from tests import databases
from tests.web.probe_app import make_tables, probe_app

MEMBERS = {"type", "title", "status", "detail", "instance", "kept"}

KINDS = [
    ("conflict", 409, "conflict"),
    ("gone", 410, "gone"),
    ("locked", 423, "locked"),
    ("slow-down", 429, "slow-down"),
    ("invalid", 422, "out-of-range"),
    ("unexpected", 500, "unexpected"),
    ("none", 404, "not-found"),
]


@pytest.mark.parametrize(("kind", "status", "code"), KINDS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_each_refusal_has_its_status_type_and_sentence(
    http: FlaskClient, kind: str, status: int, code: str, language: str
) -> None:
    answer = http.get(f"/api/v1/failures/{kind}", headers={"Accept-Language": language})
    problem = answer.get_json()
    assert (answer.status_code, problem["type"], problem["status"]) == (status, code, status)
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Content-Language"] == language
    assert set(problem) - {"errors"} == MEMBERS
    assert problem["title"]
    assert problem["detail"].endswith(".")
    assert problem["instance"] == f"urn:constancia:support:{answer.headers['X-Request-Id']}"


def test_the_two_languages_differ_and_spanish_is_the_default(http: FlaskClient) -> None:
    def title(language: str | None) -> str:
        headers = {"Accept-Language": language} if language else {}
        return str(http.get("/api/v1/nothing", headers=headers).get_json()["title"])

    assert title("en") == title("en-GB,en;q=0.9") == "Not found"
    assert title(None) == title("es-CO") == title("de") == title("*") == "No encontrado"


def test_what_was_kept_is_said(http: FlaskClient) -> None:
    assert http.get("/api/v1/failures/conflict").get_json()["kept"] is True
    assert http.get("/api/v1/failures/gone").get_json()["kept"] is False


def test_too_many_tries_say_how_long_to_wait(http: FlaskClient) -> None:
    answer = http.get("/api/v1/failures/slow-down")
    assert answer.headers["Retry-After"] == "30"
    assert "30 segundos" in answer.get_json()["detail"]


def test_a_field_refused_by_the_domain_is_named(http: FlaskClient) -> None:
    error = http.get("/api/v1/failures/invalid").get_json()["errors"][0]
    assert error == {
        "pointer": "/hours",
        "code": "out-of-range",
        "message": "Debe estar entre 1 y 20.",
    }


def test_a_code_without_sentences_still_gets_general_ones(http: FlaskClient) -> None:
    problem = http.get("/api/v1/failures/untaught").get_json()
    assert (problem["type"], problem["title"]) == ("never-heard-of", "Este código ya no sirve")


def test_an_unexpected_error_shows_a_support_code_and_nothing_else(
    http: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = http.get("/api/v1/failures/unexpected")
    logged = capsys.readouterr().err
    for words in ("secret words", "ZeroDivision", "Traceback", "careless.py"):
        assert words not in answer.text
    assert "secret words" not in logged
    assert "ZeroDivisionError" in logged
    assert "careless.py:" in logged
    assert answer.headers["X-Request-Id"] in logged


def test_what_the_database_holds_already_is_a_conflict(http: FlaskClient) -> None:
    for number in (1, 2):
        url = f"/api/v1/notes/00000000-0000-0000-0000-00000000000{number}"
        answer = http.put(url, json={"line": "la misma"})
    assert (answer.status_code, answer.get_json()["type"]) == (409, "conflict")
    assert "probe_notes" not in answer.text


def test_a_null_that_slipped_through_is_our_mistake_not_a_conflict(probe_engine: Engine) -> None:
    make_tables(probe_engine)
    with probe_engine.connect() as connection:
        with pytest.raises(IntegrityError) as refused:
            connection.execute(text("insert into probe_notes (id, version) values (null, 1)"))
        assert database_problem(refused.value) is None


def _write(http: FlaskClient, line: str = "x") -> tuple[int, dict[str, object], str | None]:
    url = "/api/v1/notes/00000000-0000-0000-0000-000000000009"
    answer = http.put(url, json={"line": line})
    return answer.status_code, answer.get_json(), answer.headers.get("Retry-After")


def _refusing() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"postgresql+psycopg://x@127.0.0.1:{free.getsockname()[1]}/x"


def test_a_database_that_is_away_is_said_at_once(probe_settings: Settings) -> None:
    app = probe_app(probe_settings, new_engine(_refusing()))
    before = time.monotonic()
    status, problem, retry = _write(app.test_client())
    assert (status, problem["type"], problem["kept"], retry) == (503, "try-later", False, "5")
    assert time.monotonic() - before < 2


def test_a_database_that_does_not_answer_is_given_up_after_two_seconds(
    probe_settings: Settings,
) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"postgresql+psycopg://x@127.0.0.1:{silent.getsockname()[1]}/x"
        app = probe_app(probe_settings, new_engine(url))
        before = time.monotonic()
        status, problem, _ = _write(app.test_client())
    assert (status, problem["type"]) == (503, "try-later")
    assert time.monotonic() - before < 3


def test_a_full_disk_is_507_and_reading_goes_on(probe_settings: Settings, tmp_path: Path) -> None:
    engine = new_engine(databases.fresh_sqlite(tmp_path), durable=False)
    make_tables(engine)
    app = probe_app(probe_settings, engine)
    client = app.test_client()
    with engine.connect() as connection:
        pages = connection.execute(text("pragma page_count")).scalar_one()
    with _limited(engine, pages):
        statuses = [_put(client, number) for number in range(200)]
        assert statuses[-1] == (507, "storage-full", False, "60")
        assert client.get("/api/v1/notes").status_code == 200
    assert _put(client, 999)[0] == 201


def _put(client: FlaskClient, number: int) -> tuple[int, str | None, bool | None, str | None]:
    url = f"/api/v1/notes/00000000-0000-0000-0000-{number:012}"
    answer = client.put(url, json={"line": f"{number:080}"})
    body = answer.get_json()
    return answer.status_code, body.get("type"), body.get("kept"), answer.headers.get("Retry-After")


class _limited:
    """A file that may not grow: every new connection is told so."""

    def __init__(self, engine: Engine, pages: int) -> None:
        self.engine, self.pages = engine, pages

    def __enter__(self) -> None:
        self._set(self.pages)

    def __exit__(self, *_error: object) -> None:
        self._set(1_000_000)

    def _set(self, pages: int) -> None:
        # The limit belongs to a connection, and this pool has one.
        with self.engine.connect() as connection:
            connection.execute(text(f"pragma max_page_count = {pages}"))


class _Original(Exception):
    """A driver's error with a state."""

    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


STATES: list[tuple[type[OperationalError] | type[IntegrityError], str, int | None]] = [
    (OperationalError, "53100", 507),
    (OperationalError, "53300", 503),
    (OperationalError, "40001", 503),
    (OperationalError, "40P01", 503),
    (OperationalError, "57P01", 503),
    (OperationalError, "08006", 503),
    (OperationalError, "", 503),
    (OperationalError, "42P01", None),
    (IntegrityError, "23505", 409),
    (IntegrityError, "23503", 409),
    (IntegrityError, "23514", None),
    (IntegrityError, "23502", None),
]


@pytest.mark.parametrize(("kind", "state", "status"), STATES)
def test_each_state_of_postgresql_is_told_apart(
    kind: Callable[..., OperationalError], state: str, status: int | None
) -> None:
    problem = database_problem(kind("select 1", {}, _Original(state)))
    assert (problem.status if problem else None) == status
