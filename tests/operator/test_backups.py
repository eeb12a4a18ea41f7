"""A backup is whole and consistent, and comes back whole or not at all."""

import shutil
import stat
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from api.database import new_engine
from api.operator import backups, migrations, postgresql_copies, sqlite_copies
from api.operator.backups import BackupError
from tests import databases

BEAT = "insert into heartbeats (clock, at) values (:clock, '2026-11-09 12:00:00')"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    migrations.upgrade(url)
    engine = new_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "constancia.backup"


def note(engine: Engine, *clocks: str) -> None:
    with engine.begin() as connection:
        for clock in clocks:
            connection.execute(text(BEAT), {"clock": clock})


def noted(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return sorted(connection.execute(text("select clock from heartbeats")).scalars())


def damage(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 0xFF
    file.write_bytes(content)


@contextmanager
def writing_in_pairs(engine: Engine) -> Iterator[None]:
    """Somebody who commits two rows at a time, again and again, meanwhile."""
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            note(engine, f"left-{number:06}", f"right-{number:06}")
            number += 1
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(20)
    try:
        yield
    finally:
        stop.set()
        writer.join()


def test_what_was_backed_up_comes_back(engine: Engine, url: str, target: Path) -> None:
    note(engine, "one", "two")
    size = backups.backup(url, target)
    note(engine, "three")
    engine.dispose()
    assert backups.restore(url, target, replace=True) == ""
    assert noted(engine) == ["one", "two"]
    assert size == target.stat().st_size > 0


def test_it_comes_back_into_an_empty_database(
    engine: Engine, url: str, target: Path, tmp_path: Path
) -> None:
    note(engine, "one")
    backups.backup(url, target)
    engine.dispose()
    if url.startswith("sqlite"):
        (tmp_path / "constancia.db").unlink()
    else:
        migrations.downgrade(url, "base")
        with engine.begin() as connection:
            connection.execute(text("drop table alembic_version"))
        engine.dispose()
    backups.restore(url, target)
    assert noted(engine) == ["one"]


def test_a_backup_taken_while_people_write_holds_whole_transactions(
    engine: Engine, url: str, target: Path
) -> None:
    with writing_in_pairs(engine):
        backups.backup(url, target)
    engine.dispose()
    backups.restore(url, target, replace=True)
    names = noted(engine)
    left = [name[5:] for name in names if name.startswith("left-")]
    right = [name[6:] for name in names if name.startswith("right-")]
    assert left == right != []


def test_a_database_that_is_not_empty_is_left_alone(engine: Engine, url: str, target: Path) -> None:
    backups.backup(url, target)
    note(engine, "later")
    with pytest.raises(BackupError, match="not empty.*--replace"):
        backups.restore(url, target)
    assert noted(engine) == ["later"]


def test_what_a_newer_program_added_is_gone_after_a_restore(
    engine: Engine, url: str, target: Path
) -> None:
    backups.backup(url, target)
    with engine.begin() as connection:
        connection.execute(
            text(
                "create table of_tomorrow (clock varchar(80) not null primary key, "
                "foreign key (clock) references heartbeats (clock))"
            )
        )
    engine.dispose()
    backups.restore(url, target, replace=True)
    migrations.upgrade(url)
    with engine.begin() as connection:
        connection.execute(text("create table of_tomorrow (clock varchar(80))"))


def test_a_backup_of_older_tables_says_what_is_left_to_do(
    engine: Engine, url: str, target: Path
) -> None:
    engine.dispose()
    migrations.downgrade(url, "base")
    backups.backup(url, target)
    assert "constancia migrate" in backups.restore(url, target, replace=True)


def test_no_backup_is_overwritten(engine: Engine, url: str, target: Path) -> None:
    target.write_text("precious")
    with pytest.raises(BackupError, match="exists already"):
        backups.backup(url, target)
    assert target.read_text() == "precious"


def test_a_backup_is_its_owners_alone_and_leaves_nothing_beside_but_its_checksum(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    backups.backup(url, folder / "one.backup")
    assert sorted(file.name for file in folder.iterdir()) == ["one.backup", "one.backup.sha256"]
    assert stat.S_IMODE((folder / "one.backup").stat().st_mode) == 0o600
    checked = subprocess.run(
        ["sha256sum", "--check", "one.backup.sha256"], cwd=folder, capture_output=True, check=False
    )
    assert checked.returncode == 0


def test_a_missing_folder_is_named(engine: Engine, url: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no folder"):
        backups.backup(url, tmp_path / "nowhere" / "one.backup")


@pytest.mark.parametrize("with_checksum", [True, False])
@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_backup_cut_short_is_refused_and_nothing_changes(
    engine: Engine, url: str, target: Path, cut: float, with_checksum: bool
) -> None:
    note(engine, *(f"clock-{number}" for number in range(2000)))
    backups.backup(url, target)
    note(engine, "later")
    content = target.read_bytes()
    target.write_bytes(content[: int(len(content) * cut)])
    if not with_checksum:
        target.with_name(target.name + ".sha256").unlink()
    with pytest.raises(BackupError, match="Use another backup"):
        backups.restore(url, target, replace=True)
    assert "later" in noted(engine)


def test_one_changed_byte_is_noticed(engine: Engine, url: str, target: Path) -> None:
    note(engine, "one")
    backups.backup(url, target)
    damage(target, target.stat().st_size // 2)
    with pytest.raises(BackupError, match="checksum differs"):
        backups.restore(url, target, replace=True)


def test_a_file_of_something_else_is_refused(engine: Engine, url: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear judge")
    with pytest.raises(BackupError, match="not a backup"):
        backups.restore(url, letter, replace=True)


def test_a_backup_of_the_other_kind_of_database_is_named_as_such(
    engine: Engine, url: str, target: Path
) -> None:
    backups.backup(url, target)
    other = "sqlite:////nowhere/x.db" if url.startswith("postgresql") else "postgresql://x/y"
    with pytest.raises(BackupError, match="is a backup of"):
        backups.restore(other, target)


def test_a_restore_that_meets_somebody_at_work_gives_up_and_changes_nothing(
    engine: Engine, url: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for copies in (sqlite_copies, postgresql_copies):
        monkeypatch.setattr(copies, "WAIT_SECONDS", 0.3)
    note(engine, "before")
    backups.backup(url, target)
    note(engine, "later")
    with engine.connect() as holder:
        holder.execute(text("select * from heartbeats")).all()
        with pytest.raises(BackupError, match="Stop everything"):
            backups.restore(url, target, replace=True)
    assert noted(engine) == ["before", "later"]


def test_a_client_older_than_the_server_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker_id: str
) -> None:
    url = databases.fresh_postgresql(f"constancia_operator_{worker_id}")
    migrations.upgrade(url)
    old = tmp_path / "bin"
    old.mkdir()
    for name in postgresql_copies.NEEDED:
        (old / name).write_text('#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n')
        (old / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(old))
    monkeypatch.setattr(postgresql_copies, "FOLDERS", ())
    with pytest.raises(BackupError, match="the newest pg_dump here is 9"):
        backups.backup(url, tmp_path / "one.backup")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bin"]


def test_a_password_is_never_on_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql_copies, "_server_version", lambda url: 1)
    tools = postgresql_copies.tools_for("postgresql+psycopg://app:hunter2@db/x?sslmode=require")
    assert tools.address == "postgresql://app@db/x?sslmode=require"
    assert tools.environment["PGPASSWORD"] == "hunter2"


def test_a_program_without_postgresqls_tools_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgresql_copies, "FOLDERS", ())
    monkeypatch.setattr(postgresql_copies, "_server_version", lambda url: 15)
    assert shutil.which("pg_dump") is None
    with pytest.raises(BackupError, match="postgresql-client"):
        backups.backup("postgresql+psycopg://app@db/x", tmp_path / "one.backup")
