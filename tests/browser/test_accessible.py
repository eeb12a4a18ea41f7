"""Every screen and state, in both languages and colours, at 320 px and with large text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from api.clock import utcnow
from api.database import unit_of_work
from api.demo import people
from api.hosts import codes
from api.hosts.models import Site
from api.rules import days
from tests.browser import acts, axe
from tests.browser.browsing import DESK, TABLET
from tests.browser.camera import Camera
from tests.browser.conftest import Opens
from tests.browser.town import NAME, SITE_NAME, Place, came_earlier

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True, scope="module")


class Walk:
    """A walk through the screens that collects what is wrong on each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: dict[str, list[str]] = {}

    def look(self, state: str, *, but: Sequence[str] = ()) -> None:
        """Judge the screen as it stands."""
        found = axe.faults(self.page, but)
        if found:
            self.wrong[state] = found

    def press(self, name: str, state: str, *, exact: bool = False) -> None:
        """Press a button, then judge."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.settled()
        self.look(state)

    def settled(self) -> None:
        """Wait until nothing is on its way."""
        self.page.wait_for_load_state("networkidle")
        self.page.get_by_role("heading", level=1).first.wait_for(state="attached")

    def fill(self, **fields: str) -> None:
        """Type into the fields of the open sheet."""
        for label, text in fields.items():
            self.page.get_by_role("dialog").get_by_label(label, exact=True).fill(text)

    def save(self, name: str) -> None:
        """Press the last button of the open sheet, which then goes."""
        self.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
        self.page.get_by_role("dialog").wait_for(state="hidden")
        self.settled()

    def close_sheet(self) -> None:
        """Leave a sheet by the key for it."""
        self.page.keyboard.press("Escape")
        self.page.get_by_role("dialog").wait_for(state="hidden")


@contextmanager
def _walking(opens: Opens, size: tuple[int, int]) -> Iterator[Walk]:
    with opens(size, reduced_motion="reduce") as page:
        axe.equip(page.context)
        walk = Walk(page)
        yield walk
        assert not walk.wrong, "\n".join(f"{k}: {v}" for k, v in walk.wrong.items())


def test_coming_in(place: Place, camera: Camera, opens: Opens) -> None:
    camera.see_nothing()
    with _walking(opens, (360, 740)) as walk:
        walk.page.goto(place.url)
        walk.settled()
        walk.look("how to come in")
        walk.press("Tengo un código", "a code")
        walk.press("Usar la cámara", "a code by camera")
        walk.press("Usar este código", "a code that is none")
        walk.press("Volver", "back")
        walk.press("Trabajo en una sede", "staff")
        walk.press("Entrar", "staff, nothing filled in")
        walk.page.goto(f"{place.url}/c#E1.{'A' * 27}")
        walk.page.get_by_role("alert").wait_for()
        walk.look("an unknown code")


def test_her_phone(place: Place, camera: Camera, opens: Opens) -> None:
    with unit_of_work(place.sessions) as session:
        came_earlier(session, place, utcnow())
    camera.see_nothing()
    with _walking(opens, (360, 740)) as walk:
        walk.page.goto(place.door("order", place.order))
        walk.page.get_by_label("PIN nuevo").wait_for()
        walk.look("choose a PIN")
        walk.press("Activar este teléfono", "choose a PIN, too short")
        acts.choose_pin(walk.page)
        walk.settled()
        walk.look("week")
        walk.press("Registrar", "scan")
        walk.press("Escribir el código", "type the code")
        walk.close_sheet()
        walk.press("No hay código", "no code")
        walk.press("Guardar entrada", "saved")
        walk.press("Mi registro", "record")
        walk.press("Bloquear", "record, locked")
        walk.press("Mi semana", "unlock")
        walk.press("Abrir", "unlock, nothing typed", exact=True)
        walk.press("Salida rápida", "month")


def test_the_screen_at_the_entrance(place: Place, opens: Opens) -> None:
    with _walking(opens, TABLET) as walk:
        acts.open_site_screen(walk.page, place)
        walk.look("site")
        walk.press("Opciones de la pantalla", "site menu")
        walk.press("Quitar esta pantalla", "remove the screen")
        pages = f"{place.url}/api/v1/sites/{place.site}"
        walk.page.goto(f"{pages}/poster")
        walk.look("poster")
        walk.page.goto(f"{pages}/screen")
        # Without JavaScript a page can follow the code only by loading itself again.
        walk.look("plain screen", but=["meta-refresh"])


def test_the_host(place: Place, opens: Opens) -> None:
    with unit_of_work(place.sessions) as session:
        came_earlier(session, place, utcnow())
    with _walking(opens, (360, 740)) as walk:
        page = walk.page
        page.goto(place.door("staff", place.town.host_person))
        page.get_by_label("Sede", exact=True).select_option(label=SITE_NAME)
        page.get_by_role("article", name=NAME).first.wait_for()
        walk.look("today")
        walk.press("No estoy de acuerdo", "contest")
        walk.press("Enviar al juzgado", "contest, nothing said")
        walk.close_sheet()
        walk.press(f"Confirmar {NAME}", "confirmed")
        walk.press("Día anterior", "the day before")
        walk.press("Cierres", "closures")
        walk.press("Anotar un cierre", "a new closure")
        if page.get_by_role("dialog").count():
            walk.close_sheet()
        walk.press("Imprimir", "print")


def test_the_clerk(place: Place, opens: Opens) -> None:
    with _walking(opens, DESK) as walk:
        page = walk.page
        page.goto(place.door("staff", place.town.clerk))
        page.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).wait_for()
        walk.settled()
        walk.look("desk")
        walk.press("Registros sin dueño", "unmatched scans, none")
        walk.press("Volver al escritorio", "desk again")
        _scan_of_nobody(page, place)
        walk.press("Registros sin dueño", "unmatched scans")
        page.get_by_text("No se sabe de quién").wait_for()
        walk.press("Volver al escritorio", "desk once more")
        walk.press(f"{NAME} Zúñiga", "case", exact=True)
        walk.press("Crear código", "case with a code")
        walk.press("Orden nueva", "intake")
        walk.press("Crear la orden", "intake, nothing filled in")
        walk.press("Sedes", "sites")
        walk.press("Código para la pantalla", "a site's screens")
        walk.press("Cambiar", "change a site")


def _scan_of_nobody(page: Page, place: Place) -> None:
    """Somebody unknown scans the code of Elena's site."""
    with unit_of_work(place.sessions) as session:
        code = codes.rotating(session.get_one(Site, place.site), place.url, utcnow()).url
    sent = page.request.put(
        f"{place.url}/api/v1/scans/{uuid4()}",
        data={"direction": "in", "code": code, "note": "Llegué tarde."},
        headers={"X-Constancia": "1"},
    )
    assert sent.status == 201


def test_what_the_clerk_changes_on_a_case(place: Place, opens: Opens) -> None:
    """The sheets of terms, pauses and shifts: opened, sent empty, filled in, saved."""
    with _walking(opens, DESK) as walk:
        page = walk.page
        page.goto(place.door("staff", place.town.clerk))
        page.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()
        page.get_by_role("heading", name="Turnos").wait_for()
        _shifts(walk)
        _terms(walk)
        _pause(walk)


def _shifts(walk: Walk) -> None:
    sunday = days.parse_week(days.week_of(utcnow(), people.ZONE)) + timedelta(days=6)
    shifts = walk.page.locator(".shifts > li")
    shifts.first.wait_for()
    before = shifts.count()
    walk.press("Agregar turno", "a new shift")
    walk.press("Agregar el turno", "a new shift, nothing said")
    walk.fill(Día=f"{sunday}", Desde="22:00", Hasta="23:00", Razón="Acordado con la sede.")
    walk.look("a new shift, filled in")
    walk.save("Agregar el turno")
    expect(shifts).to_have_count(before + 1)
    added = shifts.filter(has_text="Agregado")
    added.get_by_role("button", name="Cambiar").click()
    walk.look("change a shift")
    walk.fill(Desde="21:00", Razón="Cambió la hora.")
    walk.save("Mover el turno")
    expect(added).to_contain_text("Movido")
    added.get_by_role("button", name="Cambiar").click()
    walk.page.get_by_role("radio", name="Cancelarlo").check()
    walk.press("Cancelar el turno", "cancel a shift, no reason", exact=True)
    walk.fill(Razón="Ya no hace falta.")
    walk.save("Cancelar el turno")
    expect(shifts).to_have_count(before)


def _terms(walk: Walk) -> None:
    walk.press("Condiciones nuevas", "new terms")
    walk.page.get_by_label("Horas por semana").fill("24")
    walk.page.get_by_label("Tope por semana").fill("")
    walk.look("new terms, outside the statute")
    walk.press("Proponer las condiciones", "new terms, no reason")
    walk.fill(Razón="Auto 12 de 2026.")
    walk.save("Proponer las condiciones")
    walk.page.get_by_text("espera a una segunda persona").wait_for()
    walk.look("proposed terms")


def _pause(walk: Walk) -> None:
    coming = utcnow().date() + timedelta(days=60)
    walk.press("Anotar una pausa", "a new pause")
    walk.press("Guardar la pausa", "a new pause, no reason")
    walk.page.get_by_label("Primer día").fill(f"{coming}")
    walk.page.get_by_label("Último día").fill(f"{coming}")
    walk.fill(Razón="Incapacidad médica.")
    walk.save("Guardar la pausa")
    walk.press("Retirar", "withdraw a pause")
    walk.press("Retirar la pausa", "withdraw a pause, no reason")
    walk.fill(Razón="Se anotó en otro caso.")
    walk.save("Retirar la pausa")
    # What happened keeps the reason; among the pauses that hold it stands no more.
    holds = walk.page.locator("section.card").filter(
        has=walk.page.get_by_role("button", name="Anotar una pausa")
    )
    expect(holds.get_by_text("Incapacidad médica.")).to_have_count(0)
