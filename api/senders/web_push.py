"""Web Push: a sealed note to her browser that there is something to see, and no more than that.

The push service learns when and to which browser, and reads nothing (RFC 8291); it knows us by a
key (RFC 8292) that follows from the installation's secret, so a restored server still may send.
"""

import json
import re
import ssl
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from api.senders.addresses import is_public
from api.senders.exchange import Answer, Line, NoAnswer, anywhere
from api.senders.leash import LIMIT_SECONDS
from api.senders.message import Message, Outcome, Result

# As for receipts: a scalar taken from 48 random bytes modulo the order is as good as uniform.
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
TOKEN_LASTS = timedelta(hours=12)  # push services take no more than 24
AUTH_BYTES = 16
LONGEST_ID = 200


@lru_cache(maxsize=4)
def push_key(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The key by which push services know the installation with this secret."""
    material = HKDF(SHA256(), 48, salt=None, info=b"constancia web push key 1").derive(secret)
    scalar = int.from_bytes(material) % (P256_ORDER - 1) + 1
    return ec.derive_private_key(scalar, ec.SECP256R1())


def application_server_key(secret: bytes) -> str:
    """Its public half, as a browser wants it when it subscribes: base64url of 65 bytes."""
    point = (
        push_key(secret).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    )
    return urlsafe_b64encode(point).rstrip(b"=").decode()


class BadSubscription(ValueError):
    """What a browser gave us is no address that a message could be sealed for."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Where a browser is reached, and what to seal for it with."""

    endpoint: str
    origin: str
    browser_key: ec.EllipticCurvePublicKey
    auth: bytes

    @classmethod
    def read(cls, text: str, *, insecure: bool = False) -> "Subscription":
        """Read a subscription's JSON: an https endpoint, a point on P-256 and 16 secret bytes."""
        try:
            fields = json.loads(text)
            endpoint, p256dh, auth = (str(fields[n]) for n in ("endpoint", "p256dh", "auth"))
            parts = urlsplit(endpoint)
            key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh))
            secret, port = _bytes(auth), parts.port
        except (ValueError, KeyError, TypeError):
            raise BadSubscription from None
        schemes = ("https", "http") if insecure else ("https",)
        host = parts.hostname or ""
        named = re.fullmatch(r"[A-Za-z0-9.-]+", host) and not re.search(r"[^!-~]", endpoint)
        if parts.scheme not in schemes or not named or len(secret) != AUTH_BYTES:
            raise BadSubscription
        origin = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
        return cls(endpoint, origin, key, secret)


class WebPush:
    """Sends to push services; each is asked once, and takes it or not."""

    def __init__(
        self,
        secret: bytes,
        contact: str,
        *,
        insecure: bool = False,
        limit: float = LIMIT_SECONDS,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        """`insecure` lets tests use this machine and plain http; nothing else may."""
        # Its strictness is about the spelling of the contact, which the settings have looked at.
        self._vapid = Vapid02(push_key(secret), conf={"no-strict": True})
        self._contact = contact
        self._insecure = insecure
        self._line = Line(anywhere if insecure else is_public, certificates, limit)

    def send(self, message: Message, now: datetime) -> Outcome:
        """Seal the note for her browser and hand it to the push service that it named."""
        try:
            to = Subscription.read(message.to, insecure=self._insecure)
        except BadSubscription:
            return Outcome("gone", "bad-subscription", "webpush")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", message.topic):
            return Outcome("refused", "bad-topic", "webpush")
        try:
            answer = self._line.post(
                to.endpoint, self._headers(message, to, now), sealed(message, to)
            )
        except NoAnswer as error:
            result: Result = "refused" if str(error) == "private-address" else "failed"
            return Outcome(result, str(error), "webpush")
        return _outcome(answer)

    def _headers(self, message: Message, to: Subscription, now: datetime) -> dict[str, str]:
        expires = int((now + TOKEN_LASTS).timestamp())
        claims = {"aud": to.origin, "exp": expires, "sub": self._contact}
        return {
            **self._vapid.sign(claims),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(0, message.ttl_seconds)),
            "Urgency": "high" if message.urgent else "normal",
            "Topic": message.topic,
        }


def sealed(message: Message, to: Subscription) -> bytes:
    """What travels, readable by her browser alone: which notice, which language, which topic."""
    note = {"n": message.notice, "l": message.language, "t": message.topic}
    return bytes(
        http_ece.encrypt(
            json.dumps(note, separators=(",", ":")).encode(),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=to.browser_key,
            auth_secret=to.auth,
            version="aes128gcm",
        )
    )


def _outcome(answer: Answer) -> Outcome:
    detail = f"http-{answer.status}"
    if 200 <= answer.status < 300:
        return Outcome(
            "accepted", detail, "webpush", answer.headers.get("location", "")[:LONGEST_ID] or None
        )
    if answer.status in (404, 410):
        return Outcome("gone", detail, "webpush")
    if answer.status in (400, 413):
        return Outcome("refused", detail, "webpush")
    # Too many at once, a fault of theirs, or of our key or clock: worth another try.
    return Outcome("failed", detail, "webpush")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
