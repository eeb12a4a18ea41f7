"""One at a time: what is told of an order is judged with everything told before it in sight."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from api.orders.models import Order


def take_turn(session: Session, order_id: UUID) -> Order:
    """Hold the order until this transaction ends, and read it fresh.

    Two deliveries at once would else each pair its scan without the other's. The weaker lock lets
    rows that point at the order be inserted meanwhile; a full one would deadlock with them.
    """
    order = session.scalars(
        select(Order)
        .where(Order.id == order_id)
        .options(joinedload(Order.terms), joinedload(Order.pauses))
        .with_for_update(key_share=True, of=Order)
        .execution_options(populate_existing=True)
    )
    return order.unique().one()


def see_notices(session: Session, order: Order, now: datetime) -> None:
    """Something happened that she may have to be told of: the clock looks at its next beat. Not a
    change of the order: whoever edits it keeps her ETag."""
    if order.notices_at is not None and order.notices_at <= now:
        return
    session.execute(
        update(Order).where(Order.id == order.id).values(notices_at=now),
        execution_options={"synchronize_session": False},
    )
    set_committed_value(order, "notices_at", now)
