"""Attendances brought in line with their events: what `rules.stays` says of them is put in rows,
and only where it differs from what stands there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, AttendanceScan
from api.attendances.pairing import Around, Seen
from api.rules import pairing, settle, stays
from api.scans.models import Scan
from api.together import Writes

COLUMNS = (
    "checked_in_at",
    "checked_out_at",
    "starts_at",
    "state",
    "level",
    "flags",
    "silent_at",
    "arrival_seen_by",
    "departure_seen_by",
)
MERGED = {"state": "merged", "silent_at": None}


def put(
    writes: Writes, whose: Mapping[str, UUID], around: Around, found: Mapping[UUID, stays.Stay]
) -> None:
    """Write these attendances of an order at a site (`whose`: its court, order and site) and
    their scans. One that is not found any more is merged, and what was said of it is kept."""
    rows = [row for stay in found.values() if (row := _changed(around, stay))]
    for row in (*rows, *_merged(around.rows, found)):
        writes.upsert(Attendance, {**whose, **row})
    for part in _moved(around.seen, found.values()):
        writes.upsert(AttendanceScan, part)


def _changed(around: Around, stay: stays.Stay) -> dict[str, Any] | None:
    """The row of an attendance, if it is not what stands there."""
    row = {name: getattr(stay, name) for name in COLUMNS}
    row["spoken"] = around.spoken.get(stay.id, 0)
    stands = around.rows.get(stay.id)
    if stands is not None and all(stands[name] == value for name, value in row.items()):
        return None
    return {"id": stay.id, **row, "version": 1}


def _merged(
    rows: Mapping[UUID, Mapping[str, Any]], found: Mapping[UUID, stays.Stay]
) -> Iterable[dict[str, Any]]:
    for own, row in rows.items():
        if own not in found and row["state"] != "merged":
            yield {**row, **MERGED}


def _moved(seen: Sequence[Seen], found: Iterable[stays.Stay]) -> list[dict[str, Any]]:
    """The scans whose attendance or part is another one now."""
    stood = {UUID(one.scan.id): (one.home, one.part) for one in seen}
    return [
        {"scan_id": scan, "attendance_id": stay.id, "part": part}
        for stay in found
        for scan, part in stay.parts
        if stood.get(scan) != (stay.id, part)
    ]


def refresh(session: Session, attendance: Attendance, now: datetime) -> None:
    """Bring one attendance in line with what was said of it; its scans stay as they are paired."""
    found = stays.stay(
        attendance.id, _parts(session, attendance), _words(attendance), _rulings(attendance), now
    )
    if found is None:
        attendance.state, attendance.silent_at = "merged", None
    else:
        for name in COLUMNS:
            setattr(attendance, name, getattr(found, name))
    session.flush()


def _parts(session: Session, attendance: Attendance) -> list[stays.Part]:
    rows = session.execute(
        select(
            AttendanceScan.part,
            Scan.id,
            Scan.direction,
            Scan.at,
            Scan.level,
            Scan.received_at,
            Scan.flags,
            Scan.witness_name,
        )
        .join(Scan, Scan.id == AttendanceScan.scan_id)
        .where(AttendanceScan.attendance_id == attendance.id)
        .order_by(Scan.at, Scan.id)
    )
    return [
        (
            part,
            pairing.ScanFact(
                str(scan_id),
                "in" if direction == "in" else "out",
                at,
                level,
                received_at,
                frozenset(flags),
                witness,
            ),
        )
        for part, scan_id, direction, at, level, received_at, flags, witness in rows
    ]


def _words(attendance: Attendance) -> list[settle.Word]:
    """What the host said. Most attendances were not spoken of yet: nothing is read for them."""
    if not attendance.spoken:
        return []
    return [
        settle.Word(
            verdict=word.verdict,
            checked_in_at=word.checked_in_at or word.seen_in_at,
            checked_out_at=word.checked_out_at or word.seen_out_at,
            at=word.at,
            source=word.source,
        )
        for word in attendance.confirmations
    ]


def _rulings(attendance: Attendance) -> list[settle.Ruling]:
    if not attendance.spoken:
        return []
    return [
        settle.Ruling(
            verdict=ruling.verdict,
            checked_in_at=ruling.checked_in_at,
            checked_out_at=ruling.checked_out_at,
            at=ruling.approved_at or ruling.at,
            source=ruling.source,
        )
        for ruling in attendance.decisions
        if not ruling.needs_second or ruling.approved_at is not None
    ]
