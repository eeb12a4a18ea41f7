"""Every screen and state, in both languages and colours, at 320 px and with large text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from api.clock import utcnow
from api.database import unit_of_work
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
        page.get_by_role("button", name=f"{NAME} Zúñiga").wait_for()
        walk.settled()
        walk.look("desk")
        walk.press(f"{NAME} Zúñiga", "case")
        walk.press("Crear código", "case with a code")
        walk.press("Hoja para imprimir", "sheet")
        walk.press("Volver", "case again")
        walk.press("Orden nueva", "intake")
        walk.press("Crear la orden", "intake, nothing filled in")
        walk.press("Sedes", "sites")
        walk.press("Código para la pantalla", "a site's screens")
        walk.press("Cambiar", "change a site")
