"""Promise P2 as a drill: cut the power in the middle of commits, and see what is left."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import apsw

from tests.promises.disk import Disk, PowerLost
from tests.promises.file_system import ForgetfulFileSystem

MOST_CHANGES = 600
TABLES = """
create table if not exists scans (id integer primary key, at integer, content blob);
create index if not exists by_time on scans (at);
create table if not exists attendances (id integer primary key, last integer, spoken integer);
"""


@dataclass(frozen=True, slots=True)
class Survival:
    """Cuts made, rows acknowledged before them, rows lost, files found corrupt."""

    cuts: int
    acknowledged: int
    lost: int
    corrupt: int

    @property
    def figures(self) -> dict[str, int]:
        """The numbers, to print."""
        return asdict(self)


def cut_the_power(profile: tuple[str, str], cuts: int, seed: int) -> Survival:
    """Write under this (journal_mode, synchronous) until the power goes; a new disk each time."""
    rng = random.Random(seed)
    found = [_one_cut(profile, random.Random(rng.getrandbits(64))) for _ in range(cuts)]
    return Survival(
        cuts=cuts,
        acknowledged=sum(len(acknowledged) for acknowledged, _ in found),
        lost=sum(len(told - (held or set())) for told, held in found),
        corrupt=sum(1 for _, held in found if held is None),
    )


def _one_cut(profile: tuple[str, str], rng: random.Random) -> tuple[set[int], set[int] | None]:
    """The ids acknowledged before the cut, and those found after; None when it is corrupt."""
    disk = Disk()
    with _opened(disk) as connection:
        _set(connection, profile)
        connection.execute(TABLES)
    # From here on, so that the tables are there before the power can go.
    disk = Disk(disk.files, cut_at=rng.randrange(1, MOST_CHANGES))
    acknowledged: set[int] = set()
    with _darkness_expected(), _opened(disk) as connection:
        _set(connection, profile)
        _write(connection, acknowledged, rng)
    return acknowledged, _found(disk.after_power_cut(rng), profile)


def _write(connection: apsw.Connection, acknowledged: set[int], rng: random.Random) -> None:
    """Take in scans as the product does, each in a transaction, until the power goes."""
    number = 0
    while True:
        number += 1
        content = rng.randbytes(rng.choice((400, 700, 6000)))
        connection.execute("begin immediate")
        connection.execute("insert into scans values (?, ?, ?)", (number, number % 97, content))
        connection.execute(
            "insert into attendances values (?, ?, 0) "
            "on conflict (id) do update set last = excluded.last, spoken = spoken + 1",
            (number % 13, number),
        )
        connection.execute("commit")
        acknowledged.add(number)


def _found(disk: Disk, profile: tuple[str, str]) -> set[int] | None:
    with _opened(disk) as connection:
        try:
            _set(connection, profile)
            if connection.execute("pragma integrity_check").fetchall() != [("ok",)]:
                return None
            return {row[0] for row in connection.execute("select id from scans")}
        except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
            return None


def _set(connection: apsw.Connection, profile: tuple[str, str]) -> None:
    journal, synchronous = profile
    if journal == "WAL":
        # Its index is memory that processes share and that a power cut empties anyway; this file
        # system has none to share, so the one connection keeps the index to itself.
        connection.execute("pragma locking_mode=EXCLUSIVE")
    mode = connection.execute(f"pragma journal_mode={journal}").fetchall()
    assert mode == [(journal.lower(),)], mode
    connection.execute(f"pragma synchronous={synchronous}")


@contextmanager
def _opened(disk: Disk) -> Iterator[apsw.Connection]:
    files = ForgetfulFileSystem(disk)
    connection = apsw.Connection("court.db", vfs=files.vfs_name)
    try:
        yield connection
    finally:
        connection.close(True)
        files.unregister()


@contextmanager
def _darkness_expected() -> Iterator[None]:
    """What SQLite says when the power goes is no failure; nor is what it says while closing."""
    before = sys.unraisablehook
    sys.unraisablehook = lambda _said: None
    try:
        yield
    except (PowerLost, apsw.IOError, apsw.FullError, apsw.CantOpenError):
        pass
    finally:
        sys.unraisablehook = before
