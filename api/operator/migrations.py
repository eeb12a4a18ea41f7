"""Bringing a database's tables up to date, and saying whether they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from api.database import new_engine
from api.health.service import alembic_config
from api.operator.refusals import reaching, sqlite_file
from api.operator.refused import Refused

# Any number that is ours alone in this database: "Constancia migrates".
LOCK = 0x436F_6E73_6D69


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the tables up to `revision`. Two at once wait for each other. Raises `Refused`."""
    _private_file(sqlite_file(url))
    with _alone(url) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(url: str, revision: str) -> None:
    """Take the tables back to `revision` ("base" is none at all). Raises `Refused`."""
    with _alone(url) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def behind(url: str) -> bool:
    """Whether this program knows newer tables than the database has. Raises `Refused`."""
    return newer_than(revision_of(url))


def unknown(revision: str | None) -> bool:
    """Whether this migration is none of this program's: a newer program has been there."""
    return revision is not None and revision not in _known()


def newer_than(revision: str | None) -> bool:
    """Whether this program has migrations after this one."""
    known = _known()
    return revision != known[0] and (revision is None or revision in known)


def revision_of(url: str) -> str | None:
    """The migration that the database stands at; None before the first. Raises `Refused`."""
    with reaching(url), _engine(url) as engine, engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _known() -> list[str]:
    """Every migration of this program, newest first."""
    scripts = ScriptDirectory.from_config(alembic_config())
    return [script.revision for script in scripts.walk_revisions()]


def _private_file(file: Path | None) -> None:
    """Make a new SQLite file readable by its owner alone, before anything is in it."""
    if file is None or file.exists():
        return
    try:
        file.touch(mode=0o600)
    except OSError as error:
        raise Refused(
            f"The database {file} cannot be made: {error.strerror}. Make its folder, or correct "
            "CONSTANCIA_DATABASE_URL."
        ) from error


@contextmanager
def _alone(url: str) -> Iterator[Connection]:
    """A connection for migrations, while nobody else migrates."""
    with reaching(url), _engine(url) as engine:
        if engine.dialect.name == "sqlite":
            with _alone_in_file(engine) as connection:
                yield connection
            return
        with engine.connect() as guard, engine.connect() as connection:
            # Held by a transaction, not a session: a pooler may lend the session to others.
            guard.execute(text("select pg_advisory_xact_lock(:key)"), {"key": LOCK})
            yield connection
            connection.commit()


@contextmanager
def _alone_in_file(engine: Engine) -> Iterator[Connection]:
    """One transaction around all migrations: on SQLite the writer's lock is the only one.

    Changing a table there means copying and dropping it, which foreign keys must not see; they
    are checked before the commit instead.
    """
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Refused("A migration would break references between rows; nothing changed.")
        raw.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = new_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()
