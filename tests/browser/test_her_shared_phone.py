"""A phone that is not hers alone, a copy of what waits, and everything to take away."""

import json
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import FilePayload, Page, expect
from sqlalchemy import select

from api.accounts.models import Device
from tests.browser import acts, her_acts
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.browser.warned import Warned

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")

# Everything that this browser keeps of this address, as text.
KEPT = """async () => {
    const found = { stores: {}, caches: [], local: { ...localStorage } };
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((done, failed) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => failed(asked.error);
        });
        for (const store of db.objectStoreNames) {
            const all = (what) => new Promise((done) => {
                const asked = db.transaction(store).objectStore(store)[what]();
                asked.onsuccess = () => done(asked.result);
            });
            const keys = await all('getAllKeys');
            const values = await all('getAll');
            found.stores[store] = Object.fromEntries(keys.map((key, n) => [key, values[n]]));
        }
        db.close();
    }
    found.caches = await caches.keys();
    const registration = await navigator.serviceWorker.getRegistration();
    found.push = Boolean(await registration?.pushManager.getSubscription());
    return found;
}"""


def _kept(phone: Page) -> Any:
    return phone.evaluate(KEPT)


def _shared(phone: Page, place: Place, order: UUID) -> None:
    """A phone that she says is not only hers."""
    phone.goto(place.door("order", order))
    phone.get_by_role("checkbox", name="no es solo mío").check()
    acts.choose_pin(phone)
    expect(her_acts.card(phone)).to_be_visible()


def _tell_a_time(phone: Page) -> None:
    """A scan without a code: it is saved before it is sent."""
    acts.go(phone, "Registrar")
    phone.get_by_role("button", name="No hay código").click()
    phone.get_by_role("dialog").get_by_role("button", name="Guardar entrada").click()
    expect(phone.get_by_role("heading", name="Entrada guardada")).to_be_visible()


def _bring(phone: Page, content: bytes) -> None:
    """Choose a file of this content."""
    file = FilePayload(name="x.json", mimeType="application/json", buffer=content)
    phone.get_by_label("Traer una copia").set_input_files(file)


def test_a_shared_phone_keeps_no_week_and_locks_when_it_was_out_of_sight(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        phone.clock.install()
        _shared(phone, place, women.irene)
        expect(phone.locator("link[rel=manifest]")).to_have_count(0)
        acts.go(phone, "Mi registro")
        expect(phone.locator("main")).to_contain_text("Rosa Elvira Mina")
        kept = json.dumps(_kept(phone))
        assert "Irene" not in kept
        assert "Rosa" not in kept
        her_acts.show(phone, "hidden")
        phone.clock.fast_forward("01:59")
        her_acts.show(phone, "visible")
        expect(phone.locator("main")).to_contain_text("Rosa Elvira Mina")
        her_acts.show(phone, "hidden")
        phone.clock.fast_forward("02:01")
        her_acts.show(phone, "visible")
        acts.go(phone, "Mi semana")
        expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()


def test_a_shared_phone_that_is_opened_again_asks_for_the_pin(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        _shared(phone, place, women.irene)
        phone.reload()
        expect(phone.get_by_role("heading", name="Escribe tu PIN")).to_be_visible()
        assert acts.asked(phone, "/session")["status"] == 401


def test_leaving_wipes_everything_as_soon_as_the_last_receipt_is_here(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.context.set_offline(True)
        _tell_a_time(phone)
        phone.get_by_role("button", name="Ayuda").click()
        phone.get_by_role("button", name="Salir y borrar todo").click()
        dialog = phone.get_by_role("dialog")
        expect(dialog).to_contain_text("Un registro no ha llegado")
        dialog.get_by_role("button", name="Sí, salir").click()
        expect(phone.get_by_role("heading", name="Saliste de este teléfono")).to_be_visible()
        expect(phone.locator("main")).to_contain_text("Falta que llegue un registro")
        waiting = _kept(phone)["stores"]
        assert len(waiting["scans"]) == 1
        assert "Irene" not in json.dumps(waiting)

        phone.context.set_offline(False)
        expect(phone.get_by_role("button", name="Tengo un código")).to_be_visible()
        left = _kept(phone)
        assert {name: rows for name, rows in left["stores"].items() if rows} == {}
        assert all(name.startswith("shell-") for name in left["caches"])
        assert (left["local"], left["push"]) == ({}, False)
    with place.sessions() as session:
        found = session.scalars(select(Device).where(Device.order_id == women.irene)).all()
        assert [one.revoked_reason for one in found] == ["left"]


def test_a_copy_of_what_waits_is_brought_to_another_phone_and_counts_once(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone, opens() as other:
        her_acts.enrol(phone, place, women.irene)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.context.set_offline(True)
        _tell_a_time(phone)
        acts.go(phone, "Mi registro")
        phone.get_by_text("Guardar o traer una copia").click()
        with phone.expect_download() as saved:
            phone.get_by_role("button", name="Guardar una copia").click()
        copy = saved.value
        assert copy.suggested_filename.startswith("agenda-2")
        given = json.loads(copy.path().read_text(encoding="utf-8"))
        (scan,) = given["scans"]
        assert len(scan["signature"]) == 86

        her_acts.enrol(other, place, women.nora)
        acts.go(other, "Mi registro")
        other.get_by_text("Guardar o traer una copia").click()
        for count in ("1 registro más", "0 registros más"):
            _bring(other, copy.path().read_bytes())
            expect(other.locator("main")).to_contain_text(count)
        expect(other.locator("main")).to_contain_text("Firma comprobada en este teléfono")
        _bring(other, b"{}")
        expect(other.locator("main")).to_contain_text("no es una copia")

        # From her own phone it arrives too, and is the same scan.
        phone.context.set_offline(False)
        expect(phone.locator("main")).to_contain_text("Firma comprobada en este teléfono")
        days = acts.asked(phone, "/me/record")["body"]["attendances"]
        assert [one["id"] for day in days for one in day["scans"]].count(scan["id"]) == 1


def test_everything_about_her_is_saved_as_a_file_and_shown_as_a_page(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        acts.go(phone, "Mi registro")
        with phone.expect_download() as saved:
            phone.get_by_role("button", name="Guardar en un archivo").click()
        assert saved.value.suggested_filename.startswith("agenda-2")
        (part,) = json.loads(saved.value.path().read_text(encoding="utf-8"))["parts"]
        assert part["first_name"] == "Irene"
        assert part["attendances"][0]["words"][0]["by_name"] == "Rosa Elvira Mina"
        with phone.expect_popup() as shown:
            phone.get_by_role("link", name="Ver todo para imprimir").click()
        page = shown.value
        expect(page.get_by_role("heading", name="Mi registro")).to_be_visible()
        expect(page.locator("body")).to_contain_text("Rosa Elvira Mina")
        assert page.title() == "Agenda"
