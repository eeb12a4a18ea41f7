"""What the law adds to a case, in a real browser: warnings, missed shifts, make-ups, terms."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import desk
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.desk import REASON, Desk, at_desk
from tests.browser.desk_town import QUIET
from tests.browser.town import Place

SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The same Friday noon as for the lists."""
    with desk.a_friday_noon(tmp_path_factory) as place:
        yield place


def _open(clerk: Desk, name: str) -> None:
    """A case by its name on the desk."""
    clerk.page.goto(clerk.place.url)
    # The case that was open is open again.
    clerk.page.get_by_role("navigation").get_by_role("button", name="Escritorio").click()
    clerk.press(name)
    clerk.page.get_by_role("heading", name="Toda la orden").wait_for()
    clerk.settled()


def _card(clerk: Desk, title: str) -> Locator:
    """One part of the case."""
    heading = clerk.page.get_by_role("heading", name=title, exact=True)
    return clerk.page.locator("section.card").filter(has=heading)


def _sheet(clerk: Desk) -> Locator:
    return clerk.page.get_by_role("dialog")


@SIZES
def test_a_case_shows_the_warning_and_the_long_run(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with at_desk(opens, place, size) as clerk:
        _open(clerk, QUIET)
        warning = _card(clerk, "Aviso abierto")
        expect(warning).to_contain_text("Se le dijo")
        warning.get_by_text("Paso a paso").click()
        expect(warning).to_contain_text("Se abrió")
        expect(_card(clerk, "Toda la orden")).to_contain_text("0 min de 1040 h")
        clerk.look("a case with a warning")
        _open(clerk, "Marta Restrepo")
        excuses = _card(clerk, "Justificaciones")
        expect(excuses).to_contain_text("Cuidado de un hijo o familiar")
        clerk.press("Ver detalle", excuses)
        expect(excuses).to_contain_text("Mi hija estuvo con fiebre.")
        clerk.look("a case with an excuse")


def test_a_missed_shift_is_marked_after_checking_and_the_mark_taken_back(
    place: Place, opens: Opens
) -> None:
    with at_desk(opens, place) as clerk:
        _open(clerk, QUIET)
        missed = _card(clerk, "Ausencias")
        expect(missed).to_contain_text("Sin explicación todavía25")
        clerk.press("Marcar como injustificado", missed)
        clerk.press("Guardar la marca")
        expect(_sheet(clerk)).to_contain_text("Primero hay que averiguar.")
        clerk.look("a mark, nothing said")
        _sheet(clerk).get_by_role("checkbox").check()
        _sheet(clerk).get_by_label("Qué averiguaste").fill(REASON)
        clerk.press("Guardar la marca")
        expect(missed).to_contain_text("Camila Ortiz averiguó y dijo injustificado")
        expect(missed).to_contain_text("Injustificados1")
        clerk.look("a shift that was marked")
        clerk.press("Retirar la marca", missed)
        _sheet(clerk).get_by_label("Qué averiguaste").fill("Apareció el registro.")
        clerk.press("Retirar la marca", _sheet(clerk))
        expect(missed).to_contain_text("Sin explicación todavía25")


def test_a_make_up_is_proposed_printed_and_cancelled(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        _open(clerk, QUIET)
        agreements = _card(clerk, "Recuperaciones")
        clerk.press("Proponer una recuperación", agreements)
        sheet = _sheet(clerk)
        sheet.get_by_label("Día 1").fill("2026-09-29")
        sheet.get_by_label("Desde").fill("13:00")
        sheet.get_by_label("Hasta").fill("17:00")
        clerk.press("Otro día", sheet)
        expect(sheet).to_contain_text("Suman 8 h; faltan 20 h.")
        clerk.look("a proposal")
        clerk.press("Proponer estos días", sheet)
        expect(agreements).to_contain_text("Falta que acepten")
        expect(agreements).to_contain_text("El juzgado: acepta")
        paper = agreements.get_by_role("link", name="Imprimir el acuerdo").get_attribute("href")
        assert clerk.page.request.get(f"{place.url}{paper}").status == 200
        clerk.press("Cancelar el acuerdo", agreements)
        clerk.press("Cancelar el acuerdo", sheet.locator("form"))
        expect(sheet).to_contain_text("Escribe por qué.")
        sheet.get_by_label("Por qué").fill("Ella pidió otros días.")
        clerk.press("Cancelar el acuerdo", sheet.locator("form"))
        expect(agreements).to_contain_text("Cancelada")
        clerk.look("a cancelled agreement")


def test_a_site_is_asked_for_hours_and_the_question_taken_back(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        _open(clerk, QUIET)
        asked = _card(clerk, "Pedir horas a la sede")
        clerk.press("Pedir horas", asked)
        clerk.press("Preguntar a la sede")
        expect(_sheet(clerk)).to_contain_text("Elige de 1 a 7 días.")
        clerk.look("a question, no day chosen")
        _sheet(clerk).get_by_label("sábado, 26 de septiembre").check()
        clerk.press("Preguntar a la sede")
        expect(asked).to_contain_text("Espera respuesta")
        clerk.press("Retirar la pregunta", asked)
        expect(asked).to_contain_text("Retirada")


def test_a_term_is_counted_as_an_estimate_and_met(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        _open(clerk, QUIET)
        terms = _card(clerk, "Términos en días hábiles")
        clerk.press("Contar un término", terms)
        clerk.look("counting a term")
        _sheet(clerk).get_by_label("Se cuenta desde").fill("2026-09-21")
        clerk.press("Contar el término")
        expect(terms).to_contain_text("Fecha estimada")
        expect(terms).to_contain_text("Confírmala en el juzgado")
        clerk.press("Anotar que se cumplió", terms)
        clerk.press("Guardar el día")
        expect(terms).to_contain_text("Cumplido el 25 de sept de 2026.")
        clerk.look("a term that was met")


def test_what_was_decided_of_a_week_stands_below_the_weeks(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        clerk.open("short")
        clerk.press("Decidir", clerk.rows.first)
        form = clerk.page.locator("form.in-place")
        form.get_by_label("Qué decides").select_option(label="Anotar lo que decidió el juez")
        form.get_by_label("Qué encontró el juez").select_option(label="Ningún incumplimiento")
        clerk.say_why("Guardar la decisión")
        expect(clerk.rows).to_have_count(1)
        clerk.page.get_by_role("link", name="Decididas").click()
        expect(clerk.rows).to_contain_text(REASON)
        clerk.look("a decided week")
        clerk.press(QUIET)
        weeks = _card(clerk, "Semanas")
        expect(weeks).to_contain_text("Decisiones sobre semanas")
        expect(weeks).to_contain_text(REASON)
        clerk.press("Volver a pendientes")
        clerk.press("Retirar la decisión", clerk.rows.first)
        clerk.say_why("Retirar la decisión")
        expect(clerk.page.get_by_text("Todavía no hay nada aquí.")).to_be_visible()
