"""The scans around an instant, their attendances and what was said of those, read by one statement.

Each table is chosen from in one place here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, Uuid, and_, bindparam, select
from sqlalchemy.orm import Session

from api.attendances.models import (
    Attendance,
    AttendanceScan,
    Confirmation,
    Decision,
    DecisionApproval,
)
from api.database import Instant
from api.rules import pairing, settle
from api.rules.stays import Events, attendance_id, paired
from api.scans.models import Scan
from api.together import Part, Together

LOOK = timedelta(days=2)
ORDER = bindparam("order_id", type_=Uuid())
SITE = bindparam("site_id", type_=Uuid())
SINCE = bindparam("scans_since", type_=Instant())
UNTIL = bindparam("scans_until", type_=Instant())
SCAN = bindparam("scan_id", type_=Uuid())
NAMED = bindparam("named", expanding=True, type_=Uuid())
_ROW = Attendance.__table__.c
_AROUND = and_(Scan.order_id == ORDER, Scan.site_id == SITE, Scan.at.between(SINCE, UNTIL))


class Seen(NamedTuple):
    """A scan, and the attendance and part that it had when last it was paired."""

    scan: pairing.ScanFact
    home: UUID | None
    part: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """Scans that may belong together, and what stands of their attendances."""

    seen: Sequence[Seen]
    rows: Mapping[UUID, Mapping[str, Any]] = field(default_factory=dict)
    words: Mapping[UUID, Sequence[settle.Word]] = field(default_factory=dict)
    rulings: Mapping[UUID, Sequence[settle.Ruling]] = field(default_factory=dict)
    spoken: Mapping[UUID, int] = field(default_factory=dict)

    @property
    def events(self) -> Events:
        """The events, for `stays.derive`."""
        return Events([one.scan for one in self.seen], self.words, self.rulings)


def _seen(
    scan_id: UUID,
    direction: str,
    at: datetime,
    level: int,
    received_at: datetime,
    flags: list[str],
    witness: str | None,
    home: UUID | None,
    part: str | None,
) -> Seen:
    fact = pairing.ScanFact(
        id=str(scan_id),
        direction="in" if direction == "in" else "out",
        at=at,
        level=level,
        received_at=received_at,
        flags=frozenset(flags),
        witness=witness,
    )
    return Seen(fact, home, part)


def _ruling(
    own: UUID,
    verdict: str,
    came: datetime | None,
    left: datetime | None,
    at: datetime,
    needs_second: bool,
    source: str | None,
    approved_at: datetime | None,
) -> tuple[UUID, settle.Ruling | None]:
    """A decision; None while it waits for a second person."""
    if needs_second and approved_at is None:
        return own, None
    return own, settle.Ruling(verdict, came, left, approved_at or at, source)


def _parts_of(attendances: Select[UUID]) -> dict[str, Part[Any]]:
    """What stands of some attendances, and what was said of them."""
    return {
        "rows": Part(
            select(*_ROW).where(_ROW.id.in_(attendances)),
            lambda *cells: dict(zip(_ROW.keys(), cells, strict=True)),
        ),
        "words": Part(
            select(
                Confirmation.attendance_id,
                Confirmation.verdict,
                Confirmation.checked_in_at,
                Confirmation.seen_in_at,
                Confirmation.checked_out_at,
                Confirmation.seen_out_at,
                Confirmation.at,
                Confirmation.source,
            )
            .where(Confirmation.attendance_id.in_(attendances))
            .order_by(Confirmation.at),
            lambda own, verdict, came, seen_in, left, seen_out, at, source: (
                own,
                settle.Word(verdict, came or seen_in, left or seen_out, at, source),
            ),
        ),
        "rulings": Part(
            select(
                Decision.attendance_id,
                Decision.verdict,
                Decision.checked_in_at,
                Decision.checked_out_at,
                Decision.at,
                Decision.needs_second,
                Decision.source,
                DecisionApproval.at,
            )
            .outerjoin(DecisionApproval, DecisionApproval.decision_id == Decision.id)
            .where(Decision.attendance_id.in_(attendances))
            .order_by(Decision.at),
            _ruling,
        ),
    }


PARTS: Mapping[str, Part[Any]] = {
    "held": Part(select(Scan.id).where(Scan.id == SCAN), lambda scan_id: scan_id),
    "scans": Part(
        select(
            Scan.id,
            Scan.direction,
            Scan.at,
            Scan.level,
            Scan.received_at,
            Scan.flags,
            Scan.witness_name,
            AttendanceScan.attendance_id,
            AttendanceScan.part,
        )
        .outerjoin(AttendanceScan, AttendanceScan.scan_id == Scan.id)
        .where(_AROUND),
        _seen,
    ),
    **_parts_of(
        select(AttendanceScan.attendance_id)
        .join(Scan, Scan.id == AttendanceScan.scan_id)
        .where(_AROUND)
    ),
}
_TOGETHER = Together(**PARTS)
_BY_NAME = Together(**_parts_of(select(Attendance.id).where(Attendance.id.in_(NAMED))))
_AT_SITE = Together(
    **_parts_of(
        select(Attendance.id).where(Attendance.order_id == ORDER, Attendance.site_id == SITE)
    )
)


def asked(
    order_id: UUID, site_id: UUID, scan: pairing.ScanFact, look: timedelta = LOOK
) -> dict[str, Any]:
    """What the parts are asked for: an order at a site, around a scan."""
    return {
        "order_id": order_id,
        "site_id": site_id,
        "scan_id": UUID(scan.id),
        "scans_since": scan.at - look,
        "scans_until": scan.at + look,
    }


def around(
    session: Session,
    order_id: UUID,
    site_id: UUID,
    scan: pairing.ScanFact,
    found: Mapping[str, Sequence[Any]],
) -> Around:
    """A new scan, and the scans whose pairing it can change: all between two places where pairing
    starts anew whatever came before. `found` is what `PARTS` gave; looks further until it has
    found both places."""
    look = LOOK
    while True:
        seen = sorted([*found["scans"], Seen(scan, None, None)], key=_in_time)
        begin, end, whole = _cluster([one.scan for one in seen], scan.at, look)
        if whole:
            break
        look *= 4
        found = _TOGETHER.read(session, **asked(order_id, site_id, scan, look))
    seen = seen[begin:end]
    homes = {one.home for one in seen}
    stood = _stood(found)
    # Nothing can stand yet that is named after the new scan itself.
    fresh = attendance_id(scan.id)
    named = set(paired(one.scan for one in seen)) - set(stood.rows) - {fresh}
    if named:
        stood = _joined(stood, _stood(_BY_NAME.read(session, named=sorted(named))))
    kept = {own: row for own, row in stood.rows.items() if own in homes or own in named}
    words = {own: said for own, said in stood.words.items() if own in kept}
    rulings = {own: said for own, said in stood.rulings.items() if own in kept}
    return Around(seen, kept, words, rulings, stood.spoken)


def _in_time(seen: Seen) -> tuple[datetime, bool, str]:
    return seen.scan.at, seen.scan.direction == "out", seen.scan.id


def sites_of(session: Session, order_id: UUID) -> Sequence[UUID]:
    """Every site where something was told of an order, by scans or by a sheet of paper."""
    scanned = select(Scan.site_id).where(Scan.order_id == order_id)
    stood = select(Attendance.site_id).where(Attendance.order_id == order_id)
    return [site for site in session.scalars(scanned.union(stood)) if site is not None]


def everything(session: Session, order_id: UUID, site_id: UUID) -> Around:
    """All scans of an order at a site, its attendances there, and what was said of them."""
    scans = Together(scans=PARTS["scans"]).read(
        session,
        order_id=order_id,
        site_id=site_id,
        scans_since=datetime.min.replace(tzinfo=UTC),
        scans_until=datetime.max.replace(tzinfo=UTC),
    )
    stood = _stood(_AT_SITE.read(session, order_id=order_id, site_id=site_id))
    return Around(scans["scans"], stood.rows, stood.words, stood.rulings, stood.spoken)


def _stood(found: Mapping[str, Sequence[Any]]) -> Around:
    words: dict[UUID, list[settle.Word]] = {}
    for own, word in found["words"]:
        words.setdefault(own, []).append(word)
    rulings: dict[UUID, list[settle.Ruling]] = {}
    for own, ruling in found["rulings"]:
        if ruling is not None:
            rulings.setdefault(own, []).append(ruling)
    spoken = Counter(own for own, _ in (*found["words"], *found["rulings"]))
    return Around((), {row["id"]: row for row in found["rows"]}, words, rulings, spoken)


def _joined(one: Around, other: Around) -> Around:
    return Around(
        one.seen,
        {**one.rows, **other.rows},
        {**one.words, **other.words},
        {**one.rulings, **other.rulings},
        {**one.spoken, **other.spoken},
    )


def _cluster(
    scans: Sequence[pairing.ScanFact], at: datetime, look: timedelta
) -> tuple[int, int, bool]:
    """From where to where: between a gap too long to pair over, or an arrival after a departure;
    and whether both places are inside what was looked at.

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
    begins = begin > 0 or not scans or scans[0].at - (at - look) > pairing.LONGEST_PAIR
    ends = end < len(scans) or not scans or at + look - scans[-1].at > pairing.LONGEST_PAIR
    return begin, end, begins and ends
