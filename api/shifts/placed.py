"""Placements as values: where she is placed, when she comes, when the site is open.

Read by plain statements, for whoever works out hours; screens that change one read the rows.
Each table is chosen from in one place here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from api.hosts.models import Site, SiteHours
from api.rules.days import zone
from api.rules.timetable import Departure, Entry, Planned, plan
from api.rules.values import Shift
from api.shifts.models import Placement, ShiftException, TimetableEntry
from api.together import Part

T = TypeVar("T")
ORDER = bindparam("order_id", type_=Uuid())


class Hours(NamedTuple):
    """A stretch of a weekday in which a site is open."""

    weekday: int
    opens_minute: int
    closes_minute: int
    from_day: date
    to_day: date | None


class Row(NamedTuple):
    """A placement without what hangs on it."""

    id: UUID
    site_id: UUID
    site_name: str
    closed_on_holidays: bool
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement, its timetable, and what its site is like."""

    id: UUID
    site_id: UUID
    site_name: str
    closed_on_holidays: bool
    from_day: date
    to_day: date | None
    timetable: tuple[Entry, ...]
    exceptions: tuple[Departure, ...]
    hours: tuple[Hours, ...]


_placed_sites = select(Placement.site_id).where(Placement.order_id == ORDER)

PARTS: Mapping[str, Part[Any]] = {
    "placements": Part(
        select(
            Placement.id,
            Placement.site_id,
            Site.name,
            Site.closed_on_holidays,
            Placement.from_day,
            Placement.to_day,
        )
        .join(Site, Site.id == Placement.site_id)
        .where(Placement.order_id == ORDER)
        .order_by(Placement.from_day, Placement.id),
        Row,
    ),
    "timetable": Part(
        select(
            TimetableEntry.placement_id,
            TimetableEntry.entry_id,
            TimetableEntry.weekday,
            TimetableEntry.starts_minute,
            TimetableEntry.ends_minute,
            TimetableEntry.from_day,
            TimetableEntry.to_day,
        )
        .where(TimetableEntry.order_id == ORDER, TimetableEntry.withdrawn_at.is_(None))
        .order_by(TimetableEntry.weekday, TimetableEntry.starts_minute),
        lambda placement_id, *cells: (placement_id, Entry(*cells)),
    ),
    "exceptions": Part(
        select(
            ShiftException.placement_id,
            ShiftException.id,
            ShiftException.entry_id,
            ShiftException.day,
            ShiftException.starts_at,
            ShiftException.ends_at,
            ShiftException.shift_id,
        )
        .where(ShiftException.order_id == ORDER)
        .order_by(ShiftException.created_at, ShiftException.id),
        lambda placement_id, *cells: (placement_id, Departure(*cells)),
    ),
    "hours": Part(
        select(
            SiteHours.site_id,
            SiteHours.weekday,
            SiteHours.opens_minute,
            SiteHours.closes_minute,
            SiteHours.from_day,
            SiteHours.to_day,
        ).where(SiteHours.site_id.in_(_placed_sites), SiteHours.withdrawn_at.is_(None)),
        lambda site_id, *cells: (site_id, Hours(*cells)),
    ),
}


def placed(found: Mapping[str, Sequence[Any]]) -> list[Placed]:
    """The placements from the lists of `PARTS`, oldest first."""
    timetable = _grouped(found["timetable"])
    exceptions = _grouped(found["exceptions"])
    hours = _grouped(found["hours"])
    return [
        Placed(
            row.id,
            row.site_id,
            row.site_name,
            row.closed_on_holidays,
            row.from_day,
            row.to_day,
            tuple(timetable.get(row.id, ())),
            tuple(exceptions.get(row.id, ())),
            tuple(hours.get(row.site_id, ())),
        )
        for row in found["placements"]
    ]


def as_known(placement: Placement, known_at: datetime | None = None) -> Placed:
    """The same from rows: a placement as it stands, or as it was known at an instant."""
    from_day, to_day = placement.span_known(known_at)
    site = placement.site
    return Placed(
        placement.id,
        site.id,
        site.name,
        site.holidays_known(known_at),
        from_day,
        to_day,
        tuple(
            Entry(e.entry_id, e.weekday, e.starts_minute, e.ends_minute, e.from_day, e.to_day)
            for e in placement.timetable_known(known_at)
        ),
        tuple(departure(one) for one in placement.exceptions_known(known_at)),
        tuple(
            Hours(h.weekday, h.opens_minute, h.closes_minute, h.from_day, h.to_day)
            for h in site.hours_known(known_at)
        ),
    )


def departure(exception: ShiftException) -> Departure:
    """A departure as the rules know it."""
    return Departure(
        id=exception.id,
        entry_id=exception.entry_id,
        day=exception.day,
        starts_at=exception.starts_at,
        ends_at=exception.ends_at,
        shift_id=exception.shift_id,
    )


def dated_shifts(
    placed: Iterable[Placed], first: date, last: date, tz: str
) -> list[tuple[Shift, Placed]]:
    """The shifts of these placements from a day to a day, in time order, each with its own."""
    return [(planned.shift, one) for planned, one in planned_shifts(placed, first, last, tz)]


def planned_shifts(
    placed: Iterable[Placed], first: date, last: date, tz: str
) -> list[tuple[Planned, Placed]]:
    """The same shifts with where each comes from."""
    found = [
        (planned, one)
        for one in placed
        for planned in plan(
            one.timetable,
            one.exceptions,
            max(first, one.from_day),
            last if one.to_day is None else min(last, one.to_day),
            zone(tz),
        )
    ]
    return sorted(found, key=lambda pair: (pair[0].shift.starts_at, pair[0].shift.id))


def _grouped(pairs: Iterable[tuple[UUID, T]]) -> dict[UUID, list[T]]:
    groups: dict[UUID, list[T]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups
