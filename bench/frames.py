"""How smooth the desk is with thousands of orders: `python -m bench.frames --orders 5000`.

One court with so many orders, in Chromium: the list is scrolled from its first row to its last, a
third of a window per frame, while more rows come; then a hand steps from name to name with a key
held down. Milliseconds between two frames; a frame of more than 50 is seen as a stutter.
"""

import json
import random
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import insert

from api.accounts.models import Court
from api.clock import utcnow
from api.database import unit_of_work
from api.rules import days
from bench.desk import ZONE, Rows, _order
from bench.machine import figures
from tests import databases
from tests.browser import browsing, serving
from tests.browser.browsing import DESK, Browsers
from tests.browser.camera import Camera
from tests.browser.town import Place

SEED = 5_000
STUTTER_MS = 50
STEPS = 200
PATIENCE_MS = 600_000
# Runs in the page. Every frame is timed, also those in which more rows are read and drawn.
SCROLL = """async (all) => {
  const frames = [];
  const known = () => document.querySelector('table.desk')?.getAttribute('aria-rowcount');
  let before = await new Promise(requestAnimationFrame);
  for (;;) {
    scrollBy(0, innerHeight / 3);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    if (end && known() === String(all + 1)) return frames;
  }
}"""
STEP = """async (steps) => {
  const frames = [];
  for (let n = 0; n < steps; n += 1) {
    const before = await new Promise(requestAnimationFrame);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    frames.push((await new Promise(requestAnimationFrame)) - before);
  }
  return frames;
}"""


def fill(place: Place, orders: int) -> int:
    """Orders for the town's court; how many its clerk then has."""
    rng = random.Random(SEED)
    rows: Rows = defaultdict(list)
    with unit_of_work(place.sessions) as session:
        court = session.get_one(Court, place.town.court)
        week = days.week_of(utcnow(), ZONE)
        for number in range(orders - len(place.town.orders)):
            _order(rows, court, place.site, number, week, rng)
        for table, values in rows.items():
            session.execute(insert(table), values)
    return orders


def measure(page: Page, place: Place, orders: int) -> dict[str, Any]:
    """Scroll through them all, then step on from the first."""
    page.goto(place.door("staff", place.town.clerk))
    expect(page.locator("table.desk button.name").first).to_be_visible()
    page.set_default_timeout(PATIENCE_MS)
    scrolled = _summary(page.evaluate(SCROLL, orders))
    drawn = page.locator("table.desk button.name").count()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("table.desk button.name").first).to_be_in_viewport()
    return {
        "orders": orders,
        "rows_drawn_at_the_end": drawn,
        "scrolling": scrolled,
        "stepping": _summary(page.evaluate(STEP, STEPS)),
    }


def _summary(frames: list[float]) -> dict[str, float | int]:
    cuts = statistics.quantiles(frames, n=100)
    return {
        "frames": len(frames),
        "median_ms": round(cuts[49], 1),
        "p95_ms": round(cuts[94], 1),
        "p99_ms": round(cuts[98], 1),
        "longest_ms": round(max(frames), 1),
        "stutters": sum(one > STUTTER_MS for one in frames),
    }


@click.command(help=__doc__)
@click.option("--orders", default=5_000, show_default=True)
def main(orders: int) -> None:
    """Measure, and print figures as JSON."""
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        browser = browsing.launch(playwright, Camera(folder / "film.y4m").film)
        url, dist = databases.fresh_sqlite(folder), serving.built_phone(folder)
        with serving.served(url, folder, dist) as place:
            fill(place, orders)
            with Browsers(browser, place.url, folder).open(DESK) as page:
                found = measure(page, place, orders)
        browser.close()
    click.echo(json.dumps({"machine": figures(), **found}, indent=1))


if __name__ == "__main__":
    main()
