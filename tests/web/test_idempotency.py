"""A command sent twice has one effect, on both databases."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from api.web.idempotency_keys import KEPT_FOR, IdempotencyKey, forget_old
from tests.web.probe import Note
from tests.web.probe_app import NOON

KEY = "una-clave-del-cliente-1"


def post(http: FlaskClient, key: str = KEY, line: str = "hola", number: int = 1) -> TestResponse:
    """Send the command to make a note."""
    body = {"id": str(UUID(int=number)), "line": line}
    return http.post("/api/v1/notes", json=body, headers={"Idempotency-Key": key})


def notes(engine: Engine) -> list[str]:
    """The lines of all notes."""
    with Session(engine) as session:
        return sorted(session.scalars(select(Note.line)))


def test_the_same_command_again_gets_the_same_answer(
    http: FlaskClient, probe_engine: Engine
) -> None:
    first, again = post(http), post(http)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.data == again.data
    assert (first.headers["ETag"], again.headers["ETag"]) == ('"1"', '"1"')
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.mimetype == "application/json"
    assert notes(probe_engine) == ["hola"]


def test_a_changed_body_under_a_used_key_is_refused(
    http: FlaskClient, probe_engine: Engine
) -> None:
    post(http)
    answer = post(http, line="otra", number=2)
    assert (answer.status_code, answer.get_json()["type"]) == (422, "idempotency-key-reused")
    assert notes(probe_engine) == ["hola"]


def test_another_person_may_use_the_same_key(http: FlaskClient, probe_engine: Engine) -> None:
    post(http)
    http.set_cookie("who", "clerk")
    headers = {"Idempotency-Key": KEY, "X-Constancia": "1"}
    body = {"id": str(UUID(int=2)), "line": "de otra"}
    assert http.post("/api/v1/notes", json=body, headers=headers).status_code == 201
    assert notes(probe_engine) == ["de otra", "hola"]


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with spaces in between", "ñ" * 20])
def test_a_malformed_key_is_refused(http: FlaskClient, key: str) -> None:
    answer = post(http, key)
    assert (answer.status_code, answer.get_json()["type"]) == (400, "idempotency-key-malformed")


def test_a_command_that_failed_may_be_sent_again(http: FlaskClient, probe_engine: Engine) -> None:
    post(http, "the-first-command-1")
    assert post(http, line="hola", number=2).status_code == 409
    assert post(http, line="adios", number=2).status_code == 201
    assert notes(probe_engine) == ["adios", "hola"]


def test_a_crash_before_the_commit_leaves_neither_work_nor_answer(
    http: FlaskClient, probe_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(self: Session) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Session, "commit", power_cut)
        with pytest.raises(KeyboardInterrupt):
            post(http)
    with Session(probe_engine) as session:
        assert session.scalars(select(IdempotencyKey)).all() == []
    assert notes(probe_engine) == []
    assert post(http).status_code == 201


def test_fifty_at_once_have_one_effect(probe: Flask, probe_engine: Engine) -> None:
    def send(_number: int) -> TestResponse:
        return post(probe.test_client())

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, range(50)))
    done = [answer for answer in answers if answer.status_code == 201]
    busy = [answer for answer in answers if answer.status_code == 409]
    assert len(done) + len(busy) == 50
    assert len({answer.data for answer in done}) == 1
    assert all(answer.get_json()["type"] == "in-progress" for answer in busy)
    assert all(answer.headers["Retry-After"] == "1" for answer in busy)
    assert notes(probe_engine) == ["hola"]


def test_a_command_still_being_worked_on_is_409(
    probe: Flask, probe_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    working, may_end = threading.Event(), threading.Event()
    real = Session.flush

    def slow(self: Session, *given: object) -> None:
        if self.new:
            working.set()
            may_end.wait(5)
        real(self)

    monkeypatch.setattr(Session, "flush", slow)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: post(probe.test_client()))
        assert working.wait(5)
        # SQLite makes the second wait at the database's own door; asking there would hang here.
        if probe_engine.dialect.name == "postgresql":
            answer = post(probe.test_client())
            assert (answer.status_code, answer.headers["Retry-After"]) == (409, "1")
        may_end.set()
        assert first.result().status_code == 201


def test_the_stored_answer_cannot_be_read_in_the_database(
    http: FlaskClient, probe_engine: Engine
) -> None:
    post(http, line="palabra secreta")
    with Session(probe_engine) as session:
        stored = session.scalars(select(IdempotencyKey)).one()
    assert b"palabra" not in stored.sealed_answer
    assert KEY not in (stored.key_hash, stored.caller, stored.fingerprint)


def test_old_answers_are_forgotten(http: FlaskClient, probe_engine: Engine) -> None:
    post(http)
    with Session(probe_engine) as session:
        assert forget_old(session, NOON + KEPT_FOR) == 0
        assert forget_old(session, NOON + KEPT_FOR + timedelta(seconds=1)) == 1
        session.commit()
    assert post(http, str(uuid4()), "nueva", 2).status_code == 201
