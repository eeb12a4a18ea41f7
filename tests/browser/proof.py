"""What a drill compares: the scans a phone holds, the rows of the server, and the chain in both."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.attendances.models import AttendanceScan
from api.scans.models import Scan, ScanVariant
from api.scans.receipts import receipt_key
from api.scans.service import canonical
from tests.browser.town import Place

Row = Mapping[str, Any]


def broken_links(rows: Sequence[Row], end: Row | None) -> list[str]:
    """What is wrong with the chain of these rows, given in the order of their sequence."""
    wrong, before = [], None
    for number, row in enumerate(rows, start=1):
        body, own = row["body"], _hash(UUID(row["id"]), row["body"])
        if body["sequence"] != number:
            wrong.append(f"number {body['sequence']} where {number} was due")
        if body["previous_hash"] != before:
            wrong.append(f"scan {number} does not follow the one before it")
        if row["hash"] != own:
            wrong.append(f"scan {number} is not what it was when it was made")
        before = own
    known = {"sequence": 0, "hash": None} if end is None else end
    if (known["sequence"], known["hash"]) != (len(rows), before):
        wrong.append("the phone knows another end of the chain than its scans have")
    return wrong


def _hash(scan_id: UUID, body: Row) -> str:
    claims = {name: _whole(value) for name, value in body.items()}
    return _b64(hashlib.sha256(canonical(scan_id, claims)).digest())


def _whole(value: object) -> object:
    # What came through JavaScript knows no difference between 3 and 3.0.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def unproven(rows: Iterable[Row], place: Place) -> list[str]:
    """Ids of scans that the phone calls received without a receipt the server has signed."""
    key = receipt_key(place.settings.secret_key).private.public_key()
    return [r["id"] for r in rows if r["state"] == "received" and not _proves(r, key)]


def _proves(row: Row, key: ec.EllipticCurvePublicKey) -> bool:
    head, payload, signature = str(row["receipt"]["proof"]).split(".")
    raw = _raw(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    try:
        key.verify(pair, f"{head}.{payload}".encode(), ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    claims = json.loads(_raw(payload))
    return (claims["scan"], claims["hash"]) == (row["id"], row["hash"])


def differences(rows: Iterable[Row], session: Session, place: Place) -> list[str]:
    """What is not once and only once on both sides: phone and server, scan and attendance."""
    made = Counter(row["id"] for row in rows)
    kept = Counter(map(str, session.scalars(select(Scan.id).where(Scan.order_id == place.order))))
    parts = Counter(map(str, session.scalars(select(AttendanceScan.scan_id))))
    wrong = [f"{one}: {n} times on the phone" for one, n in made.items() if n != 1]
    wrong += [f"{one}: {kept[one]} times at the server" for one in made if kept[one] != 1]
    wrong += [f"{one}: in {parts[one]} attendances" for one in made if parts[one] != 1]
    wrong += [f"{one}: nobody made it" for one in kept if one not in made]
    variants = session.scalar(select(func.count()).select_from(ScanVariant))
    return [*wrong, f"{variants} contents kept aside"] if variants else wrong


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
