"""Promise P12: a line of 50 kbit/s with two seconds of delay that breaks one exchange in twenty."""

import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import BrowserType, Page

from api.clock import utcnow
from tests.browser.eyes import open_scanner, rows_of, saved, show
from tests.browser.ground import Ground, a_handset, enrolled, laid_out
from tests.browser.proof import differences, unproven
from tests.browser.sending import rested, wake
from tests.browser.whims import receipts_in, scans_in
from tests.browser.wires import Exchange

TRIES = 3
BETWEEN_SCANS = timedelta(minutes=6)
BETWEEN_TRIES = timedelta(minutes=1)
_clockwork = threading.Event()


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is like."""

    bits_a_second: float = 50_000
    delay_seconds: float = 2.0
    share_of_resets: float = 0.05

    def faster(self, times: float) -> "Line":
        """The same line, but everything on it so many times as fast."""
        return Line(self.bits_a_second * times, self.delay_seconds / times, self.share_of_resets)


@dataclass(slots=True)
class Delivered:
    """What came of it. Everything in `wrong` is a promise broken."""

    scans: int = 0
    acknowledged_within_three_tries: int = 0
    most_tries: int = 0
    resets: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    largest_check_in: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, object]:
        """The numbers, to print. Bytes are of one check-in, on the average."""
        return {name: getattr(self, name) for name in self.__slots__}


class SlowLine:
    """The deed of such a line, and an account of what went over it."""

    def __init__(self, line: Line, rng: random.Random) -> None:
        self.line, self.rng = line, rng
        self.tries: Counter[str] = Counter()
        self.acknowledged: dict[str, int] = {}
        self.up: Counter[str] = Counter()
        self.down: Counter[str] = Counter()
        self.resets = 0
        self._turn = threading.Lock()

    def treat(self, exchange: Exchange) -> None:
        """The wire's deed: everything is slow, and some of it breaks on the way there or back."""
        with self._turn:
            lot = self.rng.random() / self.line.share_of_resets
        ids = self._scans(exchange)
        self.tries.update(ids)
        self._travel(exchange.size[0])
        if lot < 0.5:
            self._reset(exchange, ids)
            return
        answer = exchange.ask()
        self._travel(len(answer.raw()))
        if lot < 1:
            self._reset(exchange, ids)
            return
        exchange.tell(answer)
        self._count(exchange, ids)
        if ids:
            told = {receipt["scan"]: self.tries[receipt["scan"]] for receipt in receipts_in(answer)}
            self.acknowledged = {**told, **self.acknowledged}

    def _scans(self, exchange: Exchange) -> list[str]:
        if not exchange.path.startswith("/api/v1/scans/"):
            return []
        return [scan["id"] for scan in scans_in(exchange)]

    def _travel(self, size: int) -> None:
        # Not to wait for anything: this is how long such a line takes.
        _clockwork.wait(self.line.delay_seconds / 2 + size * 8 / self.line.bits_a_second)

    def _reset(self, exchange: Exchange, ids: list[str]) -> None:
        self.resets += 1
        self._count(exchange, ids)
        exchange.cut()

    def _count(self, exchange: Exchange, ids: list[str]) -> None:
        if len(ids) == 1:
            up, down = exchange.size
            self.up[ids[0]] += up
            self.down[ids[0]] += down


def deliver(chromium: BrowserType, folder: Path, scans: int, seed: int, line: Line) -> Delivered:
    """So many scans of one phone over this line, each sent until it is acknowledged."""
    with laid_out(folder) as ground, a_handset(chromium, folder) as phone:
        enrolled(phone, ground)
        slow = SlowLine(line, random.Random(seed))
        ahead = -scans * (BETWEEN_SCANS + TRIES * BETWEEN_TRIES)
        page = phone.page(ahead)
        page.goto(ground.place.url)
        open_scanner(page)
        ground.wire.deed = slow.treat
        for number in range(scans):
            ahead += _one(ground, page, ahead, first=number == 0)
        ground.wire.open()
        return _account(ground, page, slow, phone.wrong)


def _one(ground: Ground, page: Page, ahead: timedelta, *, first: bool) -> timedelta:
    """One scan, and as many wakes as it takes; the time that passed on her clock."""
    passed = BETWEEN_SCANS
    page.evaluate("(ms) => drill.forward(ms)", BETWEEN_SCANS / timedelta(milliseconds=1))
    if not first:
        page.get_by_role("button", name="Registrar otra vez").dispatch_event("click")
        page.evaluate("() => drill.looks()")
    show(page, ground.code_at(utcnow() + ahead + passed))
    saved(page)
    rested(page)
    while rows_of(page)[-1]["state"] != "received":
        passed += BETWEEN_TRIES
        wake(page, BETWEEN_TRIES)
        rested(page)
    return passed


def _account(ground: Ground, page: Page, slow: SlowLine, wrong: list[str]) -> Delivered:
    rows, place = rows_of(page), ground.place
    came = Delivered(scans=len(rows), resets=slow.resets, wrong=list(wrong))
    tries = [slow.acknowledged.get(row["id"], TRIES + 1) for row in rows]
    came.acknowledged_within_three_tries = sum(number <= TRIES for number in tries)
    came.most_tries = max(tries)
    came.bytes_up = sum(slow.up.values()) // len(rows)
    came.bytes_down = sum(slow.down.values()) // len(rows)
    came.largest_check_in = max(slow.up[row["id"]] + slow.down[row["id"]] for row in rows)
    came.wrong += unproven(rows, place)
    with place.sessions() as session:
        came.wrong += differences(rows, session, place)
    return came
