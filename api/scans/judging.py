"""What a scan's claims prove: which site, when, and how much. Nothing is refused here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import SiteDevice
from api.hosts.models import Site
from api.orders.models import Order
from api.rules import codes, days, evidence
from api.shifts.models import Placement

TYPED = "short:"
# A site's screen that was heard of this recently is taken to be alive.
SEEN_ALIVE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Judged:
    """A scan's site, instant and evidence, as far as its claims tell."""

    site_id: UUID | None
    at: datetime
    method: str
    level: int
    code_kind: str
    counter: int | None
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """What a code says: its kind, the site it names, and the half-minute it is of."""

    kind: str
    site: Site | None
    counter: int | None = None
    flags: frozenset[str] = frozenset()


def judge(
    session: Session,
    order: Order | None,
    claims: Mapping[str, Any],
    signature_holds: bool | None,
    now: datetime,
) -> Judged:
    """Judge a scan that arrived now."""
    read = _read(session, claims, now)
    counter_at = None
    if read.counter is not None:
        counter_at = datetime.fromtimestamp(read.counter * codes.STEP_SECONDS, UTC)
    found = evidence.estimate(
        evidence.Clues(
            received_at=now,
            counter_at=counter_at,
            captured_at=claims.get("captured_at"),
            server_offset_ms=claims.get("server_offset_ms"),
            claimed_at=claims.get("claimed_at"),
        )
    )
    site, flags = read.site, found.flags | read.flags
    if site is None and order is not None:
        site = _chosen_site(session, order, claims, found.at)
        flags |= {"site_from_placement"} if site is not None else {"unknown_site"}
    elif site is None:
        flags |= {"unknown_site"}
    elif order is not None and not _is_placed(session, order, site):
        flags |= {"not_placed_here"}
    seen = site is not None and read.kind == "R1" and _seen_alive(session, site, now)
    return Judged(
        site_id=None if site is None else site.id,
        at=found.at,
        method=found.method,
        level=evidence.level(read.kind, found.freshness, bool(signature_holds), seen),
        code_kind=read.kind,
        counter=read.counter,
        flags=flags,
    )


def _read(session: Session, claims: Mapping[str, Any], now: datetime) -> Read:
    text = claims.get("code")
    if text is None:
        return Read("none", None)
    if not isinstance(text, str):
        return Read("none", None, flags=frozenset({"unknown_code"}))
    if text.startswith(TYPED):
        return _typed(session, claims, text.removeprefix(TYPED), now)
    code = codes.parse(text)
    if isinstance(code, codes.Code) and code.kind == "R1":
        site = session.scalar(select(Site).where(Site.key_id == code.key_id))
        if site is not None and codes.is_genuine(code, site.root_secret):
            return Read("R1", site, code.counter)
    if isinstance(code, codes.Code) and code.kind == "P1":
        site = session.scalar(select(Site).where(Site.poster_id == code.payload))
        if site is not None:
            return Read("P1", site)
    return Read("none", None, flags=frozenset({"unknown_code"}))


def _typed(session: Session, claims: Mapping[str, Any], typed: str, now: datetime) -> Read:
    """A short code, looked for around the phone's clock and around the present."""
    site = _site(session, claims.get("site"))
    typed = typed.encode("ascii", "replace").decode()
    if site is not None:
        told = evidence.estimate(
            evidence.Clues(
                now,
                captured_at=claims.get("captured_at"),
                server_offset_ms=claims.get("server_offset_ms"),
            )
        )
        for near in {int(told.at.timestamp()), int(now.timestamp())}:
            counter = codes.counter_of_short(typed, site.root_secret, site.key_id, near)
            if counter is not None:
                return Read("short", site, counter)
    return Read("none", site, flags=frozenset({"unknown_code"}))


def _site(session: Session, claimed: object) -> Site | None:
    try:
        return session.get(Site, UUID(str(claimed)))
    except ValueError:
        return None


def _chosen_site(
    session: Session, order: Order, claims: Mapping[str, Any], at: datetime
) -> Site | None:
    """The site she chose, when she is placed there, or the only one that she is placed at."""
    placed = session.scalars(select(Placement).where(Placement.order_id == order.id)).all()
    chosen = [p for p in placed if str(p.site_id) == str(claims.get("site"))]
    day = days.local_day(at, order.time_zone)
    current = [p for p in placed if p.from_day <= day and (p.to_day is None or p.to_day >= day)]
    candidates = chosen or current or list(placed)
    return candidates[0].site if candidates else None


def _is_placed(session: Session, order: Order, site: Site) -> bool:
    query = select(Placement.id).where(Placement.order_id == order.id, Placement.site_id == site.id)
    return session.scalar(query.limit(1)) is not None


def _seen_alive(session: Session, site: Site, now: datetime) -> bool:
    """Whether the server has heard of a screen of this site lately."""
    query = select(SiteDevice.id).where(
        SiteDevice.site_id == site.id,
        SiteDevice.revoked_at.is_(None),
        SiteDevice.last_seen_at >= now - SEEN_ALIVE,
    )
    return session.scalar(query.limit(1)) is not None
