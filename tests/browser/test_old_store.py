"""A phone whose store is of another version of the app, with a scan in it that nobody has yet."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.clock import utcnow
from api.database import unit_of_work
from api.hosts import codes
from api.hosts.models import Site
from api.scans.models import Scan
from tests.browser import acts
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

SCANS, NEWER = "**/api/v1/scans/**", 9
# What each version made of an empty store, and the fields that a scan's row had in the first.
STORES = {1: ["kept", "scans"], NEWER: ["kept", "scans", "letters", "not-invented-yet"]}
ROW = ("id", "body", "hash", "savedAt", "state", "attempts", "dueAt", "holdUntil", "receipt")
# Takes everything out of the store and lays it into one of another version, which stays open.
RESHAPE = """async ([version, stores, fields]) => {
    const ended = (request, also = {}) => new Promise((done, failed) => {
        Object.assign(request, also);
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    const before = await ended(indexedDB.open('agenda'));
    const reading = before.transaction(['kept', 'scans']);
    const [names, values, rows] = await Promise.all([
        ended(reading.objectStore('kept').getAllKeys()),
        ended(reading.objectStore('kept').getAll()),
        ended(reading.objectStore('scans').getAll()),
    ]);
    before.close();
    await ended(indexedDB.deleteDatabase('agenda'));
    self.held = await ended(indexedDB.open('agenda', version), {
        onupgradeneeded: ({ target }) => stores.forEach((name) => target.result.createObjectStore(
            name, name === 'kept' ? {} : { keyPath: 'id' })),
    });
    const writing = self.held.transaction(['kept', 'scans'], 'readwrite');
    names.forEach((name, at) => writing.objectStore('kept').put(values[at], name));
    for (const row of rows) writing.objectStore('scans').put(
        { ...Object.fromEntries(fields.map((field) => [field, row[field]])), problem: null });
    await new Promise((done) => { writing.oncomplete = done; });
    return rows.length;
}"""
FOUND = """async () => {
    const db = await new Promise((done) => {
        const request = indexedDB.open('agenda');
        request.onsuccess = () => done(request.result);
    });
    const device = await new Promise((done) => {
        const request = db.transaction('kept').objectStore('kept').get('device');
        request.onsuccess = () => done(request.result);
    });
    db.close();
    const { extractable, type } = device.privateKey;
    return { version: db.version, stores: [...db.objectStoreNames], extractable, type };
}"""


def reshaped(page: Page, place: Place, version: int) -> Page:
    """The phone's store as that version left it, held open by a page that is not the app."""
    page.goto(f"{place.url}/robots.txt")
    assert page.evaluate(RESHAPE, [version, STORES[version], [*ROW]]) >= 1
    return page


def scan_unsent(page: Page, place: Place, camera: Camera) -> None:
    """She scans, and nothing gets through."""
    before = scans(place)
    page.context.route(SCANS, lambda route: route.abort())
    with unit_of_work(place.sessions) as session:
        site = session.get_one(Site, place.site)
        camera.see_code(codes.rotating(site, place.url, utcnow()).url)
    acts.scan(page, re.compile("guardada"))
    assert scans(place) == before


def scans(place: Place) -> Sequence[Any]:
    """Direction and whether the signature held, of every scan that the server has of hers."""
    with unit_of_work(place.sessions) as session:
        rows = session.execute(
            select(Scan.direction, Scan.signature_holds)
            .where(Scan.order_id == place.order)
            .order_by(Scan.received_at)
        )
        return [tuple(row) for row in rows]


def test_an_old_store_is_waited_for_then_opened_whole_and_its_scan_is_sent(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        scan_unsent(phone, place, camera)
        holding = reshaped(phone, place, 1)

        opened = holding.context.new_page()
        opened.goto(place.url)
        expect(opened.get_by_role("status").first).to_contain_text("Cierra la otra ventana")
        holding.close()
        acts.go(opened, "Mi registro")
        expect(opened.get_by_role("status").filter(has_text="otra ventana")).to_be_hidden()
        expect(opened.get_by_text("Guardado en este teléfono")).to_be_visible()

        opened.context.unroute(SCANS)
        opened.reload()
        acts.go(opened, "Mi registro")
        expect(opened.get_by_text("Firma comprobada en este teléfono.")).to_be_visible()
        assert scans(place) == [("in", True)]
        found = opened.evaluate(FOUND)
        assert (found["version"] > 1, "letters" in found["stores"]) == (True, True)
        assert (found["extractable"], found["type"]) == (False, "private")


def test_an_older_app_says_that_it_is_old_and_still_sends_and_saves(
    place: Place, camera: Camera, opens: Opens
) -> None:
    with opens() as phone:
        acts.enrol_phone(phone, place)
        before = scans(place)
        scan_unsent(phone, place, camera)
        holding = reshaped(phone, place, NEWER)
        opened = holding.context.new_page()
        opened.goto(place.url)
        expect(opened.get_by_role("status").first).to_contain_text("versión vieja de la app")
        opened.context.unroute(SCANS)
        opened.reload()
        acts.go(opened, "Mi registro")
        expect(opened.get_by_text("Firma comprobada en este teléfono.").first).to_be_visible()
        assert scans(place)[:-1] == before
        assert len(scans(place)) == len(before) + 1
        assert opened.evaluate(FOUND)["version"] == NEWER
        holding.close()
