"""A real Chromium, and guards on everything that happens in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    # Nothing may leave this machine, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# The sandbox of Chromium refuses to run as root.
AS_ROOT = ("--no-sandbox",) if os.geteuid() == 0 else ()
NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE, DESK, TABLET = (360, 740), (1280, 900), (800, 1000)
# Asking for a position is said aloud, so that the guard hears it.
NO_POSITION = """
for (const name of ['getCurrentPosition', 'watchPosition'])
  Object.defineProperty(Geolocation.prototype, name, {
    value() { console.error('geolocation asked'); },
  });
"""
Colours = Literal["light", "dark"]


def chromium() -> str:
    """Where the system's Chromium is; without one the run ends with a sentence."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not Path(found).is_file():
        pytest.exit(
            "The browser tests need Chromium: install it, or set CHROMIUM to its path.",
            returncode=2,
        )
    return found


def launch(playwright: Playwright, film: Path) -> Browser:
    """Chromium with this film before its camera."""
    return playwright.chromium.launch(
        executable_path=chromium(),
        args=[*QUIET, *AS_ROOT, f"--use-file-for-fake-video-capture={film}"],
    )


@dataclass
class Guard:
    """Hears what no test may cause: foreign requests, broken scripts, a question for a place."""

    origin: str
    wrong: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of this browser."""
        context.on("request", self._request)
        context.on("weberror", lambda error: self.wrong.append(f"script broke: {error.error}"))
        context.on("console", self._console)

    def _request(self, request: Request) -> None:
        target = urlsplit(request.url)
        # The browser shows a PDF by parts of its own.
        inside = target.scheme in ("data", "blob", "chrome-extension")
        if not inside and f"{target.scheme}://{target.netloc}" != self.origin:
            self.wrong.append(f"foreign request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if "geolocation" in message.text or "Content Security Policy" in message.text:
            self.wrong.append(message.text)


@dataclass(slots=True)
class Browsers:
    """Makes browsers that share nothing but the camera, each watched."""

    browser: Browser
    origin: str
    failures: Path

    @contextmanager
    def open(
        self, size: tuple[int, int] = PHONE, *, colours: Colours = "light", **options: Any
    ) -> Iterator[Page]:
        """One person's browser and its first page."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="es-CO",
            timezone_id="America/Bogota",
            color_scheme=colours,
            **options,
        )
        context.add_init_script(NO_POSITION)
        guard = Guard(self.origin)
        guard.watch(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        try:
            yield page
            titles = {one.title() for one in context.pages if one.url != "about:blank"}
        except BaseException:
            self._photograph(context)
            raise
        finally:
            context.close()
        assert guard.wrong == []
        assert titles <= {"Agenda"}

    def _photograph(self, context: BrowserContext) -> None:
        """Keep what was on each screen when a test failed, beside pytest's other leavings."""
        for page in context.pages:
            number = len(list(self.failures.iterdir()))
            page.screenshot(path=self.failures / f"{number}.png")
