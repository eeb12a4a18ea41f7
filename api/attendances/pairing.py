"""From scans to attendances: pairs the scans of one order at one site anew, from all of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, AttendanceScan
from api.rules import pairing
from api.scans.models import Scan

# Names attendances after the scan that told of them first, so that a rebuild finds the same ids.
ATTENDANCES = UUID("6f0e8f0c-3a57-4e43-9a0f-3c1d5b7f2a11")
LOOK = timedelta(days=4)


def attendance_id(anchor: str) -> UUID:
    """The id of the attendance that the scan `anchor` told of first."""
    return uuid5(ATTENDANCES, anchor)


def scans_around(session: Session, order_id: UUID, site_id: UUID, at: datetime) -> Sequence[Scan]:
    """The scans that a scan at `at` can pair with: all between two gaps too long to pair over."""
    first, last = at - LOOK, at + LOOK
    scans = session.scalars(
        select(Scan)
        .where(Scan.order_id == order_id, Scan.site_id == site_id)
        .where(Scan.at.between(first, last))
        .order_by(Scan.at, Scan.id)
    ).all()
    return _cluster(scans, at)


def _cluster(scans: Sequence[Scan], at: datetime) -> Sequence[Scan]:
    begin, end = 0, len(scans)
    for index in range(1, len(scans)):
        if scans[index].at - scans[index - 1].at <= pairing.LONGEST_PAIR:
            continue
        if scans[index].at <= at:
            begin = index
        elif scans[index - 1].at >= at:
            end = min(end, index)
    return scans[begin:end]


def repair(
    session: Session, court_id: UUID, order_id: UUID, site_id: UUID, at: datetime
) -> list[Attendance]:
    """Pair the scans around `at` anew; the attendances that these scans make or made up.

    One whose scans all went to another stays, without scans: `service.refresh` calls it merged,
    and what was said of it is kept.
    """
    scans = scans_around(session, order_id, site_id, at)
    pairs = pairing.pair([_fact(scan) for scan in scans])
    touched = {a.id: a for a in _made_of(session, [scan.id for scan in scans])}
    session.execute(
        delete(AttendanceScan).where(AttendanceScan.scan_id.in_([scan.id for scan in scans]))
    )
    for pair in pairs:
        own = attendance_id(pair.anchor_id)
        attendance = touched.get(own) or session.get(Attendance, own)
        if attendance is None:
            attendance = Attendance(
                id=own,
                court_id=court_id,
                order_id=order_id,
                site_id=site_id,
                starts_at=at,
                state="open",
                level=pair.level,
                flags=[],
            )
            session.add(attendance)
            session.flush()
        touched[own] = attendance
        session.add_all(_parts(own, pair))
    session.flush()
    return list(touched.values())


def _made_of(session: Session, scan_ids: list[UUID]) -> Sequence[Attendance]:
    """The attendances that these scans made up so far."""
    return session.scalars(
        select(Attendance)
        .join(AttendanceScan)
        .where(AttendanceScan.scan_id.in_(scan_ids))
        .distinct()
    ).all()


def _parts(attendance: UUID, pair: pairing.Pair) -> list[AttendanceScan]:
    """Which scan of the pair is its arrival, which its departure, and which say it again."""
    parts = []
    for scan_id in pair.scans:
        part = "again"
        if scan_id == pair.in_scan:
            part = "in"
        elif scan_id == pair.out_scan:
            part = "out"
        parts.append(AttendanceScan(scan_id=UUID(scan_id), attendance_id=attendance, part=part))
    return parts


def _fact(scan: Scan) -> pairing.ScanFact:
    return pairing.ScanFact(
        id=str(scan.id),
        direction="in" if scan.direction == "in" else "out",
        at=scan.at,
        level=scan.level,
        received_at=scan.received_at,
        flags=frozenset(scan.flags),
    )
