"""How long due notices take to plan, and whether memory stays flat."""

import random
import resource
import time
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import new_engine, session_factory
from api.notices.models import Notice
from api.operator import migrations
from api.settings import Settings
from bench.clocks.town import KIND, settle
from scheduler import jobs

SECRET = bytes(range(32))


def measure(url: str, notices: int, rng: random.Random) -> dict[str, Any]:
    """Let so many notices be due at once, and let one clock plan them."""
    migrations.upgrade(url)
    engine = new_engine(url, prepares=True)
    sessions = session_factory(engine)
    now = utcnow()
    vault = vault_of(Settings(database_url=url, secret_key=SECRET))
    settle(sessions, vault, notices, now - timedelta(hours=1), timedelta(0), rng)
    before, began = _megabytes(), time.perf_counter()
    looked = jobs.plan_notices(sessions, now)
    seconds = time.perf_counter() - began
    with sessions() as session:
        made = session.scalar(select(func.count()).where(Notice.kind == KIND))
    engine.dispose()
    if made != notices:
        raise SystemExit(f"{notices} were due, {made} were planned")
    return {
        "due": notices,
        "looked": looked,
        "seconds": round(seconds, 1),
        "milliseconds_each": round(seconds / notices * 1000, 2),
        "megabytes_before": before,
        "megabytes_after": _megabytes(),
    }


def _megabytes() -> int:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
