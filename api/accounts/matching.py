"""Two words bind a device: it shows them, the court's screen shows them, and a person compares.

Whoever got hold of a code and used it first has other words on her screen, and is turned down. A
phone that waits may scan; it reads nothing, and the phone before it stays in use.
"""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import devices, enrolments, sessions
from api.accounts.models import Device, Enrolment, SiteDevice
from api.errors import Conflict, NotFound
from api.rules import two_words
from api.rules.access import Actor, may

State = Literal["unused", "opened", "waiting", "matched", "ended"]
HOW: Final = ("in_person", "telephone")


def words_of(session: Session, device: Device | SiteDevice) -> tuple[str, str]:
    """The two words of a device: of the code that it used and of its public key.

    A browser without keys has its id instead, which nobody could choose either.
    """
    enrolment = session.get(Enrolment, device.enrolment_id) if device.enrolment_id else None
    token_hash = b"" if enrolment is None else enrolment.token_hash
    key = device.id.bytes if device.x is None or device.y is None else device.x + device.y
    return two_words.of_device(token_hash, key)


def enrolment_of(session: Session, actor: Actor, enrolment_id: UUID) -> Enrolment:
    """A code of the clerk's court."""
    enrolment = session.get(Enrolment, enrolment_id)
    if enrolment is None or not may(actor, "order.enrol", court_id=enrolment.court_id):
        raise NotFound
    return enrolment


def device_of(session: Session, enrolment: Enrolment) -> Device | SiteDevice | None:
    """The device that used this code, if any did."""
    if enrolment.kind == "participant":
        return session.scalar(select(Device).where(Device.enrolment_id == enrolment.id))
    return session.scalar(select(SiteDevice).where(SiteDevice.enrolment_id == enrolment.id))


def state_of(enrolment: Enrolment, device: Device | SiteDevice | None, now: datetime) -> State:
    """What became of a code."""
    if device is not None:
        if device.revoked_at is not None:
            return "ended"
        return "waiting" if device.matched_at is None else "matched"
    if enrolment.withdrawn_at is not None or now >= enrolments.usable_until(enrolment):
        return "ended"
    return "unused" if enrolment.opened_at is None else "opened"


def match_phone(
    session: Session, actor: Actor, now: datetime, device_id: UUID, agrees: bool, how: str
) -> Device:
    """A clerk compared the words of a phone. The same words: it replaces the phone before."""
    device = session.get(Device, device_id, with_for_update=True, populate_existing=True)
    if device is None or not may(actor, "order.enrol", court_id=device.court_id):
        raise NotFound
    if not _is_news(device, agrees):
        return device
    if not agrees:
        devices.retire(session, now, device, "unsafe")
        return device
    others = select(Device).where(
        Device.order_id == device.order_id, Device.revoked_at.is_(None), Device.id != device.id
    )
    for phone in session.scalars(others).all():
        devices.retire(session, now, phone, "replaced")
    _write_down(session, actor, now, device, how)
    return device


def match_tablet(
    session: Session, actor: Actor, now: datetime, device_id: UUID, agrees: bool, how: str
) -> SiteDevice:
    """A clerk compared the words of a tablet. A site may have several."""
    device = session.get(SiteDevice, device_id, with_for_update=True, populate_existing=True)
    if device is None or not may(actor, "site.enrol", court_id=device.court_id):
        raise NotFound
    if not _is_news(device, agrees):
        return device
    if agrees:
        _write_down(session, actor, now, device, how)
    else:
        device.revoked_at, device.revoked_reason = now, "unsafe"
        sessions.end_all(session, now, site_device_id=device.id)
        session.flush()
    return device


def _is_news(device: Device | SiteDevice, agrees: bool) -> bool:
    """Whether this word changes anything. What was said first stands: a yes is undone by taking
    the device out of use, a no by a new code."""
    if device.revoked_at is not None:
        if agrees:
            raise Conflict("match-too-late")
        return False
    if device.matched_at is not None and not agrees:
        raise Conflict("already-matched")
    return device.matched_at is None


def _write_down(
    session: Session, actor: Actor, now: datetime, device: Device | SiteDevice, how: str
) -> None:
    device.matched_at, device.matched_by, device.matched_how = now, actor.id, how
    session.flush()
