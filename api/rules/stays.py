"""From events to attendances: scans, the host's words and the decisions in, every attendance out.

Pure, and the only place that says what an attendance is: a new scan, a rebuild and a question about
what was known at an instant differ in the events that they bring.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from api.rules import pairing, settle

# Names attendances after the scan that told of them first, so that a rebuild finds the same ids.
ATTENDANCES = UUID("6f0e8f0c-3a57-4e43-9a0f-3c1d5b7f2a11")
Part = tuple[str, pairing.ScanFact]


@dataclass(frozen=True, slots=True)
class Events:
    """What was told of one order's attendances at one site; words and decisions by attendance,
    oldest first, decisions only where they are in force."""

    scans: Sequence[pairing.ScanFact]
    words: Mapping[UUID, Sequence[settle.Word]] = field(default_factory=dict)
    rulings: Mapping[UUID, Sequence[settle.Ruling]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stay:
    """An attendance as its events tell it, and the part (`in`, `out`, `again`) of each scan."""

    id: UUID
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    starts_at: datetime
    state: str
    level: int
    silent_at: datetime | None
    flags: list[str]
    parts: tuple[tuple[UUID, str], ...]
    arrival_seen_by: str | None = None
    departure_seen_by: str | None = None

    def has(self, scan: str) -> bool:
        """Whether this scan is part of it."""
        return any(str(one) == scan for one, _ in self.parts)


def attendance_id(anchor: str) -> UUID:
    """The id of the attendance that the scan `anchor` told of first."""
    return uuid5(ATTENDANCES, anchor)


def derive(events: Events, now: datetime) -> dict[UUID, Stay]:
    """The attendances that these events make, by id; one that neither a scan nor a confirmation
    speaks of any more, nor a court's paper, is not among them."""
    runs = paired(events.scans)
    spoken_of = [one for one in {**events.words, **events.rulings} if one not in runs]
    found = (
        stay(own, runs.get(own, ()), events.words.get(own, ()), events.rulings.get(own, ()), now)
        for own in (*runs, *spoken_of)
    )
    return {one.id: one for one in found if one is not None}


def paired(scans: Iterable[pairing.ScanFact]) -> dict[UUID, list[Part]]:
    """The scans of each attendance in time order, each with its part."""
    known = {scan.id: scan for scan in scans}
    return {
        attendance_id(pair.anchor_id): [(_part(pair, name), known[name]) for name in pair.scans]
        for pair in pairing.pair(known.values())
    }


def _part(pair: pairing.Pair, scan: str) -> str:
    if scan == pair.in_scan:
        return "in"
    return "out" if scan == pair.out_scan else "again"


def stay(
    own: UUID,
    parts: Sequence[Part],
    words: Sequence[settle.Word],
    rulings: Sequence[settle.Ruling],
    now: datetime,
) -> Stay | None:
    """One attendance; None when its scans all went to another one and nobody confirmed it, or
    when it was copied from a sheet of paper and taken back."""
    words = settle.not_taken_back(words)
    scanned = _scanned(parts, words) or _on_paper(rulings)
    if scanned is None:
        return None
    said = settle.settle(scanned, words, rulings, now)
    came, left = said.checked_in_at, said.checked_out_at
    starts_at = came or left
    assert starts_at is not None
    flags = {flag for _, scan in parts for flag in scan.flags} | set(said.flags)
    if any(word.source == settle.PAPER_SHEET for word in words):
        flags.add(settle.PAPER_SHEET)
    flags |= set() if parts else {one.source for one in rulings if one.source}
    return Stay(
        id=own,
        checked_in_at=came,
        checked_out_at=left,
        starts_at=starts_at,
        state=said.state,
        level=said.level,
        silent_at=said.silent_at if said.state == "pending" else None,
        flags=sorted(flags | _shape(parts, came, left)),
        parts=tuple((UUID(scan.id), part) for part, scan in parts),
        arrival_seen_by=_witness(parts, "in"),
        departure_seen_by=_witness(parts, "out"),
    )


def _witness(parts: Sequence[Part], end: str) -> str | None:
    """Who scanned her at this end, if a named host person did."""
    return next((scan.witness for part, scan in parts if part == end), None)


def _scanned(parts: Sequence[Part], words: Sequence[settle.Word]) -> settle.Scanned | None:
    if not parts:
        # No scan tells of it: a named host person confirmed it before its scans went to another
        # attendance, or copied it from a sheet that she signed.
        if any(word.verdict == "confirm" for word in words):
            return settle.Scanned(None, None, settle.HOST_LEVEL, words[0].at)
        return None
    came = next((scan for part, scan in parts if part == "in"), None)
    left = next((scan for part, scan in parts if part == "out"), None)
    return settle.Scanned(
        checked_in_at=None if came is None else came.at,
        checked_out_at=None if left is None else left.at,
        level=min(scan.level for scan in (came, left) if scan is not None),
        evidence_at=_evidence_at([scan for _, scan in parts]),
    )


def _on_paper(rulings: Sequence[settle.Ruling]) -> settle.Scanned | None:
    """Hours that nobody scanned: a court read them from a paper, and says so by a decision with a
    source. That is no evidence of ours: the level is 0, and taken back they are a mere claim."""
    first = next((one for one in rulings if one.source), None)
    if first is None:
        return None
    came, left = first.checked_in_at, first.checked_out_at
    return settle.Scanned(came, left, settle.CLAIMED_LEVEL, first.at)


def _evidence_at(scans: Sequence[pairing.ScanFact]) -> datetime:
    """When the last scan with a code arrived; a claim beside those is no news."""
    proven = [scan for scan in scans if scan.level > settle.CLAIMED_LEVEL]
    return max(scan.received_at for scan in proven or scans)


def _shape(parts: Sequence[Part], came: datetime | None, left: datetime | None) -> set[str]:
    again = [scan for part, scan in parts if part == "again"]
    flags = {"repeated"} if again else set()
    claims = [scan.at for scan in again if scan.level == settle.CLAIMED_LEVEL]
    if any((came and at < came) or (left and at > left) for at in claims):
        flags.add("claimed_more")
    if came is not None and left is not None and left - came > pairing.SAME_STAY:
        flags.add("too_long")
    return flags
