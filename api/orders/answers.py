"""An order as other features' lists name it."""

from typing import Any

from api.orders.models import Order


def whose(order: Order) -> dict[str, Any]:
    """Whose case it is, for a clerk."""
    return {
        "id": order.id,
        "case_number": order.case_number,
        "first_name": order.participant.first_name,
        "last_name": order.participant.last_name,
    }
