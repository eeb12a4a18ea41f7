"""One at a time: what is told of an order is judged with everything told before it in sight."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

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
