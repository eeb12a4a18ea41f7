"""The clerk's lists in a real browser: read, decided in place and undone, on a phone and a desk."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.attendances import deciding
from api.attendances import service as attendances
from api.attendances.models import Attendance, Decision
from api.database import unit_of_work
from api.demo import people
from tests.browser import acts, desk, desk_town
from tests.browser.browsing import DESK, PHONE
from tests.browser.conftest import Opens
from tests.browser.desk import REASON, at_desk
from tests.browser.town import Place

LISTS = ("warnings", "excuses", "contested", "presumed", "missing", "claimed", "short")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A Friday noon on which every list has something."""
    with desk.a_friday_noon(tmp_path_factory) as place:
        yield place


SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@SIZES
def test_every_list_can_be_read_by_everybody(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with at_desk(opens, place, size) as clerk:
        for name in LISTS:
            clerk.open(name)
            expect(clerk.rows.first).to_be_visible()
            clerk.look(name)
        for stage in ("reopened", "curing", "minor", "decided"):
            clerk.page.goto(f"{place.url}/?list=short&stage={stage}")
            clerk.settled()
        clerk.look("short, decided: nothing yet")
        clerk.open("odd")
        expect(clerk.page.get_by_role("heading", name="Algo no cuadra")).to_be_visible()
        clerk.look("odd")


@SIZES
def test_a_warning_is_read_in_place(place: Place, opens: Opens, size: tuple[int, int]) -> None:
    with at_desk(opens, place, size) as clerk:
        clerk.open("warnings")
        row = clerk.rows.first
        expect(row).to_contain_text("Se le dijo")
        expect(row).to_contain_text("Todavía no lo ha visto")
        row.get_by_role("button").filter(has_text="leí").click()
        expect(row).to_contain_text("Leído: viernes, 25 de septiembre, 12:30")
        expect(row.get_by_role("button").filter(has_text="leí")).to_have_count(0)


@SIZES
def test_an_excuse_is_looked_at_and_answered_in_place(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with at_desk(opens, place, size) as clerk:
        clerk.open("excuses")
        row = clerk.rows.filter(has_text="Marta")
        clerk.press("Ver detalle · 1 papel", row)
        expect(row).to_contain_text("Mi hija estuvo con fiebre.")
        photo = row.get_by_role("img")
        expect(photo).to_have_js_property("complete", True)
        assert photo.evaluate("one => one.naturalWidth") > 0
        clerk.look("an excuse, opened")
        clerk.press("Aceptar", row)
        clerk.undo("Justificación aceptada: Marta Restrepo", 1)
        clerk.press("No aceptar", row)
        form = clerk.page.locator("form.in-place")
        form.get_by_role("button", name="No aceptar la justificación").click()
        expect(form).to_contain_text("Escribe las razones.")
        clerk.look("an excuse refused without a reason")
        clerk.say_why("No aceptar la justificación")
        clerk.undo("Justificación no aceptada: Marta Restrepo", 1)
        clerk.press("Pedir algo más", row)
        form.get_by_label("Qué falta").fill("¿Quién la cuidó en la tarde?")
        form.get_by_role("button", name="Pedirlo").click()
        expect(row).to_contain_text("Se pidió algo más, hasta el sábado, 3 de octubre")
        clerk.page.get_by_role("button", name="Deshacer", exact=True).click()
        expect(row).to_contain_text("Espera respuesta")


@SIZES
@pytest.mark.parametrize(
    ("name", "act", "save", "told", "left"),
    [
        ("contested", "Aceptar", "Aceptar la jornada", "Aceptada: Luz Dary Quintero", 0),
        ("contested", "No contar", "No contar la jornada", "No se cuenta: Luz Dary", 0),
        ("claimed", "Aceptar", "Aceptar la jornada", "Aceptada: Ana Milena Caicedo", 0),
        ("short", "Decidir", "Guardar la decisión", "Decidida: Nubia Lucumí", 1),
    ],
)
def test_a_row_is_decided_in_place_with_reasons_and_undone(
    place: Place,
    opens: Opens,
    size: tuple[int, int],
    name: str,
    act: str,
    save: str,
    told: str,
    left: int,
) -> None:
    with at_desk(opens, place, size) as clerk:
        clerk.open(name)
        clerk.press(act, clerk.rows.first)
        form = clerk.page.locator("form.in-place")
        form.get_by_role("button", name=save, exact=True).click()
        expect(form).to_contain_text("Escribe las razones.")
        clerk.look(f"{name}: {act}, nothing said")
        clerk.say_why(save)
        clerk.undo(told, left)


@SIZES
def test_a_missing_time_is_given_in_place(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with at_desk(opens, place, size) as clerk:
        clerk.open("missing")
        clerk.press("Ajustar horas", clerk.rows.first)
        form = clerk.page.locator("form.in-place")
        form.get_by_label("Razones").fill(REASON)
        form.get_by_role("button", name="Guardar las horas").click()
        expect(form).to_contain_text("Pon la entrada y la salida, en orden.")
        clerk.look("missing: no time given")
        form.get_by_label("Salida", exact=True).fill("17:00")
        clerk.say_why("Guardar las horas")
        toast = clerk.page.get_by_role("region", name="Lo último que decidiste")
        expect(toast).to_contain_text("Ajustada: Sandra Valencia")
        expect(clerk.rows).to_have_count(0)
        toast.get_by_role("button", name="Deshacer").click()
        expect(toast).to_contain_text("espera a una segunda persona")
        _agreed_by_another(place)
        clerk.open("missing")
        expect(clerk.rows).to_have_count(1)


def _agreed_by_another(place: Place) -> None:
    """A second clerk lets the taking back stand: it lowers hours that were confirmed by then."""
    second = replace(people.clerk_of(place.town), id=place.town.second_clerk)
    with unit_of_work(place.sessions) as session:
        asked = session.scalars(select(Decision).where(Decision.needs_second)).all()
        (decision,) = (one for one in asked if one.approved_at is None)
        attendance = session.get_one(Attendance, decision.attendance_id)
        deciding.approve_decision(session, second, desk_town.NOON, attendance, decision.id)


@SIZES
def test_what_a_silent_host_left_is_accepted_all_at_once(
    place: Place, opens: Opens, size: tuple[int, int]
) -> None:
    with at_desk(opens, place, size) as clerk:
        clerk.open("presumed")
        clerk.page.get_by_label("Las 3 de la lista").check()
        clerk.press("Aceptar 3")
        clerk.look("presumed: accept all")
        clerk.page.locator("form.in-place").get_by_role("button", name="Aceptar 3").click()
        expect(clerk.page.get_by_text("Las sedes están al día")).to_be_visible()
        clerk.look("presumed: nothing left")
        clerk.undo("3 jornadas aceptadas", 0)
        expect(clerk.rows).to_have_count(3)


def test_lists_are_worked_by_keyboard_alone(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        page = clerk.page
        clerk.open("presumed")
        clerk.rows.nth(0).locator(".name").focus()
        page.keyboard.press("ArrowDown")
        expect(clerk.rows.nth(1).locator(".name")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Razones")).to_be_focused()
        page.keyboard.press("Escape")
        expect(clerk.rows.nth(1).get_by_role("button", name="Aceptar")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.type(REASON)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(clerk.rows).to_have_count(2)
        expect(clerk.rows.nth(1).locator(".name")).to_be_focused()
        page.get_by_role("button", name="Deshacer").press("Enter")
        expect(clerk.rows).to_have_count(3)
        expect(clerk.rows.nth(1).locator(".name")).to_be_focused()


def test_what_changed_meanwhile_is_said_at_the_row_and_nothing_typed_is_lost(
    place: Place, opens: Opens
) -> None:
    with at_desk(opens, place) as clerk:
        clerk.open("contested")
        clerk.press("No contar", clerk.rows.first)
        reasons = clerk.page.get_by_label("Razones")
        reasons.fill(REASON)
        _decided_elsewhere(place, clerk.page)
        clerk.press("No contar la jornada")
        expect(clerk.rows.first).to_contain_text("Alguien cambió esto mientras tanto")
        expect(reasons).to_have_value(REASON)
        clerk.look("contested: changed meanwhile")
        clerk.press("Ver cómo quedó")
        expect(clerk.rows.first).not_to_contain_text("Alguien cambió esto")
        expect(reasons).to_have_value(REASON)
        clerk.press("No contar la jornada")
        clerk.undo("No se cuenta: Luz Dary", 0)


def _decided_elsewhere(place: Place, page: Page) -> None:
    """Another clerk decides, and takes it back: the row is the same, its version is not."""
    (row,) = acts.asked(page, "/attendances?state=contested")["body"]["items"]
    with unit_of_work(place.sessions) as session:
        attendance = session.get_one(Attendance, UUID(row["id"]))
        clerk = people.clerk_of(place.town)
        for verdict in ("accept", "withdraw"):
            said = attendances.Said(verdict, None, None, "Otra persona.")
            deciding.decide(session, clerk, desk_town.NOON, attendance, uuid4(), said)


def test_the_address_keeps_the_list_and_never_names_a_case(place: Place, opens: Opens) -> None:
    with at_desk(opens, place) as clerk:
        page = clerk.page
        clerk.press("Pendientes")
        page.get_by_role("link", name="Semanas").click()
        page.get_by_role("link", name="A tiempo de recuperar").click()
        expect(page).to_have_url(f"{place.url}/?list=short&stage=curing")
        page.reload()
        expect(clerk.rows.first).to_be_visible()
        clerk.press("Nubia Lucumí")
        expect(page).to_have_url(f"{place.url}/")
        expect(page.get_by_role("heading", level=1, name="Nubia Lucumí")).to_be_visible()
        page.go_back()
        expect(page).to_have_url(f"{place.url}/?list=short&stage=curing")
        expect(clerk.rows.first).to_be_visible()
        page.go_back()
        expect(page).to_have_url(f"{place.url}/?list=short")
        clerk.press("Escritorio")
        expect(page).to_have_url(f"{place.url}/")
