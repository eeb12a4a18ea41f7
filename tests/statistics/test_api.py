"""Published figures over HTTP: for anybody, fixed, cheap, and without a trace of anybody."""

import csv
import io
import json
import re
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, sessionmaker

from api.statistics import making
from api.statistics.definitions import TABLES
from tests.people import Browser
from tests.statistics.conftest import released_on, some_months

BASE = "/api/v1/statistics"


def _row(answer: dict[str, Any], period: str, place: str) -> dict[str, Any]:
    row = next(r for r in answer["rows"] if (r["period"], r["place"]) == (period, place))
    return {cell["column"]: cell for cell in row["cells"]}


def test_anybody_reads_a_table_with_what_each_column_means(reader: Browser, released: str) -> None:
    found = reader.get(f"{BASE}/{released}/weeks", headers={"Accept-Language": "en"})
    answer = found.json
    assert found.status_code == 200
    assert answer["title"] == "Weeks"
    assert [column["code"] for column in answer["columns"]] == [
        *("all", "met", "excused", "cured", "short"),
    ]
    assert {row["place_name"] for row in answer["rows"]} > {"Colombia", "Antioquia"}
    assert _row(answer, "2026-05", "CO")["all"]["value"] == 240
    met = _row(answer, "2026-05", "CO")["met"]
    assert (met["value"], met["rate_percent"]) == (195, 81)


def test_a_hidden_cell_says_that_it_is_hidden_and_why(reader: Browser, released: str) -> None:
    answer = reader.get(f"{BASE}/{released}/warnings").json
    cell = _row(answer, "2026-05", "CO")["opened"]
    assert (cell["value"], cell["hidden"], cell["rate_percent"]) == (None, "few_people", None)


def test_a_department_without_courts_is_not_known_rather_than_none(
    reader: Browser, released: str
) -> None:
    answer = reader.get(f"{BASE}/{released}/weeks").json
    assert _row(answer, "2026-H1", "91")["all"]["hidden"] == "not_known"


def test_hours_are_published_in_hours(reader: Browser, released: str) -> None:
    answer = reader.get(f"{BASE}/{released}/hours").json
    assert _row(answer, "2026-05", "CO")["owed"]["value"] == 60 * 4 * 20


def test_a_release_is_kept_for_good_and_known_by_its_digest(reader: Browser, released: str) -> None:
    first = reader.get(f"{BASE}/{released}/weeks")
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    again = reader.get(f"{BASE}/{released}/weeks", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    english = {"If-None-Match": tag, "Accept-Language": "en"}
    assert reader.get(f"{BASE}/{released}/weeks", headers=english).status_code == 200


def test_a_release_points_at_the_one_before_and_never_at_a_later_one(
    reader: Browser, sessions: sessionmaker[Session], session: Session, released: str
) -> None:
    assert "Link" not in reader.get(f"{BASE}/{released}/weeks").headers
    some_months(session, months=("2026-07",), seed=8)
    making.make(sessions, "2026-07", released_on("2026-07"))
    later = reader.get(f"{BASE}/2026-07/weeks")
    assert later.headers["Link"] == f'<{BASE}/{released}/weeks>; rel="prev"'
    assert later.json["previous"] == released
    assert "Link" not in reader.get(f"{BASE}/{released}/weeks").headers


@pytest.mark.parametrize("rest", ["", "/{}", "/{}/weeks", "/{}/weeks.csv", "/{}/dictionary"])
def test_a_filter_is_refused_with_the_reason(reader: Browser, released: str, rest: str) -> None:
    found = reader.get(f"{BASE}{rest.format(released)}?host=7", headers={"Accept-Language": "en"})
    assert found.status_code == 422
    assert "fixed" in found.json["errors"][0]["message"]


def test_what_is_not_there_is_answered_with_what_is(reader: Browser, released: str) -> None:
    release = reader.get(f"{BASE}/2031-01/weeks")
    assert (release.status_code, released in release.json["detail"]) == (404, True)
    table = reader.get(f"{BASE}/{released}/judges")
    assert (table.status_code, "warnings" in table.json["detail"]) == (404, True)
    assert release.headers["Cache-Control"] == "no-store"


def test_before_the_first_release_it_says_when_there_will_be_one(reader: Browser) -> None:
    answer = reader.get(BASE).json
    assert answer["releases"] == []
    assert answer["next_release_from"]
    assert reader.get(f"{BASE}/2026-05").json["type"].endswith("no-release-yet")


def test_the_file_holds_the_same_cells_and_nothing_that_runs(
    reader: Browser, released: str
) -> None:
    found = reader.get(f"{BASE}/{released}/weeks.csv")
    assert found.mimetype == "text/csv"
    lines = list(csv.DictReader(io.StringIO(found.data.decode("utf-8-sig"))))
    answer = reader.get(f"{BASE}/{released}/weeks").json
    cells = [(r["period"], r["place"], c) for r in answer["rows"] for c in r["cells"]]
    assert len(lines) == len(cells)
    for line, (period, place, cell) in zip(lines, cells, strict=True):
        value = "" if cell["value"] is None else str(cell["value"])
        assert (line["period"], line["place"], line["value"]) == (period, place, value)
        assert not any(text.startswith(("=", "+", "-", "@", "\t")) for text in line.values())


def test_the_dictionary_says_what_every_column_means(reader: Browser, released: str) -> None:
    answer = reader.get(f"{BASE}/{released}/dictionary").json
    assert {table["code"] for table in answer["tables"]} == set(TABLES)
    assert all(c["about"] for table in answer["tables"] for c in table["columns"])
    assert answer["licence"] == "CC-BY-4.0"


def test_a_table_is_read_by_two_statements(
    reader: Browser, connection: Connection, released: str
) -> None:
    asked: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
    reader.get(f"{BASE}/{released}/causes")
    assert len([one for one in asked if one.lower().startswith("select")]) <= 2


def test_nothing_that_is_answered_is_of_a_person_a_host_or_a_court(
    reader: Browser, released: str
) -> None:
    listed = reader.get(BASE).json
    answers = [listed, reader.get(f"{BASE}/{released}").json]
    answers += [reader.get(f"{BASE}/{released}/{code}").json for code in TABLES]
    text = json.dumps(answers)
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", text)
    names = set(re.findall(r'"([a-z_]+)":', text))
    assert not names & {"site", "site_id", "host_id", "court", "court_id", "person", "order_id"}
    assert not re.search(r"2026-W", text)
