"""What waits on her phone: the browser is asked to keep it, and she hears a no; the home screen."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import acts
from tests.browser.browsing import TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

# A browser that answers as it is told, and counts how often it was asked.
ANSWERS = """(() => {
    window.asked = 0;
    navigator.storage.persist = async () => { window.asked += 1; return %(kept)s; };
    navigator.storage.persisted = async () => %(kept)s;
})()"""
# Only the browser itself makes this event, on a phone that is used for a while.
OFFER = """() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    window.prompted = 0;
    offer.prompt = async () => { window.prompted += 1; };
    dispatchEvent(offer);
    return offer.defaultPrevented;
}"""
SAVED = re.compile("(Entrada|Salida) guardada")
MAY_BE_LOST = "el navegador podría borrar esto"


@pytest.mark.parametrize("kept", [False, True])
def test_a_browser_that_will_not_promise_to_keep_what_waits_is_told_to_her(
    place: Place, camera: Camera, opens: Opens, kept: bool
) -> None:
    with opens(TABLET) as screen, opens() as phone:
        phone.add_init_script(ANSWERS % {"kept": str(kept).lower()})
        acts.enrol_phone(phone, place)
        acts.open_site_screen(screen, place)
        phone.context.set_offline(True)
        acts.point_at(camera, screen)
        acts.scan(phone, SAVED)
        phone.wait_for_function("window.asked > 0")
        acts.go(phone, "Mi registro")
        expect(phone.get_by_text("Guardado en este teléfono")).to_be_visible()
        expect(phone.get_by_text(MAY_BE_LOST)).to_have_count(0 if kept else 1)
        phone.context.set_offline(False)
        # Nothing waits any more, so that nothing can be lost.
        expect(phone.get_by_text("Guardado en este teléfono")).to_be_hidden()
        expect(phone.get_by_text(MAY_BE_LOST)).to_have_count(0)


def test_the_home_screen_is_offered_after_something_arrived_and_a_no_is_kept(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(TABLET) as screen, opens() as phone:
        acts.enrol_phone(phone, place)
        acts.open_site_screen(screen, place)
        assert phone.evaluate(OFFER), "the browser asks at a time of its own"
        acts.go(phone, "Mi registro")
        expect(_offer(phone)).to_have_count(0)

        acts.point_at(camera, screen)
        acts.scan(phone, SAVED)
        acts.received(phone)
        acts.go(phone, "Mi registro")
        _offer(phone).get_by_role("button", name="Ponerla").click()
        assert phone.evaluate("window.prompted") == 1
        expect(_offer(phone)).to_have_count(0)

        phone.evaluate(OFFER)
        _offer(phone).get_by_role("button", name="No, gracias").click()
        expect(_offer(phone)).to_have_count(0)
        phone.reload()
        acts.go(phone, "Mi registro")
        phone.evaluate(OFFER)
        expect(phone.get_by_role("heading", name="Mi registro")).to_be_visible()
        expect(_offer(phone)).to_have_count(0)


def _offer(phone: Page) -> Locator:
    return phone.locator("section.card", has_text="Poner en la pantalla de inicio")
