"""A paper is made in a case and checked with another phone, at phone size."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import axe, desk
from tests.browser.acts import asked
from tests.browser.browsing import PHONE
from tests.browser.conftest import Opens
from tests.browser.desk import at_desk
from tests.browser.desk_town import QUIET
from tests.browser.town import Place

FETCH = """async (path) => {
    const answer = await fetch(path);
    return Array.from(new Uint8Array(await answer.arrayBuffer()));
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The same Friday noon as for the lists."""
    with desk.a_friday_noon(tmp_path_factory) as place:
        yield place


def test_a_summary_is_made_and_another_phone_checks_it(place: Place, opens: Opens) -> None:
    with at_desk(opens, place, PHONE) as clerk:
        clerk.page.goto(place.url)
        clerk.press(QUIET)
        heading = clerk.page.get_by_role("heading", name="Papeles", exact=True)
        papers = clerk.page.locator("section.card").filter(has=heading)
        expect(papers).to_contain_text("Todavía no hay papeles de este caso.")
        papers.get_by_label("¿Qué papel?").select_option("case_summary")
        clerk.press("Hacer el papel", papers)
        made = papers.locator("li").first
        expect(made).to_contain_text("Resumen para audiencia")
        clerk.settled()
        assert papers.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
        link = made.get_by_role("link", name="Abrir PDF").get_attribute("href") or ""
        paper = asked(clerk.page, link.removeprefix("/api/v1").removesuffix("/file"))["body"]
        pdf = bytes(clerk.page.evaluate(FETCH, link))
        assert pdf.startswith(b"%PDF-")
    with opens(PHONE) as other:
        axe.equip(other.context)
        other.goto(f"{place.url}/c#{urlsplit(paper['verify_url']).fragment}")
        result = other.get_by_role("status")
        expect(result).to_contain_text("este papel se hizo aquí")
        expect(result).to_contain_text("Resumen para audiencia")
        expect(result).not_to_contain_text(QUIET)
        assert axe.faults(other) == []
        other.get_by_label("El archivo PDF").set_input_files(
            {"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf + b"\n"}
        )
        other.get_by_label("Código del papel").fill(paper["code"])
        other.get_by_role("button", name="Revisar").click()
        expect(result).to_contain_text("alguien lo cambió")
        assert axe.faults(other) == []
