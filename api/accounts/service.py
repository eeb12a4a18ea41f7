"""Signing in by the front door, and saying who is signed in.

Sign-in comes in two steps with a commit of the edge between them: the try is counted first, so
that it counts whatever happens next, and no transaction is open while a password is hashed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import limits, sessions, staff
from api.accounts.models import Court, Staff
from api.accounts.vault import Vault
from api.errors import NotFound, Unauthenticated
from api.hosts.models import Host, Site
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its id and its name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """Who is signed in, as the screens need it. `expires_at` is in the court's zone."""

    role: str
    name: str
    language: str
    expires_at: datetime
    court: Named | None
    host: Named | None
    sites: list[Named]
    order: UUID | None
    device: UUID | None


def admit_staff(
    session: Session, vault: Vault, now: datetime, email: str, address: str
) -> Staff | None:
    """Count a try to sign in, then look whose it is: None for an unknown or disabled account."""
    known_as = email.strip().lower()
    limits.count(session, vault, now, "sign-in-address", address)
    limits.count(session, vault, now, "sign-in", known_as)
    return session.scalar(select(Staff).where(Staff.email == known_as, Staff.disabled_at.is_(None)))


def sign_in_staff(
    session: Session, vault: Vault, now: datetime, person: Staff | None, password: str, code: str
) -> sessions.SignedIn:
    """Open a session for both factors. One answer and one time for whatever does not hold."""
    known = vault.is_password(password, person.password_hash if person else None)
    if person is None or not known:
        raise Unauthenticated("sign-in-refused")
    if not staff.take_code(session, vault, now, person, code):
        raise Unauthenticated("sign-in-refused")
    return sessions.begin(session, now, person)


def change_password(
    session: Session, vault: Vault, now: datetime, actor: Actor, old: str, code: str, new: str
) -> None:
    """Her own password instead of the one she was handed. Ends all her sessions."""
    person = session.get(Staff, actor.id)
    if person is None:
        raise NotFound
    staff.change_password(session, vault, now, person, old, code, new)


def describe(session: Session, actor: Actor, expires_at: datetime) -> SessionView:
    """Who is signed in, with the names of court, host and sites."""
    host = session.get(Host, actor.host_id) if actor.host_id else None
    sites = _sites(session, actor)
    court = _court(session, actor, host)
    zone: tzinfo = days.zone(court.time_zone) if court else UTC
    return SessionView(
        role=actor.role,
        name=actor.name,
        language=actor.language,
        expires_at=expires_at.astimezone(zone),
        court=Named(court.id, court.name) if court else None,
        host=Named(host.id, host.name) if host else None,
        sites=sites,
        order=actor.order_id,
        device=actor.device_id,
    )


def _sites(session: Session, actor: Actor) -> list[Named]:
    found = select(Site.id, Site.name).where(Site.id.in_(actor.site_ids)).limit(50)
    rows = session.execute(found.order_by(Site.name, Site.id))
    return [Named(site_id, name) for site_id, name in rows]


def _court(session: Session, actor: Actor, host: Host | None) -> Court | None:
    order = session.get(Order, actor.order_id) if actor.order_id else None
    court_id = actor.court_id or (order.court_id if order else None)
    court_id = court_id or (host.court_id if host else None)
    return session.get(Court, court_id) if court_id else None
