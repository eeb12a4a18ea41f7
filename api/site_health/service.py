"""How each site is doing: answers, silence, closures, who relies on it, and insurance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance, AttendanceScan, Confirmation, Decision
from api.hosts import service as hosts
from api.hosts.models import Closure, Site
from api.orders.models import Order, Participant
from api.rules import days, settle
from api.rules import site_health as rules
from api.rules.access import Actor
from api.scans.models import Scan
from api.shifts.models import Placement
from api.site_health import cover

# What only she typed starts no 72 hours, and what a person of the host scanned asks for no word.
_ASKS = (settle.CLAIMED_LEVEL + 1, settle.HOST_LEVEL - 1)
_OVER = ("merged",)
_WAITS = ("pending", "presumed")


@dataclass(frozen=True, slots=True)
class Health:
    """One site in figures, each of which stands for facts that can be listed."""

    site: Site
    answered: rules.Answered | None
    waiting: int
    silence: rules.Silence
    closures: int
    relying: int
    insured: Sequence[cover.Insured]


def of_sites(session: Session, actor: Actor, now: datetime) -> list[Health]:
    """Every site in the actor's scope, by name."""
    sites = hosts.sites(session, actor)
    asked = _asked(session, [site.id for site in sites], now)
    closed = _closures(session, [site.id for site in sites], now)
    alone = relying(session, sites, now)
    insured = cover.insured(session, sites, now)
    return [
        Health(
            site=site,
            answered=rules.answered(asked.get(site.id, [])),
            waiting=sum(one.waits for one in asked.get(site.id, [])),
            silence=rules.silence(asked.get(site.id, []), now, site.time_zone),
            closures=closed.get(site.id, 0),
            relying=sum(one.site_id == site.id for one in alone),
            insured=[one for one in insured if one.site_id == site.id],
        )
        for site in sites
    ]


def _asked(
    session: Session, site_ids: Sequence[UUID], now: datetime
) -> dict[UUID, list[rules.Asked]]:
    """What asked for the host's word in the last weeks, by site."""
    lately = (
        select(Attendance.id)
        .where(Attendance.site_id.in_(site_ids), Attendance.state.not_in(_OVER))
        .where(Attendance.starts_at >= now - rules.LOOKED_BACK)
    )
    spoke = _first(session, Confirmation, lately)
    decided = _first(session, Decision, lately)
    asked = (
        select(AttendanceScan.attendance_id, func.max(Scan.received_at).label("at"))
        .join(Scan, Scan.id == AttendanceScan.scan_id)
        .where(AttendanceScan.attendance_id.in_(lately), Scan.level.between(*_ASKS))
        .group_by(AttendanceScan.attendance_id)
        .subquery()
    )
    rows = session.execute(
        select(Attendance.id, Attendance.site_id, Attendance.state, asked.c.at).join(
            asked, asked.c.attendance_id == Attendance.id
        )
    )
    found: dict[UUID, list[rules.Asked]] = {}
    for own, site_id, state, at in rows:
        one = rules.Asked(at, spoke.get(own), decided.get(own))
        # A time is missing, or a clerk has it: nothing of it waits for 72 hours to pass.
        if not one.waits or state in _WAITS:
            found.setdefault(site_id, []).append(one)
    return found


def _first(
    session: Session, words: type[Confirmation] | type[Decision], lately: Any
) -> dict[UUID, datetime]:
    """When each of these attendances was first spoken of."""
    query = (
        select(words.attendance_id, func.min(words.at))
        .where(words.attendance_id.in_(lately))
        .group_by(words.attendance_id)
    )
    return {own: at for own, at in session.execute(query)}


def _closures(session: Session, site_ids: Sequence[UUID], now: datetime) -> dict[UUID, int]:
    """How often each was closed in the last weeks."""
    query = (
        select(Closure.site_id, func.count())
        .where(Closure.site_id.in_(site_ids), Closure.withdrawn_at.is_(None))
        .where(Closure.starts_at <= now, Closure.ends_at > now - rules.LOOKED_BACK)
        .group_by(Closure.site_id)
    )
    return {own: count for own, count in session.execute(query)}


@dataclass(frozen=True, slots=True)
class Relying:
    """A woman who has no other site than this one today."""

    site_id: UUID
    order_id: UUID
    first_name: str


def relying(session: Session, sites: Iterable[Site], now: datetime) -> list[Relying]:
    """Women of a running order whose every placement of today is at one of these sites alone, by
    name."""
    today = {site.id: days.local_day(now, site.time_zone) for site in sites}
    here = select(Placement.order_id).where(Placement.site_id.in_(today))
    query = (
        select(Placement.order_id, Placement.site_id, Participant.first_name)
        .join(Order, Order.id == Placement.order_id)
        .join(Participant, Participant.id == Order.participant_id)
        .where(Placement.order_id.in_(here), *_holds(max(today.values(), default=now.date())))
        .order_by(Participant.first_name, Order.id)
    )
    places: dict[UUID, set[UUID]] = {}
    names: dict[UUID, str] = {}
    for order_id, site_id, name in session.execute(query):
        places.setdefault(order_id, set()).add(site_id)
        names[order_id] = name
    return [
        Relying(next(iter(sites_of)), order_id, names[order_id])
        for order_id, sites_of in places.items()
        if len(sites_of) == 1 and sites_of <= today.keys()
    ]


def _holds(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Placement.from_day <= today,
        or_(Placement.to_day.is_(None), Placement.to_day >= today),
        or_(Order.ends_on.is_(None), Order.ends_on >= today),
    )
