"""What a host's people have to be told: their own tasks, and nothing of how anybody stands."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from api.accounts.models import Court, Staff, StaffSite
from api.attendances.models import Attendance
from api.hosts.models import Host, Site
from api.notices.models import Notice
from api.notices.sources import Held
from api.orders.models import Order
from api.reports.models import ReportVersion
from api.rules import days, months
from api.rules import notices as rules
from api.rules.business_days import due_on
from api.rules.notices import CLOSING, MORNING, Due
from api.rules.site_health import of_cover
from api.shifts.models import Placement
from api.site_health import cover

WAITING = ("pending", "open", "claimed")
LOOKED_BACK = timedelta(days=30)


class ForStaff(NamedTuple):
    """A notice and whom of the host's people it is for."""

    due: Due
    staff: UUID


def dues(session: Session, host: Host, now: datetime) -> list[ForStaff]:
    """Every notice for a host's people that was, is or will be due today and yesterday."""
    tz = _zone(session, host)
    everybody = _people(session, host)
    found: list[ForStaff] = []
    sites = session.scalars(select(Site).where(Site.host_id == host.id)).all()
    insured = cover.insured(session, sites, now)
    for site in sites:
        own = [staff for staff, few in everybody.items() if not few or site.id in few]
        found += _for(own, _waiting(session, site.id, tz, now))
        found += _for(everybody, _silence(session, site.id, now))
        found += _for(own, _insurance(site, [one for one in insured if one.site_id == site.id]))
    today = days.local_day(now, tz)
    for month_of in (today.replace(day=1) - timedelta(days=1), today):
        found += _for(everybody, _report(session, host, month_of, tz))
    return found


def held(session: Session, host: Host) -> list[Held]:
    """The reminders of a report that are still on their way: none is sent once it is handed in."""
    rows = session.execute(
        select(Notice.id, Notice.person_kind, Notice.kind, Notice.occasion, Notice.state)
        .where(Notice.host_id == host.id, Notice.kind == "monthly_report")
        .where(Notice.next_at.is_not(None))
    )
    return [Held(*row) for row in rows]


def again_at(session: Session, host: Host, now: datetime) -> datetime:
    """When to see again: at nine in the morning and at five."""
    tz = _zone(session, host)
    today = days.local_day(now, tz)
    times = [
        days.wall_instant(today + timedelta(days=ahead), minute, tz)
        for ahead in (0, 1)
        for minute in (MORNING, CLOSING)
    ]
    return min(at for at in times if at > now)


def _for(people: Iterable[UUID], found: Iterable[Due]) -> list[ForStaff]:
    return [ForStaff(due, staff) for due in found for staff in people]


def _zone(session: Session, host: Host) -> str:
    return session.get_one(Court, host.court_id).time_zone


def _people(session: Session, host: Host) -> dict[UUID, set[UUID]]:
    """Who works for the host, each with the sites she is narrowed to; none means all."""
    rows = session.execute(
        select(Staff.id, StaffSite.site_id)
        .outerjoin(StaffSite, StaffSite.staff_id == Staff.id)
        .where(Staff.host_id == host.id, Staff.role == "host", Staff.disabled_at.is_(None))
    )
    found: dict[UUID, set[UUID]] = {}
    for staff, site in rows:
        found.setdefault(staff, set()).update([] if site is None else [site])
    return found


def _waiting(session: Session, site: UUID, tz: str, now: datetime) -> list[Due]:
    """Of yesterday's list as of today's: a clock that was away tells it late, once."""
    waiting = session.scalar(
        select(func.count())
        .select_from(Attendance)
        .where(Attendance.site_id == site, Attendance.state.in_(WAITING))
        .where(Attendance.starts_at.between(now - LOOKED_BACK, now))
    )
    today = days.local_day(now, tz)
    return rules.of_waiting(site, _list_day(today, now, tz), tz, waiting or 0)


def _list_day(today: date, now: datetime, tz: str) -> date:
    """The day of the list that is due: yesterday's until today's is."""
    is_due = days.wall_instant(today, CLOSING, tz) <= now
    return today if is_due else today - timedelta(days=1)


def _silence(session: Session, site: UUID, now: datetime) -> list[Due]:
    rows: Sequence[tuple[UUID, datetime]] = [
        (row.id, row.starts_at)
        for row in session.execute(
            select(Attendance.id, Attendance.starts_at)
            .where(Attendance.site_id == site, Attendance.state == "presumed")
            .where(Attendance.starts_at > now - LOOKED_BACK, Attendance.spoken == 0)
            .order_by(Attendance.starts_at.desc(), Attendance.id)
        )
    ]
    return rules.of_silence(site, rows[0][0], len(rows), now) if rows else []


def _insurance(site: Site, insured: Sequence[cover.Insured]) -> list[Due]:
    """Cover that ends while somebody is still placed there, told once for all of one day."""
    ends: dict[date, list[datetime]] = {}
    for one in insured:
        if one.cover.state != "covered" and one.cover.until is not None and one.said_at:
            ends.setdefault(one.cover.until, []).append(one.said_at)
    return [
        due
        for until, said_at in sorted(ends.items())
        for due in of_cover(site.id, until, said_at, site.time_zone)
    ]


def _report(session: Session, host: Host, month_of: date, tz: str) -> list[Due]:
    """The reports of the month of this day, due on a business day of the next one: those that are
    not handed in yet."""
    day_number = session.scalar(
        select(func.min(Order.monthly_report_due_day))
        .join(Placement, Placement.order_id == Order.id)
        .join(Site, Site.id == Placement.site_id)
        .where(Site.host_id == host.id, Placement.from_day <= month_of)
        .where(or_(Placement.to_day.is_(None), Placement.to_day >= month_of.replace(day=1)))
        .where(Placement.id.not_in(_handed_in(host, months.format_month(month_of))))
    )
    if day_number is None:
        return []
    next_month = (month_of.replace(day=28) + timedelta(days=4)).replace(day=1)
    last_of_month = next_month - timedelta(days=1)
    return rules.of_report(host.id, due_on(last_of_month, day_number), tz)


def _handed_in(host: Host, month: str) -> Select[UUID]:
    """The placements at a host whose report of a month is there."""
    sites = select(Site.id).where(Site.host_id == host.id)
    return select(ReportVersion.placement_id).where(
        ReportVersion.month == month, ReportVersion.site_id.in_(sites)
    )
