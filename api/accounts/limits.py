"""Tries are counted in the database, so that every worker counts the same ones."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts.models import Attempt
from api.accounts.vault import Vault
from api.errors import TooMany

A_DAY = timedelta(days=1)

# purpose -> how many within how long; what each is keyed by stands beside it.
LIMITS: Final[Mapping[str, tuple[tuple[int, timedelta], ...]]] = {
    "sign-in": ((5, timedelta(minutes=1)), (50, A_DAY)),  # e-mail
    "sign-in-address": ((60, timedelta(minutes=1)),),  # address; a court shares one
    "enrolment-address": ((30, timedelta(hours=1)),),  # address
    "pin": ((5, timedelta(minutes=5)),),  # device, forgotten when the PIN was right
    "site-pin": ((5, timedelta(minutes=5)),),  # staff, forgotten when the PIN was right
    "scan-stranger": ((1000, timedelta(hours=1)),),  # address, scans of nobody we know
    "password": ((5, timedelta(minutes=1)), (50, A_DAY)),  # staff member changing hers
    "verify": ((30, timedelta(minutes=1)), (1000, A_DAY)),  # address, of whoever checks papers
    "made-paper": ((120, timedelta(minutes=1)), (3000, A_DAY)),  # whoever makes it
    "import": ((60, timedelta(hours=1)),),  # whoever sends it: each takes seconds to read
    "paper": ((30, timedelta(hours=1)),),  # whoever sends it: each takes seconds to make anew
}


def count(session: Session, vault: Vault, now: datetime, purpose: str, key: str) -> None:
    """Count one try, or raise `TooMany`. The edge commits at once: a failed try stays counted."""
    bucket = vault.bucket(purpose, key)
    _one_at_a_time(session, bucket)
    for most, window in LIMITS[purpose]:
        tries = session.scalars(
            select(Attempt.at)
            .where(Attempt.bucket == bucket, Attempt.at > now - window)
            .order_by(Attempt.at.desc())
            .limit(most)
        ).all()
        if len(tries) == most:
            raise TooMany(_seconds_until(tries[-1] + window, now))
    session.add(Attempt(id=uuid4(), bucket=bucket, purpose=purpose, at=now))
    session.flush()


def forget(session: Session, vault: Vault, purpose: str, key: str) -> None:
    """The right answer was given: earlier tries no longer stand in the way."""
    session.execute(delete(Attempt).where(Attempt.bucket == vault.bucket(purpose, key)))


def sweep(session: Session, now: datetime) -> int:
    """Delete tries that no limit looks at any more; how many they were."""
    longest = max(window for windows in LIMITS.values() for _, window in windows)
    old = session.execute(delete(Attempt).where(Attempt.at < now - longest).returning(Attempt.id))
    return len(old.all())


def _seconds_until(then: datetime, now: datetime) -> int:
    return max(1, int((then - now).total_seconds()) + 1)


def _one_at_a_time(session: Session, bucket: bytes) -> None:
    # SQLite lets one writer in at a time; PostgreSQL would let twenty count to four together.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(bucket[:8], signed=True))))
