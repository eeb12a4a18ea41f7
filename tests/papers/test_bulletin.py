"""The bulletin: four tagged pages of a release for anybody, the same bytes for ever."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session, sessionmaker

from api.papers.bulletin import bulletin
from api.statistics import making
from tests.papers.acts import text_of
from tests.people import Browser
from tests.statistics.conftest import MONTHS, reader, released_on, some_months

MANY = tuple(f"2026-{number:02d}" for number in range(1, 9))
__all__ = ["reader"]


@pytest.fixture
def released(sessions: sessionmaker[Session], session: Session) -> str:
    some_months(session)
    making.make(sessions, MONTHS[-1], released_on(MONTHS[-1]))
    return MONTHS[-1]


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_is_tagged_and_has_four_pages(reader: Browser, released: str, language: str) -> None:
    url = f"/api/v1/statistics/{released}/bulletin.pdf"
    answer = reader.get(url, headers={"Accept-Language": language})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    file = PdfReader(io.BytesIO(answer.data))
    assert len(file.pages) == 4
    root: Any = file.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"].value)
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == language
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    text = text_of(answer.data)
    hidden = {"es": "oculto: pocas personas", "en": "hidden: few people"}[language]
    assert hidden in text
    assert "CC BY 4.0" in text


def test_it_never_changes_and_may_be_kept_by_anybody(
    reader: Browser, released: str, session: Session
) -> None:
    url = f"/api/v1/statistics/{released}/bulletin.pdf"
    first = reader.get(url)
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first.data == bulletin(session, released, "es")
    again = reader.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_has_four_pages_where_everything_is_hidden(
    sessions: sessionmaker[Session], session: Session, language: str
) -> None:
    some_months(session, women=8, months=MANY)
    making.make(sessions, MANY[-1], released_on(MANY[-1]))
    made = bulletin(session, MANY[-1], language, made_up=True)
    assert len(PdfReader(io.BytesIO(made)).pages) == 4
    assert made == bulletin(session, MANY[-1], language, made_up=True)


def test_there_is_none_of_a_month_that_is_not_released(reader: Browser, released: str) -> None:
    answer = reader.get("/api/v1/statistics/2026-11/bulletin.pdf")
    assert (answer.status_code, answer.json["type"]) == (404, "no-such-release")
    asked = reader.get(f"/api/v1/statistics/{released}/bulletin.pdf?place=11")
    assert asked.status_code == 422
