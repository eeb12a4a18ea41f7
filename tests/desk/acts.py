"""Asking the desk as its screen does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from api.channels.models import Channel
from api.notices.models import Notice, Sending
from api.orders.models import Order
from tests.people import Browser


def listed(clerk: Browser, query: str = "") -> list[dict[str, Any]]:
    """The rows of the desk."""
    answer = clerk.get(f"/api/v1/orders{query}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def searched(clerk: Browser, text: str, **more: Any) -> list[str]:
    """The ids of the orders found by a search in a body."""
    answer = clerk.post("/api/v1/orders/search", json={"q": text, **more})
    assert answer.status_code == 200, answer.json
    return [row["id"] for row in answer.json["items"]]


def told(
    session: Session, order: Order, when: datetime, channel: Channel, **became: datetime
) -> Notice:
    """She was told of a warning over a channel; `became` is what is known of it."""
    notice = Notice(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        person_kind="participant",
        person_id=order.participant_id,
        kind="warning",
        occasion=f"a warning {uuid4()}",
        params={},
        urgent=True,
        made_at=when,
        due_at=when,
        useful_until=when,
        state="sent",
    )
    session.add(notice)
    session.flush()
    for number, kind in enumerate(("sms", "paper"), start=1):
        session.add(
            Sending(
                id=uuid4(),
                court_id=order.court_id,
                notice_id=notice.id,
                number=number,
                round=1,
                channel_id=channel.id,
                channel_kind=kind,
                started_at=when,
                ended_at=when,
                result="accepted",
                **(became if kind == "sms" else {}),
            )
        )
    session.flush()
    return notice


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements sent to any database meanwhile, but for savepoints of the tests."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "SAVEPOINT" not in statement:
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
