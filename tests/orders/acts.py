"""An order as a clerk takes it in."""

from typing import Any
from uuid import UUID, uuid4

from tests.people import Answer, Browser

BASE = "/api/v1"


def intake(**differs: Any) -> dict[str, Any]:
    """A valid body; a test says only what differs."""
    return {
        "participant": {
            "first_name": "Luz",
            "last_name": "Quintero",
            "document_type": "CC",
            "document_number": "66778899",
        },
        "case_number": "76001318700320260001200",
        "starts_on": "2026-11-02",
        "ends_on": "2027-11-01",
        "total_required_minutes": 62400,
        "terms": numbers(),
        **differs,
    }


def numbers(**differs: Any) -> dict[str, Any]:
    """Terms as the statute foresees them."""
    return {
        "weekly_required_minutes": 1200,
        "weekly_floor_minutes": 300,
        "weekly_cap_minutes": 1200,
        "daily_cap_minutes": 480,
        **differs,
    }


def put_order(clerk: Browser, order_id: UUID, **differs: Any) -> Answer:
    """Take an order in."""
    return clerk.put(f"{BASE}/orders/{order_id}", json=intake(**differs))


def taken_in(clerk: Browser, **differs: Any) -> dict[str, Any]:
    """An order that was taken in."""
    answer = put_order(clerk, uuid4(), **differs)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def propose(clerk: Browser, order: str | UUID, from_day: str, **differs: Any) -> Answer:
    """New terms from a day on."""
    body = {"from_day": from_day, "reason": "Auto 12 de 2026.", **numbers(**differs)}
    key = {"Idempotency-Key": uuid4().hex}
    return clerk.post(f"{BASE}/orders/{order}/terms", json=body, headers=key)
