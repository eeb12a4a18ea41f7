"""Two carriers of one scan: whichever of phone and screen is lost before the network is back, the
other brings it; both bring one event."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from api.attendances.models import AttendanceScan
from api.database import unit_of_work
from api.scans.models import Scan
from tests.browser import acts
from tests.browser.browsing import TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

WIPE = """() => new Promise((done, failed) => {
    const gone = indexedDB.deleteDatabase('agenda');
    gone.onsuccess = done;
    gone.onerror = gone.onblocked = failed;
})"""


@contextmanager
def handed_back(place: Place, camera: Camera, opens: Opens) -> Iterator[tuple[Page, Page]]:
    """Her phone and the site's screen without network: both keep the scan that she just made."""
    with opens(TABLET) as screen, opens() as phone:
        acts.enrol_phone(phone, place)
        acts.open_site_screen(screen, place)
        screen.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.context.set_offline(True)
        screen.context.set_offline(True)
        acts.point_at(camera, screen)
        acts.scan(phone, re.compile("(Entrada|Salida) guardada"))
        phone.get_by_role("button", name="Dejar una copia en la sede").click()
        acts.point_at(camera, phone)
        screen.get_by_role("button", name="Escanear una tarjeta").click()
        expect(screen.get_by_role("alert")).to_contain_text("Copia guardada en esta pantalla")
        expect(screen.get_by_role("button", name="1 por enviar")).to_be_visible()
        yield phone, screen


def test_her_phone_is_lost_and_the_screen_delivers(
    place: Place, camera: Camera, opens: Opens
) -> None:
    before = _held(place)
    with handed_back(place, camera, opens) as (phone, screen):
        _handed_over_once_more_from_her_queue(camera, phone, screen)
        phone.evaluate(WIPE)
        assert _held(place) == before
        screen.context.set_offline(False)
        expect(screen.get_by_role("main")).to_contain_text("Recibido")
        expect(screen.get_by_role("button", name="1 por enviar")).to_be_hidden()
    [new] = _since(place, before)
    assert (new.carrier, new.signature_holds, new.flags) == ("site", True, [])
    assert new.level >= 2


def test_the_screen_is_lost_and_her_phone_delivers(
    place: Place, camera: Camera, opens: Opens
) -> None:
    before = _held(place)
    with handed_back(place, camera, opens) as (phone, screen):
        screen.evaluate(WIPE)
        phone.context.set_offline(False)
        expect(phone.get_by_role("dialog")).to_contain_text("Ya está recibido")
    [new] = _since(place, before)
    assert (new.carrier, new.signature_holds) == ("phone", True)


def test_both_deliver_and_it_is_one_event(place: Place, camera: Camera, opens: Opens) -> None:
    before = _held(place)
    with handed_back(place, camera, opens) as (phone, screen):
        screen.context.set_offline(False)
        expect(screen.get_by_role("main")).to_contain_text("Recibido")
        phone.context.set_offline(False)
        expect(phone.get_by_role("dialog")).to_contain_text("Ya está recibido")
    [new] = _since(place, before)
    with unit_of_work(place.sessions) as session:
        parts = select(func.count()).select_from(AttendanceScan)
        assert session.scalar(parts.where(AttendanceScan.scan_id == new.id)) == 1


def _handed_over_once_more_from_her_queue(camera: Camera, phone: Page, screen: Page) -> None:
    phone.get_by_role("dialog").get_by_role("button", name="Cerrar").click()
    acts.go(phone, "Mi registro")
    phone.get_by_role("button", name="Dejar una copia en la sede").click()
    acts.point_at(camera, phone)
    screen.get_by_role("button", name="Volver").click()
    screen.get_by_role("button", name="Escanear una tarjeta").click()
    expect(screen.get_by_role("alert")).to_contain_text("ya estaba en esta pantalla")
    expect(screen.get_by_role("button", name="1 por enviar")).to_be_visible()


def _held(place: Place) -> set[str]:
    return {str(scan.id) for scan in _scans(place)}


def _since(place: Place, before: set[str]) -> list[Scan]:
    return [scan for scan in _scans(place) if str(scan.id) not in before]


def _scans(place: Place) -> Sequence[Scan]:
    with unit_of_work(place.sessions) as session:
        rows = session.scalars(select(Scan).where(Scan.order_id == place.order)).all()
        session.expunge_all()
        return rows
