"""Her record: objections with a name, her answers, agreements, decisions."""

import pytest
from playwright.sync_api import expect

from tests.browser import acts, her_acts, warned
from tests.browser.browsing import DESK
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.browser.warned import REASON, Warned

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")


def test_her_record_shows_the_objection_with_its_name_and_takes_her_answer(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        acts.go(phone, "Mi registro")
        main = phone.locator("main")
        expect(main).to_contain_text(f"La sede dijo: {REASON}")
        expect(main).to_contain_text("Según la sede: 8:00–10:00")
        expect(main).to_contain_text("Rosa Elvira Mina")
        phone.get_by_role("button", name="Responder").click()
        phone.get_by_role("dialog").get_by_label("Escribe aquí").fill("Salí a las 12, con Ana.")
        phone.get_by_role("dialog").get_by_role("button", name="Enviar").click()
        expect(main).to_contain_text("Tú respondiste: Salí a las 12, con Ana.")

        expect(main).to_contain_text("¿Te sirven estos días?")
        expect(phone.get_by_role("link", name="Ver para imprimir")).to_be_visible()
        phone.get_by_role("button", name="Sí, me sirven").click()
        expect(main).to_contain_text("Tú: de acuerdo")
        phone.get_by_role("button", name="Cancelar lo que falta").click()
        phone.get_by_role("dialog").get_by_label("Cuéntanos").fill("Ese sábado trabajo.")
        phone.get_by_role("dialog").get_by_role("button", name="Cancelar lo que falta").click()
        expect(main).to_contain_text("Tú: Ese sábado trabajo.")

        expect(main).to_contain_text("Turnos sin registro")
        phone.get_by_role("button", name="Decir por qué").first.click()
        expect(phone.get_by_role("checkbox", name="lunes").first).to_be_checked()


def test_days_that_do_not_suit_are_declined_and_she_proposes_others(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone:
        her_acts.enrol(phone, place, women.irene)
        acts.go(phone, "Mi registro")
        main = phone.locator("main")
        phone.get_by_role("button", name="No me sirven").click()
        dialog = phone.get_by_role("dialog")
        dialog.get_by_label("Cuéntanos").fill("El sábado cuido a mi mamá.")
        dialog.get_by_role("button", name="No me sirven").click()
        expect(main).to_contain_text("Tú: El sábado cuido a mi mamá.")

        # Sunday: from Tuesday on the sixth day.
        phone.get_by_role("button", name="Proponer cuándo").first.click()
        dialog.locator(".choice.day").nth(5).click()
        dialog.get_by_role("button", name="Proponer", exact=True).click()
        expect(main).to_contain_text("Por acordar")
        expect(main).to_contain_text("Tú: de acuerdo · La sede: falta su respuesta")


def test_the_decision_on_a_closed_week_is_hers_to_read(
    place: Place, women: Warned, opens: Opens
) -> None:
    with opens() as phone, opens(DESK) as clerk:
        clerk.goto(place.door("staff", place.town.clerk))
        expect(clerk.get_by_role("navigation").first).to_be_visible()
        week = warned.week_before(women.monday)
        path = f"/orders/{women.irene}/weeks/{week}/decisions/{women.irene}"
        body = {"kind": "no_action", "finding": None, "reasons": "Hubo paro de buses."}
        her_acts.put(clerk, path, None, body)
        her_acts.enrol(phone, place, women.irene)
        acts.go(phone, "Mi registro")
        expect(phone.locator("main")).to_contain_text("No hay que hacer nada")
        expect(phone.locator("main")).to_contain_text("Motivo: Hubo paro de buses.")
