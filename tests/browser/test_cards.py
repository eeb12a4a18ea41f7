"""Women without a phone: the site's screen scans a card or a phone's pass, by somebody named or by
nobody, without network, and loses nothing."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import devices, enrolments, matching
from api.accounts.models import SiteDevice
from api.clock import utcnow
from api.database import unit_of_work
from api.demo import people
from api.orders.models import Order
from api.passes import service as passes
from api.rules import codes as urls
from api.rules import passes as codes
from api.scans.models import Scan
from tests.browser import acts, axe
from tests.browser.browsing import DESK, TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

SITE_PIN = "264819"
STRANGER = "W0." + "A" * 21 + "Q"


def test_her_paper_card_is_scanned_by_a_named_person_and_counts_as_confirmed(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens() as host, opens(TABLET) as screen:
        _own_screen(screen, place)
        _shell_is_kept(screen)
        _paper_card(clerk, camera, place)
        _set_site_pin(host, place)
        with screen.expect_response("**/roster"):
            screen.reload()

        screen.get_by_role("button", name="Escanear una tarjeta").click()
        _begin_turn(screen, WRONG_PIN := "739154")
        expect(screen.get_by_role("dialog").get_by_role("alert")).to_contain_text("PIN incorrecto")
        assert WRONG_PIN not in screen.content()
        _begin_turn(screen, SITE_PIN)
        expect(screen.get_by_role("main")).to_contain_text("Escanea: ")

        screen.context.set_offline(True)
        _take(screen, NAME, "Entrada")
        screen.get_by_role("button", name="Volver").click()
        expect(screen.get_by_role("main")).to_contain_text("sin enviar")
        assert _carried(place) == []
        reopened = _killed_and_reopened(screen, place)
        reopened.context.set_offline(False)
        expect(reopened.get_by_role("button", name="1 por enviar")).to_be_hidden()
        reopened.get_by_role("button", name="Escanear una tarjeta").click()
        expect(reopened.get_by_role("main")).to_contain_text("Recibido")
        reopened.get_by_role("button", name="Terminar turno").click()
        expect(reopened.get_by_role("main")).to_contain_text("Nadie dijo quién escanea.")
    [scan] = _carried(place)
    assert (scan.order_id, scan.level, scan.signature_holds) == (place.order, 4, True)


def test_her_phones_pass_is_read_with_no_network_on_either_side(
    place: Place, camera: Camera, opens: Opens
) -> None:
    before = len(_carried(place))
    with opens() as phone, opens(TABLET) as screen:
        axe.equip(phone.context)
        with phone.expect_response("**/me/pass"):
            acts.enrol_phone(phone, place)
        _shell_is_kept(phone)
        acts.open_site_screen(screen, place)
        _shell_is_kept(screen)
        expect(screen.get_by_role("button", name="Escanear una tarjeta")).to_be_visible()
        phone.context.set_offline(True)
        screen.context.set_offline(True)
        acts.go(phone, "Registrar")
        phone.get_by_role("button", name="Mi pase").click()
        expect(phone.get_by_role("heading", name=SITE_NAME)).to_be_visible()
        assert axe.faults(phone) == []
        acts.point_at(camera, phone)
        screen.get_by_role("button", name="Escanear una tarjeta").click()
        _take(screen, NAME, "Salida")
        screen.context.set_offline(False)
        expect(screen.get_by_role("main")).to_contain_text("Recibido")
    [scan] = _carried(place)[before:]
    assert (scan.order_id, scan.level, scan.carrier) == (place.order, 2, "site")


def test_what_the_screen_cannot_name_is_kept_and_what_is_foreign_is_not_followed(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(TABLET) as screen:
        axe.equip(screen.context)
        acts.open_site_screen(screen, place)
        camera.see_code("https://example.org/menu")
        screen.get_by_role("button", name="Escanear una tarjeta").click()
        expect(screen.get_by_role("alert")).to_contain_text("No la abrimos.", timeout=30_000)
        assert screen.url == f"{place.url}/"
        assert axe.faults(screen) == []
        screen.get_by_role("button", name="Volver").click()

        _shell_is_kept(screen)
        screen.context.set_offline(True)
        camera.see_code(f"{place.url}/c#{STRANGER}")
        screen.get_by_role("button", name="Escanear una tarjeta").click()
        expect(screen.get_by_role("heading", name="Tarjeta sin nombre aquí")).to_be_visible()
        assert axe.faults(screen) == []
        _take(screen, "Tarjeta sin nombre aquí", "Entrada")

        screen.get_by_role("button", name="Opciones de la pantalla").click()
        screen.get_by_role("button", name="Quitar esta pantalla").click()
        dialog = screen.get_by_role("dialog")
        expect(dialog.get_by_role("alert")).to_contain_text("Todavía hay cosas por enviar.")
        with screen.expect_download() as file:
            dialog.get_by_role("button", name="Guardar en un archivo").click()
        assert re.fullmatch(r"agenda-[0-9-]+\.json", file.value.suggested_filename)
        dialog.get_by_role("button", name="Cerrar").click()
        screen.context.set_offline(False)
        expect(screen.get_by_role("main")).to_contain_text("Recibido")
        screen.get_by_role("button", name="Opciones de la pantalla").click()
        screen.get_by_role("button", name="Quitar esta pantalla").click()
        screen.get_by_role("button", name="Sí, quitar").click()
        expect(screen.get_by_role("button", name="Tengo un código")).to_be_visible()
        kept = "indexedDB.databases().then(() => document.body.textContent)"
        assert NAME not in screen.evaluate(kept)
    with unit_of_work(place.sessions) as session:
        odd = session.scalars(select(Scan).where(Scan.order_id.is_(None))).all()
        assert [(scan.carrier, "unknown_person" in scan.flags) for scan in odd] == [("site", True)]


def test_a_lost_screen_shows_no_code_after_it_hears_of_it_and_still_sends(
    place: Place, camera: Camera, opens: Opens
) -> None:
    before = len(_carried(place))
    with opens(TABLET) as screen:
        with screen.expect_response("**/roster"):
            _own_screen(screen, place)
        _shell_is_kept(screen)
        screen.context.set_offline(True)
        camera.see_code(f"{place.url}/c#{_card_of_elena(place)}")
        screen.get_by_role("button", name="Escanear una tarjeta").click()
        _take(screen, NAME, "Entrada")
        _revoke_newest(place)
        screen.context.set_offline(False)
        expect(screen.get_by_role("main")).to_contain_text("Recibido")
        screen.reload()
        expect(screen.get_by_role("main")).to_contain_text("El juzgado cerró esta pantalla.")
        expect(screen.locator("svg.qr")).to_be_hidden()
        expect(screen.get_by_role("button", name="Escanear una tarjeta")).to_be_hidden()
    [scan] = _carried(place)[before:]
    assert (scan.order_id, scan.level) == (place.order, 0)
    assert "revoked_device" in scan.flags


def _own_screen(screen: Page, place: Place) -> None:
    """A screen of the site with a key of its own, as the court activates one."""
    with unit_of_work(place.sessions) as session:
        clerk = people.clerk_of(place.town)
        issued = enrolments.issue_for_site(session, clerk, utcnow(), place.site)
        code = urls.enrolment_token(issued.token)
    screen.goto(f"{place.url}/c#{code}")
    screen.get_by_role("button", name="Activar esta pantalla").click()
    acts.two_words(screen)
    with unit_of_work(place.sessions) as session:
        own = _newest_screen(session)
        matching.match_tablet(session, clerk, utcnow(), own, True, "in_person")
    expect(screen.locator("svg.qr")).to_be_visible()


def _paper_card(clerk: Page, camera: Camera, place: Place) -> None:
    """The clerk makes Elena's card and prints it; the camera sees the paper."""
    clerk.goto(place.door("staff", place.town.clerk))
    clerk.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()
    clerk.get_by_role("button", name="Hacer una tarjeta").click()
    with (
        clerk.context.expect_page() as paper,
        clerk.expect_response("**/card.pdf") as answer,
    ):
        clerk.get_by_role("button", name="Abrir para imprimir").click()
    assert answer.value.headers["content-type"] == "application/pdf"
    paper.value.close()
    expect(clerk.get_by_role("link", name="Abrir la hoja")).to_be_visible()
    camera.see_code(f"{place.url}/c#{_card_of_elena(place)}")


def _set_site_pin(host: Page, place: Place) -> None:
    host.goto(place.door("staff", place.town.host_person))
    host.get_by_role("button", name="Imprimir").click()
    host.get_by_role("button", name="Poner un PIN").click()
    host.get_by_label("PIN nuevo").fill(SITE_PIN)
    host.get_by_role("button", name="Guardar PIN").click()
    expect(host.get_by_role("main")).to_contain_text("Tu PIN está puesto.")


def _begin_turn(screen: Page, pin: str) -> None:
    if not screen.get_by_role("dialog").is_visible():
        screen.get_by_role("button", name="¿Quién escanea?").click()
    screen.get_by_label("PIN de la sede").fill(pin)
    screen.get_by_role("button", name="Empezar turno").click()


def _take(screen: Page, name: str, direction: str) -> None:
    """The card before the screen's camera: her name, one tap, and it is saved here."""
    expect(screen.get_by_role("heading", name=name)).to_be_visible(timeout=30_000)
    screen.get_by_role("button", name=direction, exact=True).click()
    expect(screen.get_by_role("main")).to_contain_text("Guardado en esta pantalla")


def _card_of_elena(place: Place) -> str:
    with unit_of_work(place.sessions) as session:
        card = passes.card_in_use(session, session.get_one(Order, place.order))
        assert card is not None
        return codes.card_token(card.secret)


def _revoke_newest(place: Place) -> None:
    """The screen that was activated last is closed from the desk."""
    with unit_of_work(place.sessions) as session:
        clerk = people.clerk_of(place.town)
        devices.revoke_site_device(session, clerk, utcnow(), _newest_screen(session), "lost")


def _newest_screen(session: Session) -> UUID:
    newest = select(SiteDevice.id).order_by(SiteDevice.enrolled_at.desc()).limit(1)
    return session.scalars(newest).one()


def _shell_is_kept(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def _killed_and_reopened(screen: Page, place: Place) -> Page:
    context = screen.context
    screen.close()
    page = context.new_page()
    page.goto(place.url)
    expect(page.locator("svg.qr")).to_be_visible()
    return page


def _carried(place: Place) -> list[Scan]:
    """What a screen brought of Elena, oldest first."""
    with unit_of_work(place.sessions) as session:
        query = select(Scan).where(Scan.order_id == place.order, Scan.carrier == "site")
        rows = list(session.scalars(query.order_by(Scan.received_at)))
        session.expunge_all()
        return rows
