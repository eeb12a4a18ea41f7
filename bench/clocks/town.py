"""Women who each have to be told one thing, and a number to tell it to."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import Vault
from api.channels.models import Channel, NoticeSettings
from api.database import unit_of_work
from api.orders.models import Order
from api.warnings.models import Telling
from bench.desk import fill

KIND = "no_spare"
# A week of which nothing is kept: nothing there can make the telling needless.
WEEK = "2026-W02"
BATCH = 2_000
Rows = defaultdict[Any, list[dict[str, Any]]]


def settle(
    sessions: sessionmaker[Session],
    vault: Vault,
    orders: int,
    first: datetime,
    spread: timedelta,
    rng: random.Random,
) -> None:
    """Make so many orders, each with one telling that falls due between `first` and `spread`
    later; none of them has quiet hours, each has one number."""
    fill(sessions, orders, rng)
    with unit_of_work(sessions) as session:
        found = session.execute(
            select(Order.id, Order.court_id, Order.participant_id).order_by(Order.id)
        ).all()
        for start in range(0, len(found), BATCH):
            _tell(session, vault, found[start : start + BATCH], start, first, spread, rng)


def _tell(
    session: Session,
    vault: Vault,
    found: Sequence[Any],
    start: int,
    first: datetime,
    spread: timedelta,
    rng: random.Random,
) -> None:
    rows: Rows = defaultdict(list)
    wake = []
    for number, (order, court, person) in enumerate(found, start):
        due = first + spread * rng.random()
        hers = {"court_id": court, "person_kind": "participant", "person_id": person}
        rows[Telling].append(_telling(order, court, due))
        rows[Channel].append(_channel(vault, hers, number))
        rows[NoticeSettings].append({**hers, **_no_quiet(first), "version": 1})
        wake.append({"order": order, "at": due})
    for table, values in rows.items():
        session.execute(insert(table), values)
    table = Order.__table__
    assert isinstance(table, Table)
    waking = (
        update(table).where(table.c.id == bindparam("order")).values(notices_at=bindparam("at"))
    )
    session.connection().execute(waking, wake)


def _telling(order: UUID, court: UUID, due: datetime) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "court_id": court,
        "order_id": order,
        "week": WEEK,
        "warning_id": None,
        "audience": "participant",
        "kind": KIND,
        "occasion": "bench",
        "state": "no_spare",
        "cause": "time",
        "needed_minutes": 120,
        "gap_minutes": 0,
        "reachable_until": None,
        "made_at": due,
        "due_at": due,
        "seen_at": None,
    }


def _channel(vault: Vault, hers: dict[str, Any], number: int) -> dict[str, Any]:
    address = f"+5730{number:08}"
    return {
        "id": uuid4(),
        "kind": "sms",
        "address": vault.seal(address),
        "address_hash": vault.bucket("channel", f"sms|{address}"),
        "shown": "...",
        "device_id": None,
        "position": 1,
        "consented_at": datetime.fromisoformat("2026-01-02T12:00:00+00:00"),
        "ended_at": None,
        "ended_because": None,
        "failing_since": None,
        **hers,
    }


def _no_quiet(now: datetime) -> dict[str, Any]:
    return {
        "quiet_from": 0,
        "quiet_to": 0,
        "shift_evening": False,
        "shift_soon": False,
        "weekly_summary": False,
        "changed_at": now,
    }
