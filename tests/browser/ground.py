"""Where a drill happens: the product behind a line, and a phone with a profile on disk."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, CDPSession, Page, expect

from api.clock import Clock, utcnow
from api.hosts import codes
from api.hosts.models import Site
from tests import databases
from tests.browser import acts, browsing, serving
from tests.browser.camera import Camera
from tests.browser.eyes import EYES, PATIENCE_MS, turned
from tests.browser.town import Place
from tests.browser.wires import Wire
from tests.promises.waiting import until

Processes = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Ground:
    """A running product, and the line that phones reach it by."""

    place: Place
    wire: Wire
    site: Site

    def code_at(self, at: datetime) -> str:
        """What the site's screen shows at an instant."""
        return codes.rotating(self.site, self.place.url, at).url


@contextmanager
def laid_out(folder: Path, *, clock: Clock = utcnow) -> Iterator[Ground]:
    """The product on a database of its own in this folder, behind a line that is open."""
    folder.mkdir(parents=True, exist_ok=True)
    url, dist = databases.fresh_sqlite(folder), serving.built_phone(folder)
    with (
        Wire().laid() as wire,
        serving.served(url, folder, dist, clock=clock, wire=wire) as place,
    ):
        with place.sessions() as session:
            site = session.get_one(Site, place.site)
            session.expunge(site)
        yield Ground(place, wire, site)


@dataclass(slots=True)
class Handset:
    """Her phone: a browser with a store on disk, which can be killed and started again."""

    chromium: BrowserType
    profile: Path
    film: Path
    eyes: bool = True
    wrong: list[str] = field(default_factory=list)
    ticks: int = 0
    _context: BrowserContext | None = None
    _cdp: CDPSession | None = None

    @property
    def context(self) -> BrowserContext:
        """The running browser."""
        assert self._context is not None, "the phone is off"
        return self._context

    def start(self) -> None:
        """Switch on."""
        film = f"--use-file-for-fake-video-capture={self.film}"
        self._context = self.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=browsing.chromium(),
            args=[*browsing.QUIET, *browsing.AS_ROOT, film],
            viewport={"width": browsing.PHONE[0], "height": browsing.PHONE[1]},
            locale="es-CO",
            timezone_id="America/Bogota",
        )
        self._context.set_default_timeout(PATIENCE_MS)
        if self.eyes:
            self._context.add_init_script(EYES)
        browser = self._context.browser
        assert browser is not None
        self._cdp = browser.new_browser_cdp_session()

    def page(self, ahead: timedelta = timedelta(0)) -> Page:
        """A page of her app whose clock is so far ahead of the truth; nothing is opened yet."""
        page = self.context.new_page()
        if self.eyes:
            page.add_init_script(turned(ahead))
        page.on("console", lambda message: self._hear(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        return page

    def _hear(self, text: str) -> None:
        self.ticks += text == "drill: tick"

    def processes(self) -> Processes:
        """The ids of its processes, by kind."""
        assert self._cdp is not None
        found: Processes = {}
        for one in self._cdp.send("SystemInfo.getProcessInfo")["processInfo"]:
            found.setdefault(one["type"], []).append(one["id"])
        return found

    def mourns(self, renderers: list[int]) -> None:
        """Returns when the browser knows that these are dead: it gives no page to one of them."""
        until(
            lambda: not set(renderers).intersection(self.processes().get("renderer", [])),
            "the browser to miss its killed renderers",
        )

    def dies(self, processes: Processes) -> None:
        """SIGKILL to the browser itself; returns when nothing of it is left."""
        os.kill(processes["browser"][0], signal.SIGKILL)
        self._context = self._cdp = None
        ids = [one for many in processes.values() for one in many]
        until(lambda: not any(map(_lives, ids)), "the rest of a killed browser to end")

    def stop(self) -> None:
        """Switch off, in order."""
        if self._context is not None:
            self._context.close()
        self._context = self._cdp = None


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def a_handset(chromium: BrowserType, folder: Path, *, eyes: bool = True) -> Iterator[Handset]:
    """A phone that is on, and off after the block."""
    expect.set_options(timeout=PATIENCE_MS)
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(folder / "drill-film.y4m")
    phone = Handset(chromium, folder / "profile", camera.film, eyes)
    phone.start()
    try:
        yield phone
    finally:
        phone.stop()


def enrolled(phone: Handset, ground: Ground, ahead: timedelta = timedelta(0)) -> None:
    """Make it Elena's, with the app kept for days without network."""
    page = phone.page(ahead)
    acts.enrol_phone(page, ground.place)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.close()
