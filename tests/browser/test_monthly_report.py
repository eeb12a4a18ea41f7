"""A host writes the month's report and hands it in; the clerk sees that it came, and opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.database import unit_of_work
from tests import databases
from tests.browser import acts, axe, desk_town, serving
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.town import NAME, Place, came_earlier
from tests.builders import at

OCTOBER = at("2026-10-02 10:00")
TOLD = "Sembró la huerta con el grupo."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The product in October, when September, in which Elena came once, is over."""
    folder = tmp_path_factory.mktemp("reports")
    clock = desk_town.Moment(desk_town.MORNING)
    url, dist = databases.fresh_sqlite(folder), serving.built_phone(folder)
    with serving.served(url, folder, dist, clock=clock) as place:
        with unit_of_work(place.sessions) as session:
            came_earlier(session, place, clock())
        clock.at = OCTOBER
        yield place


def _section(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name, exact=False).click()


def test_a_host_writes_and_hands_in_and_the_clerk_opens_it(
    place: Place, opens: Opens, tmp_path: Path
) -> None:
    wrong: dict[str, list[str]] = {}
    with opens(PHONE, reduced_motion="reduce") as host:
        axe.equip(host.context)
        host.goto(place.door("staff", place.town.host_person))
        _section(host, "Informe")
        host.get_by_role("button", name=f"Abrir {NAME}").click()
        expect(host.get_by_role("heading", name=f"{NAME}, septiembre de 2026")).to_be_visible()
        expect(host.get_by_text("1 jornada espera tu palabra.")).to_be_visible()
        host.get_by_role("button", name="Agregar una actividad").click()
        host.get_by_role("button", name="Revisar y entregar").click()
        expect(host.get_by_text("Escribe qué fue.")).to_be_visible()
        host.get_by_label("Tipo").select_option(label="Ambiente")
        host.get_by_label("¿Qué se hizo?").fill(TOLD)
        wrong["writing"] = axe.faults(host)
        host.get_by_role("button", name="Revisar y entregar").click()
        dialog = host.get_by_role("dialog")
        dialog.get_by_role("button", name="Entregar", exact=True).click()
        expect(dialog).to_have_count(0)
        expect(host.get_by_role("heading", name="Lo que se entregó")).to_be_visible()
        host.get_by_role("button", name="Abrir para imprimir 1").click()
        expect(host.get_by_role("link", name="PDF")).to_be_visible()
        wrong["handed in"] = axe.faults(host)
        href = host.get_by_role("link", name="PDF").get_attribute("href")
        assert acts.asked(host, str(href).removeprefix("/api/v1"))["status"] == 200
    with opens(DESK, reduced_motion="reduce") as clerk:
        axe.equip(clerk.context)
        clerk.goto(place.door("staff", place.town.clerk))
        _section(clerk, "Informes")
        row = clerk.get_by_role("row").filter(has_text=NAME)
        expect(row.get_by_text("Entregado el 2 de oct")).to_be_visible()
        wrong["the month"] = axe.faults(clerk)
        with clerk.expect_download() as packed:
            clerk.get_by_role("button", name="Hacer el PDF del informe").click()
        packed.value.save_as(tmp_path / "pack.zip")
        row.get_by_role("button", name="Abrir").click()
        expect(clerk.get_by_text(TOLD)).to_be_visible()
        wrong["one report"] = axe.faults(clerk)
    assert {state: faults for state, faults in wrong.items() if faults} == {}
