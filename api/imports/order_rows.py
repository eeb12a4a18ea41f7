"""An order's rows in the tables: the order, its first terms, her placement and weekly shifts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.database import Base
from api.hosts.models import Site
from api.imports.kind import Place
from api.orders.models import Order, Terms
from api.shifts.models import Placement, PlacementSpan, TimetableEntry

if TYPE_CHECKING:
    from api.imports.orders import OrderRow, Placed

Row = dict[str, Any]


def insert_orders(
    session: Session,
    place: Place,
    rows: Sequence["OrderRow"],
    sites: Sequence[Site | None],
    people: Sequence[UUID],
) -> list[UUID]:
    """Write the rows of all of them, table by table; the orders' ids."""
    made: dict[type[Base], list[Row]] = {
        table: [] for table in (Order, Terms, Placement, PlacementSpan, TimetableEntry)
    }
    for row, site, person in zip(rows, sites, people, strict=True):
        order_id = uuid4()
        made[Order].append(_order(place, order_id, row, person))
        made[Terms].append(_terms(place, order_id, row))
        if row.placed is not None and site is not None:
            for table, found in _placement(place, order_id, row.placed, site):
                made[table].append(found)
    for table, all_ in made.items():
        if all_:
            session.execute(insert(table), all_)
    return [order["id"] for order in made[Order]]


def _order(place: Place, order_id: UUID, row: "OrderRow", person: UUID) -> Row:
    return {
        "id": order_id,
        "court_id": place.court_id,
        "participant_id": person,
        "case_number": row.case_number,
        "time_zone": place.time_zone,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "total_required_minutes": row.total,
        "monthly_report_due_day": row.report_day,
        "created_by": place.actor.id,
        "created_at": place.now,
        # Should nobody go on with the import, the clock looks at the order all the same.
        "look_again_at": place.now,
        "notices_at": place.now,
        "version": 1,
    }


def _terms(place: Place, order_id: UUID, row: "OrderRow") -> Row:
    approved = row.numbers.within_statute
    return {
        "id": uuid4(),
        "court_id": place.court_id,
        "order_id": order_id,
        "number": 1,
        "from_day": row.starts_on,
        "weekly_required_minutes": row.numbers.weekly_required_minutes,
        "weekly_floor_minutes": row.numbers.weekly_floor_minutes,
        "weekly_cap_minutes": row.numbers.weekly_cap_minutes,
        "daily_cap_minutes": row.numbers.daily_cap_minutes,
        "reason": None,
        "created_by": place.actor.id,
        "created_at": place.now,
        "approved_by": place.actor.id if approved else None,
        "approved_at": place.now if approved else None,
    }


def _placement(
    place: Place, order_id: UUID, placed: "Placed", site: Site
) -> list[tuple[type[Base], Row]]:
    whose = {"court_id": place.court_id, "order_id": order_id}
    span = {"from_day": placed.from_day, "to_day": placed.to_day}
    said = {"recorded_by": place.actor.id, "recorded_at": place.now}
    own = uuid4()
    placement = {
        "id": own,
        **whose,
        **span,
        "site_id": site.id,
        "created_by": place.actor.id,
        "created_at": place.now,
        "version": 1,
    }
    entries: list[tuple[type[Base], Row]] = [
        (
            TimetableEntry,
            {
                "id": uuid4(),
                "entry_id": uuid4(),
                "placement_id": own,
                **whose,
                **span,
                **said,
                "weekday": weekday,
                "starts_minute": starts,
                "ends_minute": ends,
            },
        )
        for weekday, starts, ends in placed.timetable
    ]
    kept = {"id": uuid4(), "placement_id": own, **whose, **span, **said}
    return [(Placement, placement), (PlacementSpan, kept), *entries]
