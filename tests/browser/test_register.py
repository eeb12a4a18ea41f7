"""Two monitors note the same decision, say that it is one, follow it up, put it right, and bring
others in from a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from playwright.sync_api import FilePayload, Page, expect

from api.accounts import staff
from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import unit_of_work
from tests.browser import axe
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.town import Place
from tests.imports.acts import Rows, as_csv
from tests.observatory.test_imported import DENIED, TITLES, WAITS

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")
EMPTY = "Todavía no hay decisiones anotadas."


def test_two_monitors_note_one_decision_and_bring_others_in(place: Place, opens: Opens) -> None:
    with _seat(opens, place, PHONE, "monica") as first:
        expect(first.get_by_text(EMPTY)).to_be_visible()
        assert axe.faults(first) == []
        first.get_by_role("button", name="Anotar una").click()
        first.get_by_role("button", name="Guardar").click()
        expect(first.get_by_text("Elige el departamento.")).to_be_visible()
        assert axe.faults(first) == []
        first.get_by_label("Nota privada").fill("Hablar con Marta Restrepo.")
        _note(first, "2026-09-21", "No se probó la marginalidad")
        expect(first.get_by_text("Parece que hay un nombre.")).to_be_visible()
        assert axe.faults(first) == []
    with _seat(opens, place, DESK, "mariana") as second:
        second.get_by_role("button", name="Anotar una").click()
        _note(second, "2026-09-22", "No se sabe")
        alike = second.get_by_role("region", name="¿Es la misma?")
        expect(alike).to_contain_text("No se probó la marginalidad")
        expect(second.get_by_role("main")).not_to_contain_text("Restrepo")
        assert axe.faults(second) == []
        alike.get_by_role("button", name="Es la misma").click()
        expect(second.get_by_text("En las cifras cuenta una vez.")).to_be_visible()
        _follow_up(second)
        _from_a_file(second)
        second.get_by_role("button", name="Volver a la lista").click()
        expect(second.get_by_role("button", name="Abrir")).to_have_count(4)
        second.get_by_label("De quién").select_option(label="Las nuestras")
        expect(second.get_by_role("button", name="Abrir")).to_have_count(3)
        assert axe.faults(second) == []


def _note(page: Page, day: str, reason: str) -> None:
    page.get_by_label("Departamento").select_option(label="Valle del Cauca")
    page.get_by_label("Qué se decidió").select_option(label="Negada")
    page.get_by_label("Se decidió el").fill(day)
    page.get_by_label(reason).check()
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_role("heading", name="Qué ha pasado")).to_be_visible()


def _follow_up(page: Page) -> None:
    """A later step with a wrong day, then the right one; and a correction of the first."""
    page.get_by_role("button", name="Anotar lo que pasó después").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Qué pasó").select_option(label="Apelada")
    sheet.get_by_label("Qué día").fill("2026-09-20")
    sheet.get_by_role("button", name="Guardar").click()
    expect(sheet.get_by_text("Es antes de algo que tuvo que pasar primero.")).to_be_visible()
    sheet.get_by_label("Qué día").fill("2026-09-25")
    sheet.get_by_role("button", name="Guardar").click()
    expect(sheet).to_have_count(0)
    page.get_by_role("button", name="Corregir").first.click()
    sheet.get_by_label("Plan de servicios", exact=False).first.check()
    sheet.get_by_label("Por qué se corrige").select_option(label="Supimos más")
    assert axe.faults(page) == []
    sheet.get_by_role("button", name="Guardar").click()
    expect(sheet).to_have_count(0)
    page.get_by_text("Todo lo que se ha anotado").click()
    expect(page.get_by_text("Supimos más")).to_be_visible()
    expect(page.get_by_text("se corrigió después")).to_be_visible()


def _from_a_file(page: Page) -> None:
    page.get_by_role("button", name="Volver a la lista").click()
    page.get_by_role("button", name="Traer un archivo").click()
    _choose(page, [TITLES, ["2026-020", "Panamá", *DENIED[2:]]])
    expect(page.get_by_text("Ese departamento no existe.")).to_be_visible()
    page.get_by_role("button", name="Otro archivo").click()
    _choose(page, [TITLES, DENIED, WAITS])
    page.get_by_role("button", name="Guardar 2 líneas").click()
    expect(page.get_by_text("Listo: se guardaron 2 líneas nuevas.")).to_be_visible()


def _choose(page: Page, rows: Rows) -> None:
    file = FilePayload(name="d.csv", mimeType="application/octet-stream", buffer=as_csv(rows))
    page.get_by_label("Elegir archivo").set_input_files(file)


@contextmanager
def _seat(opens: Opens, place: Place, size: tuple[int, int], name: str) -> Iterator[Page]:
    with opens(size, reduced_motion="reduce") as page:
        axe.equip(page.context)
        page.goto(place.door("staff", _a_monitor(place, name)))
        page.get_by_role("navigation").get_by_role("button", name="Decisiones").click()
        expect(page.get_by_role("heading", name="Decisiones que se conocen")).to_be_visible()
        yield page


def _a_monitor(place: Place, name: str) -> UUID:
    with unit_of_work(place.sessions) as session:
        vault, email = vault_of(place.settings), f"{name}@example.org"
        made = staff.add(session, vault, utcnow(), role="monitor", email=email, name=name.title())
        return made.staff_id
