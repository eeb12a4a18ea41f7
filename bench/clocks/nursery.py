"""Clocks that are born fast and die anywhere: a process that has everything loaded, and forks.

`python -m bench.clocks.nursery` reads `start SEED` lines and answers `born PID`; when one dies it
says `died PID`. A child is the product's own clock, its jobs and its timetable; with a seed it
kills itself at a named point of its work, which it first writes down.
"""

import os
import random
import select
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from api import tables
from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import new_engine, session_factory
from api.notices import carrying, planning
from api.notices.post import Post
from api.senders.choice import senders_of
from api.senders.message import Message, Outcome, Sender
from api.settings import Settings
from scheduler.__main__ import _run
from scheduler.timetable import timetable

POINTS = (
    *("planned, not yet kept", "planned and kept"),
    *("claimed, not yet kept", "claimed and kept"),
    *("before it is sent", "taken, answer not heard"),
    *("answer heard, not yet kept", "answer kept"),
)
DIARY = "CONSTANCIA_BENCH_DIARY"


class Fate:
    """Dies at the nth time that its point is reached; without a point it is killed by others."""

    def __init__(self, seed: int | None, diary: Path) -> None:
        rng = random.Random(seed)
        self.point = None if seed is None else rng.choice(POINTS)
        self.left = rng.randrange(1, 12)
        self.diary = diary
        self.doing = threading.local()

    def reach(self, point: str) -> None:
        """The work has come to this point."""
        if point != self.point:
            return
        self.left -= 1
        if self.left == 0:
            with self.diary.open("a") as page:
                page.write(f"{point}\n")
            os.kill(os.getpid(), signal.SIGKILL)

    def commits(self, what: str) -> tuple[str, str] | None:
        """The points before and after a commit of this work."""
        return {
            "plan": (POINTS[0], POINTS[1]),
            "claim": (POINTS[2], POINTS[3]),
            "end": (POINTS[6], POINTS[7]),
        }.get(what)


class Fated:
    """A sender of a clock that may die over it."""

    def __init__(self, inner: Sender, fate: Fate) -> None:
        self.inner, self.fate = inner, fate

    def send(self, message: Message, now: datetime) -> Outcome:
        """Send it, if it lives."""
        self.fate.reach(POINTS[4])
        outcome = self.inner.send(message, now)
        self.fate.reach(POINTS[5])
        return outcome


def _marked(fate: Fate, what: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def marked(*given: Any, **named: Any) -> Any:
        fate.doing.what = what
        return work(*given, **named)

    return marked


def live(environment: Mapping[str, str], seed: int | None) -> None:
    """Be a clock until killed."""
    settings = Settings.from_environment(environment)
    fate = Fate(seed, Path(os.environ[DIARY]))
    planning.plan_one = _marked(fate, "plan", planning.plan_one)
    carrying.claim = _marked(fate, "claim", carrying.claim)
    carrying.end = _marked(fate, "end", carrying.end)

    @event.listens_for(Session, "before_commit")
    def _before(_session: Session) -> None:
        points = fate.commits(getattr(fate.doing, "what", ""))
        if points:
            fate.reach(points[0])

    @event.listens_for(Session, "after_commit")
    def _after(_session: Session) -> None:
        points = fate.commits(getattr(fate.doing, "what", ""))
        fate.doing.what = ""
        if points:
            fate.reach(points[1])

    sessions = session_factory(new_engine(settings.database_url))
    senders = {kind: Fated(one, fate) for kind, one in senders_of(settings).items()}
    wanted = ("beat", "plan-notices", "send-notices")
    jobs = timetable(Post(senders, vault_of(settings), utcnow))
    _run(tuple(job for job in jobs if job.name in wanted), sessions)


def main() -> None:
    """Fork when told to, and tell who has died."""
    assert tables.Base.metadata.tables
    environment = {k: v for k, v in os.environ.items() if k != DIARY}
    say = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while True:
        ready, _, _ = select.select([sys.stdin], [], [], 0.05)
        line = sys.stdin.readline() if ready else None
        if line == "":
            return
        if line:
            seed = line.split()[1]
            child = os.fork()
            if child == 0:
                live(environment, None if seed == "-" else int(seed))
                os._exit(0)
            say.write(f"born {child}\n")
        _bury(say.write)


def _bury(say: Callable[[str], object]) -> None:
    try:
        dead, _ = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return
    if dead:
        say(f"died {dead}\n")


if __name__ == "__main__":
    main()
