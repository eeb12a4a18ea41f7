"""A court's whole record, page by page: read in short transactions, never held in memory.

Facts that arrive while it is read may be in a later table and not in an earlier one.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import looks
from api.errors import NotFound
from api.exports.models import Export
from api.exports.tables import SHEETS, Sheet
from api.orders.models import Order
from api.rules.access import Actor

Value = str | int | float | bool | None


def note(session: Session, actor: Actor, now: datetime, form: str, reason: str) -> Export:
    """Keep who takes the record out and what for; each woman of the court can see it."""
    if actor.court_id is None or actor.id is None:
        raise NotFound
    made = Export(
        id=uuid4(),
        court_id=actor.court_id,
        form=form,
        reason=reason,
        made_by=actor.id,
        made_by_name=actor.name,
        made_at=now,
    )
    session.add(made)
    orders = session.scalars(select(Order.id).where(Order.court_id == actor.court_id)).all()
    looks.record_many(session, actor, now, orders, "export")
    session.flush()
    return made


def rows(session: Session, court_id: UUID, sheet: Sheet) -> Iterator[list[Value]]:
    """The rows of one table of a court. Each page is a transaction of its own: a long one would
    keep others from writing."""
    after: Sequence[Any] | None = None
    keys = len(sheet.table.primary_key.columns)
    while True:
        page = session.execute(sheet.page(court_id, after)).all()
        session.rollback()
        for row in page:
            yield [_plain(value) for value in row[keys:]]
        if not page:
            return
        after = page[-1][:keys]


def sheets() -> Sequence[Sheet]:
    """The tables of the record, in the order in which they refer to each other."""
    return SHEETS


def _plain(value: object) -> Value:
    """A value as every form can hold it."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
