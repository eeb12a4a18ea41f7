"""Orders from a file, by their case number, with their terms, placement and timetable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.hosts.models import Site
from api.imports import cells, timetables
from api.imports.kind import Cells, Item, Kind, Place, Remark, Touched, Verdict, new, same, twice
from api.imports.order_columns import COLUMNS
from api.imports.order_rows import insert_orders
from api.imports.participants import document, in_turns
from api.imports.sites import sites_of
from api.orders.models import Order, Participant
from api.orders.service import Numbers
from api.rules.names import folded
from api.shifts.models import Placement

MOST_TOTAL = 10_000_000
REQUIRED, FLOOR, CAP, DAILY = 1200, 300, 1200, 480


@dataclass(frozen=True, slots=True)
class Placed:
    """Where she is placed, from when to when, and her weekly shifts."""

    nit: str
    site: str
    from_day: date
    to_day: date | None
    timetable: tuple[timetables.Hours, ...]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order as a line tells of it."""

    case_number: str
    document: tuple[str, str]
    starts_on: date
    ends_on: date | None
    total: int | None
    report_day: int
    numbers: Numbers
    placed: Placed | None


@dataclass(frozen=True, slots=True)
class KnownOrders:
    """The court's people by document, its orders by case, and its sites by host and name."""

    people: dict[tuple[str, str], UUID]
    orders: dict[str, Order]
    sites: dict[tuple[str, str], Site]
    places: dict[UUID, set[tuple[UUID, date]]]


class Orders(Kind[OrderRow]):
    """Orders."""

    name = "orders"
    columns = COLUMNS

    def read(self, cells_: Cells, place: Place) -> OrderRow:
        """The case, whose it is, its days, its numbers and her place."""
        row = OrderRow(
            case_number=cells_.take(
                "case_number", lambda cell: cells.case_number(cell, place.now.year)
            ),
            document=document(cells_),
            starts_on=cells_.take_day("starts_on", cells.day),
            ends_on=cells_.take_day("ends_on", cells.day),
            total=cells_.take("total_hours", lambda cell: cells.hours(cell, MOST_TOTAL)),
            report_day=cells_.take("report_day", lambda cell: cells.whole(cell, 1, 20), 5),
            numbers=_numbers(cells_),
            placed=_placed(cells_),
        )
        if not cells_.wrong:
            _refuse_odd(cells_, row)
        return row

    def key(self, row: OrderRow) -> str:
        """The case number."""
        return row.case_number

    def known(self, session: Session, place: Place, rows: Sequence[OrderRow]) -> KnownOrders:
        """The court's people, orders and sites that these lines name."""
        orders: dict[str, Order] = {}
        for cases in in_turns(row.case_number for row in rows):
            query = select(Order).where(
                Order.court_id == place.court_id,
                Order.case_number.in_(cases),
                Order.withdrawn_at.is_(None),
            )
            for order in session.scalars(query.options(selectinload(Order.terms))).unique():
                orders[order.case_number] = order
        sites = sites_of(session, place.court_id) if any(row.placed for row in rows) else ()
        return KnownOrders(
            people_of(session, place.court_id, [row.document for row in rows]),
            orders,
            {(site.host.nit, folded(site.name)): site for site in sites if site.host.nit},
            _places(session, [order.id for order in orders.values()]),
        )

    def judge(
        self, item: Item[OrderRow], known: KnownOrders, earlier: Sequence[Item[OrderRow]]
    ) -> Verdict:
        """A case is an order of somebody who is known."""
        if earlier:
            return twice(earlier)
        row = item.row
        wrong = []
        if row.document not in known.people:
            wrong.append(Remark("person-unknown", "document_number"))
        if row.placed and _site(known, row.placed) is None:
            wrong.append(Remark("site-unknown", "site"))
        if wrong:
            return Verdict("wrong", [*wrong, *item.notes])
        order = known.orders.get(row.case_number)
        if order is not None:
            others = _others(order, row, known)
            return self.differs(others) if others else same(item)
        if not row.numbers.within_statute:
            return new(item, Remark("second-person", "weekly_hours", wrong=False))
        return new(item)

    def write(
        self, session: Session, place: Place, rows: Sequence[OrderRow], known: KnownOrders
    ) -> Sequence[Touched]:
        """Make them, due to be looked at: what they stand at is found order by order."""
        sites = [_site(known, row.placed) if row.placed else None for row in rows]
        people = [known.people[row.document] for row in rows]
        made = insert_orders(session, place, rows, sites, people)
        return [(order_id, place.now) for order_id in made]


def people_of(
    session: Session, court_id: UUID, documents: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], UUID]:
    """The court's participants with these documents."""
    found: dict[tuple[str, str], UUID] = {}
    for numbers in in_turns(number for _, number in documents):
        query = select(
            Participant.document_type, Participant.document_number, Participant.id
        ).where(Participant.court_id == court_id, Participant.document_number.in_(numbers))
        found |= {(kind, number): own for kind, number, own in session.execute(query)}
    return found


def _places(session: Session, orders: Sequence[UUID]) -> dict[UUID, set[tuple[UUID, date]]]:
    found: dict[UUID, set[tuple[UUID, date]]] = {}
    for some in in_turns(orders):
        query = select(Placement.order_id, Placement.site_id, Placement.from_day)
        for own, site, day in session.execute(
            query.where(Placement.order_id.in_(some), Placement.withdrawn_at.is_(None))
        ):
            found.setdefault(own, set()).add((site, day))
    return found


def _numbers(cells_: Cells) -> Numbers:
    required = cells_.take("weekly_hours", cells.hours, REQUIRED)
    return Numbers(
        weekly_required_minutes=required,
        weekly_floor_minutes=cells_.take("floor_hours", cells.hours, FLOOR),
        weekly_cap_minutes=cells_.take("cap_hours", cells.hours, max(CAP, required or 0)),
        daily_cap_minutes=cells_.take(
            "daily_hours", lambda cell: cells.hours(cell, cells.A_DAY), DAILY
        ),
    )


def _placed(cells_: Cells) -> Placed | None:
    named = [name for name in ("host_nit", "site", "timetable") if cells_.has(name)]
    if not named:
        return None
    if not (cells_.has("host_nit") and cells_.has("site")):
        cells_.refuse("site-needs-host", "site" if "site" not in named else "host_nit")
    timetable = cells_.take("timetable", lambda cell: timetables.hours(cell, overnight=True))
    from_day = cells_.take_day("placed_from", cells.day)
    return Placed(
        nit=cells_.take("host_nit", cells.nit),
        site=cells_.take("site", cells.text),
        from_day=from_day or cells_.take_day("starts_on", cells.day),
        to_day=cells_.take_day("placed_to", cells.day),
        timetable=tuple(timetable or ()),
    )


def _refuse_odd(cells_: Cells, row: OrderRow) -> None:
    """What cannot stand together."""
    if row.ends_on is not None and row.ends_on < row.starts_on:
        cells_.refuse("ends-before-it-starts", "ends_on")
    cap = row.numbers.weekly_cap_minutes
    if cap is not None and cap < row.numbers.weekly_required_minutes:
        cells_.refuse("cap-below-required", "cap_hours")
    if row.numbers.daily_cap_minutes < 1:
        cells_.refuse("hours-out-of-range", "daily_hours", most=24)
    if row.total is not None and row.total < 1:
        cells_.refuse("hours-out-of-range", "total_hours", most=MOST_TOTAL // 60)
    placed = row.placed
    if placed and placed.to_day is not None and placed.to_day < placed.from_day:
        cells_.refuse("ends-before-it-starts", "placed_to")


def _site(known: KnownOrders, placed: Placed) -> Site | None:
    return known.sites.get((placed.nit, folded(placed.site)))


def _others(order: Order, row: OrderRow, known: KnownOrders) -> list[str]:
    """The columns in which an order that stands is another one than the line tells of."""
    terms = order.terms[0]
    pairs = {
        "document_number": (order.participant_id, known.people.get(row.document)),
        "starts_on": (order.starts_on, row.starts_on),
        "ends_on": (order.ends_on, row.ends_on),
        "total_hours": (order.total_required_minutes, row.total),
        "report_day": (order.monthly_report_due_day, row.report_day),
        "weekly_hours": (terms.weekly_required_minutes, row.numbers.weekly_required_minutes),
        "floor_hours": (terms.weekly_floor_minutes, row.numbers.weekly_floor_minutes),
        "cap_hours": (terms.weekly_cap_minutes, row.numbers.weekly_cap_minutes),
        "daily_hours": (terms.daily_cap_minutes, row.numbers.daily_cap_minutes),
    }
    found = [name for name, (stands, told) in pairs.items() if stands != told]
    site = _site(known, row.placed) if row.placed else None
    if row.placed and site and (site.id, row.placed.from_day) not in known.places.get(order.id, ()):
        found.append("site")
    return found
