"""Copying a SQLite file out and back in by its online backup: consistent while it is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from api.database import sqlite_profile
from api.operator.refused import Refused

WAIT_SECONDS = 10.0


def copy_out(database: Path, target: Path) -> None:
    """Copy the database in use into `target`, an empty file, and check the copy."""
    if not database.is_file():
        raise Refused(f"There is no database at {database} yet.")
    with _told(f"{database} cannot be copied"):
        with closing(_open(database, "rw")) as source, closing(_open(target, "rw")) as copy:
            # In one step: a copy in several begins again whenever somebody writes between them.
            source.backup(copy, progress=_give_up_when_busy)
            # The copy is one file, whatever journal the original keeps.
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(target)


def copy_in(source: Path, database: Path, *, replace: bool) -> None:
    """Bring `database` back from a copy: all of it in one transaction, or nothing."""
    with _told(f"{source} is damaged and cannot be restored. Use another backup"):
        _check(source)
        _refuse_stranger(source)
    is_new = not database.exists()
    if is_new:
        database.touch(mode=0o600)
    try:
        with _told(
            f"{database} cannot be replaced. Stop everything that uses it; if it is damaged, move "
            "it away together with the files that share its name, and restore again"
        ):
            _write(source, database, replace=replace)
    except Refused:
        if is_new:
            database.unlink()
        raise


def _write(source: Path, database: Path, *, replace: bool) -> None:
    _, synchronous = sqlite_profile()
    with closing(_open(source, "ro")) as copy, closing(_open(database, "rw")) as target:
        target.execute(f"PRAGMA synchronous={synchronous}")
        if not replace and _tables(target):
            raise Refused(
                f"{database} is not empty. Restore into a new database, or give --replace to lose "
                "what it holds now."
            )
        copy.backup(target, progress=_give_up_when_busy)
    _check(database, "rw")


def _open(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS
    )
    connection.isolation_level = None
    return connection


def _give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
    """A step that found the file busy has waited long enough; Python would try for ever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError(f"still in use after {WAIT_SECONDS:.0f} seconds")


def _check(file: Path, mode: str = "ro") -> None:
    with closing(_open(file, mode)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(str(found))


def _refuse_stranger(source: Path) -> None:
    with closing(_open(source, "ro")) as connection:
        if "alembic_version" not in _tables(connection):
            raise Refused(f"{source} is a SQLite file, but not a backup of Constancia.")


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name) for (name,) in rows}


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise Refused(f"{what} ({error}).") from error
