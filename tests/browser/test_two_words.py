"""A new phone and a new screen are bound when two people have compared two words."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, axe
from tests.browser.browsing import DESK, TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")


def _open_case(clerk: Page, place: Place) -> None:
    clerk.goto(place.door("staff", place.town.clerk))
    clerk.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()


def _a_waiting_phone(clerk: Page, phone: Page, place: Place) -> None:
    _open_case(clerk, place)
    clerk.get_by_role("button", name="Crear código").click()
    phone.goto(clerk.locator("p.url").inner_text())
    acts.set_pin(phone)
    expect(phone.get_by_role("heading", name="Tus dos palabras")).to_be_visible()


def test_the_words_outlive_a_reload_without_network_and_scanning_goes_on(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens(TABLET) as screen, opens() as phone:
        axe.equip(phone.context)
        axe.equip(clerk.context)
        acts.open_site_screen(screen, place)
        _a_waiting_phone(clerk, phone, place)
        words = acts.two_words(phone)
        assert axe.faults(phone) == []
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.context.set_offline(True)
        phone.reload()
        assert acts.two_words(phone) == words
        acts.point_at(camera, screen)
        acts.scan(phone, "Entrada guardada")
        phone.context.set_offline(False)
        acts.received(phone)
        expect(phone.locator("main")).to_contain_text("Lo revisará una persona")

        # Whoever compares them later finds them on the case.
        clerk.reload()
        _open_case(clerk, place)
        expect(clerk.get_by_role("heading", name="Compara las dos palabras")).to_be_visible()
        assert axe.faults(clerk) == []
        acts.compare(clerk, phone_at_week(phone))
        expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()
        phone.get_by_label("PIN", exact=True).fill(acts.PIN)
        phone.get_by_role("button", name="Abrir", exact=True).click()
        acts.is_open(phone)


def phone_at_week(phone: Page) -> Page:
    """Back from the scan to the words."""
    acts.go(phone, "Mi semana")
    return phone


def test_other_words_close_the_phone_and_a_new_code_opens_it(place: Place, opens: Opens) -> None:
    with opens(DESK) as clerk, opens() as phone:
        _a_waiting_phone(clerk, phone, place)
        acts.compare(clerk, phone, agree=False)
        expect(clerk.locator("main")).to_contain_text("Quedó cerrado.")
        refused = phone.get_by_role("heading", name="No eran las mismas palabras")
        expect(refused).to_be_visible()
        clerk.get_by_role("button", name="Crear otro código").click()
        phone.goto(clerk.locator("p.url").inner_text())
        acts.set_pin(phone)
        acts.compare(clerk, phone)
        expect(clerk.locator("main")).to_contain_text("Listo: es su teléfono.")
        acts.is_open(phone)


def test_a_screen_shows_its_words_and_no_code_until_the_court_says_yes(
    place: Place, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens(TABLET) as screen:
        axe.equip(screen.context)
        clerk.goto(place.door("staff", place.town.clerk))
        clerk.get_by_role("button", name="Sedes").click()
        named = f"Código para la pantalla {SITE_NAME}"
        clerk.get_by_role("button", name=named).click()
        clerk.get_by_role("button", name="Crear código").click()
        screen.goto(clerk.locator("p.url").inner_text())
        screen.get_by_role("button", name="Activar esta pantalla").click()
        words = acts.two_words(screen)
        expect(screen.locator("svg.qr")).to_have_count(0)
        assert axe.faults(screen) == []
        screen.reload()
        assert acts.two_words(screen) == words
        # The sheet was closed meanwhile: the site's own list shows what waits.
        clerk.reload()
        clerk.get_by_role("button", name="Sedes").click()
        clerk.get_by_role("button", name=named).click()
        clerk.get_by_label("Por teléfono").check()
        acts.compare(clerk, screen)
        expect(screen.locator("svg.qr")).to_be_visible()
