"""A paper's code: made from its facts, written so that it can be typed, read with its mistakes."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Literal

from api.papers.press import Json, Seal
from api.rules import codes

CODE_BYTES = 16
CHECK_BITS = 12
LETTERS = 28
GROUP = 4
_LIKE = str.maketrans("OIL", "011")
Misread = Literal["empty", "foreign", "wrong_digit"]


def key_of(secret: bytes) -> bytes:
    """The key of an installation's papers, from its secret."""
    return hmac.digest(secret, b"constancia papers 1", "sha256")


def canonical(facts: Mapping[str, Json]) -> bytes:
    """Facts as the same bytes each time."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest_of(facts: Mapping[str, Json]) -> bytes:
    """SHA-256 of the facts."""
    return hashlib.sha256(canonical(facts)).digest()


def code_of(key: bytes, said: Mapping[str, Json]) -> bytes:
    """The code of a paper that says this. Nobody without the key can make one."""
    return hmac.digest(key, canonical(said), "sha256")[:CODE_BYTES]


def written(code: bytes) -> str:
    """The code in seven groups of four: letters that are not mistaken, and a check at the end."""
    number = int.from_bytes(code) << CHECK_BITS | _check(code)
    letters = "".join(
        codes.CROCKFORD[number >> shift & 31] for shift in range(5 * (LETTERS - 1), -5, -5)
    )
    return "-".join(letters[at : at + GROUP] for at in range(0, LETTERS, GROUP))


def read(text: str) -> bytes | Misread:
    """The code in what somebody typed, or in an address that a camera read."""
    text = text.strip()
    if not text:
        return "empty"
    scanned = codes.parse(text)
    if isinstance(scanned, codes.Code):
        return scanned.payload if scanned.kind == "V1" else "foreign"
    letters = text.upper().replace("-", "").replace(" ", "").translate(_LIKE)
    if len(letters) != LETTERS or not set(letters) <= set(codes.CROCKFORD):
        return "foreign"
    number = 0
    for letter in letters:
        number = number << 5 | codes.CROCKFORD.index(letter)
    code = (number >> CHECK_BITS).to_bytes(CODE_BYTES)
    right = number & ((1 << CHECK_BITS) - 1) == _check(code)
    return code if right else "wrong_digit"


def seal_of(code: bytes, public_url: str) -> Seal:
    """What is printed on a paper with this code."""
    page = f"{public_url}/verify"
    return Seal(written(code), codes.url(public_url, codes.token("V1", code)), page)


def _check(code: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"V1" + code).digest()[:2]) >> (16 - CHECK_BITS)
