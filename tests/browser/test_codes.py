"""The codes a site shows: typed by hand, printed, without JavaScript; and codes of other things."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.browsing import DESK, TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

FOREIGN = {
    "https://example.org/menu": "Este código es de una página de internet, no de la sede.",
    "WIFI:S:Comedor;T:WPA;P:secreta;;": "Este código es de una red wifi, no de la sede.",
    "BEGIN:VCARD\nFN:Rosa\nEND:VCARD": "Este código es de un contacto, no de la sede.",
}


def test_by_keyboard_alone_she_types_the_code_that_the_screen_shows(
    place: Place, camera: Camera, opens: Opens
) -> None:
    camera.see_nothing()
    with opens(TABLET) as screen, opens() as phone:
        acts.enrol_phone(phone, place)
        acts.open_site_screen(screen, place)
        _press_on(phone, "button", "Registrar", "Enter")
        _press_on(phone, "radio", "Salida", "Space")
        _press_on(phone, "button", "Escribir el código", "Enter")
        dialog = phone.get_by_role("dialog")
        expect(dialog).to_be_visible()
        shown = screen.locator("p.short").inner_text()
        _tab_to(phone, "textbox", "Código de 8 letras y números")
        phone.keyboard.type(shown.lower())
        phone.keyboard.press("Enter")
        expect(phone.get_by_role("heading", name="Salida guardada")).to_be_visible()
        acts.received(phone)
        expect(phone.get_by_role("main")).to_contain_text("Sede Siempre")


def _press_on(page: Page, role: str, name: str, key: str) -> None:
    _tab_to(page, role, name)
    page.keyboard.press(key)


def _tab_to(page: Page, role: str, name: str) -> None:
    """Reach a control with Tab (and, among radio buttons, the arrows), as a keyboard user does."""
    target = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    target.wait_for()
    for _ in range(30):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
        if role == "radio" and page.evaluate("document.activeElement.type") == "radio":
            page.keyboard.press("ArrowRight")
    pytest.fail(f"Tab never reaches the {role} {name!r}")


def test_the_page_without_javascript_shows_a_code_that_the_camera_reads(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(TABLET, java_script_enabled=False) as screen, opens() as phone:
        screen.goto(place.door("site", place.site))
        screen.goto(f"{place.url}/api/v1/sites/{place.site}/screen")
        acts.enrol_phone(phone, place)
        camera.see_picture(screen.locator("img").screenshot())
        acts.scan(phone, "Entrada guardada")
        acts.received(phone)
        expect(screen.locator(".short")).to_be_visible()


def test_the_printed_poster_is_read_too(place: Place, camera: Camera, opens: Opens) -> None:
    with opens(TABLET, java_script_enabled=False) as paper, opens() as phone:
        paper.goto(place.door("staff", place.town.host_person))
        paper.goto(f"{place.url}/api/v1/sites/{place.site}/poster")
        acts.enrol_phone(phone, place)
        camera.see_picture(paper.locator("img").screenshot())
        # In or out is not what is asked here: it depends on the tests before, and on how fast the
        # new phone hears of them.
        acts.scan(phone, re.compile("(Entrada|Salida) guardada"))
        acts.received(phone)


def test_a_code_of_something_else_is_named_and_not_followed(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        for text, words in FOREIGN.items():
            camera.see_code(text)
            acts.go(phone, "Registrar")
            expect(phone.get_by_role("alert")).to_contain_text(words, timeout=30_000)
            assert phone.url == f"{place.url}/"
            acts.go(phone, "Mi semana")


def test_the_courts_code_is_read_by_the_camera_of_the_app(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(DESK) as clerk, opens() as phone:
        clerk.goto(place.door("staff", place.town.clerk))
        clerk.get_by_role("button", name="Elena Zúñiga", exact=True).click()
        clerk.get_by_role("button", name="Crear código").click()
        clerk.locator("img.code-picture").evaluate("(picture) => picture.decode()")
        camera.see_picture(clerk.locator("img.code-picture").screenshot())
        phone.goto(place.url)
        phone.get_by_role("button", name="Tengo un código").click()
        phone.get_by_role("button", name="Usar la cámara").click()
        phone.get_by_label("PIN nuevo").wait_for(timeout=30_000)
        acts.set_pin(phone)
        acts.compare(clerk, phone)
        acts.is_open(phone)


def test_a_used_code_and_an_unknown_one_get_a_kind_answer(place: Place, opens: Opens) -> None:
    with opens() as phone, opens() as second:
        code = _code_of_an_active(phone, place)
        for wrong in (code, f"{place.url}/c#E1.{'A' * 27}"):
            second.goto(wrong)
            answer = second.get_by_role("alert")
            expect(answer).to_contain_text("código")
            expect(second.get_by_role("button", name="Usar la cámara")).to_be_visible()
            expect(second.locator("body")).not_to_contain_text("E1.AAA")


def test_a_used_code_is_answered_on_a_phone_that_is_already_active(
    place: Place, opens: Opens
) -> None:
    with opens() as phone:
        phone.goto(_code_of_an_active(phone, place))
        expect(phone.get_by_role("alert")).to_contain_text("código")


def _code_of_an_active(phone: Page, place: Place) -> str:
    """Activate her phone; the code that it used up."""
    with phone.expect_request("**/api/v1/enrolments/opening") as opening:
        acts.enrol_phone(phone, place)
    return str(json.loads(opening.value.post_data or "")["code"])
