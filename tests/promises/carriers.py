"""Phones that send scans until somebody acknowledges them, and note every answer."""

import http.client
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from uuid import UUID

from tests.crowd import SignedScan
from tests.promises.waiting import PATIENCE

AGAIN_AFTER = 0.1
ACKNOWLEDGED = (200, 201)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, after how many seconds, and the header Retry-After."""

    status: int
    seconds: float
    retry_after: str | None


@dataclass(slots=True)
class Notes:
    """What the phones know: what they sent, what was acknowledged, and what else they were told.

    Lists and dicts that are only added to, one step each: threads need no lock for that.
    """

    waiting: deque[SignedScan]
    sent: dict[UUID, SignedScan] = field(default_factory=dict)
    acknowledged: dict[UUID, int] = field(default_factory=dict)
    refusals: list[Answer] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def unacknowledged(self) -> list[SignedScan]:
        """What was sent and may or may not have arrived."""
        return [scan for scan in self.sent.values() if scan.id not in self.acknowledged]


class Carrier:
    """One phone's connection, opened again whenever it breaks."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.connection = http.client.HTTPConnection(*address, timeout=PATIENCE)

    def send(self, scan: SignedScan) -> Answer:
        """One try. Raises OSError or HTTPException when the connection breaks."""
        began = time.monotonic()
        headers = {"Content-Type": "application/json"}
        try:
            self.connection.request("PUT", scan.path, scan.body, headers)
            response = self.connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        seconds = time.monotonic() - began
        return Answer(response.status, seconds, response.headers.get("Retry-After"))

    def carry(self, notes: Notes, enough: Event) -> None:
        """Send what waits, each until acknowledged, until it is enough."""
        while notes.waiting and not enough.is_set():
            scan = notes.waiting.popleft()
            notes.sent[scan.id] = scan
            while scan.id not in notes.acknowledged and not enough.is_set():
                self._try(scan, notes, enough)
        self.connection.close()

    def _try(self, scan: SignedScan, notes: Notes, enough: Event) -> None:
        try:
            answer = self.send(scan)
        except (OSError, http.client.HTTPException) as error:
            notes.broken.append(type(error).__name__)
            return
        if answer.status in ACKNOWLEDGED:
            notes.acknowledged[scan.id] = answer.status
        else:
            notes.refusals.append(answer)
            enough.wait(AGAIN_AFTER)


@contextmanager
def carrying(address: tuple[str, int], scans: Iterable[SignedScan], phones: int) -> Iterator[Notes]:
    """So many phones send these scans during the block; yields what they note."""
    notes, enough = Notes(deque(scans)), Event()
    threads = [Thread(target=Carrier(address).carry, args=(notes, enough)) for _ in range(phones)]
    for thread in threads:
        thread.start()
    try:
        yield notes
    finally:
        enough.set()
        for thread in threads:
            thread.join()


def deliver(address: tuple[str, int], scans: Iterable[SignedScan]) -> list[int]:
    """Send each once more, one after the other; the statuses."""
    carrier = Carrier(address)
    try:
        return [carrier.send(scan).status for scan in scans]
    finally:
        carrier.connection.close()
