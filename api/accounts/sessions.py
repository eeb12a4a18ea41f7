"""Sessions: begun, found again by their token, and ended. Who somebody is, is read afresh."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.accounts.models import Device, SignIn, SiteDevice, Staff, StaffOrganization, StaffSite
from api.accounts.vault import hash_of, new_token
from api.errors import Unauthenticated
from api.hosts.models import Site
from api.orders.models import Participant
from api.rules.access import STAFF_ROLES, Actor

KEEP_ENDED = timedelta(days=30)
TOUCH_EVERY = timedelta(minutes=1)
MOST_STAFF_SESSIONS = 3


@dataclass(frozen=True, slots=True)
class Life:
    """How long a session may lie still (None: as long as it lives), and how long it lives."""

    still: timedelta | None
    whole: timedelta


LIVES: Final = {
    "participant": Life(timedelta(minutes=5), timedelta(hours=8)),
    "staff": Life(timedelta(minutes=30), timedelta(hours=12)),
    "site_device": Life(None, timedelta(days=400)),
}


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session: the token for the cookie (told once), who it is, and how long at most."""

    token: str
    actor: Actor
    lasts: timedelta


def begin(session: Session, now: datetime, subject: Staff | Device | SiteDevice) -> SignedIn:
    """Open a session. A phone and a tablet have one at a time, staff at most three."""
    token, hashed = new_token()
    row = SignIn(id=uuid4(), token_hash=hashed, created_at=now, last_seen_at=now)
    if isinstance(subject, Staff):
        row.kind, row.staff_id = "staff", subject.id
        _end_oldest(session, now, subject.id)
    elif isinstance(subject, Device):
        row.kind, row.device_id = "participant", subject.id
        end_all(session, now, device_id=subject.id)
        subject.last_seen_at = now
    else:
        row.kind, row.site_device_id = "site_device", subject.id
        end_all(session, now, site_device_id=subject.id)
        subject.last_seen_at = now if subject.matched_at is not None else None
    life = LIVES[row.kind]
    row.expires_at = now + life.whole
    session.add(row)
    session.flush()
    return SignedIn(token, _actor(session, row), life.whole)


def find(session: Session, token: str, now: datetime) -> tuple[Actor, SignIn]:
    """Who holds this token, with the scope of this moment. Raises `Unauthenticated`."""
    hashed = hash_of(token.encode("utf-8", "surrogatepass"))
    row = session.scalar(select(SignIn).where(SignIn.token_hash == hashed))
    if row is None or row.ended_at is not None or now >= ends_at(row):
        raise Unauthenticated("session-expired")
    actor = _actor(session, row)
    _refuse_unmatched(session, row)
    return actor, row


def _refuse_unmatched(session: Session, row: SignIn) -> None:
    """Nobody compared the two words of this device yet: it might be anybody's."""
    device: Device | SiteDevice | None = None
    if row.device_id is not None:
        device = session.get_one(Device, row.device_id)
    elif row.site_device_id is not None:
        device = session.get_one(SiteDevice, row.site_device_id)
    if device is not None and device.matched_at is None:
        raise Unauthenticated("device-unmatched")


def ends_at(row: SignIn) -> datetime:
    """When this session is over if nothing more is heard."""
    still = LIVES[row.kind].still
    return row.expires_at if still is None else min(row.expires_at, row.last_seen_at + still)


def needs_touch(row: SignIn, now: datetime) -> bool:
    """Whether it was noted too long ago that somebody is there."""
    return now - row.last_seen_at >= TOUCH_EVERY


def touch(session: Session, row: SignIn, now: datetime) -> None:
    """Note that somebody is there, on the session and on the phone or tablet that holds it."""
    row.last_seen_at = now
    session.execute(update(SignIn).where(SignIn.id == row.id).values(last_seen_at=now))
    if row.device_id is not None:
        mine = Device.id == row.device_id
        session.execute(update(Device).where(mine).values(last_seen_at=now))
    if row.site_device_id is not None:
        its = SiteDevice.id == row.site_device_id
        session.execute(update(SiteDevice).where(its).values(last_seen_at=now))


def end(session: Session, now: datetime, session_id: UUID) -> None:
    """Sign out."""
    session.execute(
        update(SignIn)
        .where(SignIn.id == session_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )


def end_all(
    session: Session,
    now: datetime,
    *,
    staff_id: UUID | None = None,
    device_id: UUID | None = None,
    site_device_id: UUID | None = None,
) -> None:
    """End every session of one subject at once."""
    whose = {"staff_id": staff_id, "device_id": device_id, "site_device_id": site_device_id}
    (column, value), *more = [(name, v) for name, v in whose.items() if v is not None]
    if more:
        raise ValueError("one subject at a time")
    session.execute(
        update(SignIn)
        .where(getattr(SignIn, column) == value, SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )


def sweep(session: Session, now: datetime) -> int:
    """Delete sessions that were over a month ago; how many they were."""
    old = SignIn.expires_at < now - KEEP_ENDED
    return len(session.execute(delete(SignIn).where(old).returning(SignIn.id)).all())


def _end_oldest(session: Session, now: datetime, staff_id: UUID) -> None:
    mine = select(SignIn.id).where(
        SignIn.staff_id == staff_id, SignIn.ended_at.is_(None), SignIn.expires_at > now
    )
    newest_first = mine.order_by(SignIn.last_seen_at.desc(), SignIn.id)
    for session_id in session.scalars(newest_first.offset(MOST_STAFF_SESSIONS - 1)).all():
        end(session, now, session_id)


def _actor(session: Session, row: SignIn) -> Actor:
    """The person or device behind a session; `Unauthenticated` once disabled or revoked."""
    if row.staff_id is not None:
        return _staff_actor(session, row, session.get_one(Staff, row.staff_id))
    if row.device_id is not None:
        return _participant_actor(session, row, session.get_one(Device, row.device_id))
    return _site_actor(session, row, session.get_one(SiteDevice, row.site_device_id))


def _staff_actor(session: Session, row: SignIn, person: Staff) -> Actor:
    role = next((role for role in STAFF_ROLES if role == person.role), None)
    if person.disabled_at is not None or role is None:
        raise Unauthenticated("session-expired")
    return Actor(
        role=role,
        id=person.id,
        court_id=person.court_id,
        host_id=person.host_id,
        site_ids=_sites_of(session, person),
        organization_id=_organization_of(session, person),
        session_id=row.id,
        name=person.name,
        language=person.language,
        purpose=row.look_purpose,
    )


def _organization_of(session: Session, person: Staff) -> UUID | None:
    """The organization of a monitor; nobody else has one."""
    if person.role != "monitor":
        return None
    mine = StaffOrganization.staff_id == person.id
    return session.scalar(select(StaffOrganization.organization_id).where(mine))


def _sites_of(session: Session, person: Staff) -> frozenset[UUID]:
    """Every site of a host's person's host, or the few that she was narrowed to."""
    if person.host_id is None:
        return frozenset()
    every = frozenset(session.scalars(select(Site.id).where(Site.host_id == person.host_id)))
    few = select(StaffSite.site_id).where(StaffSite.staff_id == person.id)
    narrowed = frozenset(session.scalars(few))
    return every & narrowed if narrowed else every


def _participant_actor(session: Session, row: SignIn, device: Device) -> Actor:
    if device.revoked_at is not None:
        raise Unauthenticated("session-expired")
    person = session.get_one(Participant, device.participant_id)
    return Actor(
        role="participant",
        id=person.id,
        participant_id=person.id,
        order_id=device.order_id,
        device_id=device.id,
        session_id=row.id,
        name=person.first_name,
        language=person.language,
    )


def _site_actor(session: Session, row: SignIn, device: SiteDevice) -> Actor:
    if device.revoked_at is not None:
        raise Unauthenticated("session-expired")
    site = session.get_one(Site, device.site_id)
    return Actor(
        role="site_device",
        id=device.id,
        host_id=site.host_id,
        site_ids=frozenset({site.id}),
        device_id=device.id,
        session_id=row.id,
        name=device.label or site.name,
    )
