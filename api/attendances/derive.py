"""Every column of an attendance, from its scans, the host's words and the decisions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, AttendanceScan
from api.rules import pairing, settle
from api.scans.models import Scan


def refresh(session: Session, attendance: Attendance, now: datetime) -> None:
    """Derive every column of an attendance from its scans, the host's words and the decisions."""
    rows = session.execute(
        select(AttendanceScan.part, Scan)
        .join(Scan, Scan.id == AttendanceScan.scan_id)
        .where(AttendanceScan.attendance_id == attendance.id)
        .order_by(Scan.at, Scan.id)
    ).all()
    scanned = _scanned([(part, scan) for part, scan in rows])
    words = _words(attendance)
    if scanned is None and not any(word.verdict == "confirm" for word in words):
        attendance.state, attendance.silent_at = "merged", None
        session.flush()
        return
    said = settle.settle(scanned or _only_said(attendance), words, _rulings(attendance), now)
    attendance.checked_in_at, attendance.checked_out_at = said.checked_in_at, said.checked_out_at
    attendance.starts_at = said.checked_in_at or said.checked_out_at or attendance.starts_at
    attendance.state, attendance.level = said.state, said.level
    attendance.silent_at = said.silent_at if said.state == "pending" else None
    flags = {flag for _, scan in rows for flag in scan.flags} | set(said.flags)
    attendance.flags = sorted(flags | _shape(rows, attendance))
    session.flush()


def _scanned(rows: Sequence[tuple[str, Scan]]) -> settle.Scanned | None:
    if not rows:
        return None
    came = next((scan for part, scan in rows if part == "in"), None)
    left = next((scan for part, scan in rows if part == "out"), None)
    return settle.Scanned(
        checked_in_at=None if came is None else came.at,
        checked_out_at=None if left is None else left.at,
        level=min(scan.level for scan in (came, left) if scan is not None),
        evidence_at=_evidence_at([scan for _, scan in rows]),
    )


def _evidence_at(scans: Sequence[Scan]) -> datetime:
    """When the last scan with a code arrived; a claim beside those is no news."""
    proven = [scan for scan in scans if scan.level > settle.CLAIMED_LEVEL]
    return max(scan.received_at for scan in proven or scans)


def _only_said(attendance: Attendance) -> settle.Scanned:
    """An attendance whose scans went to another one and that the host had confirmed."""
    return settle.Scanned(None, None, attendance.level, attendance.confirmations[0].at)


def _shape(rows: Sequence[tuple[str, Scan]], attendance: Attendance) -> set[str]:
    again = [scan for part, scan in rows if part == "again"]
    flags = {"repeated"} if again else set()
    came, left = attendance.checked_in_at, attendance.checked_out_at
    claims = [scan.at for scan in again if scan.level == settle.CLAIMED_LEVEL]
    if any((came and at < came) or (left and at > left) for at in claims):
        flags.add("claimed_more")
    if came is not None and left is not None and left - came > pairing.SAME_STAY:
        flags.add("too_long")
    return flags


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
        )
        for ruling in attendance.decisions
        if not ruling.needs_second or ruling.approved_at is not None
    ]
