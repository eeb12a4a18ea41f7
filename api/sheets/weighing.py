"""The lines of a sheet, looked at before anything is stored: each as it would count, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from api.attendances.models import Attendance
from api.orders.models import Order
from api.rules import days, paper_sheets, settle
from api.sheets.models import SheetEntry, SheetLine, SheetWithdrawal, SignInSheet
from api.shifts.models import Placement

AROUND = timedelta(hours=36)
A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it was copied: minutes of the day, and whether she left on the day after."""

    id: UUID
    order_id: UUID
    came: int
    left: int
    next_day: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One day of a sheet as it was copied."""

    day: date
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A line with its times, what it would do, and what stands beside it; or what is wrong with
    it, and at which of its fields."""

    row: Row
    came_at: datetime
    left_at: datetime
    weighed: paper_sheets.Weighed | None
    beside: tuple[Attendance, ...] = ()
    fault: tuple[str, str] | None = None


def day_fault(sheet: SignInSheet, day: date, now: datetime) -> str | None:
    """What is wrong with the day, if anything is."""
    if not sheet.from_day <= day <= sheet.to_day:
        return "day-not-on-this-sheet"
    if day > days.local_day(now, sheet.site.time_zone):
        return "day-in-the-future"
    return None


def placed_on(session: Session, site_id: UUID, day: date) -> Sequence[Order]:
    """The orders placed at a site on a day, by first name."""
    placed = select(Placement.order_id).where(
        Placement.site_id == site_id,
        Placement.from_day <= day,
        or_(Placement.to_day.is_(None), Placement.to_day >= day),
    )
    found = session.scalars(select(Order).where(Order.id.in_(placed))).unique()
    return sorted(found, key=lambda one: (one.participant.first_name.casefold(), one.id))


def look(session: Session, sheet: SignInSheet, given: Given, now: datetime) -> list[Looked]:
    """Every line of a day against the others and against what is on record."""
    placed = {order.id for order in placed_on(session, sheet.site_id, given.day)}
    entered = _entered(session, sheet)
    looked: list[Looked] = []
    for row in given.rows:
        looked.append(_one(session, sheet, given.day, row, now, placed, entered, looked))
    return looked


def _one(
    session: Session,
    sheet: SignInSheet,
    day: date,
    row: Row,
    now: datetime,
    placed: set[UUID],
    entered: Sequence[SheetLine],
    before: Sequence[Looked],
) -> Looked:
    zone = sheet.site.time_zone
    came = days.wall_instant(day, row.came, zone)
    left = days.wall_instant(day, row.left + (A_DAY if row.next_day else 0), zone)
    fault = _odd_times(came, left, now)
    if row.order_id not in placed:
        fault = ("order", "not-placed-there")
    if fault is None:
        fault = _said_twice(row, came, left, entered, before)
    if fault is not None:
        return Looked(row, came, left, None, fault=fault)
    record = on_record(session, sheet.site_id, row.order_id, came, left)
    weighed = paper_sheets.weigh(came, left, [_fact(one) for one in record])
    beside = tuple(one for one in record if str(one.id) in weighed.beside)
    if weighed.outcome == "decided":
        return Looked(row, came, left, None, beside, ("came", "hours-decided"))
    return Looked(row, came, left, weighed, beside)


def _odd_times(came: datetime, left: datetime, now: datetime) -> tuple[str, str] | None:
    if left <= came:
        return ("left", "ends-before-it-starts")
    if left - came > timedelta(days=1):
        return ("left", "longer-than-a-day")
    if left > now:
        return ("left", "in-the-future")
    return None


def _said_twice(
    row: Row,
    came: datetime,
    left: datetime,
    entered: Sequence[SheetLine],
    before: Sequence[Looked],
) -> tuple[str, str] | None:
    """A person's time stands on a sheet once, however often the sheet is copied."""
    for one in before:
        if one.row.id == row.id:
            return ("id", "id-already-used")
        if one.row.order_id == row.order_id and one.came_at < left and came < one.left_at:
            return ("came", "overlaps-another-row")
    for line in entered:
        if line.order_id == row.order_id and line.came_at < left and came < line.left_at:
            return ("came", "already-on-this-sheet")
    return None


def _entered(session: Session, sheet: SignInSheet) -> Sequence[SheetLine]:
    """The lines of this sheet that were copied before and stand."""
    return session.scalars(
        select(SheetLine)
        .join(SheetEntry, SheetEntry.id == SheetLine.entry_id)
        .outerjoin(SheetWithdrawal, SheetWithdrawal.entry_id == SheetEntry.id)
        .where(SheetEntry.sheet_id == sheet.id, SheetWithdrawal.entry_id.is_(None))
    ).all()


def on_record(
    session: Session, site_id: UUID, order_id: UUID, came: datetime, left: datetime
) -> Sequence[Attendance]:
    """Her attendances at a site around these times, oldest first."""
    return session.scalars(
        select(Attendance)
        .where(
            Attendance.order_id == order_id,
            Attendance.site_id == site_id,
            Attendance.state != "merged",
            Attendance.starts_at.between(came - AROUND, left + AROUND),
        )
        .options(selectinload(Attendance.decisions))
        .order_by(Attendance.starts_at, Attendance.id)
        .execution_options(populate_existing=True)
    ).all()


def _fact(row: Attendance) -> paper_sheets.OnRecord:
    ruling = settle.in_force(row.decisions)
    return paper_sheets.OnRecord(
        id=str(row.id),
        checked_in_at=row.checked_in_at,
        checked_out_at=row.checked_out_at,
        state=row.state,
        lowered=ruling is not None and ruling.verdict in ("deny", "adjust"),
    )
