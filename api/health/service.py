"""Whether the product can do its work: database, migrations, clock, disk."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.health.models import Heartbeat

BEAT = timedelta(seconds=60)
BEATS_MISSED = 3
FORGOTTEN = timedelta(days=1)
DISK_NEEDED = 200 * 1024 * 1024
TOP = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at; `failing` names what is not well."""

    failing: tuple[str, ...]
    clock_last_beat_at: datetime | None

    @property
    def is_ready(self) -> bool:
        """Whether everything is well."""
        return not self.failing


def beat(session: Session, clock: str, now: datetime) -> None:
    """Note that this clock lives, and forget clocks that stopped long ago."""
    session.merge(Heartbeat(clock=clock, at=now))
    session.execute(delete(Heartbeat).where(Heartbeat.at < now - FORGOTTEN))


def look(session: Session, now: datetime) -> Health:
    """Look at everything that readiness depends on. Raises when the database is away."""
    last = session.scalar(select(func.max(Heartbeat.at)))
    failing = []
    if migrated_to(session) != newest_migration():
        failing.append("migrations")
    if last is None or now - last > BEAT * BEATS_MISSED:
        failing.append("clock")
    if shutil.disk_usage(TOP).free < DISK_NEEDED:
        failing.append("disk")
    return Health(tuple(failing), last)


def migrated_to(session: Session) -> str | None:
    """The migration that this database stands at."""
    return MigrationContext.configure(session.connection()).get_current_revision()


@cache
def newest_migration() -> str | None:
    """The newest migration that this program has; it cannot change while it runs."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def alembic_config() -> Config:
    """Alembic as `pyproject.toml` sets it up, or as the installed package carries it."""
    config = Config(toml_file=str(TOP / "pyproject.toml"))
    config.set_main_option("script_location", str(TOP / "migrations"))
    return config
