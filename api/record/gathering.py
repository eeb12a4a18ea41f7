"""What the server holds about her hours, part by part, as rows."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.accounts.models import AccessLog, Court, SupportOrganization
from api.appearances.models import Appearance
from api.attendances.models import Attendance, AttendanceScan
from api.excuses.models import Excuse, Paper
from api.notes.models import Note
from api.orders.models import Order
from api.record.span import Span
from api.scans.models import Scan
from api.warnings.models import Telling, Warning

# An attendance of these days may begin or end on the day beside them.
NEAR = timedelta(days=2)


def attendances(session: Session, order: Order, span: Span) -> Sequence[Attendance]:
    """Her attendances with every word said of them, in time order."""
    query = (
        select(Attendance)
        .where(Attendance.order_id == order.id, Attendance.state != "merged")
        .where(Attendance.starts_at >= span.starts_at, Attendance.starts_at < span.ends_at)
        .options(
            selectinload(Attendance.confirmations),
            selectinload(Attendance.decisions),
            selectinload(Attendance.replies),
        )
    )
    return session.scalars(query.order_by(Attendance.starts_at, Attendance.id)).all()


def scans(
    session: Session, order: Order, span: Span, shown: Sequence[Attendance]
) -> tuple[dict[UUID, list[Scan]], list[Scan]]:
    """The scans of these attendances, by attendance; and those of these days that are of none."""
    query = (
        select(Scan, AttendanceScan.attendance_id)
        .outerjoin(AttendanceScan, AttendanceScan.scan_id == Scan.id)
        .where(Scan.order_id == order.id)
        .where(Scan.at >= span.starts_at - NEAR, Scan.at < span.ends_at + NEAR)
        .order_by(Scan.at, Scan.id)
    )
    parts: dict[UUID, list[Scan]] = {row.id: [] for row in shown}
    loose = []
    for row in session.execute(query):
        scan, whose = row.Scan, row.attendance_id
        if whose in parts:
            parts[whose].append(scan)
        elif whose is None and span.starts_at <= scan.at < span.ends_at:
            loose.append(scan)
    return parts, loose


def excuses(session: Session, order: Order, span: Span) -> Sequence[Excuse]:
    """Her excuses with all that was said of them."""
    query = (
        select(Excuse)
        .where(Excuse.order_id == order.id)
        .where(Excuse.filed_at >= span.starts_at, Excuse.filed_at < span.ends_at)
        .options(selectinload(Excuse.shifts), selectinload(Excuse.events))
    )
    return session.scalars(query.order_by(Excuse.filed_at, Excuse.id)).all()


def papers(session: Session, shown: Sequence[Excuse]) -> Sequence[Paper]:
    """That papers arrived for these excuses."""
    wanted = [excuse.id for excuse in shown]
    query = select(Paper).where(Paper.excuse_id.in_(wanted))
    return session.scalars(query.order_by(Paper.added_at, Paper.id)).all()


def warnings(session: Session, order: Order, weeks: Sequence[str]) -> Sequence[Warning]:
    """The warnings of these weeks."""
    query = select(Warning).where(Warning.order_id == order.id, Warning.week.in_(weeks))
    return session.scalars(query.order_by(Warning.opened_at, Warning.id)).all()


def tellings(session: Session, order: Order, weeks: Sequence[str]) -> Sequence[Telling]:
    """What she was to be told of these weeks, in time order."""
    query = select(Telling).where(Telling.order_id == order.id, Telling.week.in_(weeks))
    return session.scalars(query.order_by(Telling.due_at, Telling.id)).all()


def appearances(session: Session, order: Order, span: Span) -> Sequence[Appearance]:
    """Her dates with all that was said of them."""
    query = (
        select(Appearance)
        .where(Appearance.order_id == order.id)
        .where(Appearance.starts_at >= span.starts_at, Appearance.starts_at < span.ends_at)
        .options(selectinload(Appearance.events))
    )
    return session.scalars(query.order_by(Appearance.starts_at, Appearance.id)).all()


def looked(
    session: Session, order: Order, span: Span
) -> Sequence[tuple[AccessLog, str | None, str | None]]:
    """Who opened her case on these days, with the name of their court or organization."""
    query = (
        select(AccessLog, Court.name, SupportOrganization.name)
        .outerjoin(Court, Court.id == AccessLog.viewer_court_id)
        .outerjoin(SupportOrganization, SupportOrganization.id == AccessLog.viewer_organization_id)
        .where(AccessLog.participant_id == order.participant_id)
        .where(AccessLog.first_at >= span.starts_at, AccessLog.first_at < span.ends_at)
        .order_by(AccessLog.day, AccessLog.id)
    )
    return [(row, court, organization) for row, court, organization in session.execute(query)]


def notes(session: Session, order: Order, span: Span) -> Sequence[Note]:
    """What the court wrote down on these days, its working notes among it."""
    query = (
        select(Note)
        .where(Note.order_id == order.id)
        .where(Note.at >= span.starts_at, Note.at < span.ends_at)
    )
    return session.scalars(query.order_by(Note.at, Note.id)).all()
