"""The counting of orders for a release: one order at a time, by any number of clocks.

What an order brought to its months is put in place by its key: who counts it twice changes
nothing, and who is killed leaves the rest still due.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, lazyload

from api.accounts.models import Court
from api.orders.models import Order
from api.rules import days, departments, months, releases
from api.statistics.definitions import METHOD
from api.statistics.models import OrderMonth
from api.statistics.tallies import Tally, tally
from api.together import Writes

MOST_DUE = 200


def first_month(session: Session) -> str | None:
    """The first month that an order was under way in; None where there is no order."""
    began: date | None = session.scalar(
        select(func.min(Order.starts_on)).where(Order.withdrawn_at.is_(None))
    )
    counted = session.scalar(select(func.min(OrderMonth.month)))
    known = [] if began is None else [releases.month_of_day(began)]
    return min([*known, *([] if counted is None else [counted])], default=None)


def due(session: Session, release: str) -> Sequence[UUID]:
    """Orders that are still to be counted for a release, at most so many."""
    query = select(Order.id).where(*_is_due(release)).order_by(Order.id)
    return session.scalars(query.limit(MOST_DUE)).all()


def count_one(session: Session, order_id: UUID, release: str, now: datetime) -> bool:
    """Count the months of an order, if another clock has not done it since."""
    found = session.execute(
        select(Order, Court.department)
        .join(Court, Court.id == Order.court_id)
        .where(Order.id == order_id, *_is_due(release))
        .options(lazyload(Order.participant))
    ).one_or_none()
    if found is None:
        return False
    order, department = found
    of_order = select(OrderMonth.month, OrderMonth.amounts).where(OrderMonth.order_id == order.id)
    known: dict[str, dict[str, Any]] = {
        month: amounts for month, amounts in session.execute(of_order)
    }
    wanted = _wanted(order, known, release)
    code = departments.code_of(department)
    writes = Writes(session)
    for month, one in _tallies(session, order, wanted, known, now).items():
        row = {
            "order_id": order.id,
            "month": month,
            "person_id": order.participant_id,
            "department": code,
            "amounts": dict(one.amounts),
            "readings": one.readings,
            "method": METHOD,
            "taken_at": now,
        }
        writes.upsert(OrderMonth, row)
    writes.run()
    return True


def _tallies(
    session: Session, order: Order, wanted: Sequence[str], known: Mapping[str, Any], now: datetime
) -> Mapping[str, Tally]:
    if order.withdrawn_at is not None:
        # Entered by mistake: the months that still change forget it.
        return {month: Tally() for month in wanted}
    kept = (amounts for month, amounts in known.items() if month < wanted[0])
    completed = any("women.completed" in amounts for amounts in kept)
    return tally(session, order, wanted, now, completed=completed)


def _is_due(release: str) -> tuple[ColumnElement[bool], ...]:
    """Orders that began, and that were never counted or may have changed in the last months."""
    last_day = days.parse_week(releases.weeks_of(release)[-1]) + timedelta(days=6)
    again = _again(release)
    own = OrderMonth.order_id == Order.id
    counted = exists().where(own)
    stands = and_(
        Order.withdrawn_at.is_(None),
        or_(Order.ends_on.is_(None), Order.ends_on >= months.month_days(again)[0], ~counted),
    )
    return (
        Order.starts_on <= last_day,
        ~exists().where(own, OrderMonth.month == release),
        or_(stands, exists().where(own, OrderMonth.month >= again)),
    )


def _again(release: str) -> str:
    """The oldest month that is counted again for a release."""
    return releases.later(release, -releases.LATER_TALLIES)


def _wanted(order: Order, known: Iterable[str], release: str) -> list[str]:
    """The months to count: those never counted, and those that are counted again."""
    kept = max((month for month in known if month < _again(release)), default=None)
    first = releases.month_of_day(order.starts_on) if kept is None else releases.later(kept)
    return list(releases.between(first, release))
