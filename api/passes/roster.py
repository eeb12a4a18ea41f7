"""What a site's tablet holds to greet women by their passes: tags, and names that only the pass
itself opens."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.accounts.models import Device
from api.hosts.models import Site
from api.orders.models import Order, Participant
from api.passes.models import Pass
from api.rules import codes, days, passes
from api.shifts.models import Placement

# As far ahead as the site's own codes reach, and yesterday: her phone's clock may be behind.
DAYS_AHEAD = 14
DAYS_BEHIND = 1


class Entry(NamedTuple):
    """What a pass is found by, and the first name as that pass alone opens it."""

    tag: bytes
    name: bytes


def first_day(now: datetime) -> int:
    """The first day (whole days since 1970 in UTC) that names can be opened on."""
    return int(now.timestamp()) // codes.DAY_SECONDS - DAYS_BEHIND


def entries(session: Session, site: Site, now: datetime) -> list[Entry]:
    """An entry for each printed card, and one a day for each phone, of the women placed at a site;
    by tag, so that their order tells nothing."""
    key_id, start = passes.site_key_id(site.id.bytes), first_day(now)
    found = [
        Entry(passes.tag(key), passes.sealed_name(key, name, _nonce()))
        for secret, kind, name in _passes(session, site, now)
        for key in _keys(secret, kind, key_id, start)
    ]
    return sorted(found)


def _keys(secret: bytes, kind: str, key_id: bytes, start: int) -> Iterator[bytes]:
    if kind == "card":
        yield secret
        return
    for day in range(start, start + DAYS_BEHIND + DAYS_AHEAD):
        yield passes.day_key(secret, key_id, day)


def _passes(session: Session, site: Site, now: datetime) -> Sequence[tuple[bytes, str, str]]:
    """The passes in use of the women who are placed at a site, or soon will be."""
    today: date = days.local_day(now, site.time_zone)
    placed = (
        select(Placement.order_id)
        .where(Placement.site_id == site.id)
        .where(Placement.from_day <= today + timedelta(days=DAYS_AHEAD))
        .where(or_(Placement.to_day.is_(None), Placement.to_day >= today))
    )
    rows = session.execute(
        select(Pass.secret, Pass.kind, Participant.first_name)
        .join(Order, Order.id == Pass.order_id)
        .join(Participant, Participant.id == Order.participant_id)
        .outerjoin(Device, Device.id == Pass.device_id)
        .where(Pass.order_id.in_(placed), Pass.ended_at.is_(None), Device.revoked_at.is_(None))
    )
    return [(secret, kind, name) for secret, kind, name in rows]


def _nonce() -> bytes:
    return secrets.token_bytes(passes.NONCE_BYTES)
