"""A clerk's morning, walked once in Chromium: `python -m bench.morning --json`.

Enrols a woman, sees her warning, agrees a make-up, prints a summary and checks it with another
phone; prints how long a hand that never hesitates takes, and keeps a picture of each step.
"""

import argparse
import json
import tempfile
from pathlib import Path
from time import monotonic

from playwright.sync_api import Page, sync_playwright

from api.demo import people
from api.rules import days
from bench.machine import figures
from bench.screens import OUT, keep
from tests import databases
from tests.browser import browsing, serving, warned
from tests.browser.browsing import DESK, Browsers
from tests.browser.camera import Camera
from tests.browser.morning import Morning


def take() -> dict[str, object]:
    """Walk, with the pictures; the figures."""
    steps: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        browser = browsing.launch(playwright, Camera(folder / "film.y4m").film)
        url, dist = databases.fresh_sqlite(folder), serving.built_phone(folder)
        with serving.served(url, folder, dist, clock=warned.CLOCK) as place:
            open_ = Browsers(browser, place.url, folder).open
            with open_(DESK) as clerk, open_() as phone, open_() as host, open_() as other:
                clerk.clock.install(time=warned.CLOCK())
                monday = days.parse_week(days.week_of(warned.CLOCK(), people.ZONE))
                began = monotonic()

                def show(step: str, page: Page) -> None:
                    steps[step] = round(monotonic() - began, 1)
                    raw = page.screenshot(animations="disabled", caret="hide")
                    keep(raw, OUT / f"morning-{step}.png")

                printed = Morning(place, clerk, phone, host, other, monday, show).walk()
                whole = round(monotonic() - began, 1)
        browser.close()
    return {"seconds": whole, "steps": steps, "pdf_bytes": len(printed), "machine": figures()}


def main() -> None:
    """Walk, and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true", help="figures as one JSON object")
    as_json = arguments.parse_args().json
    print(json.dumps(take(), indent=None if as_json else 2))


if __name__ == "__main__":
    main()
