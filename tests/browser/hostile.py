"""Random answers to scans: whatever is said, nothing is lost and nothing is said too early."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import BrowserType, Page, expect

from api.clock import utcnow
from tests.browser import acts
from tests.browser.eyes import PATIENCE_MS, open_scanner, rows_of, saved, show
from tests.browser.ground import Ground, a_handset, enrolled, laid_out
from tests.browser.proof import Row, differences, unproven
from tests.browser.sending import drain, wake
from tests.browser.whims import Whims

BETWEEN_SCANS = timedelta(minutes=6)
# As long as the line ever asks for patience, where it asks for a time that is believed.
BETWEEN_WAKES = timedelta(minutes=2)
WAITING_AT_LEAST = 20


@dataclass(slots=True)
class Siege:
    """What came of it. Everything in `wrong` is a promise broken."""

    answers: int = 0
    exchanges: int = 0
    scans: int = 0
    helped: int = 0
    received_meanwhile: int = 0
    received: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, object]:
        """The numbers, to print."""
        return {name: getattr(self, name) for name in self.__slots__}


def besiege(chromium: BrowserType, folder: Path, answers: int, seed: int) -> Siege:
    """Let one phone make scans and deliver them over a line that answers what it likes."""
    with laid_out(folder) as ground, a_handset(chromium, folder) as phone:
        enrolled(phone, ground)
        whims = Whims(random.Random(seed))
        # What is made in the past of the server surprises it less than what is made in its future.
        hers = _Hers(ground, phone.page(-_long(answers)), whims, -_long(answers))
        hers.page.goto(ground.place.url)
        ground.wire.deed = whims.treat
        while whims.deliveries < answers:
            hers.round()
        hers.siege.received_meanwhile = len(hers.proven)
        ground.wire.open()
        hers.afterwards()
        hers.siege.wrong += phone.wrong
        return hers.siege


def _long(answers: int) -> timedelta:
    return timedelta(hours=12) + answers * timedelta(minutes=1)


@dataclass(slots=True)
class _Hers:
    ground: Ground
    page: Page
    whims: Whims
    ahead: timedelta
    scanning: bool = False
    waiting: int = 0
    proven: set[str] = field(default_factory=set)
    siege: Siege = field(default_factory=Siege)

    def round(self) -> None:
        """New scans when few wait; then one wake, and a look at what is said and held."""
        if self.waiting < WAITING_AT_LEAST:
            self._scan()
        else:
            self.ahead += BETWEEN_WAKES
            wake(self.page, BETWEEN_WAKES)
        self.whims.at_rest(self.page)
        self._look()

    def _scan(self) -> None:
        self.ahead += BETWEEN_SCANS
        self.page.evaluate("(ms) => drill.forward(ms)", BETWEEN_SCANS / timedelta(milliseconds=1))
        if self.scanning:
            another = self.page.get_by_role("button", name="Registrar otra vez")
            another.dispatch_event("click")
            self.page.evaluate("() => drill.looks()")
        else:
            open_scanner(self.page)
        self.scanning = True
        show(self.page, self.ground.code_at(utcnow() + self.ahead))
        saved(self.page)

    def _look(self) -> None:
        # The screen first: what it says must be true by then.
        steps = self.page.evaluate("() => drill.steps()")
        rows = rows_of(self.page)
        said = {row["id"] for row in rows if row["state"] == "received"}
        self.siege.wrong += [f"{one}: received, says the phone" for one in said - self.whims.told]
        self.siege.wrong += unproven(
            [row for row in rows if row["id"] not in self.proven], self.ground.place
        )
        self.proven |= said
        self.waiting = len(rows) - len(said)
        if steps >= 2 and rows[-1]["id"] not in said:
            self.siege.wrong.append(f"{rows[-1]['id']}: received, says the screen")

    def afterwards(self) -> None:
        """The line is well again: what is on the help shelf goes by a tap, the rest by itself."""
        siege, rows = self.siege, rows_of(self.page)
        siege.helped = sum(row["state"] == "help" for row in rows)
        self._tap_the_shelf(rows)
        rows = drain(self.page)
        siege.scans, siege.answers = len(rows), self.whims.deliveries
        siege.exchanges, siege.kinds = self.whims.exchanges, dict(Counter(self.whims.kinds))
        siege.received = sum(row["state"] == "received" for row in rows)
        if siege.received != siege.scans:
            siege.wrong.append(f"{siege.scans - siege.received} still wait")
        siege.wrong += unproven(rows, self.ground.place)
        with self.ground.place.sessions() as session:
            siege.wrong += differences(rows, session, self.ground.place)

    def _tap_the_shelf(self, rows: list[Row]) -> None:
        acts.go(self.page, "Mi registro")
        again = self.page.get_by_role("button", name="Probar de nuevo")
        shelf = sum(row["state"] == "help" for row in rows)
        expect(again).to_have_count(shelf, timeout=PATIENCE_MS)
        if shelf:
            # One tap sends whatever waits.
            again.first.click()
            expect(again).to_have_count(0, timeout=PATIENCE_MS)
