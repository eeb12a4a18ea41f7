"""Was she told? The unreached, the case and the printed list; and a host's messages."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from api.clock import utcnow
from tests.browser import axe, dates_town, told_town
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
LOST = {"unreached_at": utcnow(), "state": "waiting", "urgent": True}


@contextmanager
def at_desk(opens: Opens, place: Place, size: tuple[int, int]) -> Iterator[Page]:
    """The clerk's browser on the list of the unreached."""
    with opens(size, reduced_motion="reduce") as page:
        axe.equip(page.context)
        page.goto(place.door("staff", place.town.clerk))
        page.get_by_role("heading", level=1).wait_for()
        page.goto(f"{place.url}/?list=unreached")
        expect(page.get_by_role("heading", name="Sin avisar")).to_be_visible()
        page.wait_for_load_state("networkidle")
        yield page


@SIZES
def test_the_unreached_are_told_by_mouth_and_it_can_be_undone(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    told_town.forget_all(place)
    notice = told_town.told_of_date(place, dates_town.a_date(place, 3), **LOST)
    told_town.tried(place, notice, "sms", result="failed", detail="http-503")
    told_town.tried(place, notice, "email", 2, result="gone", detail="smtp-550")
    with at_desk(opens, place, size) as page:
        row = page.locator(".waiting-list > li")
        expect(row).to_contain_text("Una cita")
        expect(row).to_contain_text("Nada le ha llegado desde el")
        row.get_by_text("2 intentos").click()
        expect(row).to_contain_text("no salió (código http-503)")
        expect(row).to_contain_text("ese número o dirección ya no existe (código smtp-550)")
        assert axe.faults(page) == []
        row.get_by_role("button", name="Ya se lo dije").click()
        assert axe.faults(page) == []
        form = row.get_by_role("form", name="Ya se lo dije")
        form.get_by_label("Día").fill("2026-01-02")
        form.get_by_role("button", name="Guardar").click()
        expect(form).to_contain_text("Pon el día y la hora, o deja los dos vacíos.")
        form.get_by_label("Hora").fill("08:00")
        form.get_by_role("button", name="Guardar").click()
        expect(form).to_contain_text("A esa hora todavía no había nada que avisar.")
        form.get_by_label("Día").fill("")
        form.get_by_label("Hora").fill("")
        form.get_by_role("button", name="Guardar").click()
        expect(page.locator(".toast")).to_contain_text("Se lo dijiste: Elena")
        expect(page.locator("main")).to_contain_text("A todas les llegó lo que tenían que saber.")
        assert axe.faults(page) == []
        page.locator(".toast").get_by_role("button", name="Deshacer").click()
        expect(row).to_contain_text("Elena")


@SIZES
def test_a_case_says_of_every_message_and_date_whether_she_was_told(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    told_town.forget_all(place)
    date = dates_town.a_date(place, 5)
    notice = told_town.told_of_date(place, date)
    told_town.tried(place, notice, "sms", delivered_at=utcnow())
    told_town.told_of_date(place, dates_town.a_date(place, 6), **LOST)
    with at_desk(opens, place, size) as page:
        page.locator(".waiting-list .name").click()
        card = page.locator("section.card").filter(has=page.get_by_role("heading", name="Mensajes"))
        expect(card.locator("li").filter(has_text="Le llegó")).to_contain_text("SMS, ")
        expect(card.locator("li").filter(has_text="Nada le ha llegado")).to_have_count(1)
        dates = page.locator("section.card").filter(has_text="¿Se le avisó? Le llegó.")
        expect(dates).to_contain_text("¿Se le avisó? Nada le ha llegado.")
        page.wait_for_load_state("networkidle")
        assert axe.faults(page) == []
        lost = card.locator("li").filter(has_text="Nada le ha llegado")
        lost.get_by_role("button", name="Ya se lo dije").click()
        card.get_by_label("Cómo").select_option("in_person")
        card.get_by_role("button", name="Guardar").click()
        told = card.locator("li").filter(has_text="Se lo dijeron")
        expect(told).to_contain_text("se lo dijo el")
        expect(told).to_contain_text("(En persona).")
        told.get_by_role("button", name="No se lo dije").click()
        expect(card.locator("li").filter(has_text="Nada le ha llegado")).to_have_count(1)


def test_a_woman_without_a_phone_is_put_on_the_printed_list(place: Place, opens: Opens) -> None:
    told_town.forget_all(place)
    told_town.told_of_date(place, dates_town.a_date(place, 6), **LOST)
    with at_desk(opens, place, DESK) as page:
        page.locator(".waiting-list .name").click()
        card = page.locator("section.card").filter(
            has=page.get_by_role("heading", name="Cómo se le avisa")
        )
        card.get_by_role("button", name="Agregar").click()
        expect(card).to_contain_text("Quiero recibir avisos cortos aquí.")
        page.wait_for_load_state("networkidle")
        assert axe.faults(page) == []
        card.get_by_label("Día en que dijo que sí").fill("")
        card.get_by_role("button", name="Dijo que sí: guardar").click()
        expect(card).to_contain_text("Falta este dato.")
        card.get_by_label("Día en que dijo que sí").fill("2020-02-03")
        card.get_by_role("button", name="Dijo que sí: guardar").click()
        expect(card).to_contain_text("Eso fue hace más de")
        card.get_by_label("Día en que dijo que sí").fill(
            f"{dates_town.day_from_today(-1):%Y-%m-%d}"
        )
        card.get_by_role("button", name="Dijo que sí: guardar").click()
        expect(card.locator("li")).to_contain_text("En persona, con la lista en papel")
        card.get_by_role("button", name="Quitar").click()
        expect(card).to_contain_text("Todavía no hay ninguna forma.")


def test_what_is_told_in_person_is_printed_without_a_script(place: Place, opens: Opens) -> None:
    told_town.forget_all(place)
    notice = told_town.told_of_date(place, dates_town.a_date(place, 4))
    told_town.tried(place, notice, "paper")
    with at_desk(opens, place, DESK) as page:
        link = page.get_by_role("link", name="Imprimir lo que se dice en persona")
        with page.context.expect_page() as opened:
            link.click()
        paper = opened.value
        expect(paper.get_by_role("heading", name="Elena Zúñiga")).to_be_visible()
        expect(paper.locator("main")).to_contain_text("Se lo dijo (nombre), día y hora")
        assert paper.evaluate(axe.RUN, []) == []
        size = paper.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")
        assert size != "none"


@SIZES
def test_a_hosts_person_reads_what_waits_and_says_how_to_be_told(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    told_town.forget_all(place)
    told_town.told_host(place, 3)
    with opens(size, reduced_motion="reduce") as page:
        axe.equip(page.context)
        page.goto(place.door("staff", place.town.host_person))
        page.get_by_role("button", name="Mensajes (1)").click()
        expect(page.locator("main")).to_contain_text("Hay 3 jornadas por confirmar en")
        expect(page.get_by_role("button", name="Mensajes", exact=True)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert axe.faults(page) == []
        page.get_by_role("button", name="Ver").first.click()
        expect(page.get_by_role("heading", name="Hoy")).to_be_visible()
