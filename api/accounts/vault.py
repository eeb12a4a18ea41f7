"""What the installation's secret is used for here: hashing, sealing, and short-lived proofs.

Every use has a key of its own, derived from `Settings.secret_key`; none of them is stored.
"""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.settings import Settings

TOKEN_BYTES = 32
CHALLENGE_LIFE = timedelta(minutes=2)
NONCE_BYTES = 16
GCM_NONCE_BYTES = 12
SIGNATURE_BYTES = 32


@dataclass(frozen=True, slots=True)
class Vault:
    """Argon2id hashing, sealing of TOTP secrets, challenges, and hidden keys for counting."""

    hasher: PasswordHasher
    secret: bytes
    nobody: str

    def hash_password(self, password: str) -> str:
        """The Argon2id hash of a password, composed first: keyboards differ in their accents."""
        return self.hasher.hash(unicodedata.normalize("NFKC", password))

    def is_password(self, password: str, hashed: str | None) -> bool:
        """Whether this is the password. Without a hash it takes as long, and is not."""
        matches = self._verifies(hashed or self.nobody, unicodedata.normalize("NFKC", password))
        return matches and hashed is not None

    def hash_pin(self, device_id: UUID, pin: str) -> str:
        """The peppered Argon2id hash of a PIN: the database alone cannot try all million."""
        return self.hasher.hash(self._peppered(device_id, pin))

    def is_pin(self, device_id: UUID, pin: str, hashed: str) -> bool:
        """Whether this is the device's PIN."""
        return self._verifies(hashed, self._peppered(device_id, pin))

    def seal(self, plain: str) -> bytes:
        """Text that must be read again, such as a TOTP secret, closed with our key."""
        return self._fernet().encrypt(plain.encode())

    def unseal(self, sealed: bytes) -> str:
        """What `seal` closed."""
        return self._fernet().decrypt(sealed).decode()

    def seal_bytes(self, plain: bytes, about: bytes) -> bytes:
        """A file closed with a key of its own; `about` names what it is, and is needed to open."""
        nonce = secrets.token_bytes(GCM_NONCE_BYTES)
        return nonce + self._file_key().encrypt(nonce, plain, about)

    def unseal_bytes(self, sealed: bytes, about: bytes) -> bytes | None:
        """What `seal_bytes` closed; None when it was changed, exchanged, or closed elsewhere."""
        nonce, rest = sealed[:GCM_NONCE_BYTES], sealed[GCM_NONCE_BYTES:]
        try:
            return self._file_key().decrypt(nonce, rest, about)
        except (InvalidTag, ValueError):
            return None

    def bucket(self, purpose: str, key: str) -> bytes:
        """A name for counting tries that does not tell whose they are. 32 bytes."""
        return self._mac("bucket", f"{purpose}|{key}".encode())

    def challenge(self, device_id: UUID, now: datetime) -> tuple[str, datetime]:
        """Something fresh for this device to sign, and until when; nothing is stored."""
        expires_at = (now + CHALLENGE_LIFE).replace(microsecond=0)
        stamp = int(expires_at.timestamp()).to_bytes(8)
        body = stamp + secrets.token_bytes(NONCE_BYTES)
        return _b64(body + self._mac("challenge", device_id.bytes + body)), expires_at

    def is_challenge(self, device_id: UUID, challenge: str, now: datetime) -> bool:
        """Whether we gave this challenge to this device within the last two minutes."""
        raw = unb64(challenge)
        if raw is None or len(raw) != 8 + NONCE_BYTES + SIGNATURE_BYTES:
            return False
        body, mac = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
        ours = hmac.compare_digest(mac, self._mac("challenge", device_id.bytes + body))
        return ours and now.timestamp() <= int.from_bytes(body[:8])

    def _verifies(self, hashed: str, text: str) -> bool:
        try:
            return self.hasher.verify(hashed, text)
        except (VerificationError, InvalidHashError):
            return False

    def _peppered(self, device_id: UUID, pin: str) -> str:
        return _b64(self._mac("pin", device_id.bytes + pin.encode()))

    def _fernet(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(self._mac("seal", b"")))

    def _file_key(self) -> AESGCM:
        return AESGCM(self._mac("seal files", b""))

    def _mac(self, use: str, message: bytes) -> bytes:
        key = hmac.digest(self.secret, b"constancia accounts 1|" + use.encode(), "sha256")
        return hmac.digest(key, message, "sha256")


@lru_cache(maxsize=4)
def vault_of(settings: Settings) -> Vault:
    """The vault of an installation."""
    hasher = PasswordHasher(
        time_cost=settings.argon2_time_cost,
        memory_cost=settings.argon2_memory_kib,
        parallelism=1,
    )
    return Vault(hasher, settings.secret_key, nobody=hasher.hash(secrets.token_hex()))


def new_token() -> tuple[str, bytes]:
    """A fresh 256-bit token as base64url, and the hash under which it is stored."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return token, hash_of(token.encode())


def hash_of(token: bytes) -> bytes:
    """SHA-256: enough for a token that nobody could guess."""
    return hashlib.sha256(token).digest()


def unb64(text: str) -> bytes | None:
    """The bytes of base64url without padding; None when it is not that."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return None


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
