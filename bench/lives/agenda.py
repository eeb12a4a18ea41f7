"""The order of events: what happens when, and the clock's wake-ups between them."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

Act = Callable[[datetime], None]


class Agenda:
    """Acts by their instants; those of one instant in the order in which they were planned."""

    def __init__(self) -> None:
        """Nothing is planned yet."""
        self._acts: list[tuple[datetime, int, Act]] = []
        self._wakings: set[datetime] = set()
        self._numbers = count()
        self.done = 0

    def plan(self, at: datetime, act: Act) -> None:
        """Let this happen then."""
        heapq.heappush(self._acts, (at, next(self._numbers), act))

    def wake(self, at: datetime, act: Act) -> None:
        """Let the clock wake at the first whole minute from then on, once for all who ask."""
        if at.second or at.microsecond:
            at = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
        if at not in self._wakings:
            self._wakings.add(at)
            self.plan(at, act)

    def run(self, until: datetime) -> None:
        """Live through everything up to an instant."""
        while self._acts and self._acts[0][0] <= until:
            at, _, act = heapq.heappop(self._acts)
            self._wakings.discard(at)
            act(at)
            self.done += 1
