"""No network at the site: the scan is saved, survives the app being killed, and counts once."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.database import unit_of_work
from api.scans.models import Scan
from tests.browser import acts
from tests.browser.browsing import TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize(
    "place", ["sqlite", "postgresql"], indirect=True, scope="module"
)


def test_a_scan_made_offline_survives_the_app_being_killed_and_counts_once(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens(TABLET) as screen, opens() as phone:
        acts.enrol_phone(phone, place)
        _shell_is_kept(phone)
        acts.open_site_screen(screen, place)
        phone.context.set_offline(True)
        screen.context.set_offline(True)

        # The screen makes its codes by itself from the keys it holds.
        acts.point_at(camera, screen)
        acts.scan(phone, "Entrada guardada")
        expect(phone.locator(".steps li.done")).to_have_count(1)
        expect(phone.locator("main")).to_contain_text("Guardada en este teléfono")
        assert _scans(place) == []

        reopened = _killed_and_reopened(phone, place)
        acts.go(reopened, "Mi registro")
        expect(reopened.get_by_text("Guardado en este teléfono")).to_be_visible()

        reopened.context.set_offline(False)
        expect(reopened.get_by_text("Guardado en este teléfono")).to_be_hidden()
        expect(reopened.get_by_text("Firma comprobada en este teléfono.")).to_be_visible()
        assert _scans(place) == ["in"]
        reopened.reload()
        acts.go(reopened, "Mi registro")
        expect(reopened.get_by_text("Firma comprobada en este teléfono.")).to_be_visible()
        assert _scans(place) == ["in"]


def test_a_phone_keeps_no_screen_of_a_desk_and_a_desk_keeps_all_of_its_own(
    place: Place, opens: Opens
) -> None:
    with opens() as phone, opens() as desk:
        acts.enrol_phone(phone, place)
        _shell_is_kept(phone)
        kept = phone.evaluate(KEPT)
        assert "Participant" in kept
        assert not {"Clerk", "Inboxes", "Dates"}.intersection(kept)

        desk.goto(place.door("staff", place.town.clerk))
        desk.get_by_role("heading", name="Escritorio").wait_for()
        _shell_is_kept(desk)
        desk.reload()
        # The rest of it comes beside what she looks at.
        desk.wait_for_function(ALL_KEPT, arg=["Clerk", "Inboxes", "Dates"])


# The names of the app's pieces in the store of its worker.
KEPT = """async () => {
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const files = (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat();
  return files.map((file) => /assets\\/(\\w+)-/.exec(file.url)?.[1]).filter(Boolean);
}"""
ALL_KEPT = f"(names) => ({KEPT})().then((kept) => names.every((name) => kept.includes(name)))"


def _shell_is_kept(phone: Page) -> None:
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")


def _killed_and_reopened(phone: Page, place: Place) -> Page:
    context = phone.context
    phone.close()
    page = context.new_page()
    page.goto(place.url)
    expect(page.get_by_role("navigation")).to_be_visible()
    return page


def _scans(place: Place) -> Sequence[str]:
    with unit_of_work(place.sessions) as session:
        rows = session.scalars(select(Scan.direction).where(Scan.order_id == place.order))
        return list(rows)
