"""From a weekly timetable and its exceptions to dated shifts, with ids that stay the same."""

from collections.abc import Iterator, Mapping, Sequence
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
    """One dated departure from the timetable. It names an entry's shift of a day, or a shift that
    was added, and cancels it (no times) or moves it (both); or it names nothing and adds one."""

    id: UUID
    entry_id: UUID | None
    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    shift_id: UUID | None = None

    @property
    def adds(self) -> bool:
        """Whether it adds a shift, which then bears its id."""
        return self.entry_id is None and self.shift_id is None

    @property
    def about(self) -> str:
        """The id of the shift that it speaks of."""
        if self.entry_id is not None and self.day is not None:
            return shift_id(self.entry_id, self.day)
        return str(self.shift_id or self.id)


def shift_id(entry: UUID, day: date) -> str:
    """The id of an entry's shift on a day."""
    return str(uuid5(entry, day.isoformat()))


@dataclass(frozen=True, slots=True)
class Planned:
    """A dated shift and where it comes from: the weekly shift and the day that it was planned for,
    none for one that was added; whether it was moved from there."""

    shift: Shift
    entry_id: UUID | None
    day: date | None
    moved: bool


def expand(
    entries: Sequence[Entry],
    departures: Sequence[Departure],
    first: date,
    last: date,
    tz: ZoneInfo,
) -> list[Shift]:
    """The shifts that begin from `first` to `last`, both local days inclusive, in time order.

    Of the departures about one shift the last one given holds; no word comes before the one that
    added the shift.
    """
    return [one.shift for one in plan(entries, departures, first, last, tz)]


def plan(
    entries: Sequence[Entry],
    departures: Sequence[Departure],
    first: date,
    last: date,
    tz: ZoneInfo,
) -> list[Planned]:
    """The same shifts, each with where it comes from."""
    in_turn = sorted(departures, key=lambda one: not one.adds)
    changed = {one.about: one for one in in_turn}
    found = [*_regular(entries, changed, first, last, tz), *_changed(changed)]
    inside = [p for p in found if first <= p.shift.starts_at.astimezone(tz).date() <= last]
    return sorted(inside, key=lambda one: (one.shift.starts_at, one.shift.id))


def _regular(
    entries: Sequence[Entry],
    changed: Mapping[str, Departure],
    first: date,
    last: date,
    tz: ZoneInfo,
) -> Iterator[Planned]:
    for entry in entries:
        begin = max(first, entry.from_day)
        end = last if entry.to_day is None else min(last, entry.to_day)
        day = begin + timedelta(days=(entry.weekday - begin.isoweekday()) % 7)
        while day <= end:
            name = shift_id(entry.id, day)
            if name not in changed:
                start = wall_instant(day, entry.starts_minute, tz.key)
                until = wall_instant(day, entry.ends_minute, tz.key)
                yield Planned(Shift(name, start, until), entry.id, day, moved=False)
            day += timedelta(days=7)


def _changed(changed: Mapping[str, Departure]) -> Iterator[Planned]:
    """The shifts that were moved or added, and not cancelled since."""
    for name, one in changed.items():
        if one.starts_at is not None and one.ends_at is not None:
            shift = Shift(name, one.starts_at, one.ends_at)
            yield Planned(shift, one.entry_id, one.day, moved=not one.adds)
