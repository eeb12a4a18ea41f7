"""The people who work here: added, given new credentials, disabled. Told on the terminal once."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import pyotp
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.accounts import organizations, passwords, sessions
from api.accounts.models import Court, Staff, StaffOrganization, StaffSite, SupportOrganization
from api.accounts.vault import Vault
from api.errors import Conflict, Invalid, NotFound, Unauthenticated
from api.hosts.models import Host, Site

ISSUER = "Constancia"
ROLES = ("clerk", "host", "admin", "monitor")
LANGUAGES = ("es", "en")
INITIAL_PASSWORD_BYTES = 18
STEP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person is handed once. `totp_uri` goes into an authenticator, by hand or as QR."""

    staff_id: UUID
    email: str
    password: str
    totp_secret: str
    totp_uri: str


def add(
    session: Session,
    vault: Vault,
    now: datetime,
    *,
    role: str,
    email: str,
    name: str,
    language: str = "es",
    court_id: UUID | None = None,
    host_id: UUID | None = None,
    site_ids: Iterable[UUID] = (),
    organization: str | None = None,
) -> Credentials:
    """Add a person; a host's without `site_ids` works at every site of her host, and a monitor
    without `organization` is let into no case.

    Raises `Invalid` for a role, e-mail, court, host, site or organization that does not fit,
    `Conflict` for an e-mail already known.
    """
    address = _address(email)
    sites = list(site_ids)
    _refuse_misfits(session, role, language, court_id, host_id, sites)
    theirs = None if organization is None else _organization(session, role, organization)
    if session.scalar(select(Staff.id).where(Staff.email == address)) is not None:
        raise Conflict("email-already-known")
    person = Staff(
        id=uuid4(),
        role=role,
        court_id=court_id,
        host_id=host_id,
        email=address,
        name=name.strip(),
        language=language,
        created_at=now,
    )
    credentials = _hand_out(person, vault)
    session.add(person)
    session.flush()
    session.add_all(StaffSite(staff_id=person.id, site_id=site) for site in sites)
    if theirs is not None:
        session.add(StaffOrganization(staff_id=person.id, organization_id=theirs.id))
    session.flush()
    return credentials


def reset(session: Session, vault: Vault, now: datetime, email: str) -> Credentials:
    """New password and new second factor, after the administrator has checked who asks.

    Ends every session of hers; a disabled account is open again.
    """
    person = by_email(session, email)
    person.disabled_at = None
    credentials = _hand_out(person, vault)
    sessions.end_all(session, now, staff_id=person.id)
    session.flush()
    return credentials


def disable(session: Session, now: datetime, email: str) -> Staff:
    """Close an account and end its sessions at once; what she did stays hers."""
    person = by_email(session, email)
    person.disabled_at = person.disabled_at or now
    sessions.end_all(session, now, staff_id=person.id)
    session.flush()
    return person


def by_email(session: Session, email: str) -> Staff:
    """The person with this e-mail, in whatever letters. Raises `NotFound`."""
    person = session.scalar(select(Staff).where(Staff.email == email.strip().lower()))
    if person is None:
        raise NotFound("no-such-person")
    return person


def change_password(
    session: Session, vault: Vault, now: datetime, person: Staff, old: str, code: str, new: str
) -> None:
    """A password of her own instead of the one she was handed; needs both factors again."""
    passwords.refuse_weak_password(new, person.email)
    known = vault.is_password(old, person.password_hash)
    hashed = vault.hash_password(new)
    if not (known and take_code(session, vault, now, person, code)):
        raise Unauthenticated("sign-in-refused")
    person.password_hash = hashed
    sessions.end_all(session, now, staff_id=person.id)
    session.flush()


def take_code(session: Session, vault: Vault, now: datetime, person: Staff, code: str) -> bool:
    """Whether this is her second factor now, one step early or late; each step counts once."""
    totp = pyotp.TOTP(vault.unseal(person.totp_secret))
    current = int(now.timestamp()) // STEP_SECONDS
    steps = (current - 1, current, current + 1)
    matching = [s for s in steps if secrets.compare_digest(totp.generate_otp(s), code)]
    if not matching:
        return False
    # The database decides, so that one code sent twice at the same moment opens one session.
    taken = session.execute(
        update(Staff)
        .where(Staff.id == person.id, Staff.last_totp_step < matching[-1])
        .values(last_totp_step=matching[-1])
        .returning(Staff.id)
    )
    return taken.first() is not None


def _hand_out(person: Staff, vault: Vault) -> Credentials:
    """Give fresh credentials and keep only what verifies them."""
    password = secrets.token_urlsafe(INITIAL_PASSWORD_BYTES)
    secret = pyotp.random_base32()
    person.password_hash = vault.hash_password(password)
    person.totp_secret = vault.seal(secret)
    person.last_totp_step = 0
    uri = pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER)
    return Credentials(person.id, person.email, password, secret, uri)


def _address(email: str) -> str:
    address = email.strip().lower()
    name, at, domain = address.partition("@")
    if not (name and at and "." in domain and len(address) <= 254 and address.isprintable()):
        raise Invalid("bad-email", "/email")
    if " " in address or "@" in domain:
        raise Invalid("bad-email", "/email")
    return address


def _organization(session: Session, role: str, name: str) -> SupportOrganization:
    if role != "monitor":
        raise Invalid("role-and-organization", "/organization")
    found = organizations.by_name(session, name)
    if found is None:
        raise Invalid("unknown-organization", "/organization")
    return found


def _refuse_misfits(
    session: Session,
    role: str,
    language: str,
    court_id: UUID | None,
    host_id: UUID | None,
    site_ids: list[UUID],
) -> None:
    if role not in ROLES:
        raise Invalid("unknown-role", "/role")
    if language not in LANGUAGES:
        raise Invalid("unknown-language", "/language")
    if (role == "clerk") != (court_id is not None) and role != "monitor":
        raise Invalid("role-and-court", "/court")
    if (role == "host") != (host_id is not None):
        raise Invalid("role-and-host", "/host")
    _refuse_unknown(session, court_id, host_id, site_ids)


def _refuse_unknown(
    session: Session, court_id: UUID | None, host_id: UUID | None, site_ids: list[UUID]
) -> None:
    if court_id is not None and session.get(Court, court_id) is None:
        raise Invalid("unknown-court", "/court")
    if host_id is not None and session.get(Host, host_id) is None:
        raise Invalid("unknown-host", "/host")
    for site_id in site_ids:
        site = session.get(Site, site_id)
        if site is None or site.host_id != host_id:
            raise Invalid("unknown-site", "/sites")
