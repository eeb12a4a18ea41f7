"""The word of the server that a named host person is at a site's tablet, for some hours.

The tablet puts it into every scan that she makes. Nothing is stored: the word proves itself.
"""

import base64
import hmac
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from api.accounts.vault import unb64

LIFE = timedelta(hours=12)
# A tablet's clock, and the half-minute of a pass, may lie a little before the server's word.
LEEWAY = timedelta(minutes=3)
MAC_BYTES = 16
_BODY = struct.Struct(">16s16s16sII")


@dataclass(frozen=True, slots=True)
class Witness:
    """Who is at which tablet of which site, and from when to when."""

    staff_id: UUID
    site_device_id: UUID
    site_id: UUID
    since: datetime
    until: datetime

    def saw(self, at: datetime) -> bool:
        """Whether she was there at an instant."""
        return self.since - LEEWAY <= at <= self.until


@dataclass(frozen=True, slots=True)
class WitnessKey:
    """The key of these words. It follows from the installation's secret and is stored nowhere."""

    key: bytes

    def say(self, staff_id: UUID, site_device_id: UUID, site_id: UUID, now: datetime) -> str:
        """The word that this person is at this tablet of this site from now on."""
        until = int((now + LIFE).timestamp())
        whose = (staff_id.bytes, site_device_id.bytes, site_id.bytes)
        body = _BODY.pack(*whose, int(now.timestamp()), until)
        return base64.urlsafe_b64encode(body + self._mac(body)).rstrip(b"=").decode()

    def read(self, text: object) -> Witness | None:
        """What such a word says; None when it is not ours, whatever it is."""
        raw = unb64(text) if isinstance(text, str) else None
        if raw is None or len(raw) != _BODY.size + MAC_BYTES:
            return None
        body, mac = raw[: _BODY.size], raw[_BODY.size :]
        if not hmac.compare_digest(mac, self._mac(body)):
            return None
        staff, device, site, since, until = _BODY.unpack(body)
        return Witness(
            UUID(bytes=staff),
            UUID(bytes=device),
            UUID(bytes=site),
            datetime.fromtimestamp(since, UTC),
            datetime.fromtimestamp(until, UTC),
        )

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self.key, body, "sha256")[:MAC_BYTES]


@lru_cache(maxsize=4)
def witness_key(secret: bytes) -> WitnessKey:
    """The key of an installation."""
    return WitnessKey(hmac.digest(secret, b"constancia passes 1|witness", "sha256"))
