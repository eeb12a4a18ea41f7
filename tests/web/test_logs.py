"""The log says which door, who by role, and how long; never what was said or by whom."""

import json
from typing import Any

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient

from api.logs import ALLOWED
from tests.web import walk
from tests.web.probe_app import COURT

CANARY = "canario-9b1e"


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What was logged, as objects."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_names_the_door_and_the_role_and_nothing_of_the_person(
    http: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    http.set_cookie("who", "clerk")
    answer = http.get("/api/v1/weeks/2026-W47")
    (line,) = lines(capsys)
    assert set(line) <= ALLOWED
    assert line["rule"] == "/api/v1/weeks/<week:week>"
    assert (line["method"], line["status"], line["role"]) == ("GET", 200, "clerk")
    assert (line["court"], line["problem"]) == (str(COURT), None)
    assert line["request_id"] == answer.headers["X-Request-Id"]
    assert line["milliseconds"] >= 0
    assert "Canaria" not in str(line)
    assert "2026-W47" not in str(line)


def test_a_problem_is_in_the_log_by_its_type(
    http: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    http.post("/api/v1/everything", json={"number": "3"})
    (line,) = lines(capsys)
    assert (line["status"], line["problem"]) == (422, "wrong-type")


def test_no_canary_sent_anywhere_reaches_the_log(
    served: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps({CANARY: CANARY}).encode()
    headers = {
        "User-Agent": CANARY,
        "X-Forwarded-For": "203.0.113.77",
        "Referer": f"https://{CANARY}/",
        "X-Request-Id": CANARY,
        "Cookie": f"who={CANARY}",
        "Idempotency-Key": CANARY + "-0123456789",
    }
    for door in walk.doors(served):
        door.knock(body=body, query=f"?{CANARY}={CANARY}", headers=headers)
        door.knock(body=body, headers=headers)
    served.test_client().get(f"/{CANARY}", base_url=walk.doors(served)[0].base_url)
    logged = capsys.readouterr().err
    assert logged
    assert CANARY not in logged
    assert "203.0.113" not in logged
    assert "127.0.0.1" not in logged


def test_what_is_not_in_the_list_is_dropped(
    probe: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    structlog.get_logger().info("request", name=CANARY, body=CANARY, status=200)
    (line,) = lines(capsys)
    assert "status" in line
    assert CANARY not in str(line)


def test_every_request_has_its_own_code(http: FlaskClient) -> None:
    codes = {http.get("/api/v1/notes").headers["X-Request-Id"] for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 10 and code.isalnum() for code in codes)
