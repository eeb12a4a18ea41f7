"""What a stopwatch beside her phone says: the first visit on slow lines, and one scan."""

import statistics
import time
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, expect

from api.clock import utcnow
from api.database import unit_of_work
from api.hosts import codes
from api.hosts.models import Site
from bench.phones.line import Carried, Line, Speed
from tests.browser import acts
from tests.browser.browsing import Browsers
from tests.browser.camera import Camera
from tests.browser.town import Place

SPEEDS = (Speed(400, 400), Speed(50, 2_000))
CHEAP_PHONE = 6
MINUTES_BETWEEN = 10
# Noted in the page: when the decoder answered with a text, and when the screen said "saved".
WATCH = """(() => {
    const seen = { decoded: 0, saved: 0, shift: 0 };
    Object.defineProperty(window, 'seen', { value: seen });
    const Real = Date;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + seen.shift); }
        static now() { return Real.now() + seen.shift; }
    };
    const RealWorker = Worker;
    window.Worker = class extends RealWorker {
        constructor(...given) {
            super(...given);
            this.addEventListener('message', ({ data }) => {
                if (JSON.stringify(data).includes('#R1.')) seen.decoded ||= performance.now();
            });
        }
    };
    new MutationObserver(() => {
        if (!seen.decoded || seen.saved) return;
        const heads = [...document.querySelectorAll('h1, h2')];
        if (heads.some((one) => /guardada/.test(one.textContent))) seen.saved = performance.now();
    }).observe(document, { childList: true, subtree: true, characterData: true });
})()"""
PAINTS = """() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true });
})"""
READY = "navigator.serviceWorker.ready.then(() => true)"


def first_visits(browsers: Browsers, line: Line, url: str, runs: int) -> list[dict[str, Any]]:
    """From the address to a screen that can be used, and to an app that opens without a network."""
    return [_at(speed, browsers, line, url, runs) for speed in SPEEDS]


def _at(speed: Speed, browsers: Browsers, line: Line, url: str, runs: int) -> dict[str, Any]:
    line.speed = speed
    usable, painted, kept = [], [], []
    size = 0
    for _ in range(runs):
        with browsers.open() as page, line.counted() as carried:
            page.set_default_timeout(600_000)
            began = time.monotonic()
            page.goto(url, timeout=600_000)
            page.get_by_role("button").first.wait_for()
            usable.append(time.monotonic() - began)
            painted.append(page.evaluate(PAINTS) / 1000)
            page.evaluate(READY)
            kept.append(time.monotonic() - began)
        size = sum(one.up + one.down for one in carried)
    line.speed = None
    return {
        "kilobits_a_second": speed.kilobits,
        "round_trip_ms": speed.round_trip_ms,
        "runs": runs,
        "usable_s": round(statistics.median(usable), 1),
        "largest_paint_s": round(statistics.median(painted), 1),
        "opens_offline_s": round(statistics.median(kept), 1),
        "bytes_until_then": size,
    }


def scans(browsers: Browsers, line: Line, place: Place, camera: Camera, runs: int) -> Any:
    """Milliseconds from a read code to "saved" on a cheap phone, and what one check-in weighs."""
    with browsers.open() as page:
        page.add_init_script(WATCH)
        acts.enrol_phone(page, place)
        page.evaluate(READY)
        page.context.new_cdp_session(page).send(
            "Emulation.setCPUThrottlingRate", {"rate": CHEAP_PHONE}
        )
        took, weighed = [], []
        for _ in range(runs):
            with line.counted() as carried:
                took.append(_one_scan(page, place, camera))
            weighed.append(carried)
    return {
        "cpu_throttle": CHEAP_PHONE,
        "runs": runs,
        "saved_after_decoding_ms": {
            "p50": round(statistics.median(took)),
            "p95": round(sorted(took)[int(len(took) * 0.95) - 1 if len(took) > 1 else 0]),
            "most": round(max(took)),
        },
        "check_in_bytes": _check_in(weighed),
    }


def _one_scan(page: Page, place: Place, camera: Camera) -> float:
    page.evaluate(
        "(ms) => Object.assign(seen, { decoded: 0, saved: 0, shift: seen.shift + ms })",
        MINUTES_BETWEEN * 60_000,
    )
    with unit_of_work(place.sessions) as session:
        site = session.get_one(Site, place.site)
        camera.see_code(codes.rotating(site, place.url, utcnow()).url)
    acts.go(page, "Registrar")
    expect(page.locator(".steps li.done")).not_to_have_count(0, timeout=60_000)
    expect(page.locator(".steps li.done")).not_to_have_count(1, timeout=60_000)
    seen = page.evaluate("() => seen")
    acts.go(page, "Mi semana")
    page.locator("svg.ring").wait_for()
    return float(seen["saved"] - seen["decoded"])


def _check_in(weighed: Sequence[Sequence[Carried]]) -> dict[str, int]:
    """Her scan and its receipt, headers included; and all that was asked around it."""
    alone = [sum(one.up + one.down for one in scan if "/scans/" in one.path) for scan in weighed]
    everything = [sum(one.up + one.down for one in scan) for scan in weighed]
    return {
        "scan_and_receipt": round(statistics.median(alone)),
        "with_her_week_asked_anew": round(statistics.median(everything)),
    }
