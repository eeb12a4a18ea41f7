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
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.accounts.devices import verify_signature
from api.accounts.models import Device
from api.attendances import service as attendances
from api.attendances.models import Attendance, AttendanceScan
from api.errors import Conflict
from api.orders.models import Order
from api.rules.access import Actor
from api.scans import judging
from api.scans.models import Scan, ScanVariant
from api.scans.receipts import ReceiptKey


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a delivery: the scan that stands, its attendance, and whether it was new."""

    scan: Scan
    attendance: Attendance | None
    new: bool


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a scan is of, as far as session and signature tell."""

    order: Order | None
    device: Device | None
    signature_holds: bool | None
    flags: frozenset[str]


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
) -> Recorded:
    """Take a scan in. The same again gives the same answer; other content under the same id is
    kept aside, and said so by `Conflict(kept=True)` after the caller's commit."""
    content = canonical(scan_id, claims)
    content_hash = hashlib.sha256(content).digest()
    known = session.get(Scan, scan_id)
    if known is None:
        try:
            with session.begin_nested():
                scan = _store(session, actor, now, scan_id, claims, content, content_hash, key)
        except IntegrityError:
            # Another worker took the same delivery in between: its row is the one that stands.
            known = session.get_one(Scan, scan_id)
        else:
            return Recorded(scan, attendances.take_scan(session, scan, now), new=True)
    if known.content_hash != content_hash:
        _keep_aside(session, known, claims, content, content_hash, now)
        raise Conflict("scan-differs", kept=True)
    return Recorded(known, attendance_of(session, scan_id), new=False)


def attendance_of(session: Session, scan_id: UUID) -> Attendance | None:
    """The attendance that a scan belongs to."""
    part = session.get(AttendanceScan, scan_id)
    return None if part is None else session.get(Attendance, part.attendance_id)


def _store(
    session: Session,
    actor: Actor,
    now: datetime,
    scan_id: UUID,
    claims: Mapping[str, Any],
    content: bytes,
    content_hash: bytes,
    key: ReceiptKey,
) -> Scan:
    sender = _sender(session, actor, claims, content)
    judged = judging.judge(session, sender.order, claims, sender.signature_holds, now)
    flags = sender.flags | judged.flags
    # A phone out of use may be in other hands: what it sends waits for a person to confirm it.
    level = 0 if "revoked_device" in flags else judged.level
    order = sender.order
    scan = Scan(
        id=scan_id,
        court_id=None if order is None else order.court_id,
        order_id=None if order is None else order.id,
        site_id=judged.site_id,
        device_id=None if sender.device is None else sender.device.id,
        carrier="site" if actor.role == "site_device" else "phone",
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
    )
    session.add(scan)
    session.flush()
    return scan


def _sender(session: Session, actor: Actor, claims: Mapping[str, Any], content: bytes) -> Sender:
    """Whose scan it is: a signature that holds says so, else the session."""
    device = _device(session, claims.get("device"))
    signature = claims.get("signature")
    holds = None
    if isinstance(signature, str):
        holds = device is not None and verify_signature(device, content, signature)
    flags = set()
    order_id = actor.order_id
    if device is not None and holds:
        order_id = device.order_id
        if device.revoked_at is not None:
            flags.add("revoked_device")
    elif holds is False:
        flags.add("bad_signature")
    else:
        flags.add("unsigned")
    order = None if order_id is None else session.get(Order, order_id)
    if order is None:
        flags.add("unknown_person")
    return Sender(order, device, holds, frozenset(flags))


def _device(session: Session, claimed: object) -> Device | None:
    try:
        return session.get(Device, UUID(str(claimed)))
    except ValueError:
        return None


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
        device = _device(session, claims.get("device"))
        session.add(
            ScanVariant(
                id=uuid4(),
                scan_id=known.id,
                device_id=None if device is None else device.id,
                content=content,
                content_hash=content_hash,
                received_at=now,
            )
        )
        session.flush()
