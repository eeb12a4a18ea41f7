"""Risk insurance of those placed at a site: what was said of it, and how it stands.

It is the host's duty (Decreto 1069, 2.2.1.14.6.4). That it lapses is told to the host, and changes
nothing of hers: no service that counts hours, opens warnings or decides reads what is here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid
from api.hosts import service as hosts
from api.hosts.models import Site
from api.orders.models import Order, Participant
from api.rules import days
from api.rules import site_health as rules
from api.rules.access import Actor
from api.shifts import service as shifts
from api.shifts.models import Placement
from api.site_health.models import Coverage

LONGEST = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Insured:
    """Somebody who is placed at a site now, and how she is insured. `said_at`: of the last word."""

    placement_id: UUID
    order_id: UUID
    site_id: UUID
    first_name: str
    cover: rules.Cover
    said_at: datetime | None


class Placed(NamedTuple):
    """A placement with what decides whether it holds today."""

    id: UUID
    order_id: UUID
    site_id: UUID
    first_name: str
    from_day: date
    to_day: date | None
    ends_on: date | None


def say(
    session: Session,
    actor: Actor,
    now: datetime,
    order_id: UUID,
    placement_id: UUID,
    coverage_id: UUID,
    coverage_from: date,
    coverage_to: date,
) -> Coverage:
    """Keep from when to when a placement is insured. The same words again change nothing."""
    order = shifts.order_for(session, actor, order_id)
    placement = shifts.placement_of(session, actor, order, placement_id)
    if coverage_to < coverage_from:
        raise Invalid("ends-before-it-starts", "/coverage_to")
    if coverage_to - coverage_from > LONGEST:
        raise Invalid("too-long-a-cover", "/coverage_to")
    known = session.get(Coverage, coverage_id)
    if known is not None:
        said = (known.placement_id, known.coverage_from, known.coverage_to)
        if said != (placement.id, coverage_from, coverage_to):
            raise Conflict("id-already-used")
        return known
    assert actor.id is not None
    row = Coverage(
        id=coverage_id,
        court_id=order.court_id,
        order_id=order.id,
        site_id=placement.site_id,
        placement_id=placement.id,
        coverage_from=coverage_from,
        coverage_to=coverage_to,
        recorded_by=actor.id,
        recorded_role=actor.role,
        recorded_at=now,
    )
    session.add(row)
    session.flush()
    # No week is reviewed: it is no fact of her hours. Her host may have to be told.
    hosts.see_notices(session, placement.site.host_id, now)
    return row


def insured(session: Session, sites: Sequence[Site], now: datetime) -> list[Insured]:
    """Everybody who is placed at these sites today: first who is insured for the shortest time."""
    zones = {site.id: site.time_zone for site in sites}
    today = {site.id: days.local_day(now, site.time_zone) for site in sites}
    rows = _placed(session, list(zones), min(today.values(), default=now.date()))
    said = _said(session, [row.id for row in rows])
    found = []
    for row in rows:
        if not _is_current(row.from_day, row.to_day, row.ends_on, today[row.site_id]):
            continue
        needed = min((day for day in (row.to_day, row.ends_on) if day is not None), default=None)
        words = said.get(row.id, [])
        spans = [(one.coverage_from, one.coverage_to) for one in words]
        cover = rules.cover_on(spans, today[row.site_id], needed)
        said_at = words[-1].recorded_at if words else None
        whose = (row.id, row.order_id, row.site_id, row.first_name)
        found.append(Insured(*whose, cover, said_at))
    return sorted(found, key=_soonest)


def _soonest(one: Insured) -> tuple[int, int, str, str]:
    left = one.cover.days_left
    name = (one.first_name, str(one.placement_id))
    return (rules.COVER_STATES.index(one.cover.state), 0 if left is None else left, *name)


def _is_current(first: date, last: date | None, ends: date | None, today: date) -> bool:
    return first <= today and (last is None or last >= today) and (ends is None or ends >= today)


def _placed(session: Session, site_ids: Iterable[UUID], today: date) -> Sequence[Placed]:
    """Placements that are not over, with a day to spare for sites further west."""
    yesterday = today - timedelta(days=1)
    columns = (Placement.id, Placement.order_id, Placement.site_id, Participant.first_name)
    query = (
        select(*columns, Placement.from_day, Placement.to_day, Order.ends_on)
        .join(Order, Order.id == Placement.order_id)
        .join(Participant, Participant.id == Order.participant_id)
        .where(Placement.site_id.in_(site_ids))
        .where(or_(Placement.to_day.is_(None), Placement.to_day >= yesterday))
        .where(or_(Order.ends_on.is_(None), Order.ends_on >= yesterday))
        .order_by(Placement.id)
    )
    return [Placed(*row) for row in session.execute(query)]


def _said(session: Session, placement_ids: Sequence[UUID]) -> dict[UUID, list[Coverage]]:
    """What was said of each, oldest word first."""
    found: dict[UUID, list[Coverage]] = {}
    rows = session.scalars(
        select(Coverage)
        .where(Coverage.placement_id.in_(placement_ids))
        .order_by(Coverage.recorded_at, Coverage.id)
    )
    for row in rows:
        found.setdefault(row.placement_id, []).append(row)
    return found
