"""The court's dates in a real browser: recorded in place, undone; a rule in plain choices."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from api.appearances import service
from api.appearances.models import Appearance
from api.clock import utcnow
from api.database import unit_of_work
from api.orders.models import Order
from api.rules.access import Actor
from api.rules.business_days import is_business_day
from tests.browser import axe, dates_town
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@contextmanager
def _desk(
    opens: Opens, place: Place, size: tuple[int, int] = DESK
) -> Iterator[tuple[Page, Callable[[str], None]]]:
    wrong: dict[str, list[str]] = {}
    with opens(size, reduced_motion="reduce") as page:
        axe.equip(page.context)
        dates_town.at_the_desk(page, place)

        def look(state: str) -> None:
            page.wait_for_load_state("networkidle")
            if found := axe.faults(page):
                wrong[state] = found

        yield page, look
    assert not wrong, "\n".join(f"{k}: {v}" for k, v in wrong.items())


def _form(page: Page) -> Locator:
    return page.locator("form.in-place")


def _toast(page: Page, told: str) -> Locator:
    toast = page.get_by_role("region", name="Lo último que decidiste")
    expect(toast).to_contain_text(told)
    return toast


@SIZES
def test_what_waits_is_recorded_in_place_and_undone(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    date = dates_town.a_date(place, -2)
    with _desk(opens, place, size) as (page, look):
        rows = dates_town.list_of(page, "Por anotar")
        expect(rows).not_to_have_count(0)
        before = rows.count()
        look("to record")
        rows.last.get_by_role("button", name="Asistió").click()
        expect(rows).to_have_count(before - 1)
        toast = _toast(page, "Anotado que asistió: Elena Zúñiga")
        look("recorded")
        toast.get_by_role("button", name="Deshacer").click()
        expect(rows).to_have_count(before)
        rows.last.get_by_role("button", name="Ver historia").click()
        expect(rows.last).to_contain_text("Se deshizo lo anotado")
        look("history")
        rows.last.get_by_role("button", name="Cancelar").click()
        _form(page).get_by_role("button", name="Cancelar la fecha").click()
        expect(_form(page)).to_contain_text("Escribe lo que ella va a leer.")
        look("cancelled without a word")
        page.keyboard.press("Escape")
        expect(_form(page)).to_have_count(0)
        rows.last.get_by_role("button", name="Justificar").click()
        _form(page).get_by_role("button", name="Justificar la ausencia").click()
        _toast(page, "Justificada: Elena Zúñiga")
    assert dates_town.said_of(place, date)[0] == "set"


@SIZES
def test_she_is_answered_where_she_says_that_she_cannot_come(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    date = dates_town.a_date(place, 20)
    _cannot_come(place, date, "Tengo control médico.")
    with _desk(opens, place, size) as (page, look):
        rows = dates_town.list_of(page, "Dice que no puede")
        expect(rows).to_have_count(1)
        rows.get_by_role("button", name="Ver historia").click()
        expect(rows).to_contain_text("Tengo control médico.")
        look("she cannot come")
        rows.get_by_role("button", name="Otra fecha").click()
        form = _form(page)
        form.get_by_label("Día nuevo").fill("2020-01-01")
        form.get_by_role("button", name="Reprogramar").click()
        expect(form).to_contain_text("Esa fecha ya pasó.")
        look("a new date in the past")
        form.get_by_role("button", name="Cancelar").click()
        rows.get_by_role("button", name="Sigue en pie").click()
        form.get_by_label("Qué le respondes").fill("Ven a las doce, es rápido.")
        form.get_by_role("button", name="Responder que sigue en pie").click()
        expect(rows).to_have_count(0)
        _toast(page, "Respondido, sigue en pie: Elena Zúñiga")
    assert dates_town.said_of(place, date) == ["set", "cannot_come", "answered"]


def test_a_date_is_rescheduled_and_that_is_undone(place: Place, opens: Opens) -> None:
    date = dates_town.a_date(place, 0)
    with _desk(opens, place) as (page, look):
        rows = dates_town.list_of(page, "Calendario")
        look("calendar")
        row = rows.filter(has_text="Sin anotar").last
        row.get_by_role("button", name="Otra fecha").click()
        form = _form(page)
        form.get_by_label("Día nuevo").fill(_a_business_day())
        form.get_by_role("button", name="Reprogramar").click()
        toast = _toast(page, "Reprogramada: Elena Zúñiga")
        look("rescheduled")
        toast.get_by_role("button", name="Deshacer").click()
        expect(toast).to_have_count(0)
        page.get_by_role("button", name="Semana siguiente").click()
        page.get_by_role("button", name="Esta semana").click()
        expect(rows.filter(has_text="Sin anotar").last).to_be_visible()
    assert dates_town.said_of(place, date) == ["set", "rescheduled", "undone"]


@SIZES
def test_a_rule_is_made_from_plain_choices_and_withdrawn(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with _desk(opens, place, size) as (page, look):
        _open_case(page)
        card = page.locator("section.card").filter(
            has=page.get_by_role("heading", name="Presentaciones", exact=True)
        )
        card.get_by_role("button", name="Poner una regla").click()
        sheet = page.get_by_role("dialog")
        sheet.get_by_label("Cada cuánto", exact=True).select_option("nth")
        sheet.get_by_label("Cuál del mes").select_option("-1")
        sheet.get_by_label("Día de la semana").select_option("5")
        expect(sheet).to_contain_text("Cada mes, el último viernes, a las 09:00.")
        sheet.get_by_role("button", name="Guardar la regla").click()
        expect(sheet).to_contain_text("Di dónde es.")
        look("a rule without a place")
        sheet.get_by_label("Lugar").fill(dates_town.PLACE)
        sheet.get_by_label("Qué llevar").fill(dates_town.BRING)
        sheet.get_by_role("button", name="Guardar la regla").click()
        expect(card).to_contain_text("Cada mes, el último viernes, a las 09:00.")
        expect(card).to_contain_text("Siguen: viernes")
        look("a case with a rule")
        card.get_by_role("button", name="Quitar la regla").click()
        sheet.get_by_label("Razón").fill("Se citará fecha por fecha.")
        sheet.get_by_role("button", name="Quitar la regla").click()
        expect(card).to_contain_text("No hay regla: las fechas se ponen una por una.")


def test_a_single_date_is_set_and_moved_with_a_reason(place: Place, opens: Opens) -> None:
    with _desk(opens, place) as (page, look):
        _open_case(page)
        page.get_by_role("button", name="Poner una fecha").click()
        sheet = page.get_by_role("dialog")
        day = _a_business_day()
        sheet.get_by_label("Día", exact=True).fill(day)
        sheet.get_by_label("Hora").fill("10:30")
        sheet.get_by_label("Lugar").fill("Ventanilla 2")
        sheet.get_by_role("button", name="Poner la fecha").click()
        expect(sheet).to_have_count(0)
        more = page.get_by_role("button", name="Ver todas")
        if more.count():
            more.click()
        line = page.locator("li").filter(has_text="Ventanilla 2")
        line.get_by_role("button", name="Mover").click()
        sheet.get_by_label("Hora").fill("11:00")
        sheet.get_by_role("button", name="Mover la fecha").click()
        expect(sheet).to_contain_text("Escribe la razón.")
        look("moved without a reason")
        sheet.get_by_label("Razón").fill("La sala está ocupada.")
        sheet.get_by_role("button", name="Mover la fecha").click()
        expect(line).to_contain_text("11:00")


@SIZES
def test_the_code_of_the_desk_and_the_calendar_link_can_be_used_by_everybody(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with _desk(opens, place, size) as (page, look):
        page.get_by_role("button", name="Crear").first.click()
        expect(page.locator(".secret-link")).to_be_visible()
        look("calendar link")
        page.get_by_role("button", name="Quitar el enlace").click()
        dates_town.show_the_code(page)
        look("desk code")


def test_the_lists_are_walked_with_the_keyboard(place: Place, opens: Opens) -> None:
    dates_town.a_date(place, -3)
    dates_town.a_date(place, -4)
    with _desk(opens, place) as (page, _):
        tabs = page.get_by_role("navigation", name="Listas").get_by_role("button")
        tabs.first.focus()
        page.keyboard.press("ArrowRight")
        expect(tabs.nth(1)).to_be_focused()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        names = page.locator(".waiting-list .name")
        names.first.focus()
        page.keyboard.press("ArrowDown")
        expect(names.nth(1)).to_be_focused()
        row = page.locator(".waiting-list > li").nth(1)
        row.get_by_role("button", name="Asistió").focus()
        page.keyboard.press("Enter")
        _toast(page, "Anotado que asistió")


def _open_case(page: Page) -> None:
    page.get_by_role("button", name="Escritorio").click()
    page.get_by_role("button", name="Elena Zúñiga", exact=True).click()
    page.get_by_role("heading", name="Presentaciones", exact=True).wait_for()
    page.wait_for_load_state("networkidle")


def _cannot_come(place: Place, date: object, text: str) -> None:
    with unit_of_work(place.sessions) as session:
        order = session.get_one(Order, place.order)
        her = Actor("participant", id=order.participant_id, order_id=order.id, name="Elena")
        found = session.get_one(Appearance, date)
        service.cannot_come(session, her, utcnow(), found, uuid4(), text)


def _a_business_day() -> str:
    day = dates_town.day_from_today(30).date()
    while not is_business_day(day):
        day += timedelta(days=1)
    return day.isoformat()
