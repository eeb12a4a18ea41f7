"""A browser's side of Web Push, written from RFC 8188, 8291 and 8292 and not with the library that
seals: two readings of the same pages have to agree."""

import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True, slots=True)
class Push:
    """A message as the browser reads it."""

    path: str
    note: bytes
    ttl: int
    urgency: str
    topic: str


def unsealed(body: bytes, private: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """The words inside one record of `aes128gcm`."""
    salt, length = body[:16], body[20]
    theirs, sealed = body[21 : 21 + length], body[21 + length :]
    sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
    mine = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = private.exchange(ec.ECDH(), sender)
    secret = HKDF(SHA256(), 32, auth, b"WebPush: info\x00" + mine + theirs).derive(shared)
    key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(secret)
    nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(secret)
    opened = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\x00")
    assert opened.endswith(b"\x02")
    return opened[:-1]


def claims_of(authorization: str) -> tuple[str, dict[str, Any]]:
    """Whose key signed, and what it says; raises when the signature is not that key's."""
    scheme, _, rest = authorization.partition(" ")
    fields = dict(one.strip().split("=", 1) for one in rest.split(","))
    if scheme != "vapid" or set(fields) != {"t", "k"}:
        raise ValueError("no vapid header")
    signed, _, signature = fields["t"].rpartition(".")
    header, claims = (json.loads(_bytes(part)) for part in signed.split("."))
    if header != {"typ": "JWT", "alg": "ES256"}:
        raise ValueError("another kind of token")
    raw = _bytes(signature)
    r, s = int.from_bytes(raw[:32]), int.from_bytes(raw[32:])
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(fields["k"]))
    key.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(SHA256()))
    return fields["k"], claims


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
