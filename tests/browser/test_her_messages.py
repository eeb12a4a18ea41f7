"""Her messages and how she is told, on her phone: read, opened, chosen and taken back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from api.clock import utcnow
from tests.browser import acts, axe, dates_town, told_town
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.channels.acts import a_subscription

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")

KINDS = {"kinds": ["push", "sms", "whatsapp", "email", "other", "paper"], "services": ["telegram"]}
# A headless browser has no push service: this one gives out an address that nobody reads.
PUSHES = """
let address = null;
const given = () => address && {
    endpoint: address,
    toJSON: () => ({ endpoint: address, keys: { p256dh: %s, auth: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
    unsubscribe: async () => { address = null; return true; },
};
PushManager.prototype.subscribe = async () => {
    address = 'https://push.example.org/' + crypto.randomUUID();
    return given();
};
PushManager.prototype.getSubscription = async () => given();
"""


@contextmanager
def a_phone(opens: Opens, place: Place, **options: str) -> Iterator[Page]:
    """Elena's phone, in a house that has every kind of gateway."""
    told_town.forget_all(place)

    def everything(route: Route) -> None:
        route.fulfill(status=200, content_type="application/json", body=json.dumps(KINDS))

    with opens(reduced_motion="reduce", **options) as phone:
        phone.context.route("**/api/v1/channel-kinds", everything)
        axe.equip(phone.context)
        acts.enrol_phone(phone, place)
        yield phone


def settings(phone: Page) -> None:
    """By what and when she is told."""
    acts.go(phone, "Mensajes")
    phone.get_by_role("button", name="Cómo te avisamos").click()
    expect(phone.get_by_role("heading", name="Cómo te avisamos")).to_be_visible()
    phone.wait_for_load_state("networkidle")


def test_her_messages_are_marked_new_counted_and_open_their_page(
    place: Place, opens: Opens
) -> None:
    date = dates_town.a_date(place, 3)
    with a_phone(opens, place) as phone:
        tab = phone.get_by_role("navigation").get_by_role("button", name="Mensajes")
        acts.go(phone, "Mensajes")
        expect(phone.locator("main")).to_contain_text("Todavía no hay mensajes.")
        assert axe.faults(phone) == []
        notice = told_town.told_of_date(place, date, urgent=True)
        told_town.tried(place, notice, "sms", delivered_at=utcnow())
        old = told_town.told(place, "unsent_scans", {}, due_at=utcnow() - 30 * HOUR)
        phone.reload()
        expect(tab).to_contain_text("2 mensajes nuevos")
        acts.go(phone, "Mensajes")
        line = phone.locator("main li").first
        expect(line).to_contain_text("Importante")
        expect(line).to_contain_text(f"Lugar: {dates_town.PLACE}.")
        expect(line).to_contain_text("por SMS: llegó.")
        # Looked at for a moment it is seen, and keeps its mark until she leaves.
        phone.locator("main li").nth(1).scroll_into_view_if_needed()
        expect(tab).not_to_contain_text("nuevo")
        expect(line).to_contain_text("Importante")
        assert told_town.seen_of(place, notice)
        assert told_town.seen_of(place, old)
        phone.wait_for_load_state("networkidle")
        assert axe.faults(phone) == []
        line.get_by_role("button", name="Ver").click()
        expect(phone.get_by_role("heading", name="Tu cita", exact=True)).to_be_visible()
        expect(phone.locator("main")).to_contain_text("Te escribimos el")


def test_everything_is_marked_as_read_at_once(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        ids = [told_town.told(place, "unsent_scans", {}) for _ in range(12)]
        phone.reload()
        acts.go(phone, "Mensajes")
        phone.get_by_role("button", name="Marcar todos").click()
        expect(phone.get_by_role("button", name="Marcar todos")).to_have_count(0)
        assert all(told_town.seen_of(place, one) for one in ids)


def test_without_network_the_last_known_messages_are_there(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        told_town.told(place, "unsent_scans", {}, seen_at=utcnow())
        phone.reload()
        acts.go(phone, "Mensajes")
        expect(phone.locator("main li")).to_have_count(1)
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.context.set_offline(True)
        phone.reload()
        acts.go(phone, "Mensajes")
        expect(phone.locator("main")).to_contain_text("Puede haber registros sin enviar")
        phone.context.set_offline(False)


def test_she_adds_orders_removes_and_undoes_ways(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        settings(phone)
        assert axe.faults(phone) == []
        card = phone.locator("section.card").filter(has_text="Por dónde te escribimos")
        card.get_by_role("button", name="Agregar otra forma").click()
        card.get_by_role("button", name="Guardar").click()
        expect(card).to_contain_text("Falta este dato.")
        expect(card).to_contain_text("Marca que estás de acuerdo")
        assert axe.faults(phone) == []
        card.get_by_label("Número de celular").fill("12345")
        card.get_by_label("Estoy de acuerdo").check()
        card.get_by_role("button", name="Guardar").click()
        expect(card).to_contain_text("Ese número no existe.")
        card.get_by_label("Número de celular").fill("300 123 4567")
        card.get_by_role("button", name="Guardar").click()
        expect(card.locator("li")).to_have_count(1)
        expect(card).to_contain_text("+57 ··· 4567")
        expect(card).to_contain_text("Dijiste que sí el")
        card.get_by_role("button", name="Agregar otra forma").click()
        card.get_by_label("Por dónde", exact=True).select_option("email")
        card.get_by_label("Correo", exact=True).fill("elena@example.org")
        card.get_by_label("Estoy de acuerdo").check()
        card.get_by_role("button", name="Guardar").click()
        expect(card.locator("li").nth(1)).to_contain_text("e···@example.org")
        card.get_by_role("button", name="Subir").click()
        expect(card.locator("li").first).to_contain_text("Correo")
        card.locator("li").first.get_by_role("button", name="Quitar").click()
        expect(card.get_by_role("status")).to_contain_text("Se quitó: Correo")
        expect(card.locator("li")).to_have_count(1)
        assert axe.faults(phone) == []
        card.get_by_role("button", name="Deshacer").click()
        expect(card.locator("li")).to_have_count(2)
        shown = acts.asked(phone, "/me/channels")["body"]["items"]
        assert [one["kind"] for one in shown] == ["email", "sms"]


def test_quiet_hours_and_reminders_are_hers_to_choose(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        settings(phone)
        card = phone.locator("section.card").filter(has_text="Horas de silencio")
        expect(card.get_by_label("Desde las")).to_have_value("20:00")
        card.get_by_label("Desde las").fill("21:30")
        card.get_by_label("Mi turno, dos horas antes").uncheck()
        card.get_by_role("button", name="Guardar").click()
        expect(phone.locator("#app > .sr")).to_contain_text("Guardado.")
        card.get_by_label("Hasta las").fill("")
        card.get_by_role("button", name="Guardar").click()
        expect(card).to_contain_text("Pon la hora.")
        card.get_by_label("Hasta las").fill("06:15")
        card.get_by_role("button", name="Guardar").click()
        expect(card).not_to_contain_text("Pon la hora.")
        phone.wait_for_load_state("networkidle")
        kept = acts.asked(phone, "/me/notice-settings")["body"]
        assert (kept["quiet_from"], kept["quiet_to"], kept["version"]) == (1290, 375, 2)
        assert (kept["shift_evening"], kept["shift_soon"]) == (True, False)


def test_her_support_person_is_named_told_what_for_and_let_go(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        settings(phone)
        card = phone.locator("section.card").filter(has_text="Persona de apoyo")
        expect(card).to_contain_text("No se le dice nada más, ni por qué vienes.")
        card.get_by_role("button", name="Nombrar a alguien").click()
        card.get_by_role("button", name="Guardar").click()
        expect(card.get_by_text("Falta este dato.")).to_have_count(2)
        assert axe.faults(phone) == []
        card.get_by_label("Cómo le dices").fill("Doña Rosa")
        card.get_by_label("Por dónde").select_option("email")
        card.get_by_label("Correo", exact=True).fill("rosa@example.org")
        card.get_by_label("Estoy de acuerdo").check()
        card.get_by_role("button", name="Guardar").click()
        expect(card).to_contain_text("Doña Rosa, por Correo (r···@example.org)")
        assert axe.faults(phone) == []
        card.get_by_role("button", name="Que ya no se le avise").click()
        expect(card.get_by_role("button", name="Nombrar a alguien")).to_be_visible()
        assert acts.asked(phone, "/me/support-person")["body"] == {"support_person": None}


def test_pushes_begin_by_her_tap_and_end_by_it(place: Place, opens: Opens) -> None:
    told_town.forget_all(place)
    with opens(reduced_motion="reduce") as phone:
        phone.context.grant_permissions(["notifications"], origin=place.url)
        phone.context.add_init_script(PUSHES % json.dumps(a_subscription()["p256dh"]))
        acts.enrol_phone(phone, place)
        settings(phone)
        card = phone.locator("section.card").filter(has_text="En este teléfono")
        expect(card).to_contain_text("Este teléfono no te avisa todavía.")
        card.get_by_role("button", name="Sí, avisarme").click()
        expect(card).to_contain_text("Este teléfono te avisa.")
        [mine] = [one for one in _standing(phone) if one["kind"] == "push"]
        assert mine["this_device"]
        # Locked, the phone is still hers.
        phone.get_by_role("button", name="Bloquear").click()
        phone.get_by_label("PIN", exact=True).fill(acts.PIN)
        phone.get_by_role("button", name="Abrir", exact=True).click()
        settings(phone)
        expect(card).to_contain_text("Este teléfono te avisa.")
        card.get_by_role("button", name="No avisar más").click()
        expect(card).to_contain_text("Este teléfono no te avisa todavía.")
        assert [one for one in _standing(phone) if one["kind"] == "push"] == []


def test_refused_by_the_browser_it_says_what_to_do(place: Place, opens: Opens) -> None:
    with a_phone(opens, place) as phone:
        settings(phone)
        card = phone.locator("section.card").filter(has_text="En este teléfono")
        card.get_by_role("button", name="Sí, avisarme").click()
        expect(card.get_by_role("alert")).to_contain_text("luego Notificaciones, luego Permitir")
        assert axe.faults(phone) == []


def _standing(phone: Page) -> list[dict[str, object]]:
    return list(acts.asked(phone, "/me/channels")["body"]["items"])


HOUR = told_town.HOUR
