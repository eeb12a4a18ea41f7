"""The clerk's desk by keyboard alone: search, note, open, back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import PHONE
from tests.browser.conftest import Opens
from tests.browser.desk import a_friday_noon, at_desk
from tests.browser.town import Place


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_friday_noon(tmp_path_factory) as found:
        yield found


def test_a_case_is_found_noted_opened_and_left_without_a_mouse(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        page, keys = clerk.page, clerk.page.keyboard
        names = page.locator("table.desk button.name")
        expect(names.nth(1)).to_be_visible()
        keys.press("j")
        expect(names.first).to_be_focused()
        keys.press("j")
        expect(names.nth(1)).to_be_focused()
        keys.press("k")
        expect(names.first).to_be_focused()
        clerk.look("desk")

        keys.press("?")
        expect(page.get_by_role("dialog", name="Teclas")).to_be_visible()
        clerk.look("keys")
        keys.press("Escape")

        keys.press("/")
        keys.type("lucumi nub")
        expect(names).to_have_text(["Nubia Lucumí"])
        expect(page).to_have_url(f"{place.url}/")
        keys.press("Enter")
        expect(names.first).to_be_focused()

        _note(page)
        expect(page.locator("table.desk")).to_contain_text("Prefiere que la llamen de tarde.")
        expect(names.first).to_be_focused()
        clerk.look("noted")

        keys.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Nubia Lucumí")).to_be_visible()
        assert "ubia" not in page.url
        page.go_back()
        expect(page.get_by_label("Buscar por nombre, documento o radicado")).to_have_value(
            "lucumi nub"
        )
        expect(names).to_have_text(["Nubia Lucumí"])
        expect(names.first).to_be_focused()


def _note(page: Page) -> None:
    page.keyboard.press("n")
    sheet = page.get_by_role("dialog", name="Notas del juzgado")
    expect(sheet.get_by_label("Nota", exact=True)).to_be_focused()
    page.keyboard.type("Prefiere que la llamen de tarde.")
    sheet.get_by_role("button", name="Guardar la nota").press("Enter")
    expect(sheet.get_by_role("listitem")).to_contain_text("Prefiere que la llamen de tarde.")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


def test_filters_stand_in_the_address_and_the_inboxes_are_one_key_away(
    place: Place, opens: Opens
) -> None:
    with at_desk(opens, place, PHONE) as clerk:
        page = clerk.page
        page.get_by_label("Esperan mi palabra").check()
        expect(page).to_have_url(f"{place.url}/?waiting=me")
        page.get_by_label("Urgencia").select_option("nothing")
        expect(page).to_have_url(f"{place.url}/?urgency=nothing&waiting=me")
        page.go_back()
        expect(page.get_by_label("Urgencia")).to_have_value("")
        page.reload()
        expect(page.get_by_label("Esperan mi palabra")).to_be_checked()
        expect(page.locator("table.desk button.name").first).to_be_visible()
        waits = page.locator("table.desk").get_by_role("link", name="Justificaciones").first
        expect(waits).to_be_visible()
        clerk.look("a narrow desk")
        page.get_by_role("heading", level=1).click()
        page.keyboard.press("p")
        expect(page.get_by_role("heading", level=1, name="Pendientes")).to_be_visible()
        page.go_back()
        expect(page).to_have_url(f"{place.url}/?waiting=me")
