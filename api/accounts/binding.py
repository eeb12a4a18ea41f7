"""What a claimed code is spent on: her phone with its key and PIN, or a site's tablet.

Either waits until somebody of the court has compared its two words (`api.accounts.matching`).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.accounts import devices, passwords, sessions
from api.accounts.enrolments import SPENT
from api.accounts.models import Device, Enrolment, SiteDevice
from api.accounts.vault import Vault
from api.errors import Gone
from api.orders.models import Order


@dataclass(frozen=True, slots=True)
class Phone:
    """What a phone brings: its public key as JWK coordinates, her PIN, a name for the list."""

    x: str
    y: str
    pin: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Tablet:
    """What a tablet brings: a name for the list, and its public key if its browser makes one."""

    label: str | None
    x: str | None = None
    y: str | None = None


def bind_phone(
    session: Session, vault: Vault, now: datetime, enrolment: Enrolment, phone: Phone
) -> Device:
    """Bind a phone to the order of a claimed code. The phone before it works until the match."""
    passwords.refuse_trivial_pin(phone.pin)
    x, y = devices.point_of(phone.x, phone.y)
    device_id = uuid4()
    # Hashed before the database is asked: SQLite would hold its write lock meanwhile.
    pin_hash = vault.hash_pin(device_id, phone.pin)
    _spend(session, now, enrolment)
    order = session.get_one(Order, enrolment.order_id)
    _retire_waiting(session, now, order.id)
    device = Device(
        id=device_id,
        court_id=order.court_id,
        participant_id=order.participant_id,
        order_id=order.id,
        x=x,
        y=y,
        label=phone.label,
        enrolled_at=now,
        enrolment_id=enrolment.id,
        pin_hash=pin_hash,
    )
    session.add(device)
    session.flush()
    return device


def bind_site_device(
    session: Session, now: datetime, enrolment: Enrolment, tablet: Tablet
) -> tuple[SiteDevice, sessions.SignedIn]:
    """Bind a tablet to the site of a claimed code. It acts for that site and no other.

    Its session is good for nothing before the match; it lets a browser without a key ask.
    """
    x = y = None
    if tablet.x is not None and tablet.y is not None:
        x, y = devices.point_of(tablet.x, tablet.y)
    _spend(session, now, enrolment)
    device = SiteDevice(
        id=uuid4(),
        court_id=enrolment.court_id,
        site_id=enrolment.site_id,
        x=x,
        y=y,
        label=tablet.label,
        enrolled_at=now,
        enrolment_id=enrolment.id,
    )
    session.add(device)
    session.flush()
    return device, sessions.begin(session, now, device)


def _spend(session: Session, now: datetime, enrolment: Enrolment) -> None:
    """Use the code up. The database decides between two who come at once."""
    spent = session.execute(
        update(Enrolment)
        .where(Enrolment.id == enrolment.id, Enrolment.used_at.is_(None))
        .where(Enrolment.withdrawn_at.is_(None))
        .values(used_at=now)
        .returning(Enrolment.id)
    )
    if spent.first() is None:
        raise Gone(SPENT)


def _retire_waiting(session: Session, now: datetime, order_id: UUID) -> None:
    """A later code was used meanwhile: nobody compares the words of the one before any more."""
    waiting = select(Device).where(
        Device.order_id == order_id, Device.revoked_at.is_(None), Device.matched_at.is_(None)
    )
    for phone in session.scalars(waiting).all():
        devices.retire(session, now, phone, "replaced")
