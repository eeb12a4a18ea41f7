"""Whole copies of the database while it is in use, and the way back from one.

A backup comes with a checksum beside it (`NAME.sha256`, as `sha256sum --check` reads it): neither
database notices a single changed byte by itself.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.operator import migrations, postgresql_copies, sqlite_copies
from api.operator.refusals import sqlite_file
from api.operator.refused import Refused

READ_AT_ONCE = 1 << 20
SQLITE_BEGINS = b"SQLite format 3\x00"
POSTGRESQL_BEGINS = b"PGDMP"


class BackupError(Refused):
    """Why a backup or a restore did not happen. Nothing is half-done."""


def backup(url: str, target: Path) -> int:
    """Copy the database to a new file; its size in bytes. Raises `BackupError`."""
    if target.exists():
        raise BackupError(f"{target} exists already. Give another name: no backup is overwritten.")
    if not target.absolute().parent.is_dir():
        raise BackupError(f"There is no folder {target.absolute().parent}. Make it first.")
    file = sqlite_file(url)
    with _finished_or_gone(target) as unfinished, _as_backup_errors(target):
        if file is not None:
            sqlite_copies.copy_out(file, unfinished)
        else:
            postgresql_copies.copy_out(url, unfinished)
    return target.stat().st_size


def restore(url: str, source: Path, replace: bool = False) -> str:
    """Bring the database back; what is left to do, or "". Raises `BackupError`.

    The source is verified before anything changes, and the change is one transaction. A database
    that is not empty is left alone without `replace`.
    """
    file = sqlite_file(url)
    with _as_backup_errors(source):
        _refuse_wrong_kind(source, SQLITE_BEGINS if file is not None else POSTGRESQL_BEGINS)
        _refuse_changed(source)
        if file is not None:
            sqlite_copies.copy_in(source, file, replace=replace)
        else:
            postgresql_copies.copy_in(url, source, replace=replace)
        revision = migrations.revision_of(url)
    if migrations.newer_than(revision):
        return "Its tables are older than this program: run `constancia migrate`."
    if migrations.unknown(revision):
        return "Its tables are newer than this program: install the version that made it."
    return ""


@contextmanager
def _as_backup_errors(file: Path) -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        raise BackupError(str(refusal)) from refusal
    except OSError as error:
        raise BackupError(f"{error.filename or file}: {error.strerror or error}.") from error


@contextmanager
def _finished_or_gone(target: Path) -> Iterator[Path]:
    """A private file beside `target` that takes its name, and gets its checksum, once complete."""
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    with _as_backup_errors(target):
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield unfinished
        with _as_backup_errors(target):
            _flush(unfinished)
            note = _checksum_of(target)
            note.write_text(f"{_digest(unfinished)}  {target.name}\n", encoding="utf-8")
            _flush(note)
            unfinished.rename(target)
            _flush(target.absolute().parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have the disk hold a file's bytes, or a folder's names."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _checksum_of(file: Path) -> Path:
    return file.with_name(file.name + ".sha256")


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(READ_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()


def _refuse_wrong_kind(source: Path, begins: bytes) -> None:
    with source.open("rb") as stream:
        found = stream.read(len(SQLITE_BEGINS))
    if found.startswith(begins):
        return
    for known, name in ((SQLITE_BEGINS, "SQLite"), (POSTGRESQL_BEGINS, "PostgreSQL")):
        if found.startswith(known):
            raise BackupError(
                f"{source} is a backup of {name}, and CONSTANCIA_DATABASE_URL names another kind "
                "of database. Restore it into its own kind."
            )
    raise BackupError(f"{source} is not a backup made by `constancia backup`, or it is damaged.")


def _refuse_changed(source: Path) -> None:
    """Compare with the checksum made beside it; a backup that came without it is let pass."""
    note = _checksum_of(source)
    if note.is_file() and note.read_text(encoding="utf-8").split()[:1] != [_digest(source)]:
        raise BackupError(
            f"{source} is damaged: its checksum differs from {note.name}. Use another backup."
        )
