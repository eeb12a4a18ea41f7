"""Scans: taken in whatever they look like, judged, kept for ever, receipted.

Only what is not a scan at all is refused, and that at the edge. Everything else is stored raw,
flagged, and looked at by a person.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.devices import verify_signature
from api.accounts.models import Device
from api.appearances import desk
from api.appearances.models import Appearance
from api.attendances import service as attendances
from api.attendances.models import Attendance, AttendanceScan
from api.errors import Conflict
from api.hosts.models import Site
from api.passes.witnesses import WitnessKey
from api.rules.access import Actor
from api.rules.pairing import ScanFact
from api.rules.stays import Stay
from api.scans import arrivals, cards, judging, visits
from api.scans.arrivals import Arrival, Place, Pointer
from api.scans.cards import Card
from api.scans.models import Scan, ScanVariant
from api.scans.receipts import ReceiptKey
from api.together import Writes, insert_new

IN_OTHER_HANDS = frozenset({"revoked_device", "unmatched_device"})
COLUMNS = tuple(column.key for column in Scan.__table__.c)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a delivery: the scan that stands, its site and attendance or her date before
    the judge, and whether it was new."""

    scan: Scan
    site: Place | Site | None
    attendance: Attendance | Stay | None
    new: bool
    appearance: Appearance | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a scan is of, as far as session, signature and card tell; the order's turn is taken."""

    arrival: Arrival
    device_id: UUID | None
    signature_holds: bool | None
    flags: frozenset[str]
    card: Card | None = None


def canonical(scan_id: UUID, claims: Mapping[str, Any]) -> bytes:
    """The bytes that a phone signs: every field but the signature, keys sorted, no spaces."""
    signed = {name: value for name, value in claims.items() if name != "signature"}
    signed["id"] = str(scan_id)
    text = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def storable(claims: Mapping[str, Any]) -> Any:
    """The claims as every database can hold them in JSON: without NUL and halves of characters.
    The exact bytes are in `content`."""
    text = json.dumps(claims, default=str, ensure_ascii=False).encode("utf-8", "replace").decode()
    return json.loads(text.replace("\\u0000", "\ufffd"))


def record(
    session: Session,
    actor: Actor,
    now: datetime,
    scan_id: UUID,
    claims: Mapping[str, Any],
    key: ReceiptKey,
    witnesses: WitnessKey | None = None,
) -> Recorded:
    """Take a scan in. The same again gives the same answer; other content under the same id is
    kept aside, and said so by `Conflict(kept=True)` after the caller's commit.

    One order's scans take turns. Should a scan of this id be told of another order meanwhile, the
    database's IntegrityError says so: the caller rolls back and asks again.
    """
    content = canonical(scan_id, claims)
    content_hash = hashlib.sha256(content).digest()
    where = arrivals.pointer(claims)
    if where.card is not None:
        card = cards.read(session, actor, claims, where.card, content, witnesses)
        sender = _by_card(session, card, where, now)
    else:
        sender = _sender(session, actor, now, claims, content, where)
    judged = _judged(session, sender, where, claims, now)
    scan = _scan(actor, now, scan_id, claims, content, content_hash, sender, judged, key)
    row = {name: getattr(scan, name) for name in COLUMNS}
    if sender.arrival.order is None or judged.site is None:
        # Nobody's turn keeps others from telling it at once; the database does.
        if insert_new(session, Scan, row):
            _take_to_date(session, sender, now, scan, judged)
            return Recorded(scan, judged.site, None, new=True, appearance=judged.appearance)
        return _known(session, scan_id, claims, content, content_hash, now)
    writes = Writes(session)
    writes.insert(Scan, row)
    stay = attendances.take_scan(
        session, sender.arrival.order, judged.site.id, _fact(scan), now, writes
    )
    if stay is None:
        return _known(session, scan_id, claims, content, content_hash, now)
    return Recorded(scan, judged.site, stay, new=True)


def _judged(
    session: Session, sender: Sender, where: Pointer, claims: Mapping[str, Any], now: datetime
) -> judging.Judged:
    if where.at_desk:
        return visits.judge(session, sender.arrival.order, where, claims, sender.flags, now)
    if sender.card is not None:
        return cards.judge(sender.card, sender.arrival, claims, now)
    return judging.judge(session, sender.arrival, where, claims, sender.signature_holds, now)


def _take_to_date(
    session: Session, sender: Sender, now: datetime, scan: Scan, judged: judging.Judged
) -> None:
    """Let her date before the judge know of the scan that was just stored."""
    order, date = sender.arrival.order, judged.appearance
    if order is not None and date is not None:
        desk.scanned(session, order, now, date, scan.id, judged.at)


def _fact(scan: Scan) -> ScanFact:
    return ScanFact(
        id=str(scan.id),
        direction="in" if scan.direction == "in" else "out",
        at=scan.at,
        level=scan.level,
        received_at=scan.received_at,
        flags=frozenset(scan.flags),
        witness=scan.witness_name,
    )


def _known(
    session: Session,
    scan_id: UUID,
    claims: Mapping[str, Any],
    content: bytes,
    content_hash: bytes,
    now: datetime,
) -> Recorded:
    """The answer to a delivery of a scan that is held already."""
    known = session.get_one(Scan, scan_id)
    if known.content_hash != content_hash:
        _keep_aside(session, known, claims, content, content_hash, now)
        raise Conflict("scan-differs", kept=True)
    site = None if known.site_id is None else session.get(Site, known.site_id)
    date = desk.date_scanned(session, scan_id) if known.code_kind == "D1" else None
    return Recorded(known, site, attendance_of(session, scan_id), new=False, appearance=date)


def attendance_of(session: Session, scan_id: UUID) -> Attendance | None:
    """The attendance that a scan belongs to."""
    part = session.get(AttendanceScan, scan_id)
    return None if part is None else session.get(Attendance, part.attendance_id)


def _scan(
    actor: Actor,
    now: datetime,
    scan_id: UUID,
    claims: Mapping[str, Any],
    content: bytes,
    content_hash: bytes,
    sender: Sender,
    judged: judging.Judged,
    key: ReceiptKey,
) -> Scan:
    """The row of a scan, with everything that it claims and everything that it was judged by."""
    flags = sender.flags | judged.flags
    # A phone out of use, or one that nobody compared the words of, may be in other hands: what it
    # sends waits for a person to confirm it.
    level = 0 if flags & IN_OTHER_HANDS else judged.level
    witness = None if flags & IN_OTHER_HANDS else judged.witness
    order = sender.arrival.order
    return Scan(
        id=scan_id,
        court_id=judged.court_id if order is None else order.court_id,
        order_id=None if order is None else order.id,
        site_id=None if judged.site is None else judged.site.id,
        device_id=sender.device_id,
        carrier=_carrier(actor, sender),
        direction=claims["direction"],
        at=judged.at,
        method=judged.method,
        level=level,
        flags=sorted(flags),
        code_kind=judged.code_kind,
        counter=judged.counter,
        claims=storable(claims),
        content=content,
        content_hash=content_hash,
        signature_holds=sender.signature_holds,
        received_at=now,
        receipt=key.sign(scan_id, content_hash, now),
        witness_id=None if witness is None else witness.id,
        witness_name=None if witness is None else witness.name,
    )


def _carrier(actor: Actor, sender: Sender) -> str:
    """Who brought it: a site's tablet also when its sign-in is over."""
    by_tablet = sender.card is not None and sender.card.tablet is not None
    return "site" if by_tablet or actor.role == "site_device" else "phone"


def _by_card(session: Session, card: Card, where: Pointer, now: datetime) -> Sender:
    """Whose scan a card makes it; without a tablet that is known, nobody's."""
    flags, arrival = set(card.flags), None
    if card.tablet is not None:
        where = Pointer("id", card.tablet.site_id, where.code)
        if card.order_id is not None:
            arrival = arrivals.of_order(session, card.order_id, where, now)
    if arrival is None:
        flags.add("unknown_person")
        arrival = arrivals.of_nobody(session, where)
    device_id = None if card.tablet is None else card.tablet.id
    return Sender(arrival, device_id, card.signature_holds, frozenset(flags), card)


def _sender(
    session: Session,
    actor: Actor,
    now: datetime,
    claims: Mapping[str, Any],
    content: bytes,
    where: Pointer,
) -> Sender:
    """Whose scan it is: a signature that holds says so, else the session."""
    device_id, signature = arrivals.claimed_id(claims.get("device")), claims.get("signature")
    arrival, holds, flags = None, None, set()
    if device_id is not None:
        arrival = arrivals.of_phone(session, device_id, where, now)
    phone = None if arrival is None else arrival.phone
    if isinstance(signature, str):
        holds = phone is not None and verify_signature(phone, content, signature)
    if phone is not None and holds:
        if phone.revoked_at is not None:
            flags.add("revoked_device")
        elif phone.matched_at is None:
            flags.add("unmatched_device")
    else:
        flags.add("bad_signature" if holds is False else "unsigned")
        arrival = None
        if actor.order_id is not None:
            arrival = arrivals.of_order(session, actor.order_id, where, now)
    if arrival is None:
        flags.add("unknown_person")
        arrival = arrivals.of_nobody(session, where)
    return Sender(arrival, None if phone is None else phone.id, holds, frozenset(flags))


def _keep_aside(
    session: Session,
    known: Scan,
    claims: Mapping[str, Any],
    content: bytes,
    content_hash: bytes,
    now: datetime,
) -> None:
    """Keep another content of a known id, once."""
    kept = session.scalar(
        select(ScanVariant.id).where(
            ScanVariant.scan_id == known.id, ScanVariant.content_hash == content_hash
        )
    )
    if kept is None:
        device_id = arrivals.claimed_id(claims.get("device"))
        known_device = None if device_id is None else session.get(Device, device_id)
        session.add(
            ScanVariant(
                id=uuid4(),
                scan_id=known.id,
                device_id=None if known_device is None else known_device.id,
                content=content,
                content_hash=content_hash,
                received_at=now,
            )
        )
        session.flush()
