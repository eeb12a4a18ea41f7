"""Which reports a month asks for, and which were handed in: for a host, and for its court."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from api.hosts.models import Host, Site
from api.orders.models import Order
from api.reports.models import ReportDraft, ReportVersion
from api.reports.service import due
from api.rules import months
from api.rules.access import Actor
from api.shifts.models import Placement

LOOKED_BACK = 12
ZONE = "America/Bogota"
Columns = tuple[Order, UUID, UUID, str, str, ReportDraft, ReportVersion]


class Row(NamedTuple):
    """A report that a month asks for, with what was written and the newest version."""

    order: Order
    placement_id: UUID
    site_id: UUID
    site_name: str
    host_name: str
    draft: ReportDraft | None
    version: ReportVersion | None


class Asked(NamedTuple):
    """Which reports somebody wants to see."""

    month: str
    site: UUID | None = None
    state: str = "all"


def holds_in(month: str) -> ColumnElement[bool]:
    """Whether a placement reaches into a month."""
    first, last = months.month_days(month)
    return and_(
        Placement.from_day <= last, or_(Placement.to_day.is_(None), Placement.to_day >= first)
    )


def rows(
    session: Session, actor: Actor, asked: Asked, *, after: tuple[Any, ...] | None, limit: int
) -> Sequence[Row]:
    """The reports of a month in sight, by host, site and placement; one more than `limit` where
    there are more."""
    query = (
        select(Order, Placement.id, Site.id, Site.name, Host.name, ReportDraft, ReportVersion)
        .select_from(Placement)
        .join(Order, Order.id == Placement.order_id)
        .join(Site, Site.id == Placement.site_id)
        .join(Host, Host.id == Site.host_id)
        .outerjoin(ReportDraft, _of_placement(ReportDraft, asked.month))
        .outerjoin(
            ReportVersion,
            and_(
                _of_placement(ReportVersion, asked.month),
                ReportVersion.number == ReportDraft.number,
            ),
        )
        .where(_in_sight(actor), holds_in(asked.month))
    )
    key = tuple_(Host.name, Site.name, Placement.id)
    if after is not None:
        last = (literal(str(after[0])), literal(str(after[1])))
        query = query.where(key > tuple_(*last, literal(UUID(str(after[2])), Uuid())))
    query = _narrowed(query, asked).order_by(Host.name, Site.name, Placement.id)
    return [Row(*found) for found in session.execute(query.limit(limit + 1))]


def _of_placement(table: type[ReportDraft] | type[ReportVersion], month: str) -> Any:
    return and_(table.placement_id == Placement.id, table.month == month)


def _narrowed(query: Select[*Columns], asked: Asked) -> Select[*Columns]:
    if asked.site is not None:
        query = query.where(Placement.site_id == asked.site)
    if asked.state == "handed_in":
        return query.where(ReportVersion.id.is_not(None))
    return query.where(ReportVersion.id.is_(None)) if asked.state == "missing" else query


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """A host's reports are those of its sites, a clerk's those of the court."""
    if actor.role == "host":
        return Placement.site_id.in_(actor.site_ids)
    sites = select(Site.id).where(Site.court_id == actor.court_id)
    return Placement.site_id.in_(sites)


def key(row: Row) -> tuple[str, str, str]:
    """By what a list goes on."""
    return (row.host_name, row.site_name, str(row.placement_id))


class MonthCount(NamedTuple):
    """How a month stands."""

    month: str
    due_on: date
    expected: int
    handed_in: int


def month_counts(session: Session, actor: Actor, now: datetime) -> list[MonthCount]:
    """The last twelve months that are over and ask for a report, the newest first."""
    names = months.months_before(months.month_of(now, ZONE), LOOKED_BACK)
    handed: dict[str, int] = {
        name: count
        for name, count in session.execute(
            select(ReportVersion.month, func.count())
            .join(Placement, Placement.id == ReportVersion.placement_id)
            .where(ReportVersion.number == 1, ReportVersion.month.in_(names), _in_sight(actor))
            .group_by(ReportVersion.month)
        )
    }
    found = []
    for name in names:
        expected, day = session.execute(
            select(func.count(), func.min(Order.monthly_report_due_day))
            .select_from(Placement)
            .join(Order, Order.id == Placement.order_id)
            .where(_in_sight(actor), holds_in(name))
        ).one()
        if expected:
            found.append(MonthCount(name, due(name, day), expected, handed.get(name, 0)))
    return found


def newest(session: Session, court_id: UUID, month: str) -> list[UUID]:
    """The newest version of each report that a court was handed in for a month, by host, site and
    placement."""
    return list(
        session.scalars(
            select(ReportVersion.id)
            .join(ReportDraft, _same_report())
            .join(Site, Site.id == ReportVersion.site_id)
            .join(Host, Host.id == Site.host_id)
            .where(ReportVersion.court_id == court_id, ReportVersion.month == month)
            .order_by(Host.name, Site.name, ReportVersion.placement_id)
        )
    )


def _same_report() -> ColumnElement[bool]:
    return and_(
        ReportDraft.placement_id == ReportVersion.placement_id,
        ReportDraft.month == ReportVersion.month,
        ReportDraft.number == ReportVersion.number,
    )


def state_of(draft: ReportDraft | None) -> str:
    """How far a report is."""
    if draft is None:
        return "to_write"
    if not draft.number:
        return "draft"
    return "correcting" if draft.edited else "handed_in"
