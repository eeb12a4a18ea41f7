"""How a placement's weekly timetable is changed without rewriting what has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from api.errors import Invalid
from api.orders.models import Order
from api.shifts.models import Placement, TimetableEntry

A_DAY = 24 * 60
# Noon of the next day.
LATEST_END = A_DAY + A_DAY // 2


@dataclass(frozen=True, slots=True)
class EntryGiven:
    """A weekly shift as somebody entered it."""

    id: UUID
    weekday: int
    starts_minute: int
    ends_minute: int
    from_day: date
    to_day: date | None


def refuse_impossible(from_day: date, to_day: date | None, entries: Sequence[EntryGiven]) -> None:
    """Refuse days and weekly shifts that end before they start, or that no day can hold."""
    if to_day is not None and to_day < from_day:
        raise Invalid("ends-before-it-starts", "/to_day")
    for index, entry in enumerate(entries):
        if entry.ends_minute <= entry.starts_minute:
            raise Invalid("ends-before-it-starts", f"/timetable/{index}/to")
        if entry.starts_minute >= A_DAY:
            raise Invalid("starts-next-day", f"/timetable/{index}/from")
        if entry.ends_minute > LATEST_END:
            raise Invalid("too-late-an-end", f"/timetable/{index}/to")
        if entry.to_day is not None and entry.to_day < entry.from_day:
            raise Invalid("ends-before-it-starts", f"/timetable/{index}/to_day")
    if len({entry.id for entry in entries}) < len(entries):
        raise Invalid("id-already-used", "/timetable")


def set_timetable(
    placement: Placement, order: Order, given: Sequence[EntryGiven], today: date, *, is_new: bool
) -> None:
    """Let these weekly shifts hold. What began before today is ended, never rewritten: past
    weeks keep the shifts that they had, and get no new ones once she is placed."""
    known = {entry.id: entry for entry in placement.timetable}
    for entry in given:
        row = known.pop(entry.id, None)
        if row is not None and _same_shift(row, entry) and _goes_on(row, entry.to_day, today):
            continue
        if row is not None:
            _end(placement, row, today)
        from_day = entry.from_day if is_new else max(entry.from_day, today)
        if entry.to_day is not None and entry.to_day < from_day:
            continue
        placement.timetable.append(
            TimetableEntry(
                id=uuid4() if row is not None else entry.id,
                court_id=order.court_id,
                order_id=order.id,
                weekday=entry.weekday,
                starts_minute=entry.starts_minute,
                ends_minute=entry.ends_minute,
                from_day=from_day,
                to_day=entry.to_day,
            )
        )
    for gone in known.values():
        _end(placement, gone, today)


def _same_shift(row: TimetableEntry, entry: EntryGiven) -> bool:
    return (row.weekday, row.starts_minute, row.ends_minute, row.from_day) == (
        entry.weekday,
        entry.starts_minute,
        entry.ends_minute,
        entry.from_day,
    )


def _goes_on(row: TimetableEntry, to_day: date | None, today: date) -> bool:
    """Let a weekly shift go on until this day, never less than has passed with it. False for one
    that had ended: it begins anew today, not in the weeks that passed without it."""
    yesterday = today - timedelta(days=1)
    if row.to_day is not None and row.to_day < yesterday:
        return to_day is not None and to_day <= yesterday
    passed = row.from_day < today
    row.to_day = max(to_day, yesterday) if passed and to_day is not None else to_day
    return True


def _end(placement: Placement, row: TimetableEntry, today: date) -> None:
    """End a weekly shift yesterday, or take it away when it never came."""
    if row.from_day >= today:
        placement.timetable.remove(row)
    elif row.to_day is None or row.to_day >= today:
        row.to_day = today - timedelta(days=1)
