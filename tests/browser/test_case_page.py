"""The page that answers the judge, and the way a new order comes in and is taken back."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import desk
from tests.browser.conftest import Opens
from tests.browser.desk import Desk, at_desk
from tests.browser.desk_town import QUIET
from tests.browser.town import Place

CASE_NUMBER = "76001318700320260007700"
BEFORE = date(2026, 9, 10)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The same Friday noon as for the lists."""
    with desk.a_friday_noon(tmp_path_factory) as place:
        yield place


def _card(clerk: Desk, title: str) -> Locator:
    heading = clerk.page.get_by_role("heading", name=title, exact=True)
    return clerk.page.locator("section.card").filter(has=heading)


def test_the_case_answers_the_judge(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        clerk.page.goto(place.url)
        clerk.press(QUIET)
        weeks, line = _card(clerk, "Semanas"), _card(clerk, "Todo lo que pasó")
        bars = weeks.locator("svg.bar")
        rows = weeks.get_by_role("table").locator("tbody tr")
        expect(rows).to_have_count(5)
        expect(bars).to_have_count(5)
        expect(_card(clerk, "De quién es lo que falta")).to_contain_text("De ella")
        expect(_card(clerk, "Qué prueba cada jornada")).to_contain_text("Confirmadas por una")
        line.get_by_label("Mostrar").select_option("terms")
        expect(line.locator("ol > li")).to_have_count(2)
        expect(line).to_contain_text("La orden se registró.")
        clerk.look("a case for the judge")
        clerk.page.get_by_label("Como se sabía el").fill(BEFORE.isoformat())
        expect(clerk.page.get_by_text("Así se conocía el caso")).to_be_visible()
        expect(clerk.page).to_have_url(f"{place.url}/?as_of={BEFORE}")
        expect(rows).to_have_count(3)
        clerk.look("a case as it was known")
        clerk.page.emulate_media(media="print")
        expect(clerk.page.get_by_role("button", name="Imprimir")).to_be_hidden()
        expect(rows.first).to_be_visible()
        expect(bars.first).to_be_visible()
        clerk.page.emulate_media(media="screen")
        clerk.press("Volver a hoy")
        expect(rows).to_have_count(5)


def _fill(clerk: Desk, **given: str) -> None:
    for label, value in given.items():
        clerk.page.get_by_label(label.replace("_", " "), exact=True).fill(value)


def test_a_new_order_is_checked_handed_over_and_undone(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        page = clerk.page
        clerk.press("Orden nueva")
        _fill(clerk, Nombres="Rosa", Apellidos="Peña", Número_de_documento="55443322")
        _fill(clerk, Tope_por_día="10")
        page.get_by_label("Radicado").fill(f"99999{CASE_NUMBER[5:]}")
        clerk.press("Crear la orden")
        page.get_by_label("Radicado").fill(f"00{CASE_NUMBER[2:]}")
        clerk.press("Crear la orden")
        expect(
            page.get_by_text("sus primeros 5 dígitos no son de ningún municipio")
        ).to_be_visible()
        page.get_by_label("Radicado").fill(CASE_NUMBER)
        clerk.press("Crear la orden")
        expect(_card(clerk, "Antes de crearla, mira esto")).to_contain_text("máximo")
        clerk.look("what looks odd in a new order")
        clerk.press("Crear la orden así")
        expect(page.get_by_role("heading", name="Rosa Peña")).to_be_visible()
        clerk.press("Crear código")
        with (
            page.context.expect_page() as paper,
            page.expect_response("**/enrolment-sheet") as answer,
        ):
            clerk.press("Hoja para imprimir")
        assert answer.value.headers["content-type"] == "application/pdf"
        paper.value.close()
        expect(page.get_by_role("link", name="Abrir la hoja")).to_be_visible()
        code = _card(clerk, "Teléfono")
        expect(code).to_contain_text("Cada semana son 20 h.")
        expect(code.get_by_role("button", name="Leer en voz alta")).to_be_visible()
        clerk.look("the sheet with the conditions")
        page.reload()
        expect(page.get_by_role("heading", name="Rosa Peña")).to_be_visible()
        clerk.press("Deshacer esta orden")
        clerk.press("Sí, deshacer")
        expect(page.get_by_text("Escribe por qué.")).to_be_visible()
        page.get_by_label("Por qué fue un error").fill("Era de otra persona.")
        clerk.press("Sí, deshacer")
        expect(page.get_by_role("heading", name="Escritorio")).to_be_visible()
        expect(page.get_by_text("Rosa Peña")).to_have_count(0)
