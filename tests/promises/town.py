"""A database with a crowd in it, a twin for comparison, and what the two hold in the end."""

import json
import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.clock import utcnow
from api.database import new_engine, session_factory, unit_of_work
from api.operator import migrations
from api.rules.access import ANONYMOUS
from api.scans import service
from api.scans.models import Scan
from api.scans.receipts import receipt_key
from tests.crowd import SignedScan, a_crowd, signed_scans
from tests.promises.cluster import Cluster
from tests.promises.server import PUBLIC_URL

PEOPLE = 40
Totals = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Town:
    """Two databases with the same people, neither with a scan, and scans of theirs to send.

    `file` is the served database's, where it is a file.
    """

    url: str
    twin_url: str
    scans: list[SignedScan]
    file: Path | None = None


def sqlite_town(folder: Path, days: int, seed: int) -> Town:
    """Both in files of this folder."""
    file, twin = folder / "town.db", folder / "twin.db"
    scans = _settle(f"sqlite:///{file}", days, seed)
    shutil.copyfile(file, twin)
    return Town(f"sqlite:///{file}", f"sqlite:///{twin}", scans, file)


def postgresql_town(cluster: Cluster, days: int, seed: int) -> Town:
    """Both on this server."""
    url = cluster.new_database("town")
    scans = _settle(url, days, seed)
    return Town(url, cluster.new_database("twin", template="town"), scans)


def _settle(url: str, days: int, seed: int) -> list[SignedScan]:
    """An in and an out four hours later for everybody on each of so many days past."""
    migrations.upgrade(url)
    engine, rng = new_engine(url), random.Random(seed)
    began = utcnow() - timedelta(days=days)
    instants = [began + timedelta(days=n // 2, hours=n % 2 * 4) for n in range(2 * days)]
    with unit_of_work(session_factory(engine)) as session:
        scans = signed_scans(a_crowd(session, PEOPLE, rng), instants, PUBLIC_URL, rng)
    engine.dispose()
    return scans


def feed_once(url: str, scans: Iterable[SignedScan]) -> None:
    """Record each scan once, in order, with nobody in the way."""
    engine, key = new_engine(url, durable=False), receipt_key(bytes(32))
    with unit_of_work(session_factory(engine)) as session:
        for scan in scans:
            service.record(session, ANONYMOUS, utcnow(), scan.id, json.loads(scan.body), key)
    engine.dispose()


def ids_held(url: str) -> list[UUID]:
    """The id of each row of `scans`."""
    engine = new_engine(url)
    with Session(engine) as session:
        ids = list(session.scalars(select(Scan.id)))
    engine.dispose()
    return ids


def totals(url: str) -> Totals:
    """Each attendance that stands: whose, from, to, state and level; and how many scans."""
    engine = new_engine(url)
    stands = Attendance.state != "merged"
    columns = (Attendance.order_id, Attendance.checked_in_at, Attendance.checked_out_at)
    with Session(engine) as session:
        rows = session.execute(
            select(*columns, Attendance.state, Attendance.level).where(stands)
        ).all()
        scans = session.scalar(select(func.count()).select_from(Scan))
    engine.dispose()
    return [("scans", scans), *sorted((tuple(row) for row in rows), key=str)]
