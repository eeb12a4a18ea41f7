"""Clocks that are killed again and again while notices fall due: what is stored and what sent."""

import base64
import os
import queue
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import new_engine, session_factory
from api.notices.models import Notice, Sending
from api.operator import migrations
from api.settings import Settings
from bench.clocks.nursery import DIARY
from bench.clocks.town import KIND, settle
from tests.senders.loopback import CUT_AFTER_TAKING, Behaviour, Gateway, Reply

SECRET = base64.b64encode(bytes(range(32))).decode()
SECONDS_A_KILL = 1.0
# A lease, a beat, and a round that failed once.
LONGEST_WAIT = 600.0
NAMED = 0.8
TROUBLES: tuple[Behaviour, ...] = (Reply(503), CUT_AFTER_TAKING)


class Nursery:
    """The process that forks clocks, and who of them lives."""

    def __init__(self, url: str, gateway: Gateway, folder: Path) -> None:
        self.diary = folder / "diary"
        self.diary.touch()
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("CONSTANCIA_")},
            "CONSTANCIA_DATABASE_URL": url,
            "CONSTANCIA_SECRET_KEY": SECRET,
            "CONSTANCIA_PUBLIC_URL": "https://agenda.example.org",
            "CONSTANCIA_SMS_GATEWAY": gateway.setting(),
            DIARY: str(self.diary),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.clocks.nursery"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(folder.parent / "nursery.log").open("w"),
            text=True,
            bufsize=1,
        )
        self._heard: queue.Queue[list[str]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.alive: set[int] = set()

    def start(self, seed: int | None) -> None:
        """A new clock; with a seed one that dies by itself at a named point."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"start {'-' if seed is None else seed}\n")
        self._process.stdin.flush()
        self.hear(wait_for="born")

    def hear(self, wait_for: str | None = None) -> None:
        """Take in who was born and who died."""
        while wait_for or not self._heard.empty():
            what, pid = self._heard.get(timeout=60)
            (self.alive.add if what == "born" else self.alive.discard)(int(pid))
            if what == wait_for:
                return

    def kill(self, pid: int) -> None:
        """Kill one, as a power cut would."""
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    def close(self) -> None:
        """Kill all of them."""
        for pid in self.alive:
            self.kill(pid)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._heard.put(line.split())


def drill(url: str, clocks: int, notices: int, kills: int, seed: int) -> dict[str, Any]:
    """Let so many notices fall due while so many clocks are killed; the figures."""
    rng = random.Random(seed)
    migrations.upgrade(url)
    engine = new_engine(url)
    sessions = session_factory(engine)
    vault = vault_of(Settings(database_url=url, secret_key=base64.b64decode(SECRET)))
    spread = timedelta(seconds=max(10.0, kills * SECONDS_A_KILL))
    settle(sessions, vault, notices, utcnow(), spread, rng)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, Gateway("twilio") as gateway:
        nursery = Nursery(url, gateway, Path(folder))
        try:
            random_kills = _kill(nursery, gateway, clocks, kills, rng)
            _finish(nursery, sessions, clocks, notices)
        finally:
            nursery.close()
        named = Counter(nursery.diary.read_text().splitlines())
        found = _count(sessions, gateway, notices)
    engine.dispose()
    return {
        "clocks": clocks,
        "kills": random_kills + named.total(),
        "kills_at_random": random_kills,
        "kills_at_named_points": dict(sorted(named.items())),
        **found,
        "seconds": round(time.monotonic() - began, 1),
    }


def _kill(nursery: Nursery, gateway: Gateway, clocks: int, kills: int, rng: random.Random) -> int:
    """Keep so many clocks alive and kill them until there were enough kills."""
    at_random = born = 0
    while True:
        nursery.hear()
        named = len(nursery.diary.read_text().splitlines())
        if at_random + named >= kills:
            return at_random
        while len(nursery.alive) < clocks:
            born += 1
            nursery.start(rng.randrange(10**9) if rng.random() < NAMED else None)
        time.sleep(rng.uniform(0.3, 1.4))
        nursery.hear()
        if rng.random() < 0.35 and nursery.alive:
            nursery.kill(rng.choice(sorted(nursery.alive)))
            at_random += 1
        if rng.random() < 0.3:
            gateway.then(rng.choice(TROUBLES))


def _finish(nursery: Nursery, sessions: sessionmaker[Session], clocks: int, notices: int) -> None:
    """Let clocks live until nothing is left to do."""
    ends = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < ends:
        nursery.hear()
        while len(nursery.alive) < clocks:
            nursery.start(None)
        with sessions() as session:
            made = session.scalar(select(func.count()).where(Notice.kind == KIND))
            open_ones = session.scalar(select(func.count()).where(Notice.next_at.is_not(None)))
        if made == notices and open_ones == 0:
            return
        time.sleep(1)


def _count(sessions: sessionmaker[Session], gateway: Gateway, notices: int) -> dict[str, Any]:
    """What was to be, what is stored, and what the gateway took."""
    with sessions() as session:
        effects = session.scalar(select(func.count()).where(Notice.kind == KIND))
        people = session.scalar(
            select(func.count(func.distinct(Notice.person_id))).where(Notice.kind == KIND)
        )
        sent = session.scalar(
            select(func.count()).where(Notice.kind == KIND, Notice.state == "sent")
        )
        of = dict(session.execute(select(Sending.id, Sending.notice_id)).tuples().all())
    taken = Counter({str(of_id): n for of_id, n in gateway.effects.items()})
    told = {of[one] for one in of if str(one) in taken}
    assert effects is not None
    assert people is not None
    return {
        "due": notices,
        "effects": effects,
        "doubled": effects - people,
        "missing": notices - people,
        "sent": sent,
        "told": len(told),
        "sends": taken.total(),
        "repeated_sends": taken.total() - len(told),
    }
