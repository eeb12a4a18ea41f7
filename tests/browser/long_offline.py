"""Two weeks of a site's screen and a month of a phone without network, with all clocks turned."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from playwright.sync_api import BrowserType, Page, expect

from api.clock import utcnow
from api.scans.models import Scan
from tests.browser import acts
from tests.browser.eyes import PATIENCE_MS, open_scanner, rows_of, saved, show
from tests.browser.ground import Ground, Handset, a_handset, enrolled, laid_out
from tests.browser.proof import Row
from tests.browser.sending import drain, rested

DAY = timedelta(days=1)
DAYS_HELD = 14
# As long as a code is shown: whatever of it is left on a slow machine is enough.
HALF_A_MINUTE = timedelta(seconds=28)
WITHIN = timedelta(minutes=2)
# What a code that is taken at its word must not be called. Not "odd_clock": an answer that comes
# while the drill turns the hands one after the other tells her phone a time in between.
DOUBTS = {"stale_code", "unknown_code", "revoked_code", "bad_signature"}
RAN_OUT = "Se acabaron los códigos guardados."


@dataclass(slots=True)
class Hands:
    """The hands of every clock of a drill: so far ahead of the truth."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        """The server's clock."""
        return utcnow() + self.ahead


@dataclass(slots=True)
class Away:
    """A phone, a site's screen, and the server between them, under one turned clock."""

    ground: Ground
    hands: Hands
    phone: Handset
    screen: Handset
    scans: int = 0
    wrong: list[str] = field(default_factory=list)

    def shown(self, page: Page) -> str:
        """The code on the screen, as the camera would read it."""
        code = page.locator("svg.qr").get_attribute("data-code")
        assert code is not None
        return code

    def screen_page(self) -> Page:
        """The screen's app, started now."""
        page = self.screen.page(self.hands.ahead)
        page.goto(self.ground.place.url)
        return page

    def phone_page(self) -> Page:
        """Her app, started now."""
        page = self.phone.page(self.hands.ahead)
        page.goto(self.ground.place.url)
        return page

    def doubts(self, row: Row, when: datetime) -> list[str]:
        """What the server holds against a scan that was made at this instant."""
        with self.ground.place.sessions() as session:
            scan = session.get(Scan, UUID(row["id"]))
        if scan is None:
            return ["it never arrived"]
        found = sorted(DOUBTS.intersection(scan.flags))
        if scan.level < 2 or scan.code_kind != "R1":
            found.append(f"it is a {scan.code_kind} of level {scan.level}")
        if abs(scan.at - when) > WITHIN:
            found.append(f"it was moved by {scan.at - when}")
        return found


@contextmanager
def away(chromium: BrowserType, folder: Path, ahead: timedelta = timedelta(0)) -> Iterator[Away]:
    """Both are enrolled while there was network; then the screen is without."""
    hands = Hands(ahead)
    with (
        laid_out(folder, clock=hands) as ground,
        a_handset(chromium, folder / "phone") as phone,
        a_handset(chromium, folder / "screen") as screen,
    ):
        enrolled(phone, ground, ahead)
        page = screen.page(ahead)
        acts.open_site_screen(page, ground.place)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.close()
        screen.context.set_offline(True)
        yield Away(ground, hands, phone, screen)


def two_weeks(chromium: BrowserType, folder: Path, days: Iterable[int]) -> Away:
    """On each of these days the screen is started without network, and she scans what it shows;
    on the fifteenth it has to say that it cannot go on."""
    with away(chromium, folder) as town:
        for day in days:
            town.hands.ahead = day * DAY
            _a_day(town)
        town.hands.ahead = DAYS_HELD * DAY
        _the_day_after(town)
        town.wrong += town.phone.wrong + town.screen.wrong
        return town


def _a_day(town: Away) -> None:
    screen, page = town.screen_page(), town.phone_page()
    expect(screen.locator("svg.qr")).to_be_visible(timeout=PATIENCE_MS)
    open_scanner(page)
    _take(town, page, town.shown(screen))
    page.close()
    screen.close()


def _the_day_after(town: Away) -> None:
    screen = town.screen_page()
    expect(screen.get_by_text(RAN_OUT)).to_be_visible(timeout=PATIENCE_MS)
    expect(screen.locator("svg.qr")).to_have_count(0)
    expect(screen.get_by_text("sigue sirviendo")).to_have_count(0)


def over_midnight(chromium: BrowserType, folder: Path) -> Away:
    """The code is read in the last seconds of a day of UTC and saved in the first of the next,
    when the screen has gone over to another key."""
    now = utcnow()
    midnight = (now + DAY).replace(hour=0, minute=0, second=0, microsecond=0)
    with away(chromium, folder, midnight - now - timedelta(minutes=5)) as town:
        screen, page = town.screen_page(), town.phone_page()
        open_scanner(page)
        _move(town, midnight - HALF_A_MINUTE, screen, page)
        before = _shows(town, screen, midnight - timedelta(seconds=1))
        _move(town, midnight + timedelta(seconds=1), screen, page)
        _take(town, page, before)
        after = _shows(town, screen, midnight + timedelta(seconds=1))
        another = page.get_by_role("button", name="Registrar otra vez")
        another.dispatch_event("click")
        page.evaluate("() => drill.looks()")
        _take(town, page, after, again=True)
        town.wrong += town.phone.wrong + town.screen.wrong
        return town


def _shows(town: Away, screen: Page, at: datetime) -> str:
    """The code of an instant, once it is on the screen."""
    code = town.ground.code_at(at)
    shown = screen.locator("svg.qr")
    expect(shown).to_have_attribute("data-code", code, timeout=PATIENCE_MS)
    return code


def _take(town: Away, page: Page, code: str, *, again: bool = False) -> None:
    """She scans it; right after another scan the phone asks whether that is meant."""
    when = town.hands()
    show(page, code)
    if again:
        page.get_by_role("button", name="Guardar").click()
    saved(page)
    rested(page)
    town.scans += 1
    town.wrong += town.doubts(rows_of(page)[-1], when)


def _move(town: Away, to: datetime, *pages: Page) -> None:
    by = to - town.hands()
    town.hands.ahead += by
    for page in pages:
        page.evaluate("(ms) => drill.forward(ms)", by / timedelta(milliseconds=1))


def a_month(chromium: BrowserType, folder: Path) -> Away:
    """Her phone is started after thirty days without network, makes a scan, is switched off and
    on, and comes back to the network."""
    with away(chromium, folder) as town:
        town.hands.ahead = 30 * DAY
        town.ground.wire.close()
        page, when = town.phone_page(), town.hands()
        open_scanner(page)
        show(page, town.ground.code_at(when))
        saved(page)
        town.phone.stop()
        town.phone.start()
        page = town.phone_page()
        held = rows_of(page)
        town.wrong += [f"{row['state']}" for row in held if row["state"] != "waiting"]
        town.ground.wire.open()
        # The server's day goes on with hers while the phone tries again.
        rows = drain(page)
        town.wrong += [row["state"] for row in rows if row["state"] != "received"]
        town.wrong += town.doubts(rows[-1], when) if len(rows) == 1 else [f"{len(rows)} scans"]
        town.wrong += town.phone.wrong
        return town
