"""What waits for a clerk's word, inbox by inbox: counted for a court, and order by order."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Select,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.attendances import lists as attendances
from api.attendances.models import Attendance
from api.excuses.models import Excuse
from api.notices import lists as notices
from api.notices.models import Notice
from api.rules.access import Actor
from api.shortfalls import lists as shortfalls
from api.standing.models import WeekStanding
from api.warnings.models import Warning

# As the inboxes of the clerk's screen are called, in their order.
LISTS: Final = (
    *("warnings", "unreached", "excuses", "contested", "presumed", "missing", "claimed", "odd"),
    "short",
)
EXCUSES: Final = ("filed", "asked")
_ATTENDANCES: Final[Mapping[str, str]] = {
    "contested": "contested",
    "presumed": "presumed",
    "missing": "open",
    "claimed": "claimed",
    "odd": "flagged",
}
# More than this is "very many" to whoever has ten minutes.
MOST_COUNTED: Final = 99
Wanted = Select[Any]


def _lists(now: datetime) -> dict[str, tuple[Wanted, Any]]:
    """By inbox: the orders in it, one row for each thing that waits, and the table they are in."""
    of_attendances: dict[str, tuple[Wanted, Any]] = {
        name: (select(Attendance.order_id).where(attendances.waits_as(state, now)), Attendance)
        for name, state in _ATTENDANCES.items()
    }
    warned = select(Warning.order_id).where(Warning.closed_at.is_(None), Warning.desk_at <= now)
    excused = select(Excuse.order_id).where(Excuse.state.in_(EXCUSES))
    return {
        "warnings": (warned, Warning),
        "unreached": (notices.unreached_orders(now), Notice),
        "excuses": (excused, Excuse),
        **of_attendances,
        "short": (shortfalls.due_orders(now), WeekStanding),
    }


def orders(actor: Actor, now: datetime) -> CompoundSelect[Any]:
    """The orders of the court in which anything waits."""
    found = _lists(now).values()
    return union_all(*(query.where(table.court_id == actor.court_id) for query, table in found))


def unreached(actor: Actor, now: datetime) -> Wanted:
    """The orders of the court of women whom something has not reached."""
    return notices.unreached_orders(now).where(Notice.court_id == actor.court_id)


def counts(session: Session, actor: Actor, now: datetime) -> dict[str, int]:
    """How much waits in each inbox of the court, by one statement; at most 100 is counted."""
    parts = []
    for name, (query, table) in _lists(now).items():
        first = query.where(table.court_id == actor.court_id).limit(MOST_COUNTED + 1).subquery()
        parts.append(select(literal(name), func.count()).select_from(first))
    return {name: count for name, count in session.execute(union_all(*parts))}


def by_order(
    session: Session, order_ids: Sequence[UUID], now: datetime
) -> dict[UUID, dict[str, int]]:
    """How much waits of each of these orders, by inbox; one statement for all of them."""
    parts = []
    for name, (query, table) in _lists(now).items():
        order_id: InstrumentedAttribute[UUID] = table.order_id
        here = query.where(order_id.in_(order_ids)).group_by(order_id)
        parts.append(here.add_columns(literal(name).label("list"), func.count().label("count")))
    found: dict[UUID, dict[str, int]] = {}
    for order_id_, name, count in session.execute(union_all(*parts)):
        found.setdefault(order_id_, {})[name] = count
    return found
