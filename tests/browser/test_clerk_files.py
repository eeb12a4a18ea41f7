"""A clerk brings her court in by files and takes its record out, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser import desk
from tests.browser.browsing import PHONE
from tests.browser.conftest import Opens
from tests.browser.desk import Desk, at_desk
from tests.browser.town import Place
from tests.imports import acts

NARROW = (320, 640)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The same Friday noon as for the lists."""
    with desk.a_friday_noon(tmp_path_factory) as place:
        yield place


def _files(clerk: Desk) -> None:
    """By the keyboard, through what a phone's bar has no room for."""
    others = clerk.page.get_by_role("button", name="Más", exact=True)
    others.press("Enter")
    clerk.look("the rest of the sections")
    clerk.page.keyboard.press("Escape")
    expect(others).to_be_focused()
    others.press("Enter")
    sheet = clerk.page.get_by_role("dialog", name="Más")
    sheet.get_by_role("button", name="Archivos").press("Enter")
    expect(clerk.page.get_by_role("heading", name="Archivos", exact=True)).to_be_focused()
    expect(others).to_have_attribute("aria-current", "true")
    clerk.settled()


def _choose(clerk: Desk, name: str, content: bytes) -> None:
    chosen = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    clerk.page.get_by_label("Elegir archivo").set_input_files(chosen)


def test_a_clerk_corrects_a_file_stores_it_and_takes_the_record_out(
    place: Place, opens: Opens, tmp_path: Path
) -> None:
    with at_desk(opens, place, PHONE) as clerk:
        page = clerk.page
        _files(clerk)
        clerk.look("nothing chosen")
        with page.expect_download() as template:
            page.get_by_role("link", name="Plantilla de Excel").click()
        assert template.value.suggested_filename == "plantilla.xlsx"
        _choose(clerk, "foto.xlsx", b"%PDF-1.7 not a table")
        expect(page.get_by_role("alert")).to_contain_text("No es una tabla")
        clerk.look("no table")
        _choose(clerk, "e.csv", acts.as_csv([*acts.HOSTS, ["900123456-1", "Otra"]]))
        expect(page.get_by_role("alert")).to_contain_text("Hay 1 línea por corregir")
        row = page.get_by_role("row").filter(has_text="dígito de verificación")
        expect(row.get_by_role("rowheader")).to_have_text("4")
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        clerk.look("a line to correct")
        clerk.press("Nuevas · 2")
        expect(page.get_by_role("row")).to_have_count(3)
        clerk.press("Otro archivo")
        _choose(clerk, "e.xlsx", acts.as_workbook(acts.HOSTS))
        expect(page.get_by_text("Revisado: todo está bien.")).to_be_visible()
        clerk.press("Guardar 2 líneas")
        expect(page.get_by_text("Listo: se guardaron 2 líneas nuevas.")).to_be_visible()
        clerk.look("stored")
        with page.expect_download() as report:
            page.get_by_role("link", name="Descargar el resultado").click()
        assert report.value.suggested_filename == "importacion.csv"
        clerk.press("Otro archivo")
        _choose(clerk, "e.csv", acts.as_csv(acts.HOSTS))
        expect(page.get_by_text("No hay nada nuevo que guardar.")).to_be_visible()
        clerk.press("Otro archivo")
        page.get_by_role("link", name="JSON").click()
        expect(page.get_by_text("Di primero para qué es la copia.")).to_be_visible()
        page.get_by_label("¿Para qué?").select_option("archive")
        with page.expect_download() as record:
            page.get_by_role("link", name="JSON").click()
        record.value.save_as(tmp_path / "record.json")
        assert '"hosts": [' in (tmp_path / "record.json").read_text(encoding="utf-8")
        clerk.look("a copy taken out")
