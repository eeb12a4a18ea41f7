"""The PIN by which a host's person says at a tablet that she is there: set by herself, counted."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, case, delete, literal, null, or_, select, update
from sqlalchemy.orm import Session

from api.accounts import limits, passwords
from api.accounts.models import Staff, StaffSite
from api.accounts.vault import Vault
from api.database import Instant
from api.errors import Forbidden, Locked, NotFound
from api.hosts.models import Site
from api.passes.models import SitePin

MOST_WRONG = 10
TELL_TRIES_LEFT = 3


class Person(NamedTuple):
    """A host's person who can say at a tablet that she is there."""

    id: UUID
    name: str


def is_set(session: Session, staff_id: UUID) -> SitePin | None:
    """Her PIN, if she set one."""
    return session.get(SitePin, staff_id)


def choose(session: Session, vault: Vault, now: datetime, staff_id: UUID, pin: str) -> SitePin:
    """Set her PIN, or set it anew: that unlocks it too."""
    passwords.refuse_trivial_pin(pin)
    hashed = vault.hash_pin(staff_id, pin)
    mine = session.get(SitePin, staff_id)
    if mine is None:
        mine = SitePin(staff_id=staff_id)
        session.add(mine)
    mine.pin_hash, mine.set_at, mine.failures, mine.locked_at = hashed, now, 0, None
    limits.forget(session, vault, "site-pin", str(staff_id))
    session.flush()
    return mine


def drop(session: Session, staff_id: UUID) -> None:
    """Take her PIN away. Twice is once."""
    session.execute(delete(SitePin).where(SitePin.staff_id == staff_id))


def people(session: Session, site: Site) -> Sequence[Person]:
    """The people who work at a site and set a PIN, by name."""
    with_pin = _working_at(site).join(SitePin, SitePin.staff_id == Staff.id)
    return [Person(own, name) for own, name in session.execute(with_pin.limit(50))]


def _working_at(site: Site) -> Select[UUID, str]:
    """The host's people whose work is not narrowed to other sites."""
    narrowed = select(StaffSite.site_id).where(StaffSite.staff_id == Staff.id)
    return (
        select(Staff.id, Staff.name)
        .where(Staff.host_id == site.host_id, Staff.role == "host", Staff.disabled_at.is_(None))
        .where(or_(~narrowed.exists(), narrowed.where(StaffSite.site_id == site.id).exists()))
        .order_by(Staff.name, Staff.id)
    )


def admit(session: Session, vault: Vault, now: datetime, site: Site, staff_id: UUID) -> Person:
    """Let somebody at a tablet try her PIN. The try counts as wrong until `check` finds it right,
    so the edge commits in between: twenty at once are twenty tries."""
    found = session.execute(_working_at(site).where(Staff.id == staff_id)).first()
    mine = None if found is None else session.get(SitePin, staff_id)
    if found is None or mine is None:
        raise NotFound
    if mine.locked_at is not None:
        raise Locked("site-pin-locked")
    limits.count(session, vault, now, "site-pin", str(staff_id))
    _count_wrong(session, now, mine)
    return Person(*found)


def _count_wrong(session: Session, now: datetime, mine: SitePin) -> None:
    tries = SitePin.failures + 1
    counted = session.execute(
        update(SitePin)
        .where(SitePin.staff_id == mine.staff_id, SitePin.locked_at.is_(None))
        .values(
            failures=tries,
            locked_at=case((tries >= MOST_WRONG, literal(now, Instant())), else_=null()),
        )
        .returning(SitePin.failures)
        .execution_options(synchronize_session=False)
    ).first()
    if counted is None:
        raise Locked("site-pin-locked")
    session.refresh(mine)


def check(session: Session, vault: Vault, staff_id: UUID, pin: str) -> None:
    """Whether it was her PIN: else says so, and how many tries are left, if few."""
    mine = session.get_one(SitePin, staff_id)
    if not vault.is_pin(staff_id, pin, mine.pin_hash):
        raise _wrong(MOST_WRONG - mine.failures)
    mine.failures, mine.locked_at = 0, None
    limits.forget(session, vault, "site-pin", str(staff_id))
    session.flush()


def _wrong(left: int) -> Forbidden | Locked:
    if left <= 0:
        return Locked("site-pin-locked")
    if left <= TELL_TRIES_LEFT:
        return Forbidden("site-pin-wrong-few-left", tries_left=left)
    return Forbidden("site-pin-wrong")
