"""Her phone against its budgets: `python -m bench.phone [--json] [--quick]`.

The production build on the real server, in Chromium: Lighthouse, first visits on slow lines, one
scan at a sixth of the processor's speed, bytes on the wire; beside the best public peers' figures.
"""

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from bench.machine import figures
from bench.phones import lighthouse, measuring
from bench.phones.line import Line
from deploy.progress import TOP
from tests.browser import acts, browsing, serving
from tests.browser.browsing import Browsers
from tests.browser.camera import Camera
from tests.browser.town import Place
from tests.browser.wires import Wire

PWA = TOP / "mobile_pwa"
# As measured for both, with their own lockfiles, production builds and this Lighthouse.
PEERS = {
    "indico-checkin-pwa": {
        "initial_js": 131_484,
        "precache": 1_098_709,
        "scanner_chunk": 102_252,
        "performance": [0.88, 0.78, 0.93],
        "accessibility": 0.92,
        "best-practices": 1.0,
        "fcp_ms": "1600 to 1700",
        "lcp_ms": "2200 to 2300",
        "tbt_ms": [390, 810, 250],
        "bytes": 588_800,
    },
    "react-pwa-qr-attendance-app": {
        "initial_js": 528_815,
        "precache": 2_632_193,
        "lighthouse": "no paint without its backend",
    },
}
AIMS = {
    "performance": 0.98,
    "accessibility": 1.0,
    "best-practices": 1.0,
    "lcp_ms": 1_500,
    "tbt_ms": 100,
    "saved_after_decoding_ms": 300,
    "check_in_bytes": 3_072,
}


def weights() -> dict[str, int]:
    """What `npm run budget` weighs, gzip."""
    command = ["node", "scripts/budget.mjs"]
    said = subprocess.run(command, cwd=PWA, capture_output=True, text=True, check=False).stdout
    found = re.findall(r"^(?:ok|OVER)\s+(.+?)\s+(\d+) B", said, re.MULTILINE)
    return {name: int(size) for name, size in found}


def measure(folder: Path, *, runs: int, scans: int) -> dict[str, Any]:
    """Everything, on one town and one server."""
    wire = Wire()
    line = Line(wire)
    camera = Camera(folder / "film.y4m")
    found: dict[str, Any] = {"gzip_bytes": weights()}
    with (
        wire.laid(),
        serving.served(
            f"sqlite:///{folder / 'phone.db'}", folder, serving.built_phone(folder), wire=wire
        ) as place,
        sync_playwright() as playwright,
    ):
        browser = browsing.launch(playwright, camera.film)
        browsers = Browsers(browser, place.url, folder)
        found["first_visit"] = measuring.first_visits(browsers, line, place.url, min(runs, 3))
        found["scan"] = measuring.scans(browsers, line, place, camera, scans)
        browser.close()
        found["lighthouse"] = _judged(playwright, place, folder, runs)
    return found


def _judged(playwright: Playwright, place: Place, folder: Path, runs: int) -> Any:
    if not lighthouse.is_here():
        return lighthouse.NOT_HERE
    port = lighthouse.free_port()
    signed_out = lighthouse.judged(place.url, runs, folder)
    with _her_browser(playwright, place, folder, port):
        return {
            "sign_in": signed_out,
            "her_week": lighthouse.judged(place.url, runs, folder, port=port),
        }


@contextmanager
def _her_browser(
    playwright: Playwright, place: Place, folder: Path, port: int
) -> Iterator[BrowserContext]:
    """A browser in which she is signed in, and that Lighthouse may use."""
    context = playwright.chromium.launch_persistent_context(
        str(folder / "profile"),
        executable_path=browsing.chromium(),
        args=[*browsing.QUIET, "--no-sandbox", f"--remote-debugging-port={port}"],
        locale="es-CO",
        timezone_id="America/Bogota",
    )
    try:
        page = context.pages[0]
        acts.enrol_phone(page, place)
        page.evaluate(measuring.READY)
        page.goto("about:blank")
        yield context
    finally:
        context.close()


def table(found: dict[str, Any]) -> str:
    """The same for people: ours, the aim, the peer's."""
    peer = PEERS["indico-checkin-pwa"]
    saved, sent = found["scan"]["saved_after_decoding_ms"], found["scan"]["check_in_bytes"]
    rows = [
        ("what", "ours", "aim", "best public peer"),
        ("---", "---", "---", "---"),
        ("first JavaScript, gzip", _bytes(found, "initial JS for her"), "61,440 B", "131,484 B"),
        ("kept for offline, gzip", _bytes(found, "whole precache"), "256,000 B", "1,098,709 B"),
        (
            "saved after decoding, 6x slower CPU",
            f"{saved['p50']} ms (p95 {saved['p95']})",
            "300 ms",
            "not measured",
        ),
        ("one check-in on the wire", f"{sent['scan_and_receipt']:,} B", "3,072 B", "not measured"),
    ]
    for visit in found["first_visit"]:
        name = f"first visit, {visit['kilobits_a_second']} kbit/s, {visit['round_trip_ms']} ms"
        ours = f"{visit['usable_s']} s; opens offline after {visit['opens_offline_s']} s"
        rows.append((name, ours, "", "not measured"))
    if isinstance(found["lighthouse"], dict):
        for screen, one in found["lighthouse"].items():
            rows += [
                (f"Lighthouse {name}, {screen}", str(one[name]), str(AIMS[name]), str(peer[name]))
                for name in (*lighthouse.CATEGORIES, "lcp_ms", "tbt_ms")
            ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _bytes(found: dict[str, Any], name: str) -> str:
    return f"{found['gzip_bytes'].get(name, 0):,} B"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true", help="figures as one JSON object")
    arguments.add_argument("--quick", action="store_true", help="one run of each: does it work?")
    given = arguments.parse_args()
    runs, scans = (1, 2) if given.quick else (5, 30)
    with tempfile.TemporaryDirectory() as made:
        found = measure(Path(made), runs=runs, scans=scans)
    found |= {"aims": AIMS, "peers": PEERS, "machine": figures()}
    print(json.dumps(found) if given.json else table(found))
    if isinstance(found["lighthouse"], str):
        print(found["lighthouse"])


if __name__ == "__main__":
    main()
