"""The passes of women who are scanned by somebody else: printed cards (W0) and phone passes (W1).

A printed card holds its secret. A phone shows a key that is good at one site on one day alone, and
a proof that changes each half-minute: who photographs it cannot make tomorrow's.
"""

import hashlib
import hmac
import struct
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.rules import codes
from api.rules.codes import DAY_SECONDS, STEP_SECONDS, Code

SECRET_BYTES = 16
KEY_BYTES = 16
MAC_BYTES = 8
TAG_BYTES = 16
NONCE_BYTES = 12
_HASH_BYTES = 32


def site_key_id(site_id: bytes) -> bytes:
    """The five bytes that name a site in passes: the same however often its codes' keys change,
    for a phone may be long without the network."""
    return hashlib.sha256(b"pass" + site_id).digest()[:5]


def card_token(secret: bytes) -> str:
    """The text of a printed card."""
    return codes.token("W0", secret)


def day_key(secret: bytes, key_id: bytes, day: int) -> bytes:
    """What a phone's pass shows at one site on one UTC day: it opens her name there, that day."""
    return _hkdf(secret, b"W1-day|" + _place_and_day(key_id, day), KEY_BYTES)


def mac(secret: bytes, key_id: bytes, counter: int) -> bytes:
    """The proof that her own phone made the pass in this half-minute."""
    day = counter * STEP_SECONDS // DAY_SECONDS
    key = _hkdf(secret, b"W1-mac|" + _place_and_day(key_id, day), _HASH_BYTES)
    said = b"W1" + key_id + struct.pack(">I", counter)
    return hmac.digest(key, said, "sha256")[:MAC_BYTES]


def pass_token(secret: bytes, key_id: bytes, counter: int) -> str:
    """The text that her phone shows at a site in one half-minute."""
    shown = day_key(secret, key_id, counter * STEP_SECONDS // DAY_SECONDS)
    return codes.token("W1", shown + struct.pack(">I", counter) + mac(secret, key_id, counter))


def key_of(code: Code) -> bytes:
    """What a pass shows of itself: a card all of it, a phone the key of the site and day."""
    return code.payload[:KEY_BYTES]


def counter_of(code: Code) -> int | None:
    """The half-minute that a phone's pass says it is of; a card says none."""
    if code.kind != "W1":
        return None
    return int(struct.unpack(">I", code.payload[KEY_BYTES : KEY_BYTES + 4])[0])


def tag(key: bytes) -> bytes:
    """What a pass is found by without being known: SHA-256 of what it shows."""
    return hashlib.sha256(b"tag" + key).digest()[:TAG_BYTES]


Found = Literal["genuine", "forged", "other"]


def check(code: Code, secret: bytes, key_id: bytes) -> Found:
    """Whether a phone's pass was made from this secret for this site; `forged` when it shows the
    right key of the day with a proof that is not right."""
    counter = counter_of(code)
    if counter is None:
        return "other"
    shown = day_key(secret, key_id, counter * STEP_SECONDS // DAY_SECONDS)
    if not hmac.compare_digest(key_of(code), shown):
        return "other"
    right = hmac.compare_digest(code.payload[-MAC_BYTES:], mac(secret, key_id, counter))
    return "genuine" if right else "forged"


def sealed_name(key: bytes, name: str, nonce: bytes) -> bytes:
    """A first name that only the pass itself opens. The nonce must never be used again."""
    return nonce + AESGCM(_name_key(key)).encrypt(nonce, name.encode(), None)


def opened_name(key: bytes, sealed: bytes) -> str | None:
    """The first name, opened by what a pass shows; None for another pass's."""
    try:
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return AESGCM(_name_key(key)).decrypt(nonce, rest, None).decode()
    except (InvalidTag, ValueError):
        return None


def _name_key(key: bytes) -> bytes:
    return _hkdf(key, b"W-name", _HASH_BYTES)


def _place_and_day(key_id: bytes, day: int) -> bytes:
    return key_id + struct.pack(">I", day)


def _hkdf(secret: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA256 (RFC 5869) without salt, for at most 32 bytes: one block."""
    extracted = hmac.digest(bytes(_HASH_BYTES), secret, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")[:length]
