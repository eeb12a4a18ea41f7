"""Hours worked before the court kept them here, from a file: each says which paper it stands on.

Nobody scanned them, and no host person confirmed them here. They come in as a clerk's reasoned
decision with the source `import`, at evidence level 0: counted because the court says so, shown as
what they are, and taken back like any other decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from api.attendances.derive import COLUMNS as DERIVED
from api.attendances.models import Attendance, Decision
from api.hosts.models import Site
from api.imports import cells
from api.imports.hours_columns import COLUMNS
from api.imports.kind import Cells, Item, Kind, Place, Remark, Touched, Verdict, new, same, twice
from api.imports.participants import in_turns
from api.imports.sites import sites_of
from api.orders.models import Order
from api.rules import settle, stays
from api.rules.names import folded

SOURCE = "import"
REASONS = "Importado de papel: {paper}"
A_DAY = timedelta(days=1)
# Hours that say nothing of where she was do not stand in the way of others.
NOWHERE = ("merged", "denied")
# An attendance, whether its time is taken, and from when to when.
Stood = tuple[UUID, bool, datetime, datetime]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A stay as a line tells of it: minutes of a local day."""

    case_number: str
    nit: str | None
    site: str
    day: date
    came: int
    left: int
    paper: str


@dataclass(frozen=True, slots=True)
class KnownHours:
    """The court's orders by case, its sites by name, and the hours that stand, by order."""

    orders: dict[str, Order]
    sites: dict[str, list[Site]]
    stood: dict[UUID, list[Stood]]
    place: Place


class Hours(Kind[HoursRow]):
    """Past hours."""

    name = "hours"
    columns = COLUMNS

    def read(self, cells_: Cells, place: Place) -> HoursRow:
        """Whose, where, when, and which paper says so."""
        row = HoursRow(
            case_number=cells_.take(
                "case_number", lambda cell: cells.case_number(cell, place.now.year)
            ),
            nit=cells_.take("host_nit", cells.nit),
            site=cells_.take("site", cells.text),
            day=cells_.take_day("day", cells.day),
            came=cells_.take("came", cells.clock),
            left=cells_.take("left", cells.clock),
            paper=cells_.take("paper", lambda cell: cells.text(cell, 300)),
        )
        if not cells_.wrong and row.left <= row.came:
            cells_.refuse("ends-before-it-starts", "left")
        return row

    def key(self, row: HoursRow) -> str:
        """Her day: no two stays of it may overlap."""
        return f"{row.case_number}|{row.day}"

    def known(self, session: Session, place: Place, rows: Sequence[HoursRow]) -> KnownHours:
        """The orders and sites that these lines name, and what stands of those days."""
        orders: dict[str, Order] = {}
        for cases in in_turns(row.case_number for row in rows):
            query = select(Order).where(
                Order.court_id == place.court_id,
                Order.case_number.in_(cases),
                Order.withdrawn_at.is_(None),
            )
            for order in session.scalars(query).unique():
                orders[order.case_number] = order
        sites: dict[str, list[Site]] = {}
        for site in sites_of(session, place.court_id):
            sites.setdefault(folded(site.name), []).append(site)
        days = [row.day for row in rows]
        stood = _stood(session, [order.id for order in orders.values()], days)
        return KnownHours(orders, sites, stood, place)

    def judge(
        self, item: Item[HoursRow], known: KnownHours, earlier: Sequence[Item[HoursRow]]
    ) -> Verdict:
        """Hours of a known order at a known site, on time that nothing else tells of."""
        row = item.row
        order, sites = known.orders.get(row.case_number), _sites(known, row)
        wrong = []
        if order is None:
            wrong.append(Remark("case-unknown", "case_number"))
        if len(sites) != 1:
            wrong.append(Remark("site-unclear" if sites else "site-unknown", "site"))
        if order is None or wrong:
            return Verdict("wrong", [*wrong, *item.notes])
        for before in earlier:
            if row.came < before.row.left and before.row.came < row.left:
                return _overlapping(item, before)
        return _beside(item, order, sites[0], known)

    def write(
        self, session: Session, place: Place, rows: Sequence[HoursRow], known: KnownHours
    ) -> Sequence[Touched]:
        """Write the decisions and the attendances that follow from them."""
        attendances: list[dict[str, Any]] = []
        decisions: list[dict[str, Any]] = []
        for row in rows:
            order = known.orders[row.case_number]
            attendance, decision = _facts(place, order, _sites(known, row)[0], row)
            attendances.append(attendance)
            decisions.append(decision)
        if rows:
            session.execute(insert(Attendance), attendances)
            session.execute(insert(Decision), decisions)
        for some in in_turns(one["order_id"] for one in attendances):
            # Should nobody go on with the import, the clock looks at the order all the same.
            session.execute(
                update(Order)
                .where(Order.id.in_(some))
                .values(look_again_at=place.now, notices_at=place.now),
                execution_options={"synchronize_session": False},
            )
        return [(one["order_id"], one["starts_at"]) for one in attendances]


def _stood(
    session: Session, orders: Sequence[UUID], days: Sequence[date]
) -> dict[UUID, list[Stood]]:
    """The times that these orders' attendances tell of, around these days."""
    found: dict[UUID, list[Stood]] = {}
    if not days:
        return found
    zone = ZoneInfo("UTC")
    since = datetime.combine(min(days) - 2 * A_DAY, time(), zone)
    until = datetime.combine(max(days) + 2 * A_DAY, time(), zone)
    for some in in_turns(orders):
        query = select(
            Attendance.order_id,
            Attendance.id,
            Attendance.checked_in_at,
            Attendance.checked_out_at,
            Attendance.starts_at,
            Attendance.state,
        ).where(
            Attendance.order_id.in_(some),
            Attendance.starts_at.between(since, until),
        )
        for own, attendance, came, left, at, state in session.execute(query):
            stands = (attendance, state not in NOWHERE, came or at, left or came or at)
            found.setdefault(own, []).append(stands)
    return found


def _sites(known: KnownHours, row: HoursRow) -> list[Site]:
    named = known.sites.get(folded(row.site), [])
    return [site for site in named if row.nit is None or site.host.nit == row.nit]


def _overlapping(item: Item[HoursRow], before: Item[HoursRow]) -> Verdict:
    if (item.row.came, item.row.left) == (before.row.came, before.row.left):
        return twice([before])
    return Verdict("wrong", [Remark("overlaps-line", "came", params={"line": before.line})])


def _beside(item: Item[HoursRow], order: Order, site: Site, known: KnownHours) -> Verdict:
    """What stands already beside these hours."""
    came, left = _ends(item.row, order)
    if left > known.place.now:
        return Verdict("wrong", [Remark("in-the-future", "day"), *item.notes])
    if item.row.day < order.starts_on:
        return Verdict("wrong", [Remark("before-the-order-starts", "day"), *item.notes])
    own = _name(order, site, came, left)
    stood = known.stood.get(order.id, ())
    # Hours that were brought in once stay as the court decided since, also when it denied them.
    if own in {attendance for attendance, *_ in stood}:
        return same(item)
    for _, taken, begins, ends in stood:
        if taken and came < ends and begins < left:
            return Verdict("wrong", [Remark("hours-there", "came"), *item.notes])
    return new(item)


def _ends(row: HoursRow, order: Order) -> tuple[datetime, datetime]:
    """When she came and left, where the order is served."""
    zone = ZoneInfo(order.time_zone)
    came = datetime.combine(row.day, time(row.came // 60 % 24, row.came % 60), zone)
    last = row.day + A_DAY if row.left == cells.A_DAY else row.day
    return came, datetime.combine(last, time(row.left // 60 % 24, row.left % 60), zone)


def _name(order: Order, site: Site, came: datetime, left: datetime) -> UUID:
    """The id of an attendance that a line makes; the same line names the same attendance."""
    return uuid5(stays.ATTENDANCES, f"{order.id} {site.id} {came.isoformat()} {left.isoformat()}")


def _facts(
    place: Place, order: Order, site: Site, row: HoursRow
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The attendance and the decision that it follows from."""
    came, left = _ends(row, order)
    own = _name(order, site, came, left)
    ruling = settle.Ruling("adjust", came, left, place.now, SOURCE)
    stay = stays.stay(own, (), (), [ruling], place.now)
    assert stay is not None
    whose = {"court_id": order.court_id, "order_id": order.id}
    attendance = {
        "id": own,
        **whose,
        "site_id": site.id,
        **{name: getattr(stay, name) for name in DERIVED},
        "spoken": 1,
        "version": 1,
    }
    decision = {
        "id": uuid4(),
        **whose,
        "attendance_id": own,
        "verdict": ruling.verdict,
        "checked_in_at": came,
        "checked_out_at": left,
        "reasons": REASONS.format(paper=row.paper),
        "actor_id": place.actor.id,
        "actor_name": place.actor.name,
        "at": place.now,
        "needs_second": False,
        "source": SOURCE,
    }
    return attendance, decision
