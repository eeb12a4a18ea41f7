"""Scans that reached nobody: of no known person or site, at a court's desk on a day without a
date, or told twice in different words.

They are kept and never refused, so somebody has to look at them: the clerk of the court they
belong to, as far as an order, a site or a phone tells; else every administrator.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Uuid,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.appearances.models import AppearanceEvent
from api.database import Instant
from api.hosts.models import Site
from api.rules import days
from api.rules.access import Actor
from api.scans.models import Scan, ScanVariant

MOST_TEXT = 200
DEFAULT_ZONE = "America/Bogota"
UNMATCHED = or_(Scan.order_id.is_(None), Scan.site_id.is_(None))
# At a court's desk there is no site: one of her date has reached somebody all the same.
_of_a_date = select(AppearanceEvent.id).where(AppearanceEvent.id == Scan.id).exists()
_court = func.coalesce(Scan.court_id, Site.court_id, Device.court_id)
# Codes of ours open something, if only for half a minute: their words come after this sign.
OURS = "#"
# Where nothing odd was read, what was read says nothing.
UNREAD = {"unknown_code", "differs"}
SAID = ("captured_at", "claimed_at", "site", "note")


@dataclass(frozen=True, slots=True)
class Odd:
    """One row of the list: a scan, and the other content that came under its id, if it is that."""

    id: UUID
    received_at: datetime
    scan: Scan
    site: Site | None
    claims: Mapping[str, Any]
    flags: Sequence[str]


def rows(
    session: Session, actor: Actor, *, after: tuple[Any, ...] | None, limit: int
) -> Sequence[Odd]:
    """The newest odd scans of the clerk's court, or of no court for an administrator; one more
    than `limit` where there are more."""
    found = _odd(_whose(actor)).subquery()
    query = select(found)
    if after is not None:
        told, identity = datetime.fromisoformat(str(after[0])), UUID(str(after[1]))
        last = tuple_(literal(told, Instant()), literal(identity, Uuid()))
        query = query.where(tuple_(found.c.received_at, found.c.id) < last)
    query = query.order_by(found.c.received_at.desc(), found.c.id.desc()).limit(limit + 1)
    return _whole(session, session.execute(query).all())


def of_no_court(session: Session) -> int:
    """How many odd scans belong to no court."""
    found = _odd(_court.is_(None)).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def _whose(actor: Actor) -> ColumnElement[bool]:
    if actor.role == "admin":
        return _court.is_(None)
    assert actor.court_id is not None
    return _court == actor.court_id


def _odd(whose: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Unmatched scans, and contents that contradict a scan, of one court or of none."""
    unmatched = (
        select(Scan.id, Scan.id.label("scan_id"), Scan.received_at)
        .outerjoin(Site, Site.id == Scan.site_id)
        .outerjoin(Device, Device.id == Scan.device_id)
        .where(and_(UNMATCHED, ~_of_a_date, whose))
    )
    contradicting = (
        select(ScanVariant.id, ScanVariant.scan_id, ScanVariant.received_at)
        .join(Scan, Scan.id == ScanVariant.scan_id)
        .outerjoin(Site, Site.id == Scan.site_id)
        .outerjoin(Device, Device.id == Scan.device_id)
        .where(whose)
    )
    return union_all(unmatched, contradicting)


def _whole(session: Session, found: Sequence[Any]) -> list[Odd]:
    """The rows with what was claimed, read at once for the page."""
    scans = _by_id(session.scalars(select(Scan).where(Scan.id.in_([r.scan_id for r in found]))))
    others = _by_id(
        session.scalars(select(ScanVariant).where(ScanVariant.id.in_([r.id for r in found])))
    )
    sites = {scan.site_id for scan in scans.values()} - {None}
    places = _by_id(session.scalars(select(Site).where(Site.id.in_(sites))))
    return [_one(row, scans[row.scan_id], others.get(row.id), places) for row in found]


def _by_id(rows: Iterable[Any]) -> dict[UUID, Any]:
    return {row.id: row for row in rows}


def _one(row: Any, scan: Scan, other: ScanVariant | None, places: Mapping[UUID, Site]) -> Odd:
    return Odd(
        row.id,
        row.received_at,
        scan,
        None if scan.site_id is None else places.get(scan.site_id),
        scan.claims if other is None else _read(other.content),
        scan.flags if other is None else [*scan.flags, "differs"],
    )


def _read(content: bytes) -> Mapping[str, Any]:
    """What a kept content claims; it was written by us, as UTF-8 with halves of characters."""
    text = content.decode("utf-8", "replace")
    return dict(json.loads(text))


def key(row: Odd) -> tuple[str, str]:
    """What the next page begins after."""
    return (row.received_at.isoformat(), str(row.id))


def answer(row: Odd) -> dict[str, Any]:
    """A row as its reader may see it: what it claims, and never a signature or a code of ours."""
    zone = days.zone(DEFAULT_ZONE if row.site is None else row.site.time_zone)
    return {
        "id": row.id,
        "scan": row.scan.id,
        "received_at": row.received_at.astimezone(zone),
        "direction": _direction(row.claims, row.scan),
        "at": row.scan.at.astimezone(zone),
        "order": row.scan.order_id,
        "site_name": None if row.site is None else row.site.name,
        "carrier": row.scan.carrier,
        "flags": list(row.flags),
        "code": _code(row.claims.get("code")) if UNREAD & set(row.flags) else None,
        "said": {name: _text(row.claims.get(name)) for name in SAID},
    }


def _direction(claims: Mapping[str, Any], scan: Scan) -> str:
    said = claims.get("direction")
    return said if said in ("in", "out") else scan.direction


def _code(code: object) -> str | None:
    text = _text(code)
    return None if text is None else text.partition(OURS)[0] or None


def _text(claimed: object) -> str | None:
    """Whatever was claimed as one short line."""
    if claimed is None:
        return None
    text = claimed if isinstance(claimed, str) else json.dumps(claimed, ensure_ascii=False)
    line = "".join(one if one.isprintable() else " " for one in text).strip()
    return line[:MOST_TEXT] or None
