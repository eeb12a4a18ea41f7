"""Phones and tablets: their keys, the PIN behind a phone, and taking them out of use."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import case, literal, null, select, update
from sqlalchemy.orm import Session

from api.accounts import limits, sessions
from api.accounts.models import Device, SiteDevice
from api.accounts.vault import Vault, unb64
from api.database import Instant
from api.errors import Invalid, Locked, NotFound, Unauthenticated
from api.hosts import keys
from api.hosts.models import Site
from api.orders.models import Order
from api.rules.access import Actor, may

COORDINATE_BYTES = 32
MOST_WRONG_PINS = 10
TELL_TRIES_LEFT = 3
REVOCATION_REASONS: Final = ("lost", "stolen", "replaced", "unsafe", "other")


def point_of(x: str, y: str, pointer: str = "/public_key") -> tuple[bytes, bytes]:
    """The coordinates of a P-256 public key from its JWK. Raises `Invalid` off the curve."""
    raw_x, raw_y = unb64(x), unb64(y)
    if raw_x is None or raw_y is None or {len(raw_x), len(raw_y)} != {COORDINATE_BYTES}:
        raise Invalid("bad-public-key", pointer)
    try:
        _public_key(raw_x, raw_y)
    except ValueError:
        raise Invalid("bad-public-key", pointer) from None
    return raw_x, raw_y


def _public_key(x: bytes, y: bytes) -> ec.EllipticCurvePublicKey:
    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), ec.SECP256R1())
    return numbers.public_key()


class Key(Protocol):
    """A device, as far as its public key goes."""

    @property
    def x(self) -> bytes:
        """A coordinate of the key."""

    @property
    def y(self) -> bytes:
        """The other one."""


def verify_signature(device: Key, message: bytes, signature: str | bytes) -> bool:
    """Whether this device signed this: ES256, raw r||s, as bytes or base64url.

    Holds for revoked devices too: what they sign is recognised, and the caller flags it.
    """
    raw = unb64(signature) if isinstance(signature, str) else signature
    if raw is None or len(raw) != 2 * COORDINATE_BYTES:
        return False
    r = int.from_bytes(raw[:COORDINATE_BYTES])
    s = int.from_bytes(raw[COORDINATE_BYTES:])
    key = _public_key(device.x, device.y)
    try:
        key.verify(encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def admit(
    session: Session, vault: Vault, now: datetime, device_id: UUID, challenge: str, signature: str
) -> Device:
    """Let a phone try a PIN: its signature holds, it is not locked, and the try is counted.

    The try counts as wrong until `check_pin` finds it right, so the edge commits in between:
    twenty at once are twenty tries. Without the phone's key nobody can use tries up.
    """
    device = recognise(session, vault, now, device_id, challenge, signature)
    if device.matched_at is None:
        raise Unauthenticated("device-unmatched")
    if device.locked_at is not None:
        raise Locked("device-locked")
    limits.count(session, vault, now, "pin", str(device_id))
    _count_wrong(session, now, device)
    return device


def recognise(
    session: Session, vault: Vault, now: datetime, device_id: UUID, challenge: str, signature: str
) -> Device:
    """The phone that signed a challenge of ours, unless it is out of use."""
    device = session.get(Device, device_id)
    if device is None or not vault.is_challenge(device_id, challenge, now):
        raise Unauthenticated("device-not-recognised")
    if not verify_signature(device, challenge.encode(), signature):
        raise Unauthenticated("device-not-recognised")
    if device.revoked_at is not None:
        raise Unauthenticated("device-revoked")
    return device


def _count_wrong(session: Session, now: datetime, device: Device) -> None:
    tries = Device.pin_failures + 1
    counted = session.execute(
        update(Device)
        .where(Device.id == device.id, Device.locked_at.is_(None))
        .values(
            pin_failures=tries,
            locked_at=case((tries >= MOST_WRONG_PINS, literal(now, Instant())), else_=null()),
        )
        .returning(Device.pin_failures)
        .execution_options(synchronize_session=False)
    ).first()
    if counted is None:
        raise Locked("device-locked")
    session.refresh(device)


def check_pin(
    session: Session, vault: Vault, now: datetime, device: Device, pin: str
) -> sessions.SignedIn:
    """Sign in on an admitted phone. A wrong PIN tells how many tries are left, if few."""
    if not vault.is_pin(device.id, pin, device.pin_hash):
        raise _wrong_pin(device.pin_failures)
    device.pin_failures, device.locked_at = 0, None
    limits.forget(session, vault, "pin", str(device.id))
    return sessions.begin(session, now, device)


def _wrong_pin(failures: int) -> Unauthenticated | Locked:
    left = MOST_WRONG_PINS - failures
    if left <= 0:
        return Locked("device-locked")
    if left <= TELL_TRIES_LEFT:
        return Unauthenticated("pin-wrong-few-left", tries_left=left)
    return Unauthenticated("pin-wrong")


def of_order(session: Session, order: Order) -> Sequence[Device]:
    """The phones of an order, newest first, at most 50."""
    return session.scalars(
        select(Device)
        .where(Device.order_id == order.id)
        .order_by(Device.enrolled_at.desc(), Device.id)
        .limit(50)
    ).all()


def of_site(session: Session, actor: Actor, site_id: UUID) -> Sequence[SiteDevice]:
    """The tablets of a site, newest first, at most 50."""
    site = session.get(Site, site_id)
    if site is None or not may(actor, "site.read", court_id=site.court_id, site_id=site.id):
        raise NotFound
    return session.scalars(
        select(SiteDevice)
        .where(SiteDevice.site_id == site.id)
        .order_by(SiteDevice.enrolled_at.desc(), SiteDevice.id)
        .limit(50)
    ).all()


def revoke(session: Session, actor: Actor, now: datetime, device_id: UUID, reason: str) -> Device:
    """Take a phone out of use at once, by the desk or by herself. Twice is once."""
    device = session.get(Device, device_id)
    if device is None or not may(
        actor, "device.revoke", court_id=device.court_id, order_id=device.order_id
    ):
        raise NotFound
    if device.revoked_at is None:
        retire(session, now, device, reason)
    return device


def retire(session: Session, now: datetime, device: Device, reason: str) -> None:
    """Revoke a phone and end its sessions; its key stays, to recognise what it signed."""
    device.revoked_at, device.revoked_reason = now, reason
    sessions.end_all(session, now, device_id=device.id)
    session.flush()


def revoke_site_device(
    session: Session, actor: Actor, now: datetime, device_id: UUID, reason: str
) -> SiteDevice:
    """Take a tablet out of use at once, and the keys that it holds with it. Twice is once."""
    device = session.get(SiteDevice, device_id)
    if device is None or not may(
        actor, "site_device.revoke", court_id=device.court_id, site_id=device.site_id
    ):
        raise NotFound
    if device.revoked_at is None:
        device.revoked_at, device.revoked_reason = now, reason
        sessions.end_all(session, now, site_device_id=device.id)
        if device.matched_at is not None:  # Else it never had any.
            keys.replace(session, device.site_id, now)
        session.flush()
    return device
