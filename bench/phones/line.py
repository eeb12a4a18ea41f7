"""A slow line before the real server: so many bits a second for all together, so long a way."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.browser.wires import Exchange, Wire

PIECE = 1_400


@dataclass(frozen=True, slots=True)
class Speed:
    """Kilobits a second each way, and milliseconds there and back."""

    kilobits: int
    round_trip_ms: int

    @property
    def bytes_a_second(self) -> float:
        """The same for counting bytes."""
        return self.kilobits * 125


@dataclass(frozen=True, slots=True)
class Carried:
    """One exchange as it went over the line, headers and all."""

    path: str
    up: int
    down: int


class Line:
    """Carries every exchange at this speed and remembers its size."""

    def __init__(self, wire: Wire, speed: Speed | None = None) -> None:
        self.speed = speed
        self.carried: list[Carried] = []
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._known: set[int] = set()
        wire.deed = self.carry

    def carry(self, exchange: Exchange) -> None:
        """Ask the server, and tell the answer at the pace of the line."""
        if self.speed is None:
            exchange.pass_on()
        else:
            self._slowly(exchange, self.speed)
        up, down = exchange.size
        self.carried.append(Carried(exchange.path, up, down))

    def _slowly(self, exchange: Exchange, speed: Speed) -> None:
        new = id(exchange.handler) not in self._known
        self._known.add(id(exchange.handler))
        # A new connection goes there and back once before it may ask.
        time.sleep(speed.round_trip_ms / 1000 * (2 if new else 1))
        raw = exchange.ask().raw()
        for start in range(0, len(raw), PIECE):
            piece = raw[start : start + PIECE]
            self._wait_for(len(piece), speed)
            exchange.write(piece)

    def _wait_for(self, size: int, speed: Speed) -> None:
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + size / speed.bytes_a_second
            until = self._free_at
        time.sleep(max(0.0, until - time.monotonic()))

    @contextmanager
    def counted(self) -> Iterator[list[Carried]]:
        """What went over the line in the block."""
        already = len(self.carried)
        found: list[Carried] = []
        yield found
        found += self.carried[already:]
