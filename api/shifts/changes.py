"""How a placement and its timetable change without rewriting what was known or has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import Invalid
from api.history import standing
from api.shifts.models import Placement, PlacementSpan, TimetableEntry

A_DAY = 24 * 60
A_DAY_LONG = timedelta(days=1)
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


def refuse_anothers(session: Session, placement_id: UUID, entries: Sequence[EntryGiven]) -> None:
    """Refuse the name of another placement's weekly shift: dated shifts are named after it."""
    taken = session.scalar(
        select(TimetableEntry.id)
        .where(TimetableEntry.entry_id.in_([entry.id for entry in entries]))
        .where(TimetableEntry.placement_id != placement_id)
        .limit(1)
    )
    if taken is not None:
        raise Invalid("id-already-used", "/timetable")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one placement: by whom, when, and what day that is where the order is served."""

    placement: Placement
    by: UUID | None
    now: datetime
    today: date

    def set_timetable(self, given: Sequence[EntryGiven], *, is_new: bool) -> None:
        """Let these weekly shifts hold. What began before today is ended, never rewritten: past
        weeks keep the shifts that they had, and get no new ones once she is placed."""
        known = {entry.entry_id: entry for entry in self.placement.timetable}
        for entry in given:
            row = known.pop(entry.id, None)
            if row is not None and _same_shift(row, entry) and self._goes_on(row, entry.to_day):
                continue
            if row is not None:
                self._end(row)
            from_day = entry.from_day if is_new else max(entry.from_day, self.today)
            if entry.to_day is None or entry.to_day >= from_day:
                self._write(entry, uuid4() if row is not None else entry.id, from_day, entry.to_day)
        for gone in known.values():
            self._end(gone)

    def set_span(self, from_day: date, to_day: date | None) -> None:
        """Let the placement hold on these days, and keep the days that were known before."""
        placement = self.placement
        placement.from_day, placement.to_day = from_day, to_day
        before = standing(placement.every_span)
        if any((row.from_day, row.to_day) == (from_day, to_day) for row in before):
            return
        for row in before:
            row.withdraw(self.by, self.now)
        placement.every_span.append(
            PlacementSpan(
                id=uuid4(),
                court_id=placement.court_id,
                order_id=placement.order_id,
                from_day=from_day,
                to_day=to_day,
                recorded_by=self.by,
                recorded_at=self.now,
            )
        )

    def _goes_on(self, row: TimetableEntry, to_day: date | None) -> bool:
        """Let a weekly shift go on until this day, never less than has passed with it. False for
        one that had ended: it begins anew today, not in the weeks that passed without it."""
        yesterday = self.today - A_DAY_LONG
        if row.to_day is not None and row.to_day < yesterday:
            return to_day is not None and to_day <= yesterday
        passed = row.from_day < self.today
        self._until(row, max(to_day, yesterday) if passed and to_day is not None else to_day)
        return True

    def _end(self, row: TimetableEntry) -> None:
        """End a weekly shift yesterday, or take it back when it never came."""
        if row.from_day >= self.today:
            row.withdraw(self.by, self.now)
        elif row.to_day is None or row.to_day >= self.today:
            self._until(row, self.today - A_DAY_LONG)

    def _until(self, row: TimetableEntry, to_day: date | None) -> None:
        """The same weekly shift under the same name, with another last day."""
        if row.to_day != to_day:
            row.withdraw(self.by, self.now)
            self._write(row, row.entry_id, row.from_day, to_day)

    def _write(
        self,
        like: EntryGiven | TimetableEntry,
        entry_id: UUID,
        from_day: date,
        to_day: date | None,
    ) -> None:
        self.placement.every_entry.append(
            TimetableEntry(
                id=uuid4(),
                entry_id=entry_id,
                court_id=self.placement.court_id,
                order_id=self.placement.order_id,
                weekday=like.weekday,
                starts_minute=like.starts_minute,
                ends_minute=like.ends_minute,
                from_day=from_day,
                to_day=to_day,
                recorded_by=self.by,
                recorded_at=self.now,
            )
        )


def _same_shift(row: TimetableEntry, entry: EntryGiven) -> bool:
    return (row.weekday, row.starts_minute, row.ends_minute, row.from_day) == (
        entry.weekday,
        entry.starts_minute,
        entry.ends_minute,
        entry.from_day,
    )
