"""Kill the phone between reading a code and the tick, again and again, and count what is left."""

import os
import random
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from playwright.sync_api import BrowserType, Page

from api.clock import utcnow
from tests.browser.eyes import chain_of, open_scanner, show
from tests.browser.ground import Ground, Handset, Processes, a_handset, enrolled, laid_out
from tests.browser.proof import Row, broken_links, differences, unproven
from tests.browser.sending import drain

# More than the app's "a moment ago", so that each code is taken without a question.
BETWEEN_SCANS = timedelta(minutes=6)
# The command reaches the page this much before its eyes read the code.
NOTICE_MS = 10
LATEST_MS = 80
_clockwork = Event()


@dataclass(slots=True)
class Toll:
    """What came of the kills. Everything in `wrong` is a promise broken."""

    kills: int = 0
    browsers_killed: int = 0
    ticked: int = 0
    kept_without_tick: int = 0
    never_kept: int = 0
    lost: int = 0
    doubled: int = 0
    received: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, object]:
        """The numbers, to print."""
        return {name: getattr(self, name) for name in self.__slots__}


def kill_between_decode_and_tick(
    chromium: BrowserType, folder: Path, kills: int, seed: int, browser_every: int = 20
) -> Toll:
    """So many lives of one phone, each ended while a scan is being made.

    In every `browser_every`th the browser is killed, else its renderers; the line to the server is
    down most of the time. Afterwards everything has to reach the server, once.
    """
    with laid_out(folder) as ground, a_handset(chromium, folder) as phone:
        enrolled(phone, ground)
        lives = _Lives(ground, phone, random.Random(seed), utcnow() - kills * BETWEEN_SCANS)
        for number in range(kills):
            lives.one(whole=number % browser_every == browser_every - 1)
        lives.afterwards()
        return lives.toll


@dataclass(slots=True)
class _Lives:
    ground: Ground
    phone: Handset
    rng: random.Random
    at: datetime
    toll: Toll = field(default_factory=Toll)
    codes: list[str] = field(default_factory=list)
    ticked: set[str] = field(default_factory=set)

    def one(self, whole: bool) -> None:
        """Open the app, hold it before a code, and kill it in the middle."""
        self.at += BETWEEN_SCANS
        self._line()
        page = self._opened()
        self._look(page)
        open_scanner(page)
        code, ticks = self.ground.code_at(self.at), self.phone.ticks
        self.codes.append(code)
        processes = self.phone.processes()
        moment = self.rng.uniform(0, LATEST_MS)
        show(page, code, NOTICE_MS)
        # Not to wait for anything: the moment of the kill is drawn by lot.
        _clockwork.wait((NOTICE_MS + moment) / 1000)
        self._kill(page, processes, whole)
        if self.phone.ticks > ticks:
            self.ticked.add(code)

    def _line(self) -> None:
        if self.rng.random() < 0.15:
            self.ground.wire.open()
        else:
            self.ground.wire.close()

    def _opened(self) -> Page:
        page = self.phone.page(self.at - utcnow())
        page.goto(self.ground.place.url)
        return page

    def _kill(self, page: Page, processes: Processes, whole: bool) -> None:
        self.toll.kills += 1
        if whole:
            self.toll.browsers_killed += 1
            self.phone.dies(processes)
            self.phone.start()
            return
        with page.expect_event("crash"):
            for renderer in processes["renderer"]:
                # One that held a worker may have ended by itself.
                with suppress(ProcessLookupError):
                    os.kill(renderer, signal.SIGKILL)
        self.phone.mourns(processes["renderer"])
        page.close()

    def _look(self, page: Page) -> None:
        """What the phone holds after the kill before."""
        held: list[str] = page.evaluate("() => drill.codes()")
        gone = self.ticked.difference(held)
        if gone:
            self.toll.wrong.append(f"after {self.toll.kills} kills: {len(gone)} ticked scans gone")

    def afterwards(self) -> None:
        """No more kills: count, and let everything reach the server."""
        self.at += BETWEEN_SCANS
        self.ground.wire.open()
        page = self._opened()
        rows = drain(page)
        self._count(rows)
        self.toll.wrong += broken_links(rows, chain_of(page))
        self.toll.wrong += unproven(rows, self.ground.place) + self.phone.wrong
        page.close()
        with self.ground.place.sessions() as session:
            self.toll.wrong += differences(rows, session, self.ground.place)

    def _count(self, rows: list[Row]) -> None:
        held = [row["body"]["code"] for row in rows]
        self.toll.ticked = len(self.ticked)
        self.toll.lost = len(self.ticked.difference(held))
        self.toll.doubled = len(held) - len(set(held))
        self.toll.kept_without_tick = len(set(held) - self.ticked)
        self.toll.never_kept = len(set(self.codes).difference(held))
        self.toll.received = sum(row["state"] == "received" for row in rows)
        waits = len(rows) - self.toll.received
        if waits or self.toll.doubled or self.toll.lost:
            self.toll.wrong.append(f"{waits} wait, {self.toll.doubled} doubled")
