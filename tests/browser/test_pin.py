"""The PIN opens her week. Nothing about it stands between her and a scan."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.browsing import TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import NAME, Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")


def test_her_week_opens_again_with_the_pin_and_a_wrong_one_is_named(
    place: Place, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        _session_over(phone, place)
        _try(phone, acts.WRONG_PIN)
        expect(phone.get_by_role("alert")).to_contain_text("PIN incorrecto")
        expect(phone.get_by_label("PIN", exact=True)).to_have_value("")
        _try(phone, acts.PIN)
        expect(phone.get_by_role("heading", name=f"Hola, {NAME}")).to_be_visible()


def test_quick_exit_shows_a_month_and_asks_for_the_pin_afterwards(
    place: Place, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        phone.get_by_role("button", name="Salida rápida").click()
        expect(phone.locator("table.month")).to_be_visible()
        expect(phone.locator("body")).not_to_contain_text(NAME)
        phone.get_by_role("heading").get_by_role("button").click()
        expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()


def test_ten_wrong_pins_lock_the_device_and_scanning_still_works(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(TABLET) as screen, opens() as phone:
        acts.open_site_screen(screen, place)
        acts.enrol_phone(phone, place)
        _session_over(phone, place)
        for _ in range(10):
            _try(phone, acts.WRONG_PIN)
            expect(phone.get_by_label("PIN", exact=True)).to_have_value("")
        _try(phone, acts.PIN)
        expect(phone.get_by_role("alert")).to_be_visible()
        expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()
        acts.point_at(camera, screen)
        acts.scan(phone, "Entrada guardada")
        acts.received(phone)


def _session_over(phone: Page, place: Place) -> None:
    phone.context.clear_cookies()
    phone.goto(place.url)
    expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()


def _try(phone: Page, pin: str) -> None:
    with phone.expect_response("**/api/v1/sessions/device"):
        phone.get_by_label("PIN", exact=True).fill(pin)
        phone.get_by_role("button", name="Abrir", exact=True).click()
