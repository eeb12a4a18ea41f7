"""Her warning, excuses and agreements in both languages and colours, narrow and large."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, axe, her_acts
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.browser.warned import Warned

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")


@contextmanager
def _looking(opens: Opens) -> Iterator[tuple[Page, Callable[[str], None]]]:
    """A phone, and a judge of each of its states; the verdict is given at the end."""
    wrong: dict[str, list[str]] = {}
    with opens(reduced_motion="reduce") as phone:
        axe.equip(phone.context)

        def look(state: str) -> None:
            phone.wait_for_load_state("networkidle")
            if found := axe.faults(phone):
                wrong[state] = found

        yield phone, look
    assert not wrong, "\n".join(f"{k}: {v}" for k, v in wrong.items())


def test_her_warning_and_saying_when_she_comes(place: Place, women: Warned, opens: Opens) -> None:
    with _looking(opens) as (phone, look):
        her_acts.enrol(phone, place, women.irene)
        look("week with a warning")
        her_acts.card(phone).get_by_role("button", name="Voy a ir").click()
        look("when she comes")
        phone.get_by_role("dialog").get_by_role("button", name="miércoles").click()
        look("she said when")


def test_saying_that_she_cannot_come(
    place: Place, women: Warned, opens: Opens, photo: Path
) -> None:
    with _looking(opens) as (phone, look):
        her_acts.enrol(phone, place, women.irene)
        main = phone.locator("main")
        her_acts.card(phone).get_by_role("button", name="No puedo").click()
        phone.get_by_role("button", name="Enviar", exact=True).click()
        look("nothing chosen")
        phone.get_by_role("checkbox", name="lunes").check()
        phone.get_by_role("radio", name="Salud").check()
        phone.get_by_text("Agregar nota o foto").click()
        phone.get_by_label("Elegir archivo").set_input_files(photo)
        expect(main).to_contain_text("Lista para enviar")
        look("filled in")
        phone.get_by_role("button", name="Enviar", exact=True).click()
        expect(main).to_contain_text("Ya llegó.")
        look("sent")
        phone.get_by_text("Ver todo lo que se dijo").click()
        look("everything that was said")
        phone.get_by_role("button", name="Agregar foto o papel").click()
        look("add a paper")
        phone.keyboard.press("Escape")
        phone.get_by_role("button", name="Retirar").click()
        look("take it back")


def test_her_record_and_her_answers(place: Place, women: Warned, opens: Opens) -> None:
    with _looking(opens) as (phone, look):
        her_acts.enrol(phone, place, women.irene)
        acts.go(phone, "Mi registro")
        expect(phone.get_by_role("heading", name="Semanas anteriores")).to_be_visible()
        look("record")
        phone.get_by_role("button", name="Responder").click()
        look("her answer")
        phone.keyboard.press("Escape")
        phone.get_by_role("button", name="No me sirven").click()
        dialog = phone.get_by_role("dialog")
        dialog.get_by_role("button", name="No me sirven").click()
        look("declining, no reason")
        dialog.get_by_label("Cuéntanos").fill("Ese día trabajo.")
        dialog.get_by_role("button", name="No me sirven").click()
        phone.get_by_role("button", name="Proponer cuándo").first.click()
        dialog.get_by_role("button", name="Proponer", exact=True).click()
        look("proposing, no day")


def test_asking_for_other_hours(place: Place, women: Warned, opens: Opens) -> None:
    with _looking(opens) as (phone, look):
        her_acts.enrol(phone, place, women.nora)
        look("out of reach")
        her_acts.card(phone).get_by_role("button", name="Pedir otras horas").click()
        phone.get_by_role("button", name="Preguntar").click()
        look("no day chosen")
        phone.locator(".choice.day").nth(2).click()
        phone.get_by_role("button", name="Preguntar").click()
        expect(phone.locator("main")).to_contain_text("Esperando respuesta")
        look("asked")


def test_help_settings_and_the_way_out_of_a_phone(
    place: Place, women: Warned, opens: Opens
) -> None:
    with _looking(opens) as (phone, look):
        phone.goto(place.door("order", women.irene))
        expect(phone.get_by_role("checkbox", name="no es solo mío")).to_be_visible()
        look("choosing a PIN")
        acts.choose_pin(phone)
        expect(her_acts.card(phone)).to_be_visible()
        phone.get_by_role("button", name="Ayuda").click()
        phone.get_by_role("button", name="Sí, leer en voz alta").click()
        phone.get_by_role("button", name="No es solo mío").click()
        look("help, read aloud, a shared phone")
        phone.get_by_role("button", name="Salir y borrar todo").click()
        look("whether to leave")
        phone.keyboard.press("Escape")
        acts.go(phone, "Mi registro")
        phone.get_by_text("Guardar o traer una copia").click()
        look("copies and everything to take away")
        phone.context.set_offline(True)
        acts.go(phone, "Registrar")
        phone.get_by_role("button", name="No hay código").click()
        phone.get_by_role("dialog").get_by_role("button", name="Guardar entrada").click()
        look("saved, with the speaker")
        phone.get_by_role("button", name="Ayuda").click()
        phone.get_by_role("button", name="Salir y borrar todo").click()
        phone.get_by_role("dialog").get_by_role("button", name="Sí, salir").click()
        expect(phone.get_by_role("heading", name="Saliste de este teléfono")).to_be_visible()
        look("left, with one scan to send")
        phone.get_by_role("button", name="Salida rápida").click()
        look("a month")
