"""The pictures of the documentation, taken from the product itself: `python -m bench.screens`.

A made-up Thursday afternoon in the tour's town, in Chromium, into docs/screens/.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from api.accounts import enrolments
from api.accounts.vault import vault_of
from api.app import TOP
from api.database import unit_of_work
from api.demo import asking, dates, people
from api.notices.post import Post
from api.rules import codes
from scheduler import jobs
from tests.browser import acts, browsing, serving
from tests.browser.browsing import DESK, PHONE, Browsers, Colours
from tests.browser.camera import Camera
from tests.browser.town import NAME, Place

OUT = TOP / "docs" / "screens"
AN_HOUR = timedelta(hours=1)
THURSDAY = datetime(2026, 11, 19, 20, 5, tzinfo=UTC)  # 15:05 in Bogotá
LANGUAGES = ("es", "en")
THEMES: tuple[Colours, ...] = ("light", "dark")
# So few colours do for flat screens, and a picture weighs a third.
COLOURS = 64
MOST_BYTES = 6_000_000
CASE = "Deisy Riascos"
# A camera's first picture is black.
A_FEW_FRAMES = """async (video) => {
    for (let seen = 0; seen < 3; seen += 1)
        await new Promise((next) => video.requestVideoFrameCallback(next));
}"""
# Long enough for every answer on an idle machine; a picture is no test.
ANSWERED_MS = 1_500

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
    page.get_by_role("button", name=f"{NAME} Zúñiga").click()
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
    page.get_by_role("button", name="Pedidos").click()
    page.wait_for_load_state("networkidle")
    show("requests")


def clerk(page: Page, place: Place, camera: Camera, show: Shows) -> None:
    """The caseload, one case, and a new order."""
    page.goto(place.door("staff", place.town.clerk))
    page.get_by_role("button", name=CASE).wait_for()
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
    page.get_by_role("button", name=CASE).click()
    page.get_by_role("heading", name="Jornadas").wait_for()
    page.wait_for_load_state("networkidle")
    show("case")
    page.get_by_role("button", name="Orden nueva").click()
    page.get_by_role("heading", name="Orden nueva").wait_for()
    show("intake")


VISITS: tuple[tuple[Visit, tuple[int, int]], ...] = (
    (her_phone, PHONE),
    (a_new_phone, PHONE),
    (comparing, DESK),
    (site_screen, PHONE),
    (host, PHONE),
    (clerk, DESK),
)


def _camera_is_on(page: Page) -> None:
    page.locator(".finder video").wait_for()
    expect(page.get_by_text("Abriendo la cámara")).to_be_hidden()
    page.locator(".finder video").evaluate(A_FEW_FRAMES)


def walk(page: Page, show: Shows, stops: Sequence[Stop]) -> None:
    """Go to each of these screens and show it."""
    for stop in stops:
        page.get_by_role("button", name=stop.button, exact=True).first.click()
        page.get_by_text(stop.there).first.wait_for()
        page.wait_for_load_state("networkidle")
        show(stop.screen)
        if stop.back:
            page.get_by_role("button", name=stop.back).first.click()


def photographer(page: Page) -> Shows:
    """Takes a screen in both languages and both themes, and leaves it as it was."""

    def show(screen: str) -> None:
        for language in LANGUAGES:
            expect(page.locator(".skeleton")).to_have_count(0)
            page.mouse.move(0, 0)
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                raw = page.screenshot(animations="disabled", caret="hide")
                keep(raw, OUT / f"{screen}-{language}-{theme}.png")
            page.emulate_media(color_scheme=THEMES[0])
            _in_the_other_language(page)

    return show


def _in_the_other_language(page: Page) -> None:
    # Not by the mouse: a sheet may lie over the button.
    page.locator("button[lang]").first.dispatch_event("click")
    # The server's sentences are asked for again.
    page.wait_for_timeout(ANSWERED_MS)


def keep(raw: bytes, path: Path) -> None:
    """As a PNG of few colours."""
    with Image.open(BytesIO(raw)) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


@contextmanager
def town(folder: Path) -> Iterator[Place]:
    """The tour's town on that Thursday."""
    url = f"sqlite:///{folder / 'screens.db'}"
    dist = serving.built_phone(folder)
    with serving.served(url, folder, dist, clock=lambda: THURSDAY, lived=True) as place:
        with unit_of_work(place.sessions) as session:
            asking.ask(session, place.town, THURSDAY)
            dates.set_dates(session, place.town, THURSDAY)
        _tell(place)
        yield place


def _tell(place: Place) -> None:
    """What a clock would have told by then, in a house without a gateway."""
    jobs.plan_notices(place.sessions, THURSDAY - AN_HOUR)
    post = Post({}, vault_of(place.settings), lambda: THURSDAY)
    while post.carry_one(place.sessions):
        pass


def take() -> list[Path]:
    """Take every picture; the files."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, town(Path(made)) as place:
        camera = Camera(Path(made) / "film.y4m")
        with sync_playwright() as playwright:
            browser = browsing.launch(playwright, camera.film)
            open_ = Browsers(browser, place.url, Path(made)).open
            for visit, size in VISITS:
                scale = 2 if size == PHONE else 1
                with open_(size, device_scale_factor=scale) as page:
                    page.clock.set_fixed_time(THURSDAY)
                    visit(page, place, camera, photographer(page))
            browser.close()
    return sorted(OUT.glob("*.png"))


def main() -> None:
    """Take the pictures and print what they weigh."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true", help="figures as one JSON object")
    as_json = arguments.parse_args().json
    began = monotonic()
    files = take()
    weight = sum(file.stat().st_size for file in files)
    figures = {"pictures": len(files), "bytes": weight, "seconds": round(monotonic() - began, 1)}
    print(json.dumps(figures) if as_json else "\n".join(map(str, [*files, figures])))
    if weight > MOST_BYTES:
        raise SystemExit(f"The pictures weigh {weight} bytes; {MOST_BYTES} are allowed.")


if __name__ == "__main__":
    main()
