"""From a weekly timetable and its exceptions to dated shifts, with ids that stay the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from api.rules.days import wall_instant
from api.rules.values import Shift


@dataclass(frozen=True, slots=True)
class Entry:
    """A weekly shift; `ends_minute` above 1440 ends on the next day. No last day: until further."""

    id: UUID
    weekday: int
    starts_minute: int
    ends_minute: int
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class Departure:
    """One dated departure from the timetable, later ones win: an entry's shift of a day cancelled
    (no times) or moved (both), or a shift added (no entry)."""

    id: UUID
    entry_id: UUID | None
    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None


def shift_id(entry: UUID, day: date) -> str:
    """The id of an entry's shift on a day."""
    return str(uuid5(entry, day.isoformat()))


def expand(
    entries: Sequence[Entry],
    departures: Sequence[Departure],
    first: date,
    last: date,
    tz: ZoneInfo,
) -> list[Shift]:
    """The shifts that begin from `first` to `last`, both local days inclusive, in time order."""
    changed = {
        shift_id(one.entry_id, one.day): one
        for one in departures
        if one.entry_id is not None and one.day is not None
    }
    found = [*_regular(entries, changed, first, last, tz), *_changed(changed, departures)]
    inside = [s for s in found if first <= s.starts_at.astimezone(tz).date() <= last]
    return sorted(inside, key=lambda shift: (shift.starts_at, shift.id))


def _regular(
    entries: Sequence[Entry],
    changed: dict[str, Departure],
    first: date,
    last: date,
    tz: ZoneInfo,
) -> Iterator[Shift]:
    for entry in entries:
        begin = max(first, entry.from_day)
        end = last if entry.to_day is None else min(last, entry.to_day)
        day = begin + timedelta(days=(entry.weekday - begin.isoweekday()) % 7)
        while day <= end:
            name = shift_id(entry.id, day)
            if name not in changed:
                yield Shift(
                    name,
                    wall_instant(day, entry.starts_minute, tz.key),
                    wall_instant(day, entry.ends_minute, tz.key),
                )
            day += timedelta(days=7)


def _changed(changed: dict[str, Departure], departures: Sequence[Departure]) -> Iterator[Shift]:
    """The shifts that were moved or added."""
    for name, one in changed.items():
        if one.starts_at is not None and one.ends_at is not None:
            yield Shift(name, one.starts_at, one.ends_at)
    for one in departures:
        if one.entry_id is None and one.starts_at is not None and one.ends_at is not None:
            yield Shift(str(one.id), one.starts_at, one.ends_at)
