"""The shell on the phone: half fetched, replaced by a new one, and never under her hands."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from api.clock import utcnow
from api.database import unit_of_work
from api.hosts import codes
from api.hosts.models import Site
from tests.browser import acts
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

SCANS, NEW = "**/api/v1/scans/**", "a new version of the app"
# What becomes of the worker that is asked for now.
BECOMES = """async () => {
    const registration = await navigator.serviceWorker.register('/sw.js');
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    return new Promise((done) => {
        const look = () => ['redundant', 'activated'].includes(worker.state) && done(worker.state);
        worker.addEventListener('statechange', look);
        look();
    });
}"""
FETCHED = """async () => {
    const [shell] = (await caches.keys()).filter((name) => name.startsWith('shell-'));
    const files = await (await caches.open(shell)).keys();
    return files.map(({ url }) => new URL(url).pathname).filter((path) => path.includes('assets'));
}"""
WAITING = """async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (installing) await new Promise((done) => {
        const look = () => installing.state === 'installed' && done();
        installing.addEventListener('statechange', look);
        look();
    });
    return registration.waiting !== null;
}"""


def built(place: Place, pattern: str) -> Path:
    """One file of the app that this module serves."""
    [file] = (place.settings.phone_dist / "assets").glob(pattern)
    return file


@contextmanager
def missing(file: Path) -> Iterator[None]:
    """As long as the network does not give this file."""
    files = [file, small(file)]
    for one in files:
        one.rename(one.with_name(f"{one.name}.away"))
    try:
        yield
    finally:
        for one in files:
            one.with_name(f"{one.name}.away").rename(one)


def small(file: Path) -> Path:
    """The same, compressed, as the server hands it out."""
    return file.with_name(f"{file.name}.gz")


def publish_anew(place: Place) -> None:
    """A new version of the app, in which the chunk of her record has another name."""
    page, worker = (place.settings.phone_dist / name for name in ("index.html", "sw.js"))
    for file in (page, worker):
        small(file).unlink()
    page.write_text(page.read_text().replace('content="Agenda"', f'content="{NEW}"'))
    record = built(place, "RecordScreen-*.js")
    text = worker.read_text().replace(f'"/assets/{record.name}",', "")
    worker.write_text(re.sub(r'(shell-\$\{)"\w+"', r'\1"anew"', text))


def test_a_shell_that_broke_off_half_way_goes_on_where_it_stopped(
    place: Place, opens: Opens
) -> None:
    with opens() as page:
        with missing(built(place, "SiteScreen-*.js")):
            page.goto(place.url)
            assert page.evaluate(BECOMES) == "redundant"
            # What she came for works all the same.
            expect(page.get_by_role("heading").first).to_be_visible()
            fetched = page.evaluate(FETCHED)
        assert fetched
        with missing(place.settings.phone_dist / fetched[-1].removeprefix("/")):
            page.goto(f"{place.url}/robots.txt")
            assert page.evaluate(BECOMES) == "activated"
        page.context.set_offline(True)
        page.goto(place.url)
        expect(page.get_by_role("heading").first).to_be_visible()
        page.context.set_offline(False)
        page.goto(place.url)


def test_a_new_version_waits_while_she_scans_and_leaves_another_window_its_files(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.context.route(SCANS, lambda route: route.abort())
        with unit_of_work(place.sessions) as session:
            site = session.get_one(Site, place.site)
            camera.see_code(codes.rotating(site, place.url, utcnow()).url)
        acts.scan(phone, "Entrada guardada")
        publish_anew(place)
        assert phone.evaluate(WAITING)
        offer = phone.get_by_text("Hay una versión nueva de la app.")
        expect(offer).to_be_hidden()
        acts.go(phone, "Mi semana")
        expect(offer).to_be_visible()
        phone.get_by_role("button", name="Más tarde").click()
        expect(offer).to_be_hidden()

        other = phone.context.new_page()
        other.goto(place.url)
        other.get_by_role("button", name="Actualizar").click()
        expect(other.locator(f'meta[content="{NEW}"]')).to_be_attached()
        assert phone.locator(f'meta[content="{NEW}"]').count() == 0
        phone.context.set_offline(True)
        # The window of the version before goes on, without a network too.
        acts.go(phone, "Mi registro")
        expect(phone.get_by_text("Guardado en este teléfono")).to_be_visible()

        phone.context.unroute(SCANS)
        phone.context.set_offline(False)
        acts.go(other, "Mi registro")
        expect(other.get_by_text("Firma comprobada en este teléfono.")).to_be_visible()
