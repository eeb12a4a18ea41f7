"""One-time codes: the court prints one, her phone or a site's tablet is bound by it, once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.accounts.models import Enrolment
from api.accounts.vault import hash_of
from api.errors import Gone, NotFound
from api.hosts.models import Site
from api.orders.models import Order
from api.rules import codes
from api.rules.access import Actor, may

TOKEN_BYTES = 20
LIFE: Final = timedelta(hours=72)
LIFE_ONCE_OPENED: Final = timedelta(minutes=15)
MOST_TRIES = 5
SPENT = "enrolment-code-spent"


@dataclass(frozen=True, slots=True)
class Issued:
    """A fresh enrolment. `token` (20 bytes) is known now and never again."""

    enrolment: Enrolment
    token: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """What somebody who opened a code is shown: whom or what it is for, and until when."""

    kind: str
    first_name: str | None
    site_name: str | None
    expires_at: datetime
    court_id: UUID


def issue_for_order(session: Session, actor: Actor, now: datetime, order_id: UUID) -> Issued:
    """A code for her phone. Earlier unused codes of the order are withdrawn."""
    order = session.get(Order, order_id)
    if order is None or not may(actor, "order.enrol", court_id=order.court_id):
        raise NotFound
    session.execute(
        update(Enrolment)
        .where(Enrolment.order_id == order.id, Enrolment.used_at.is_(None))
        .where(Enrolment.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    )
    return _issue(session, actor, now, "participant", order.court_id, order_id=order.id)


def issue_for_site(session: Session, actor: Actor, now: datetime, site_id: UUID) -> Issued:
    """A code for a tablet of a site; a site may have several."""
    site = session.get(Site, site_id)
    if site is None or not may(actor, "site.enrol", court_id=site.court_id):
        raise NotFound
    return _issue(session, actor, now, "site_device", site.court_id, site_id=site.id)


def _issue(
    session: Session,
    actor: Actor,
    now: datetime,
    kind: str,
    court_id: UUID,
    *,
    order_id: UUID | None = None,
    site_id: UUID | None = None,
) -> Issued:
    assert actor.id is not None
    token = secrets.token_bytes(TOKEN_BYTES)
    enrolment = Enrolment(
        id=uuid4(),
        token_hash=hash_of(token),
        kind=kind,
        court_id=court_id,
        order_id=order_id,
        site_id=site_id,
        created_by=actor.id,
        created_at=now,
        expires_at=now + LIFE,
    )
    session.add(enrolment)
    session.flush()
    return Issued(enrolment, token)


def token_of(code: str) -> bytes | None:
    """The 20 bytes in a code as it was scanned (the whole address) or typed (`E1....`)."""
    found = codes.parse(code)
    return found.payload if isinstance(found, codes.Code) and found.kind == "E1" else None


def open_code(session: Session, now: datetime, token: bytes | None) -> Opened:
    """Begin the 15 minutes in which a code can be used. Raises `Gone`, always in one way."""
    enrolment = _good(session, now, token)
    if enrolment.opened_at is None:
        enrolment.opened_at = now
        session.flush()
    first_name = site_name = None
    if enrolment.order_id is not None:
        first_name = session.get_one(Order, enrolment.order_id).participant.first_name
    if enrolment.site_id is not None:
        site_name = session.get_one(Site, enrolment.site_id).name
    until = usable_until(enrolment)
    return Opened(enrolment.kind, first_name, site_name, until, enrolment.court_id)


def usable_until(enrolment: Enrolment) -> datetime:
    """72 hours after it was made, or 15 minutes after it was opened."""
    if enrolment.opened_at is None:
        return enrolment.expires_at
    return min(enrolment.expires_at, enrolment.opened_at + LIFE_ONCE_OPENED)


def claim(session: Session, now: datetime, token: bytes | None, kind: str) -> Enrolment:
    """A code about to be used; the try is counted, and the edge commits that. Raises `Gone`."""
    enrolment = _good(session, now, token)
    if enrolment.kind != kind:
        raise Gone(SPENT)
    enrolment.opened_at = enrolment.opened_at or now
    counted = session.execute(
        update(Enrolment)
        .where(Enrolment.id == enrolment.id, Enrolment.tries < MOST_TRIES)
        .values(tries=Enrolment.tries + 1)
        .returning(Enrolment.id)
        .execution_options(synchronize_session=False)
    )
    if counted.first() is None:
        raise Gone(SPENT)
    return enrolment


def _good(session: Session, now: datetime, token: bytes | None) -> Enrolment:
    if token is None:
        raise Gone(SPENT)
    enrolment = session.scalar(select(Enrolment).where(Enrolment.token_hash == hash_of(token)))
    if enrolment is None or enrolment.used_at is not None or enrolment.withdrawn_at is not None:
        raise Gone(SPENT)
    if now >= usable_until(enrolment) or enrolment.tries >= MOST_TRIES:
        raise Gone(SPENT)
    return enrolment
