"""The catalogue of bad input that any endpoint may meet, line by line, on the probe."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

EVERYTHING = "/api/v1/everything"

# What is sent -> status, type, pointer of the first error.
BODIES: list[tuple[dict[str, Any], str, str]] = [
    ({"number": "3"}, "wrong-type", "/number"),
    ({"number": 3.7}, "wrong-type", "/number"),
    ({"number": True}, "wrong-type", "/number"),
    ({"flag": "yes"}, "wrong-type", "/flag"),
    ({"number": -6}, "out-of-range", "/number"),
    ({"at": "2026-11-09T08:00:00"}, "time-needs-offset", "/at"),
    ({"at": "2019-01-01T00:00:00Z"}, "time-out-of-range", "/at"),
    ({"day": "2026-02-30"}, "bad-date", "/day"),
    ({"week": "2027-W53"}, "bad-week", "/week"),
    ({"line": "a\x00b"}, "bad-characters", "/line"),
    ({"line": "a\ud800b"}, "bad-characters", "/line"),
    ({"line": "a\u202eb"}, "bad-characters", "/line"),
    ({"line": "x" * 21}, "too-long", "/line"),
    ({"thing": "1"}, "wrong-form", "/thing"),
    ({"inner": {"number": 8}}, "out-of-range", "/inner/number"),
    ({"inner": [], "number": 1}, "wrong-type", "/inner"),
    ({"many": [{"number": 1}, {"number": "2"}]}, "wrong-type", "/many/1/number"),
    ({"many": [{"number": 1}] * 4}, "too-many", "/many"),
    ({"surprise": 1}, "unknown-field", ""),
    ({"inner": {"number": 1, "surprise": 2}}, "unknown-field", "/inner"),
    ({"number": None}, "null-not-allowed", "/number"),
    ({"inner": {}}, "required", "/inner/number"),
]


@pytest.mark.parametrize(("body", "code", "pointer"), BODIES)
def test_a_bad_value_is_named_by_place_and_code(
    http: FlaskClient, body: dict[str, Any], code: str, pointer: str
) -> None:
    answer = http.post(EVERYTHING, data=json.dumps(body), content_type="application/json")
    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, code)
    first = problem["errors"][0]
    assert (first["pointer"], first["code"]) == (pointer, code)
    assert first["message"]


def test_several_bad_values_are_all_named(http: FlaskClient) -> None:
    problem = http.post(EVERYTHING, json={"number": "3", "day": "x", "zz": 1}).get_json()
    assert problem["type"] == "invalid"
    found = {(error["pointer"], error["code"]) for error in problem["errors"]}
    assert found == {("/number", "wrong-type"), ("/day", "bad-date"), ("", "unknown-field")}


def test_no_answer_repeats_what_was_sent(http: FlaskClient) -> None:
    canary = "canario-7f3a"
    for body in ({canary: 1}, {"line": canary * 9}, {"number": canary}, {"word": canary}):
        assert canary not in http.post(EVERYTHING, json=body).text
    for url in (f"{EVERYTHING}?{canary}=1", f"/api/v1/{canary}", f"/api/v1/notes?limit={canary}"):
        assert canary not in http.get(url).text
        assert canary not in http.post(url, json={}).text


def test_text_is_trimmed_and_composed(http: FlaskClient) -> None:
    answer = http.post(EVERYTHING, json={"line": "  Jose\u0301  "})
    assert answer.get_json()["line"] == "José"


def test_a_whole_float_is_an_integer(http: FlaskClient) -> None:
    assert http.post(EVERYTHING, json={"number": 3.0}).get_json()["number"] == 3


@pytest.mark.parametrize("charset", ["latin-1", "utf-16"])
def test_another_charset_is_malformed(http: FlaskClient, charset: str) -> None:
    kind = f"application/json; charset={charset}"
    answer = http.post(EVERYTHING, data=b"{}", content_type=kind)
    assert (answer.status_code, answer.get_json()["type"]) == (400, "malformed-body")


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [
        ("number=x", "wrong-type", "?number"),
        ("number=3.0", "wrong-type", "?number"),
        ("number=٣", "wrong-type", "?number"),
        ("number=10", "out-of-range", "?number"),
        ("flag=1", "wrong-type", "?flag"),
        ("number=1&number=2", "wrong-type", "?number"),
        ("limit=%00", "wrong-type", "?limit"),
        ("other=1", "unknown-parameter", "?"),
    ],
)
def test_a_bad_query_is_not_ignored(http: FlaskClient, query: str, code: str, pointer: str) -> None:
    answer = http.get(f"/api/v1/notes?{query}")
    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, code)
    assert problem["errors"][0]["pointer"] == pointer


def test_a_good_query_is_read(http: FlaskClient) -> None:
    assert http.get("/api/v1/notes?number=3&flag=true&limit=50").status_code == 200


def test_a_claim_is_kept_as_it_came(http: FlaskClient) -> None:
    claim = {"direction": "in", "clock": {"odd": [1.5, "\x00"]}, "from_a_newer_phone": "\ud800"}
    data = json.dumps(claim)
    answer = http.post("/api/v1/claims", data=data, content_type="application/json")
    assert answer.status_code == 200
    assert answer.get_json()["clock"] == claim["clock"]


def test_a_clock_with_seventeen_digits_is_a_number(http: FlaskClient) -> None:
    body = b'{"direction": "in", "clock": 123456.78901234567}'
    answer = http.post("/api/v1/claims", data=body, content_type="application/json")
    assert answer.get_json()["clock"] == 123456.78901234567


def test_a_route_may_read_less_than_others(http: FlaskClient) -> None:
    answer = http.post("/api/v1/claims", json={"direction": "in", "clock": "x" * 3000})
    assert answer.status_code == 413


def test_a_file_is_read_as_it_is_and_no_larger_than_its_route_says(http: FlaskClient) -> None:
    odd = b"\x89PNG\x00{[" * 9_000
    answer = http.post("/api/v1/files", data=odd, content_type="image/png")
    assert (answer.status_code, answer.get_json()["text"]) == (200, str(len(odd)))
    answer = http.post("/api/v1/files", data=odd * 2, content_type="image/png")
    assert (answer.status_code, answer.get_json()["type"]) == (413, "body-too-large")


def test_an_unknown_week_is_not_found(http: FlaskClient) -> None:
    http.set_cookie("who", "clerk")
    assert http.get("/api/v1/weeks/2026-W53").status_code == 200
    for week in ("2027-W53", "2026-W00", "2026-W5", "x"):
        assert http.get(f"/api/v1/weeks/{week}").status_code == 404


def test_a_wrong_method_says_which_are_right(http: FlaskClient) -> None:
    answer = http.put("/api/v1/notes", json={})
    assert (answer.status_code, answer.get_json()["type"]) == (405, "method-not-allowed")
    assert {"GET", "POST"} <= {word.strip() for word in answer.headers["Allow"].split(",")}


def test_an_expired_sign_in_is_said_so_and_does_not_stop_an_open_route(http: FlaskClient) -> None:
    http.set_cookie("who", "expired")
    answer = http.get("/api/v1/weeks/2026-W47")
    assert (answer.status_code, answer.get_json()["type"]) == (401, "session-expired")
    assert http.get("/api/v1/notes").status_code == 200


def test_an_unsafe_request_with_a_cookie_needs_our_header(http: FlaskClient) -> None:
    http.set_cookie("who", "clerk")
    assert http.post("/api/v1/secrets").status_code == 403
    assert http.post("/api/v1/secrets", headers={"X-Constancia": "1"}).status_code == 200


def test_another_host_name_is_refused(http: FlaskClient) -> None:
    answer = http.get("/api/v1/notes", base_url="https://evil.example.org")
    assert (answer.status_code, answer.get_json()["type"]) == (400, "wrong-host")


def test_a_page_outside_the_api_answers_a_browser_with_a_page(probe: Flask) -> None:
    answer = probe.test_client().get("/nowhere", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "No encontrado" in answer.text
    assert "<script" not in answer.text
