"""What a scan's claims prove: which site, when, and how much. Nothing is refused here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import clocks
from api.appearances.models import Appearance
from api.hosts import keys
from api.hosts.models import Site
from api.orders.models import Order
from api.rules import codes, days, evidence
from api.scans.arrivals import Arrival, Place, Pointer
from api.shifts.models import Placement


class Witnessed(NamedTuple):
    """A named host person who saw her."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A scan's site, instant and evidence, as far as its claims tell."""

    site: Place | None
    at: datetime
    method: str
    level: int
    code_kind: str
    counter: int | None
    flags: frozenset[str]
    # At a court's desk: whose desk it is, and her date of that day.
    court_id: UUID | None = None
    appearance: Appearance | None = None
    # At a tablet: the host's person who was there.
    witness: Witnessed | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What a code says: its kind, the site it names, and the half-minute it is of."""

    kind: str
    site: Place | None
    counter: int | None = None
    flags: frozenset[str] = frozenset()


UNKNOWN_CODE = frozenset({"unknown_code"})
# A woman takes some seconds to scan: so many in one half-minute have passed a picture on.
MOST_IN_HALF_A_MINUTE = 10
# Made by keys that a lost tablet may hold: it names the site, as a poster does.
REVOKED_CODE = frozenset({"revoked_code"})


def judge(
    session: Session,
    arrival: Arrival,
    pointer: Pointer,
    claims: Mapping[str, Any],
    signature_holds: bool | None,
    now: datetime,
) -> Judged:
    """Judge a scan that arrived now."""
    read = _read(session, arrival.site, pointer, claims, now)
    found = estimate(read.counter, claims, now, _lag(session, read, now))
    site, flags = read.site, found.flags | read.flags
    if site is None and arrival.order is not None:
        site = _chosen_site(session, arrival.order, claims, found.at)
        flags |= {"site_from_placement"} if site is not None else {"unknown_site"}
    elif site is None:
        flags |= {"unknown_site"}
    elif arrival.order is not None and not arrival.is_placed:
        flags |= {"not_placed_here"}
    if read.counter is not None and arrival.others >= MOST_IN_HALF_A_MINUTE:
        flags |= {"shared_counter"}
    seen = read.kind == "R1" and arrival.seen_alive
    return Judged(
        site=site,
        at=found.at,
        method=found.method,
        level=evidence.level(read.kind, found.freshness, bool(signature_holds), seen),
        code_kind=read.kind,
        counter=read.counter,
        flags=flags,
    )


def _lag(session: Session, read: Read, now: datetime) -> timedelta:
    """How far the screen that showed this code is known to have been behind. It tells so
    afterwards, so a code that arrives at once has nothing to look for."""
    if read.site is None or read.counter is None:
        return timedelta(0)
    shown = _instant(read.counter)
    if abs(now - shown) <= evidence.FRESH:
        return timedelta(0)
    return clocks.lag(session, read.site.id, shown)


def _instant(counter: int) -> datetime:
    return datetime.fromtimestamp(counter * codes.STEP_SECONDS, UTC)


def estimate(
    counter: int | None,
    claims: Mapping[str, Any],
    now: datetime,
    site_offset: timedelta = timedelta(0),
) -> evidence.Estimate:
    """When it happened, by the half-minute of a genuine code and by what the phone says."""
    counter_at = None if counter is None else _instant(counter)
    return evidence.estimate(
        evidence.Clues(
            received_at=now,
            counter_at=counter_at,
            captured_at=claims.get("captured_at"),
            server_offset_ms=claims.get("server_offset_ms"),
            claimed_at=claims.get("claimed_at"),
            site_offset=site_offset,
        )
    )


def _read(
    session: Session,
    site: Place | None,
    pointer: Pointer,
    claims: Mapping[str, Any],
    now: datetime,
) -> Read:
    if claims.get("code") is None:
        return Read("none", None)
    if pointer.typed is not None:
        return _typed(session, site, pointer.typed, claims, now)
    code = pointer.code
    if site is None or code is None:
        return Read("none", None, flags=UNKNOWN_CODE)
    if code.kind == "P1":
        return Read("P1", site)
    if codes.is_genuine(code, site.root_secret):
        if _is_over(site.over_at, code.counter):
            return Read("R1", site, flags=REVOKED_CODE)
        return Read("R1", site, code.counter)
    return Read("none", None, flags=UNKNOWN_CODE)


def _is_over(over_at: datetime | None, counter: int) -> bool:
    """Whether a code was made after its keys were taken out of use."""
    return over_at is not None and counter * codes.STEP_SECONDS >= over_at.timestamp()


def _typed(
    session: Session, site: Place | None, typed: str, claims: Mapping[str, Any], now: datetime
) -> Read:
    """A short code, looked for around the phone's clock and around the present; by the keys of
    before too, where those in use did not make it."""
    typed = typed.encode("ascii", "replace").decode()
    if site is None:
        return Read("none", site, flags=UNKNOWN_CODE)
    counter = _counter(typed, site.root_secret, site.key_id, claims, now)
    if counter is not None:
        return Read("short", site, counter)
    for old in keys.retired_of(session, site.id):
        counter = _counter(typed, old.root_secret, old.key_id, claims, now)
        if counter is not None and _is_over(old.over_at, counter):
            return Read("short", site, flags=REVOKED_CODE)
        if counter is not None:
            return Read("short", site, counter)
    return Read("none", site, flags=UNKNOWN_CODE)


def _counter(
    typed: str, root: bytes, key_id: bytes, claims: Mapping[str, Any], now: datetime
) -> int | None:
    told = evidence.estimate(
        evidence.Clues(
            now,
            captured_at=claims.get("captured_at"),
            server_offset_ms=claims.get("server_offset_ms"),
        )
    )
    for near in {int(told.at.timestamp()), int(now.timestamp())}:
        counter = codes.counter_of_short(typed, root, key_id, near)
        if counter is not None:
            return counter
    return None


def _chosen_site(
    session: Session, order: Order, claims: Mapping[str, Any], at: datetime
) -> Place | None:
    """The site she chose, when she is placed there, or the only one that she is placed at."""
    placed = session.execute(
        select(
            Placement.from_day,
            Placement.to_day,
            Site.id,
            Site.name,
            Site.time_zone,
            Site.key_id,
            Site.root_secret,
        )
        .join(Site, Site.id == Placement.site_id)
        .where(Placement.order_id == order.id)
    ).all()
    chosen = [p for p in placed if str(p.id) == str(claims.get("site"))]
    day = days.local_day(at, order.time_zone)
    current = [p for p in placed if p.from_day <= day and (p.to_day is None or p.to_day >= day)]
    candidates = chosen or current or list(placed)
    return Place(*candidates[0][2:]) if candidates else None
