"""Sheets and entries as the screens show them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.orders.models import Order
from api.rules import days
from api.rules.settle import PAPER_SHEET
from api.sheets import service
from api.sheets.models import SheetEntry, SheetLine, SignInSheet
from api.sheets.taking_back import UNDO
from api.sheets.weighing import Looked, on_record, placed_on
from api.shifts import service as shifts
from api.web.texts import fault_text


def printed(number: str) -> str:
    """A number in two halves, as it is read aloud."""
    return f"{number[:4]}-{number[4:]}"


def sheet_answer(session: Session, sheet: SignInSheet) -> dict[str, Any]:
    """A sheet with what was copied from it."""
    zone = ZoneInfo(sheet.site.time_zone)
    return {
        "id": sheet.id,
        "number": printed(sheet.number),
        "site": {"id": sheet.site_id, "name": sheet.site.name},
        "from_day": sheet.from_day,
        "to_day": sheet.to_day,
        "with_names": sheet.with_names,
        "made_at": sheet.made_at.astimezone(zone),
        "entries": [_entered(one, zone) for one in service.entries(session, sheet)],
    }


def _entered(entry: SheetEntry, zone: ZoneInfo) -> dict[str, Any]:
    gone = entry.withdrawal
    return {
        "id": entry.id,
        "day": entry.day,
        "entered_by_name": entry.entered_by_name,
        "entered_at": entry.entered_at.astimezone(zone),
        "withdrawn_at": None if gone is None else gone.at.astimezone(zone),
        "rows": len(entry.lines),
    }


def entry_answer(session: Session, entry: SheetEntry) -> dict[str, Any]:
    """An entry with its lines."""
    zone = ZoneInfo(entry.sheet.site.time_zone)
    return {
        **_entered(entry, zone),
        "sheet": entry.sheet_id,
        "number": printed(entry.sheet.number),
        "site": {"id": entry.site_id, "name": entry.sheet.site.name},
        "source": PAPER_SHEET,
        "undo_until": (entry.entered_at + UNDO).astimezone(zone),
        "photos": [
            {"id": one.id, "added_at": one.added_at.astimezone(zone)} for one in entry.photos
        ],
        "rows": [_line(session, line, zone) for line in entry.lines],
    }


def _line(session: Session, line: SheetLine, zone: ZoneInfo) -> dict[str, Any]:
    order = session.get_one(Order, line.order_id)
    return {
        "id": line.id,
        "order": line.order_id,
        "first_name": order.participant.first_name,
        "checked_in_at": line.came_at.astimezone(zone),
        "checked_out_at": line.left_at.astimezone(zone),
        "outcome": line.outcome,
        "attendance": line.attendance_id,
        "state": session.get_one(Attendance, line.attendance_id).state,
    }


def preview_answer(sheet: SignInSheet, looked: Sequence[Looked], language: str) -> dict[str, Any]:
    """Each line as it would count, or why it cannot."""
    zone = ZoneInfo(sheet.site.time_zone)
    return {"items": [_result(one, zone, language) for one in looked]}


def _result(one: Looked, zone: ZoneInfo, language: str) -> dict[str, Any]:
    fault = one.fault
    return {
        "id": one.row.id,
        "outcome": None if one.weighed is None else one.weighed.outcome,
        "checked_in_at": one.came_at.astimezone(zone),
        "checked_out_at": one.left_at.astimezone(zone),
        "on_record": [_on_record(row, zone) for row in one.beside],
        "problem": None
        if fault is None
        else {"type": fault[1], "detail": fault_text(fault[1], language, {})},
    }


def _on_record(row: Attendance, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": row.id,
        "checked_in_at": _local(row.checked_in_at, zone),
        "checked_out_at": _local(row.checked_out_at, zone),
        "state": row.state,
    }


def expected_answer(session: Session, sheet: SignInSheet, day: date) -> dict[str, Any]:
    """Who is placed there on a day, with her shifts and what is on record."""
    zone = ZoneInfo(sheet.site.time_zone)
    first, last = days.day_bounds(day, sheet.site.time_zone)
    items = []
    for order in placed_on(session, sheet.site_id, day):
        here = [one for one in shifts.placements(session, order.id) if one.site_id == sheet.site_id]
        planned = [one.shift for one in shifts.shifts_between(order, here, day, day)]
        record = [
            one
            for one in on_record(session, sheet.site_id, order.id, first, last)
            if first <= one.starts_at < last
        ]
        items.append(
            {
                "order": order.id,
                "first_name": order.participant.first_name,
                "planned": [
                    {
                        "starts_at": one.starts_at.astimezone(zone),
                        "ends_at": one.ends_at.astimezone(zone),
                    }
                    for one in planned
                ],
                "on_record": [_on_record(row, zone) for row in record],
            }
        )
    return {"items": items}


def source_answer(line: SheetLine, entry: SheetEntry) -> dict[str, Any]:
    """Where an attendance was copied from."""
    zone = ZoneInfo(entry.sheet.site.time_zone)
    return {
        "entry": entry.id,
        "number": printed(entry.sheet.number),
        "day": entry.day,
        "source": PAPER_SHEET,
        "entered_by_name": entry.entered_by_name,
        "entered_at": entry.entered_at.astimezone(zone),
        "checked_in_at": line.came_at.astimezone(zone),
        "checked_out_at": line.left_at.astimezone(zone),
        "has_photo": bool(entry.photos),
    }


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
