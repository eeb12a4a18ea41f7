"""Phones whose clock is wrong, or jumps in the middle: does a scan keep its hour?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from playwright.sync_api import BrowserType, Page

from api.clock import utcnow
from api.scans.models import Scan
from tests.browser.eyes import open_scanner, rows_of, saved, show
from tests.browser.ground import Ground, Handset, a_handset, enrolled, laid_out
from tests.browser.proof import differences, unproven
from tests.browser.sending import drain, rested

WITHIN = timedelta(minutes=2)
TRUE = timedelta(0)
WRONG: Mapping[str, timedelta] = {
    "48 hours ahead": timedelta(hours=48),
    "48 hours behind": timedelta(hours=-48),
    "a day behind": timedelta(days=-1),
    "a year ahead": timedelta(days=365),
    "a year behind": timedelta(days=-365),
    "1970": datetime(1970, 1, 1, tzinfo=UTC) - utcnow(),
    "2038": datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC) - utcnow(),
}
JUMPS: Mapping[str, tuple[timedelta, timedelta]] = {
    "from true to a year ahead": (TRUE, timedelta(days=365)),
    "from 2038 to true": (WRONG["2038"], -WRONG["2038"]),
    "from 1970 to true": (WRONG["1970"], -WRONG["1970"]),
}


@dataclass(slots=True)
class Clocks:
    """What came of it. Everything in `wrong` is a promise broken."""

    scans: int = 0
    furthest_seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, object]:
        """The numbers, to print."""
        return {name: getattr(self, name) for name in self.__slots__}


def turn(chromium: BrowserType, folder: Path, *, thoroughly: bool = False) -> Clocks:
    """One phone scans under each wrong clock and over each jump: with and without network by
    turns, or thoroughly, under each clock both."""
    with laid_out(folder) as ground, a_handset(chromium, folder) as phone:
        enrolled(phone, ground)
        hers = _Hers(ground, phone)
        for number, ahead in enumerate(WRONG.values()):
            for online in (True, False) if thoroughly else (number % 2 == 0,):
                hers.scan(ahead, online=online)
        for ahead, jump in JUMPS.values():
            hers.scan(ahead, online=True, jump=jump)
        hers.afterwards()
        return hers.clocks


@dataclass(slots=True)
class _Hers:
    ground: Ground
    phone: Handset
    clocks: Clocks = field(default_factory=Clocks)
    truth: dict[str, datetime] = field(default_factory=dict)

    def scan(self, ahead: timedelta, *, online: bool, jump: timedelta = TRUE) -> None:
        """Open the app under a clock, let it jump, and scan what the site shows in truth."""
        self.ground.wire.open() if online else self.ground.wire.close()
        page = self.phone.page(ahead)
        page.goto(self.ground.place.url)
        rested(page)
        open_scanner(page)
        if jump:
            page.evaluate("(ms) => drill.forward(ms)", jump / timedelta(milliseconds=1))
        now = utcnow()
        show(page, self.ground.code_at(now))
        self._answer_if_asked(page)
        saved(page)
        rested(page)
        self.truth[rows_of(page)[-1]["id"]] = now
        page.close()

    def _answer_if_asked(self, page: Page) -> None:
        """A clock that stands still between two scans makes the app ask whether both are meant."""
        done = page.locator(".steps li.done").first
        again = page.get_by_role("button", name="Guardar")
        done.or_(again).first.wait_for()
        if again.count():
            again.click()

    def afterwards(self) -> None:
        """The clock is right at last: everything has arrived, at its hour, and is still here."""
        self.ground.wire.open()
        page = self.phone.page()
        page.goto(self.ground.place.url)
        rows = drain(page)
        wrong, place = self.clocks.wrong, self.ground.place
        self.clocks.scans = len(self.truth)
        held = {row["id"] for row in rows}
        wrong += [f"{one}: the phone forgot it" for one in self.truth if one not in held]
        wrong += [f"{row['id']}: {row['state']}" for row in rows if row["state"] != "received"]
        wrong += unproven(rows, place) + self.phone.wrong
        with place.sessions() as session:
            wrong += differences(rows, session, place)
            for one, truth in self.truth.items():
                self._compare(one, truth, session.get(Scan, UUID(one)))

    def _compare(self, one: str, truth: datetime, scan: Scan | None) -> None:
        if scan is None:
            self.clocks.wrong.append(f"{one}: never arrived")
            return
        off = abs(scan.at - truth)
        self.clocks.furthest_seconds = max(self.clocks.furthest_seconds, off.total_seconds())
        if off > WITHIN:
            self.clocks.wrong.append(f"{one}: {off} from the truth")
