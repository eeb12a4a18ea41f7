"""Promise P1 as a drill: kill the server again and again under load, and count what is left."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from api.database import sqlite_profile
from tests.promises.carriers import Notes, carrying, deliver
from tests.promises.cluster import Cluster
from tests.promises.server import Server, serving_from
from tests.promises.town import Totals, Town, feed_once, ids_held, totals
from tests.promises.waiting import until

PHONES = 4
LONGEST_LIFE = 0.8
MOST_ANSWERS = 20
Moment = Callable[[], None]
_clockwork = Event()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a drill. `lost`, `doubled` and `odd_answers` must be 0, the totals equal.

    `kept_unanswered` scans were committed when the kill took their answer away.
    """

    kills: int
    sent: int
    acknowledged: int
    in_doubt: int
    kept_unanswered: int
    lost: int
    doubled: int
    odd_answers: int
    broken_connections: int
    unavailable: int
    totals: Totals
    totals_of_twin: Totals

    @property
    def figures(self) -> dict[str, int | bool]:
        """The numbers alone, to print."""
        names = [name for name in self.__slots__ if not name.startswith("totals")]
        numbers: dict[str, int | bool] = {name: getattr(self, name) for name in names}
        return {**numbers, "totals_equal": self.totals == self.totals_of_twin}


def kill_again_and_again(
    town: Town, cycles: int, seed: int, cluster: Cluster | None = None
) -> Outcome:
    """Kill web server or (with `cluster`, every fifth time) database server, `cycles` times."""
    rng = random.Random(seed)
    with serving_from(town.url) as server:
        with carrying(server.address, town.scans, PHONES) as notes:
            for number in range(cycles):
                moments = _moments(town, notes, rng)
                _await_answers(notes, rng.randint(1, MOST_ANSWERS))
                moments[number % len(moments)]()
                if cluster is not None and number % 5 == 4:
                    cluster.stop_dead()
                    cluster.start()
                else:
                    server.kill()
                    server.start()
            _await_answers(notes, 1)
            assert notes.waiting, "the scans ran out before the kills: settle more days"
            server.kill()
        server.start()
        return _judge(town, server, notes, kills=cycles + 1)


def _moments(town: Town, notes: Notes, rng: random.Random) -> list[Moment]:
    """When to kill: any time, right at an answer, or while a transaction is on its way to disk."""
    moments: list[Moment] = [
        lambda: _pass(rng.uniform(0, LONGEST_LIFE)),
        lambda: _await_answers(notes, 1),
    ]
    if town.file is not None and sqlite_profile()[0] == "DELETE":
        journal = town.file.with_name(town.file.name + "-journal")
        moments.append(lambda: until(journal.exists, "a transaction on its way to disk"))
    return moments


def _pass(seconds: float) -> None:
    # Not to wait for anything: the moment of the kill is drawn by lot.
    _clockwork.wait(seconds)


def _await_answers(notes: Notes, many: int) -> None:
    before = len(notes.acknowledged)
    until(lambda: len(notes.acknowledged) >= before + many, f"{many} acknowledged scans")


def _judge(town: Town, server: Server, notes: Notes, kills: int) -> Outcome:
    in_doubt = notes.unacknowledged
    held = Counter(ids_held(town.url))
    odd = [answer.status for answer in notes.refusals if answer.status != 503]
    late = deliver(server.address, in_doubt)
    odd += [s for s in late if s not in (200, 201)]
    # What was acknowledged long ago may be sent again too: phones die as well.
    again = [notes.sent[scan_id] for scan_id in list(notes.acknowledged)[::10]]
    odd += [s for s in deliver(server.address, again) if s != 200]
    feed_once(town.twin_url, notes.sent.values())
    return Outcome(
        kills=kills,
        sent=len(notes.sent),
        acknowledged=len(notes.acknowledged),
        in_doubt=len(in_doubt),
        kept_unanswered=[*notes.acknowledged.values(), *late].count(200),
        lost=sum(1 for scan_id in notes.acknowledged if scan_id not in held),
        doubled=sum(1 for count in held.values() if count > 1),
        odd_answers=len(odd),
        broken_connections=len(notes.broken),
        unavailable=sum(1 for answer in notes.refusals if answer.status == 503),
        totals=totals(town.url),
        totals_of_twin=totals(town.twin_url),
    )
