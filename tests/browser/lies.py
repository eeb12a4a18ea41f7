"""Receipts that prove nothing: of other scans, with other signatures, by other hands, nonsense."""

import base64
import hashlib
import json
import random
from typing import Any
from uuid import UUID

from api.clock import utcnow
from api.scans.receipts import ReceiptKey, receipt_key
from api.scans.service import canonical

NONSENSE = (
    b"",
    b"null",
    b"0",
    b"[]",
    b"{}",
    b'"received"',
    b"\xff\xfe\x00",
    b"<html><title>Free wifi</title>Click here</html>",
    b'{"proof": null}',
    b'{"proof": 5}',
    b'{"proof": "a.b.c"}',
    b'{"proof": "..."}',
    b'{"status": "received"}',
    b'{"items": null}',
    b'{"items": 3}',
    b'{"items": []}',
    b'{"items": [null]}',
    b'{"items": [1, "two", [], {}]}',
    b'{"items": [{"id": "ID"}]}',
    b'{"items": [{"id": "ID", "receipt": 7}]}',
    b'{"items": [{"id": "ID", "receipt": {"proof": {}}}]}',
    b'{"items": [{"id": "ID", "status": 201, "receipt": null, "problem": null}]}',
    b'{"items": [{"id": "ID", "status": "bad", "problem": "no"}]}',
    b'{"items": [{"id": "ID", "status": 404, "problem": {"type": 3, "detail": null}}]}',
    b'{"items": [{"id": "ID", "status": 201, "receipt": {"proof": "',
)


class Forger:
    """Knows true receipts, has a key of his own, and lies by lot."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.key: ReceiptKey = receipt_key(rng.randbytes(32))
        self.known: dict[str, dict[str, Any]] = {}

    def remember(self, receipts: list[dict[str, Any]]) -> None:
        """Keep true receipts to show them for other scans."""
        self.known.update({receipt["scan"]: receipt for receipt in receipts})

    def nonsense(self, ids: list[str]) -> bytes:
        """A body that says nothing, perhaps about one of these scans."""
        return self.rng.choice(NONSENSE).replace(b"ID", self.rng.choice(ids).encode())

    def of_another(self, scan_id: str) -> Any:
        """A true receipt, of another scan than this; perhaps with this one's id written on it."""
        others = [receipt for known, receipt in self.known.items() if known != scan_id]
        if not others:
            return {}
        other = dict(self.rng.choice(others))
        if self.rng.random() < 0.5:
            other["scan"] = scan_id
        return other

    def broken(self, proof: str) -> str:
        """This proof, spoiled in one of the ways in which proofs are spoiled."""
        head, payload, signature = proof.split(".")
        none = _b64(json.dumps({"alg": "none"}).encode())
        ways = (
            f"{head}.{payload}.{signature[::-1]}",
            f"{head}.{payload}.{_b64(bytes(64))}",
            f"{head}.{payload}.",
            f"{none}.{payload}.",
            f"{none}.{payload}.{signature}",
            f"{head}.{payload}",
            f"{head}.{payload}.{signature}.{signature}",
            "",
        )
        return self.rng.choice(ways)

    def own(self, scan: dict[str, Any]) -> dict[str, Any]:
        """A receipt of this scan as it should be, but for whose word it is."""
        scan_id = UUID(scan["id"])
        claims = {name: value for name, value in scan.items() if name != "id"}
        content_hash = hashlib.sha256(canonical(scan_id, claims)).digest()
        return {"scan": scan["id"], "proof": self.key.sign(scan_id, content_hash, utcnow())}


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
