"""Where a browser wants its pushes: only names on the open network, never one of our own doors.

A name is judged as it is written; whoever connects to it has to look at what it resolves to.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

from api.accounts.vault import unb64
from api.errors import Invalid

HTTPS_PORT: Final = 443
AUTH_BYTES: Final = 16
# A visible ASCII character; a browser writes everything else in escapes.
WRITTEN: Final = re.compile(r"[!-~]+")
LABEL: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
LAST_LABEL: Final = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
MOST_NAME: Final = 253
# Names that mean something only inside a house, a machine or a test.
INSIDE: Final = frozenset(
    {
        *("local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "lan"),
        *("home", "arpa", "test", "example", "invalid", "onion", "alt"),
    }
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser gives out when it agrees to be pushed to."""

    endpoint: str
    p256dh: str
    auth: str

    def __repr__(self) -> str:
        """Without its content: whoever has that can push."""
        return "Subscription()"


def refuse_unsafe(given: Subscription) -> None:
    """Raise `Invalid` unless it can be pushed to safely, and the keys can be used."""
    _refuse_unsafe_endpoint(given.endpoint)
    if not _is_point(unb64(given.p256dh)):
        raise Invalid("push-keys-unusable", "/subscription/p256dh")
    auth = unb64(given.auth)
    if auth is None or len(auth) != AUTH_BYTES:
        raise Invalid("push-keys-unusable", "/subscription/auth")


def _refuse_unsafe_endpoint(endpoint: str) -> None:
    parts = _parts(endpoint)
    if parts is not None and parts.scheme != "https":
        raise Invalid("push-needs-https", "/subscription/endpoint")
    if parts is None or not is_outside(parts.hostname or ""):
        raise Invalid("push-not-outside", "/subscription/endpoint")


def _parts(endpoint: str) -> SplitResult | None:
    """The parts of an address without tricks: no credentials, no port of its own, no fragment."""
    if not WRITTEN.fullmatch(endpoint) or "\\" in endpoint or "#" in endpoint:
        return None
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return None
    odd = "@" in parts.netloc or parts.netloc.endswith(":") or port not in (None, HTTPS_PORT)
    return None if odd else parts


def is_outside(host: str) -> bool:
    """Whether this is a name of the open network: two labels or more, no number, not of a house."""
    labels = host.lower().split(".")
    return (
        len(host) <= MOST_NAME
        and len(labels) > 1
        and all(LABEL.fullmatch(one) for one in labels)
        and LAST_LABEL.fullmatch(labels[-1]) is not None
        and labels[-1] not in INSIDE
    )


def _is_point(raw: bytes | None) -> bool:
    """Whether these are the 65 bytes of an uncompressed point on P-256."""
    if raw is None or not raw.startswith(b"\x04"):
        return False
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError:
        return False
    return True
