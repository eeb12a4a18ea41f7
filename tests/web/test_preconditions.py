"""No lost updates, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NOTE = UUID(int=5)
URL = f"/api/v1/notes/{NOTE}"


def put(http: FlaskClient, line: str, tag: str | None = None, url: str = URL) -> TestResponse:
    """Write the note, seen at this version."""
    headers = {"If-Match": tag} if tag else {}
    return http.put(url, json={"line": line}, headers=headers)


def test_a_new_row_needs_no_version_and_gives_its_first(http: FlaskClient) -> None:
    answer = put(http, "uno")
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    assert http.get(URL).headers["ETag"] == '"1"'


def test_each_change_gives_the_next_version(http: FlaskClient) -> None:
    put(http, "uno")
    answer = put(http, "dos", '"1"')
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')


def test_an_existing_row_is_not_overwritten_without_its_version(http: FlaskClient) -> None:
    put(http, "uno")
    answer = put(http, "dos")
    assert (answer.status_code, answer.get_json()["type"]) == (428, "precondition-required")
    assert http.get(URL).get_json()["line"] == "uno"


def test_a_stale_version_is_refused_and_told_the_present_one(http: FlaskClient) -> None:
    put(http, "uno")
    put(http, "dos", '"1"')
    answer = put(http, "tres", '"1"')
    assert (answer.status_code, answer.get_json()["type"]) == (412, "changed-meanwhile")
    assert answer.headers["ETag"] == '"2"'
    assert http.get(URL).get_json()["line"] == "dos"


@pytest.mark.parametrize("tag", ['W/"1"', '"1", "2"', "1", '"abc"', '""', '"-1"', '"1" '[:2]])
def test_a_tag_that_was_never_given_is_stale(http: FlaskClient, tag: str) -> None:
    put(http, "uno")
    assert put(http, "dos", tag).status_code == 412


def test_a_version_of_a_row_that_is_not_there_is_stale(http: FlaskClient) -> None:
    assert put(http, "uno", '"1"').status_code == 412
    assert http.get(URL).status_code == 404


def test_create_only_says_that_the_row_exists(http: FlaskClient) -> None:
    put(http, "uno")
    answer = http.put(URL, json={"line": "x"}, headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.get_json()["type"]) == (412, "already-there")


def test_a_row_is_dropped_at_the_version_seen_only(http: FlaskClient) -> None:
    put(http, "uno")
    assert http.delete(URL).status_code == 428
    assert http.delete(URL, headers={"If-Match": '"7"'}).status_code == 412
    assert http.delete(URL, headers={"If-Match": '"1"'}).status_code == 204
    assert http.get(URL).status_code == 404


def test_a_view_that_forgets_to_compare_stores_nothing(http: FlaskClient) -> None:
    put(http, "uno")
    assert put(http, "dos", '"1"', URL + "/unchecked").status_code == 500
    assert http.get(URL).get_json()["line"] == "uno"


def test_who_is_overtaken_between_look_and_write_is_refused(http: FlaskClient) -> None:
    put(http, "uno")
    answer = put(http, "dos", '"1"', URL + "/overtaken")
    assert (answer.status_code, answer.get_json()["type"]) == (412, "changed-meanwhile")
    assert http.get(URL).get_json()["line"] == "uno"


def test_of_two_dozen_writers_at_one_version_one_wins(probe: Flask, http: FlaskClient) -> None:
    put(http, "uno")

    def write(number: int) -> int:
        return put(probe.test_client(), f"de {number}", '"1"').status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(write, range(24)))
    assert statuses == [200] + [412] * 23
    assert http.get(URL).headers["ETag"] == '"2"'


def test_a_view_that_forgets_to_commit_is_found_out(http: FlaskClient) -> None:
    body = {"id": str(NOTE), "line": "se pierde"}
    assert http.post("/api/v1/forgetful", json=body).status_code == 500
    assert http.get(URL).status_code == 404
