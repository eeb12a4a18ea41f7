"""Who goes where when the pictures of the documentation are taken."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.accounts import enrolments
from api.accounts.models import Staff
from api.database import unit_of_work
from api.demo import people
from api.rules import codes
from tests.browser import acts
from tests.browser.browsing import DESK, PHONE
from tests.browser.camera import Camera
from tests.browser.town import NAME, Place

THURSDAY = datetime(2026, 11, 19, 20, 5, tzinfo=UTC)  # 15:05 in Bogotá
CASE = "Deisy Riascos"
# A camera's first picture is black.
A_FEW_FRAMES = """async (video) => {
    for (let seen = 0; seen < 3; seen += 1)
        await new Promise((next) => video.requestVideoFrameCallback(next));
}"""

Shows = Callable[[str], None]
Visit = Callable[[Page, Place, Camera, Shows], None]


@dataclass(frozen=True, slots=True)
class Stop:
    """One more screen, as a line: its picture's name, the button that leads there, the words that
    say it is there, and the button that leads back."""

    screen: str
    button: str
    there: str
    back: str | None = None


# Her rooms that a button opens from the week, and from her messages.
FROM_THE_WEEK = (
    Stop("dates", "Mis citas", "Por venir", "Volver"),
    Stop("excuse", "No puedo ir", "No puedo ir", "Volver"),
)
# Cards on the page of help.
IN_HER_HELP = (("voice", "Leer en voz alta"), ("shared", "Este teléfono no es solo mío"))
# Rooms behind the bars of people at a desk.
FROM_THE_HOSTS_BAR = (
    Stop("requests", "Pedidos", "Pedidos"),
    Stop("report", "Informe", "Informe del mes"),
    Stop("printables", "Imprimir", "Para imprimir"),
)
FROM_THE_DESK = (
    Stop("intake", "Orden nueva", "La orden"),
    Stop("reports", "Informes", "Informes del mes"),
    Stop("files", "Archivos", "Plantilla"),
    Stop("sites", "Sedes", "Cómo van las sedes"),
    Stop("site-health", "Cómo van las sedes", "Ordenar por"),
)


def her_phone(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """Everything a participant sees, from the code of the court to the locked door."""
    camera.see_part_of_code(f"{place.url}/c#R1.{'A' * 26}")
    page.goto(place.door("order", place.town.orders[0]))
    page.get_by_label("PIN nuevo").wait_for()
    show("enrol")
    acts.choose_pin(page)
    page.locator("svg.ring").wait_for()
    page.wait_for_load_state("networkidle")
    show("week")
    walk(page, show, FROM_THE_WEEK)
    page.get_by_role("button", name="Ayuda").first.click()
    page.get_by_role("heading", name="Ayuda").wait_for()
    page.wait_for_load_state("networkidle")
    show("help")
    for screen, title in (
        ("voice", "Leer en voz alta"),
        ("shared", "Este teléfono no es solo mío"),
    ):
        page.get_by_role("heading", name=title).first.scroll_into_view_if_needed()
        show(screen)
    acts.go(page, "Registrar")
    _camera_is_on(page)
    show("scan")
    page.get_by_role("button", name="Mi pase").click()
    page.locator("svg.qr").wait_for()
    show("pass")
    acts.go(page, "Mi registro")
    page.get_by_role("heading", name="Mis jornadas").wait_for()
    page.wait_for_load_state("networkidle")
    show("record")
    acts.go(page, "Mensajes")
    page.locator("main li").first.wait_for()
    page.wait_for_load_state("networkidle")
    show("messages")
    page.get_by_role("button", name="Cómo te avisamos").click()
    page.wait_for_load_state("networkidle")
    show("notice-settings")
    page.get_by_role("button", name="Bloquear").click()
    acts.go(page, "Mi semana")
    page.get_by_role("heading", name="Escribe tu PIN").wait_for()
    show("unlock")


def a_new_phone(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """A phone whose words nobody has compared yet."""
    with unit_of_work(place.sessions) as session:
        given = enrolments.issue_for_order(
            session, people.clerk_of(place.town), THURSDAY, place.order
        )
    page.goto(f"{place.url}/c#{codes.enrolment_token(given.token)}")
    acts.set_pin(page)
    acts.two_words(page)
    show("two-words")


def comparing(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """The same words at the court."""
    page.goto(place.door("staff", place.town.clerk))
    page.get_by_role("button", name=f"{NAME} Zúñiga", exact=True).click()
    acts.two_words(page)
    page.wait_for_load_state("networkidle")
    page.locator(".two-words").first.scroll_into_view_if_needed()
    show("compare-words")


def site_screen(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """The tablet at the entrance."""
    page.goto(place.door("site", place.town.sites[0]))
    page.locator("svg.qr").wait_for()
    page.wait_for_load_state("networkidle")
    show("site")
    camera.see_part_of_code(f"{place.url}/c#W0.{'A' * 22}")
    page.get_by_role("button", name="Escanear una tarjeta").click()
    _camera_is_on(page)
    show("scan-card")


def host(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """The host's list of the day."""
    page.goto(place.door("staff", place.town.host_person))
    page.get_by_label("Sede", exact=True).select_option(label="Sede Centro")
    page.get_by_role("article", name="Marta").first.wait_for()
    page.wait_for_load_state("networkidle")
    show("today")
    walk(page, show, FROM_THE_HOSTS_BAR)


def clerk(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """The caseload, one case, and a new order."""
    page.goto(place.door("staff", place.town.clerk))
    page.get_by_role("button", name=CASE, exact=True).wait_for()
    show("desk")
    page.get_by_role("button", name="Pendientes").click()
    page.get_by_role("heading", name="Pendientes").wait_for()
    page.get_by_text("Justificaciones").first.click()
    page.get_by_text("Cuidado de un hijo").first.wait_for()
    show("inbox")
    page.get_by_text("Sin avisar").first.click()
    page.locator(".waiting-list > li").first.wait_for()
    page.wait_for_load_state("networkidle")
    show("unreached")
    page.get_by_role("button", name="Fechas").click()
    page.get_by_text("Luz Dary").first.wait_for()
    page.wait_for_load_state("networkidle")
    show("appearances")
    page.get_by_role("button", name="Código del mostrador").click()
    page.locator("svg.qr").wait_for()
    show("desk-code")
    page.get_by_role("button", name="Escritorio").click()
    page.get_by_role("button", name=CASE, exact=True).click()
    page.get_by_role("heading", name="Jornadas").wait_for()
    page.wait_for_load_state("networkidle")
    show("case")
    page.get_by_role("heading", name="Papeles", exact=True).scroll_into_view_if_needed()
    show("papers")
    walk(page, show, FROM_THE_DESK)


def administrator(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """Who read how much."""
    with unit_of_work(place.sessions) as session:
        who = session.scalars(select(Staff.id).where(Staff.role == "admin")).first()
    assert who is not None, "the tour has an administrator"
    page.goto(place.door("staff", who))
    page.get_by_text("La regla").wait_for()
    show("reading")


def monitor(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """What is published, as an organization that watches the law sees it."""
    with unit_of_work(place.sessions) as session:
        who = session.scalars(select(Staff.id).where(Staff.role == "monitor")).first()
    assert who is not None, "the tour has a monitor"
    page.goto(place.door("staff", who))
    page.get_by_label("Tabla", exact=True).select_option("causes")
    page.get_by_role("img", name="Gráfica").wait_for()
    page.wait_for_load_state("networkidle")
    show("figures")


def anybody(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """The same figures as a page for everybody."""
    page.goto(f"{place.url}/cifras?lang=es")
    page.get_by_role("heading", level=1).wait_for()
    show("public-figures")


VISITS: tuple[tuple[Visit, tuple[int, int]], ...] = (
    (her_phone, PHONE),
    (a_new_phone, PHONE),
    (comparing, DESK),
    (site_screen, PHONE),
    (host, PHONE),
    (clerk, DESK),
    (administrator, DESK),
    (monitor, DESK),
    (anybody, PHONE),
)


def _camera_is_on(page: Page) -> None:
    page.locator(".finder video").wait_for()
    expect(page.get_by_text("Abriendo la cámara")).to_be_hidden()
    page.locator(".finder video").evaluate(A_FEW_FRAMES)


def walk(page: Page, show: Shows, stops: Sequence[Stop]) -> None:
    """Go to each of these screens and show it."""
    for stop in stops:
        # A button may say how much waits behind it: "Pedidos (2)".
        name = re.compile(rf"^{stop.button}( \(\d+\))?$")
        page.get_by_role("button", name=name).first.click()
        page.get_by_text(stop.there).first.wait_for()
        page.wait_for_load_state("networkidle")
        show(stop.screen)
        if stop.back:
            page.get_by_role("button", name=stop.back).first.click()
