"""Receipts: what the server says it holds, signed so that anyone can check it without asking.

A proof is a compact JWS (ES256) over the scan's id, the hash of its content and the instant of
its arrival. Nothing in it tells who she is, where she was, or why.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

COORDINATE_BYTES = 32
# The order of P-256; a scalar taken from 48 random bytes modulo it is as good as uniform.
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True, slots=True)
class ReceiptKey:
    """The key that signs receipts. It follows from the installation's secret, so that a restored
    server signs, and proves, as the lost one did."""

    private: ec.EllipticCurvePrivateKey
    kid: str

    def public_jwk(self) -> dict[str, str]:
        """The public half as a JSON Web Key."""
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": _b64(numbers.x.to_bytes(COORDINATE_BYTES)),
            "y": _b64(numbers.y.to_bytes(COORDINATE_BYTES)),
            "kid": self.kid,
        }

    def sign(self, scan_id: UUID, content_hash: bytes, received_at: datetime) -> str:
        """The proof that this content had arrived by this instant."""
        header = {"alg": "ES256", "kid": self.kid, "typ": "constancia-receipt"}
        claims = {
            "scan": str(scan_id),
            "hash": _b64(content_hash),
            "received_at": received_at.isoformat(timespec="milliseconds"),
        }
        signed = f"{_b64(_json(header))}.{_b64(_json(claims))}"
        der = self.private.sign(signed.encode(), ec.ECDSA(SHA256()))
        r, s = decode_dss_signature(der)
        raw = r.to_bytes(COORDINATE_BYTES) + s.to_bytes(COORDINATE_BYTES)
        return f"{signed}.{_b64(raw)}"


@lru_cache(maxsize=4)
def receipt_key(secret: bytes) -> ReceiptKey:
    """The receipt key of the installation with this secret."""
    material = HKDF(SHA256(), 48, salt=None, info=b"constancia receipt key 1").derive(secret)
    scalar = int.from_bytes(material) % (P256_ORDER - 1) + 1
    private = ec.derive_private_key(scalar, ec.SECP256R1())
    x = private.public_key().public_numbers().x.to_bytes(COORDINATE_BYTES)
    return ReceiptKey(private, hashlib.sha256(x).hexdigest()[:16])


def _json(value: dict[str, str]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
