"""From scans to attendances: pairs the scans of one order at one site anew, from all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, AttendanceScan
from api.rules import pairing
from api.scans.models import Scan

# Names attendances after the scan that told of them first, so that a rebuild finds the same ids.
ATTENDANCES = UUID("6f0e8f0c-3a57-4e43-9a0f-3c1d5b7f2a11")
LOOK = timedelta(days=2)


def attendance_id(anchor: str) -> UUID:
    """The id of the attendance that the scan `anchor` told of first."""
    return uuid5(ATTENDANCES, anchor)


def scans_around(session: Session, order_id: UUID, site_id: UUID, at: datetime) -> Sequence[Scan]:
    """The scans whose pairing a scan at `at` can change: all between two places where pairing
    starts anew whatever came before. Looks further until it has found both places."""
    look = LOOK
    while True:
        first, last = at - look, at + look
        found = session.scalars(
            select(Scan)
            .where(Scan.order_id == order_id, Scan.site_id == site_id)
            .where(Scan.at.between(first, last))
        ).all()
        scans = sorted(found, key=lambda scan: (scan.at, scan.direction == "out", scan.id))
        begin, end = _cluster(scans, at)
        begins = begin > 0 or not scans or scans[0].at - first > pairing.LONGEST_PAIR
        ends = end < len(scans) or not scans or last - scans[-1].at > pairing.LONGEST_PAIR
        if begins and ends:
            return scans[begin:end]
        look *= 4


def _cluster(scans: Sequence[Scan], at: datetime) -> tuple[int, int]:
    """From where to where: between a gap too long to pair over, or an arrival after a departure.

    The neighbours of `at` are always inside: they may have been paired across it.
    """
    begin, end = 0, len(scans)
    for index in range(1, len(scans)):
        left, right = scans[index - 1], scans[index]
        anew = (left.direction, right.direction) == ("out", "in")
        if not anew and right.at - left.at <= pairing.LONGEST_PAIR:
            continue
        if right.at < at:
            begin = index
        elif left.at > at:
            end = min(end, index)
    return begin, end


@dataclass(frozen=True, slots=True)
class Repaired:
    """What pairing anew touched, and the attendance that each scan belongs to now."""

    touched: dict[UUID, Attendance]
    homes: dict[UUID, UUID]

    @property
    def attendances(self) -> list[Attendance]:
        """Every attendance that these scans make, or made up before."""
        return list(self.touched.values())

    def home_of(self, scan_id: UUID) -> Attendance | None:
        """The attendance of a scan."""
        home = self.homes.get(scan_id)
        return None if home is None else self.touched[home]


def repair(
    session: Session, court_id: UUID, order_id: UUID, site_id: UUID, at: datetime
) -> Repaired:
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
    homes: dict[UUID, UUID] = {}
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
                spoken=0,
            )
            session.add(attendance)
            session.flush()
        touched[own] = attendance
        parts = _parts(own, pair)
        session.add_all(parts)
        homes |= {part.scan_id: own for part in parts}
    session.flush()
    return Repaired(touched, homes)


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
