"""The main job leaves no trace of where she is: in no request, no log line, no stored row."""

import logging
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import structlog
from playwright.sync_api import Page, Request, expect
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from api.hosts.models import Site
from tests.browser import acts
from tests.browser.browsing import TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place
from tests.phones import b64

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

POSITION = re.compile(r"geo|latitud|longitud|coordinat|position|\blat\b|\blng\b|altitude", re.I)
ADDRESS = re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def test_the_main_job_leaves_no_position_no_address_and_no_site_in_a_path(
    place: Place, camera: Camera, opens: Opens, capfd: pytest.CaptureFixture[str]
) -> None:
    # As in the real house: other tests have no line for a request that went well.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    with opens(TABLET) as screen, opens() as phone:
        asked: list[Request] = []
        phone.context.on("request", lambda request: asked.append(request))
        acts.enrol_phone(phone, place)
        acts.open_site_screen(screen, place)
        # What the doors and the screen say of the site is theirs, not hers.
        capfd.readouterr()
        acts.point_at(camera, screen)
        acts.scan(phone, "Entrada guardada")
        acts.received(phone)
        _looks_around(phone)
    lines = [line for line in capfd.readouterr().err.splitlines() if "[info" in line]
    with place.sessions() as session:
        _nothing_in_requests(asked, place, session)
        _nothing_in_the_log(lines, place)
        _nothing_in_the_database(place, session)


def _looks_around(phone: Page) -> None:
    for room in ("Mi registro", "Mi semana"):
        acts.go(phone, room)
    expect(phone.get_by_role("heading", name="Estás adentro")).to_be_visible()


def _nothing_in_requests(asked: list[Request], place: Place, session: Session) -> None:
    scans = [one for one in asked if urlsplit(one.url).path.startswith("/api/v1/scans/")]
    assert scans, "no scan was sent: this proved nothing"
    site = session.get_one(Site, place.site)
    of_the_site = (str(site.id), site.id.hex, b64(site.key_id), b64(site.poster_id))
    for one in asked:
        target = urlsplit(one.url)
        assert target.scheme in ("data", "blob") or one.url.startswith(place.url + "/"), one.url
        assert not [mark for mark in of_the_site if mark in target.path + target.query], one.url
    for one in scans:
        assert not POSITION.search(one.post_data or "")


def _nothing_in_the_log(lines: list[str], place: Place) -> None:
    assert any("/api/v1/scans/<uuid:scan_id>" in line for line in lines), lines
    for line in lines:
        assert not ADDRESS.search(line), line
        assert not POSITION.search(line), line
        assert not ID.findall(line.replace(str(place.town.court), "")), line
        assert not [name for name in (NAME, SITE_NAME) if name in line], line


def _nothing_in_the_database(place: Place, session: Session) -> None:
    cells = 0
    for where, value in _cells(session):
        assert not POSITION.search(where), where
        # The product's own address is in every code; here it is the same as everybody's.
        said = value.replace(place.url, "")
        assert not ADDRESS.search(said), (where, said)
        cells += 1
    assert cells > 100


def _cells(session: Session) -> Iterator[tuple[str, str]]:
    """Every value that is stored, as text, with its table and column."""
    for table in inspect(session.connection()).get_table_names():
        for row in session.execute(text(f'select * from "{table}"')).mappings():
            for column, value in row.items():
                raw = value.decode("latin-1") if isinstance(value, bytes) else str(value)
                yield f"{table}.{column}", raw
