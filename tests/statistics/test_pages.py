"""The public pages and charts of figures over HTTP: for anybody, cheap, and honest."""

import re
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy.orm import Session

from api.rules.figures import NATION
from api.statistics.definitions import TABLES
from api.statistics.models import Release, ReleaseCell
from tests.conftest import TestClock
from tests.people import Browser
from tests.statistics.conftest import released_on, some_months

BASE = "/api/v1/statistics"


def put_release(session: Session, name: str, previous: str | None = None) -> str:
    """A release as it is kept: of some tables, one column in three hidden."""
    day = released_on(name)
    kept = {"method": 1, "digest": name, "first_month": "2026-05", "published_at": day}
    session.add(Release(name=name, previous=previous, **kept))
    session.flush()
    for code in ("women", "weeks", "hours"):
        for place, column in enumerate(TABLES[code].columns):
            for number, period in enumerate(("2026-05", "2026-06", "2026-H1", "2026-07")):
                shown = None if place % 3 == 2 else (60 + 5 * number) * 60
                cell = {"value": shown, "hidden": None if shown else "few_people"}
                cell |= {"table_code": code, "column_code": column.code}
                if period <= name or period == "2026-H1":
                    session.add(ReleaseCell(release=name, period=period, place=NATION, **cell))
    session.commit()
    return name


@pytest.fixture
def printed(session: Session) -> str:
    """The name of a release."""
    return put_release(session, "2026-06")


A_YEAR = "public, max-age=31536000, immutable"


def test_before_the_first_release_the_page_says_when_it_comes(
    reader: Browser, session: Session, clock: TestClock
) -> None:
    assert "del primer mes con horas de servicio" in reader.get("/cifras").text
    some_months(session, months=("2026-10",))
    page = reader.get("/cifras", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert "No figures have been published yet." in page.text
    assert "The first come on 1 December 2026. They will be of October 2026." in page.text
    clock.at = released_on("2026-10")
    assert "Las primeras se están preparando." in reader.get("/cifras").text


def test_anybody_reads_the_newest_release_in_sentences_charts_and_tables(
    reader: Browser, printed: str
) -> None:
    page = reader.get("/cifras")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert "En junio de 2026, unas 3.900 mujeres cumplían su orden." in page.text
    assert re.findall(r'<section id="(\w+)" aria-labelledby="h-', page.text) == [
        *("women", "weeks", "hours"),
    ]
    assert "<td>3.900 <small>100 %</small></td>" in page.text
    assert "oculto: pocas personas" in page.text
    assert page.headers["Cache-Control"] == "public, max-age=300"


def test_the_language_is_the_browsers_until_a_link_chose_another(
    reader: Browser, printed: str
) -> None:
    english = {"Accept-Language": "en-GB,en;q=0.9"}
    assert '<html lang="en">' in reader.get("/cifras", headers=english).text
    chosen = reader.get("/cifras?lang=es", headers=english).text
    assert '<html lang="es">' in chosen
    assert 'href="/cifras/metodo?lang=es"' in chosen
    assert reader.get("/cifras?lang=fr").status_code == 422
    assert reader.get("/cifras?department=11").status_code == 422


def test_a_release_has_a_page_of_its_own_that_never_changes(
    reader: Browser, session: Session, printed: str
) -> None:
    first = reader.get(f"/cifras/{printed}")
    assert first.headers["Cache-Control"] == A_YEAR
    put_release(session, "2026-07", previous=printed)
    assert reader.get(f"/cifras/{printed}").data == first.data
    newest = reader.get("/cifras").text
    assert "Hasta julio de 2026." in newest
    assert f'href="/cifras/{printed}">junio de 2026</a>' in newest


def test_who_has_a_page_already_is_sent_nothing_again(reader: Browser, printed: str) -> None:
    for address in (
        "/cifras",
        f"/cifras/{printed}",
        "/cifras/metodo",
        f"{BASE}/{printed}/weeks.svg",
    ):
        tag = reader.get(address).headers["ETag"]
        again = reader.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b""), address


def test_a_release_that_is_not_there_says_so_and_names_the_others(
    reader: Browser, printed: str
) -> None:
    page = reader.get("/cifras/2031-01")
    assert page.status_code == 404
    assert page.headers["Cache-Control"] == "no-store"
    assert "No hay esa publicación" in page.text
    assert f'href="/cifras/{printed}"' in page.text
    assert reader.get("/cifras/2026-13").status_code == 404


def test_a_chart_is_a_picture_that_runs_nothing(reader: Browser, printed: str) -> None:
    chart = reader.get(f"{BASE}/{printed}/weeks.svg?lang=en")
    assert (chart.status_code, chart.mimetype) == (200, "image/svg+xml")
    assert chart.headers["Cache-Control"] == A_YEAR
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert chart.headers["Content-Security-Policy"] == policy
    tree = ET.fromstring(chart.data)
    assert tree.attrib["lang"] == "en"
    assert "A, All: May 2026: 3,600 … Jun 2026: 3,900." in "".join(tree.itertext())
    assert reader.get(f"{BASE}/{printed}/weeks.svg?month=2026-05").status_code == 422
    assert reader.get(f"{BASE}/{printed}/hosts.svg").get_json()["type"] == "no-such-table"


def test_the_method_page_needs_no_release(reader: Browser) -> None:
    page = reader.get("/cifras/metodo", headers={"Accept-Language": "en"})
    assert "How each woman is protected" in page.text
    assert reader.get("/cifras.css").mimetype == "text/css"
