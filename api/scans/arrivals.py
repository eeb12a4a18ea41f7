"""Whose a scan is and which site its code speaks of: one statement; it takes the turn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    bindparam,
    false,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.orm import Session, lazyload

from api.accounts.models import Device, SiteDevice
from api.database import Instant
from api.hosts import keys
from api.hosts.models import Site
from api.orders.models import Order
from api.rules import codes
from api.scans.models import Scan
from api.shifts.models import Placement

TYPED = "short:"
# A site's screen that was heard of this recently is taken to be alive.
SEEN_ALIVE = timedelta(minutes=15)
# Scans of one half-minute are dated by it, give or take how wrong the screen's clock is.
COUNTED_WITHIN = timedelta(hours=12)
By = Literal["key_id", "poster_id", "id"]
CARDS = ("W0", "W1")


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the text of a code says before anything is looked up: by which of a site's columns to
    find it, if any."""

    by: By | None = None
    value: bytes | UUID | None = None
    code: codes.Code | None = None
    typed: str | None = None

    @property
    def at_desk(self) -> bool:
        """Whether it is the code of a court's desk: it opens no attendance, whatever it proves."""
        return self.code is not None and self.code.kind == "D1"

    @property
    def card(self) -> codes.Code | None:
        """The card that a site's tablet scanned, if it is that."""
        return self.code if self.code is not None and self.code.kind in CARDS else None


class Place(NamedTuple):
    """A site, as far as a scan needs it. `over_at`: since when its keys are out of use."""

    id: UUID
    name: str
    time_zone: str
    key_id: bytes
    root_secret: bytes
    over_at: datetime | None = None


class Phone(NamedTuple):
    """A phone, as far as a signature needs it."""

    id: UUID
    x: bytes
    y: bytes
    revoked_at: datetime | None
    matched_at: datetime | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of a scan's order, phone and site; `others` is how many other women used the
    same half-minute of the site's code before."""

    order: Order | None
    phone: Phone | None
    site: Place | None
    is_placed: bool
    seen_alive: bool
    others: int = 0


def pointer(claims: Mapping[str, Any]) -> Pointer:
    """What the code and the chosen site of a scan say."""
    text = claims.get("code")
    if not isinstance(text, str):
        return Pointer()
    if text.startswith(TYPED):
        chosen = claimed_id(claims.get("site"))
        typed = text.removeprefix(TYPED)
        return Pointer(None if chosen is None else "id", chosen, typed=typed)
    code = codes.parse(text)
    if isinstance(code, codes.Code) and code.kind == "R1":
        return Pointer("key_id", code.key_id, code)
    if isinstance(code, codes.Code) and code.kind == "P1":
        return Pointer("poster_id", code.payload, code)
    if isinstance(code, codes.Code) and code.kind == "D1":
        return Pointer(code=code)
    if isinstance(code, codes.Code) and code.kind in CARDS:
        # Until the tablet is recognised, the site it names is a claim that routes the odd scan.
        chosen = claimed_id(claims.get("site"))
        return Pointer(None if chosen is None else "id", chosen, code)
    return Pointer()


def claimed_id(claim: object) -> UUID | None:
    """The id that somebody claims, if it is one."""
    try:
        return UUID(str(claim))
    except ValueError:
        return None


def of_phone(session: Session, device_id: UUID, at: Pointer, now: datetime) -> Arrival | None:
    """The order of a phone, its turn taken; None when there is no such phone."""
    return _arrival(session, Device.id.key, device_id, at, now)


def of_order(session: Session, order_id: UUID, at: Pointer, now: datetime) -> Arrival | None:
    """An order, its turn taken."""
    return _arrival(session, "order", order_id, at, now)


def of_nobody(session: Session, at: Pointer) -> Arrival:
    """A scan that nobody is known for: its site alone."""
    found = None
    if at.by is not None:
        query = select(*_SITE).where(getattr(Site, at.by) == at.value)
        found = session.execute(query).first()
    nobody = Arrival(None, None, None if found is None else Place(*found), False, False)
    return _by_old_keys(session, at, nobody, lambda site: of_nobody(session, site))


def _arrival(session: Session, by: str, value: UUID, at: Pointer, now: datetime) -> Arrival | None:
    given: dict[str, Any] = {"whose": value, "site": at.value, "alive_since": now - SEEN_ALIVE}
    if at.by is None:
        given = {"whose": value}
    if at.by == "key_id" and at.code is not None:
        shown = datetime.fromtimestamp(at.code.counter * codes.STEP_SECONDS, UTC)
        given |= {"counter": at.code.counter}
        given |= {"since": shown - COUNTED_WITHIN, "until": shown + COUNTED_WITHIN}
    row = session.execute(_statement(by, at.by), given).first()
    if row is None:
        return None
    order, *rest = row
    phone, site, (is_placed, seen_alive, others) = rest[:5], rest[5:10], rest[10:]
    found = Arrival(
        order,
        None if phone[0] is None else Phone(*phone),
        None if site[0] is None else Place(*site),
        bool(is_placed),
        bool(seen_alive),
        others,
    )
    return _by_old_keys(session, at, found, lambda its: _arrival(session, by, value, its, now))


def _by_old_keys(
    session: Session, at: Pointer, found: Arrival, look: Callable[[Pointer], Arrival | None]
) -> Arrival:
    """The same with the site whose keys of before made the code, if no keys in use did."""
    if at.by != "key_id" or found.site is not None or not isinstance(at.value, bytes):
        return found
    old = keys.retired(session, at.value)
    again = None if old is None else look(Pointer("id", old.site_id, at.code))
    if old is None or again is None or again.site is None:
        return found
    site = again.site._replace(key_id=old.key_id, root_secret=old.root_secret, over_at=old.over_at)
    return replace(again, site=site)


_SITE = (Site.id, Site.name, Site.time_zone, Site.key_id, Site.root_secret)
_PHONE = (Device.id, Device.x, Device.y, Device.revoked_at, Device.matched_at)


def _others(by: By) -> ColumnElement[int]:
    """How many other women used the same half-minute of the site's code."""
    if by != "key_id":
        return literal(0)
    return (
        select(func.count(Scan.order_id.distinct()))
        .where(
            Scan.site_id == Site.id,
            Scan.at.between(
                bindparam("since", type_=Instant()), bindparam("until", type_=Instant())
            ),
            # Whoever made a code up may have written any number into it.
            Scan.counter == bindparam("counter", type_=BigInteger()),
            Scan.order_id != Order.id,
        )
        .scalar_subquery()
    )


@lru_cache(maxsize=16)
def _statement(whose: str, by: By | None) -> Select[*tuple[Any, ...]]:
    """The statement, made once for each way of finding an order and a site.

    The weaker lock lets rows that point at the order be inserted meanwhile; a full one would
    deadlock with them.
    """
    is_placed = select(Placement.id).where(
        Placement.order_id == Order.id, Placement.site_id == Site.id
    )
    seen_alive = select(SiteDevice.id).where(
        SiteDevice.site_id == Site.id,
        SiteDevice.revoked_at.is_(None),
        SiteDevice.last_seen_at >= bindparam("alive_since", type_=Instant()),
    )
    site = (
        (*_SITE, is_placed.exists(), seen_alive.exists(), _others(by))
        if by is not None
        else (*(null() for _ in _SITE), false(), false(), literal(0))
    )
    phone = _PHONE if whose == "id" else tuple(null() for _ in _PHONE)
    query = select(Order, *phone, *site)
    if whose == "id":
        query = query.join(Device, Device.order_id == Order.id)
        query = query.where(Device.id == bindparam("whose", type_=Device.id.type))
    else:
        query = query.where(Order.id == bindparam("whose", type_=Order.id.type))
    if by is not None:
        column = getattr(Site, by)
        query = query.outerjoin(Site, column == bindparam("site", type_=column.type))
    return (
        query.options(lazyload(Order.participant))
        .with_for_update(key_share=True, of=Order)
        .execution_options(populate_existing=True)
    )
