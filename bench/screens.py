"""The pictures of the documentation, taken from the product itself: `python -m bench.screens`.

A made-up Thursday afternoon in the tour's town, in Chromium, into docs/screens/.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from api.accounts.vault import vault_of
from api.app import TOP
from api.database import unit_of_work
from api.demo import asking, dates, figures
from api.notices.post import Post
from bench.visits import THURSDAY, VISITS, Shows
from scheduler import jobs
from tests.browser import browsing, serving
from tests.browser.browsing import PHONE, Browsers, Colours
from tests.browser.camera import Camera
from tests.browser.town import Place

OUT = TOP / "docs" / "screens"
AN_HOUR = timedelta(hours=1)
LANGUAGES = ("es", "en")
THEMES: tuple[Colours, ...] = ("light", "dark")
# So few colours do for flat screens, and a picture weighs a third.
COLOURS = 64
MOST_BYTES = 6_000_000
# Long enough for every answer on an idle machine; a picture is no test.
ANSWERED_MS = 1_500


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
    # Not by the mouse: a sheet may lie over the button. A page without a script has a link.
    page.locator("button[lang], a[hreflang]").first.dispatch_event("click")
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
            figures.make_up(session, THURSDAY)
        jobs.publish_statistics(place.sessions, THURSDAY)
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
