"""The codes that people scan: what they say, how they are made, and whether they are genuine.

Every code is a URL whose part after `#` never reaches a server: `https://<host>/c#R1.<base64url>`.
"""

import base64
import hashlib
import hmac
import re
import struct
from dataclasses import dataclass
from typing import Literal

Kind = Literal["P1", "R1", "D1", "W0", "W1", "E1", "V1"]
# Those that change each half-minute: a site's screen shows R1, a court's desk D1.
Rotating = Literal["R1", "D1"]
BYTES: dict[str, int] = {
    **{"P1": 10, "R1": 19, "D1": 19, "W0": 16, "W1": 28, "E1": 20, "V1": 16},
}
STEP_SECONDS = 30
DAY_SECONDS = 86_400
MAC_BYTES = 10
SHORT_BYTES = 5
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHAPE = re.compile(r"(?:https?://[^\s#]+/c)?#?([A-Z][0-9])\.([A-Za-z0-9_-]+)")
_LIKE = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Code:
    """A code that has the form of one of ours: its kind and its bytes."""

    kind: Kind
    payload: bytes

    @property
    def key_id(self) -> bytes:
        """R1, D1: which site's or desk's keys made it."""
        return self.payload[:5]

    @property
    def counter(self) -> int:
        """R1, D1: the half-minute since 1970 that it is of."""
        return int(struct.unpack(">I", self.payload[5:9])[0])

    @property
    def mac(self) -> bytes:
        """R1, D1: the proof that the screen made it."""
        return self.payload[9:]


@dataclass(frozen=True, slots=True)
class NoCode:
    """Not one of ours, and why: `foreign`, `unknown_kind`, `wrong_length`."""

    why: str


def parse(text: str) -> Code | NoCode:
    """What a camera read or a person pasted: the URL, or the part after `#`."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return NoCode("foreign")
    kind, body = found[1], found[2]
    if kind not in BYTES:
        return NoCode("unknown_kind")
    try:
        payload = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except ValueError:
        return NoCode("wrong_length")
    if len(payload) != BYTES[kind] or _b64(payload) != body:
        return NoCode("wrong_length")
    return Code(kind, payload)  # type: ignore[arg-type]


def url(public_url: str, token: str) -> str:
    """A token as the URL that is shown and printed, at the address people reach us under."""
    return f"{public_url}/c#{token}"


def token(kind: Kind, payload: bytes) -> str:
    """The text of a code. ValueError for a payload of the wrong length."""
    if len(payload) != BYTES[kind]:
        raise ValueError(f"{kind} takes {BYTES[kind]} bytes")
    return f"{kind}.{_b64(payload)}"


def enrolment_token(secret: bytes) -> str:
    """The one-time code that a court prints."""
    return token("E1", secret)


def poster_token(site: bytes) -> str:
    """The printed code of a site: its random id and nothing else."""
    return token("P1", site)


def rotating_token(key: bytes, key_id: bytes, counter: int, kind: Rotating = "R1") -> str:
    """The code of a screen in one half-minute."""
    return token(kind, key_id + struct.pack(">I", counter) + mac(key, key_id, counter, kind))


def day_key(root: bytes, key_id: bytes, day: int, kind: Rotating = "R1") -> bytes:
    """The key of a screen's codes on one UTC day (whole days since 1970). 32 bytes."""
    info = f"{kind}-day|".encode() + key_id + struct.pack(">I", day)
    extracted = hmac.digest(bytes(hashlib.sha256().digest_size), root, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def mac(key: bytes, key_id: bytes, counter: int, kind: Rotating = "R1") -> bytes:
    """The proof in a rotating code, from the key of its day."""
    said = kind.encode() + key_id + struct.pack(">I", counter)
    return hmac.digest(key, said, "sha256")[:MAC_BYTES]


def short_code(key: bytes, key_id: bytes, counter: int) -> str:
    """The eight characters to type when no camera works."""
    raw = hmac.digest(key, b"R1s" + key_id + struct.pack(">I", counter), "sha256")[:SHORT_BYTES]
    number = int.from_bytes(raw)
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(35, -5, -5))


def is_genuine(code: Code, root: bytes) -> bool:
    """Whether the screen of the site, or of the desk, with this root made this rotating code."""
    if code.kind not in ("R1", "D1"):
        return False
    day = code.counter * STEP_SECONDS // DAY_SECONDS
    key = day_key(root, code.key_id, day, code.kind)
    return hmac.compare_digest(code.mac, mac(key, code.key_id, code.counter, code.kind))


def counter_of_short(
    typed: str, root: bytes, key_id: bytes, near: int, steps: int = 20
) -> int | None:
    """The half-minute of a typed short code, looked for around an instant (seconds since 1970)."""
    wanted = typed.upper().replace("-", "").replace(" ", "").translate(_LIKE)
    middle = near // STEP_SECONDS
    for away in range(steps + 1):
        for counter in {middle - away, middle + away}:
            if counter < 0:
                continue
            key = day_key(root, key_id, counter * STEP_SECONDS // DAY_SECONDS)
            if hmac.compare_digest(short_code(key, key_id, counter).encode(), wanted.encode()):
                return counter
    return None


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
