"""The way out: on every screen of hers, at once and without network; no name says why she comes."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, her_acts
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.browser.warned import Warned

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")

# Nothing that a screen is called, and no address, may hold one of these.
TELLING = re.compile(
    r"juzg|juez|court|judge|pena|penal|condena|sentenc|delit|crim|c[aá]rcel|pris|jail|libertad|"
    r"parole|probation|offend|constancia|jepms|work.?order|servicio|service",
    re.IGNORECASE,
)
EXIT = "Salida rápida"
# From the tap to the month, as the page itself measures it.
TAP = """() => new Promise((done) => {
    const exit = [...document.querySelectorAll('button')]
        .find((one) => one.textContent.trim() === 'Salida rápida');
    const began = performance.now();
    new MutationObserver((_, watch) => {
        if (!document.querySelector('table.month')) return;
        watch.disconnect();
        done(performance.now() - began);
    }).observe(document.body, { childList: true, subtree: true });
    exit.click();
})"""


def _rooms(phone: Page) -> Iterator[str]:
    """Every room of hers and a sheet in each kind of room, one after the other."""
    tab: Callable[[str], None] = lambda name: acts.go(phone, name)  # noqa: E731
    yield "her week"
    her_acts.card(phone).get_by_role("button", name="Voy a ir").click()
    yield "a sheet of her week"
    phone.keyboard.press("Escape")
    her_acts.card(phone).get_by_role("button", name="No puedo").click()
    yield "an excuse"
    tab("Mi semana")
    phone.get_by_role("button", name="Mis citas").click()
    yield "her dates"
    tab("Mi registro")
    yield "her record"
    phone.get_by_role("button", name="Responder").click()
    yield "a sheet of her record"
    phone.keyboard.press("Escape")
    tab("Mensajes")
    yield "her messages"
    phone.get_by_role("button", name="Cómo te avisamos").click()
    yield "her settings"
    phone.get_by_role("button", name="Salir y borrar todo").click()
    yield "the question whether to leave"
    phone.keyboard.press("Escape")
    phone.get_by_role("button", name="Ayuda").click()
    yield "help"
    tab("Registrar")
    phone.get_by_role("button", name="No hay código").click()
    yield "a sheet of the scanner"
    phone.keyboard.press("Escape")
    phone.get_by_role("button", name="Bloquear").click()
    tab("Mi semana")
    expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()
    yield "the PIN"


def test_it_is_on_every_screen_and_sheet_under_a_name_that_tells_nothing(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        addresses: set[str] = set()
        phone.on("framenavigated", lambda frame: addresses.add(frame.url))
        phone.goto(place.door("order", women.irene))
        expect(phone.get_by_role("button", name=EXIT)).to_be_visible()
        acts.choose_pin(phone)
        expect(her_acts.card(phone)).to_be_visible()
        addresses.clear()
        for room in _rooms(phone):
            # Beneath a sheet nothing can be tapped: its own way out is the one that counts.
            sheet = phone.get_by_role("dialog")
            top = sheet if sheet.count() else phone
            expect(top.get_by_role("button", name=EXIT), room).to_be_visible()
            assert phone.title() == "Agenda", room
            addresses.add(phone.url)
        assert {one.removeprefix(place.url) for one in addresses} <= {"/"}
        manifest = phone.request.get(f"{place.url}/manifest.webmanifest").text()
        assert TELLING.search(manifest) is None
        assert TELLING.search(phone.evaluate("document.head.innerHTML")) is None


def test_it_is_a_month_within_300_ms_without_network_and_stays_one(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        steps = phone.evaluate("history.length")
        phone.context.set_offline(True)
        assert phone.evaluate(TAP) <= 300
        assert phone.evaluate("document.body.innerText").find("Irene") == -1
        assert phone.evaluate("history.length") == steps
        phone.context.set_offline(False)
        phone.reload()
        expect(phone.locator("table.month")).to_be_visible()
        phone.get_by_role("heading").get_by_role("button").click()
        expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()


def test_three_times_shift_is_the_same_also_above_a_sheet_and_while_she_types(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        acts.go(phone, "Mi registro")
        phone.get_by_role("button", name="Responder").click()
        phone.get_by_role("dialog").get_by_label("Escribe aquí").fill("Salí a las 12.")
        phone.keyboard.press("Shift")
        phone.keyboard.press("Shift")
        expect(phone.get_by_role("dialog")).to_be_visible()
        phone.keyboard.press("Shift")
        expect(phone.locator("table.month")).to_be_visible()
        expect(phone.get_by_role("dialog")).to_have_count(0)


def test_nothing_is_shown_while_the_app_is_not_in_front(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        her_acts.card(phone).get_by_role("button", name="Voy a ir").click()
        her_acts.show(phone, "hidden")
        expect(phone.get_by_role("dialog")).not_to_be_visible()
        expect(her_acts.card(phone)).not_to_be_visible()
        her_acts.show(phone, "visible")
        expect(phone.get_by_role("dialog")).to_be_visible()
