"""Balances are derived: what was kept equals what the events give, whatever happened."""

from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import deciding
from api.attendances import service as attendances
from api.attendances.models import Attendance
from api.errors import DomainError
from api.hosts.models import Site
from api.orders.models import Order
from api.rules.access import Actor
from api.scans import service as scans
from api.scans.receipts import receipt_key
from api.standing import service as standing
from api.standing.models import WeekStanding
from tests.builders import a_court, a_host, a_placement, a_site, an_order, at
from tests.scans.acts import claims_at

KEY = receipt_key(bytes(32))
Kept = dict[str, tuple[int, int, int, int]]


def kept(session: Session, order: Order) -> Kept:
    """What is cached of each week that has hours."""
    rows = session.scalars(select(WeekStanding).where(WeekStanding.order_id == order.id))
    return {
        row.week: (
            row.credited_minutes,
            row.confirmed_minutes,
            row.provisional_minutes,
            row.missing_times,
        )
        for row in rows
        if row.credited_minutes or row.missing_times
    }


def rows(session: Session, order: Order) -> list[tuple[object, ...]]:
    """The attendances as they stand."""
    found = session.scalars(select(Attendance).where(Attendance.order_id == order.id))
    return sorted(
        (str(a.id), a.checked_in_at, a.checked_out_at, a.state, a.level, tuple(a.flags))
        for a in found
    )


@pytest.mark.parametrize("seed", [1, 3])
def test_totals_rebuilt_from_the_events_equal_the_kept_ones(session: Session, seed: int) -> None:
    random = Random(seed)
    court = a_court(session)
    site = a_site(session, a_host(session, court))
    order = an_order(session, court, starts_on=at("2026-10-12 00:00").date())
    a_placement(session, order, site)
    now = at("2026-10-12 06:00")
    for _ in range(50):
        now += timedelta(minutes=random.choice((7, 30, 95, 240, 300, 700)))
        _something(session, random, order, site, now)
    while attendances.presume_one(session, now):
        pass
    standing.review(session, order, now)

    before, stood = kept(session, order), rows(session, order)
    total = standing.credited_total(session, order.id)
    assert total > 0
    attendances.rebuild(session, order, now)
    assert rows(session, order) == stood
    assert standing.rebuild(session, order, now) == total
    assert kept(session, order) == before


def _something(session: Session, random: Random, order: Order, site: Site, now: datetime) -> None:
    """One more thing happens: a scan now or late, a word, a decision, or time passes."""
    her = Actor(role="participant", id=order.participant_id, order_id=order.id)
    host = Actor(role="host", id=uuid4(), site_ids=frozenset({site.id}), name="Hilda")
    clerk = Actor(role="clerk", id=uuid4(), court_id=order.court_id, name="Clara")
    deed = random.random()
    if deed < 0.6:
        captured = now - timedelta(hours=random.choice((0, 0, 0, 5, 30)))
        claims = claims_at(site, captured, random.choice(("in", "out")))
        scans.record(session, her, now, uuid4(), claims, KEY)
        return
    rows = session.scalars(
        select(Attendance)
        .where(Attendance.order_id == order.id, Attendance.state != "merged")
        .order_by(Attendance.starts_at, Attendance.id)
    ).all()
    if not rows or deed > 0.9:
        attendances.presume_one(session, now)
        return
    row = random.choice(rows)
    end = min(now, (row.checked_in_at or now) + timedelta(hours=3))
    said = attendances.Said(
        random.choice(("confirm", "confirm", "contest")),
        None if row.checked_in_at else (row.checked_out_at or now) - timedelta(hours=2),
        None if row.checked_out_at else end,
        "Según el cuaderno.",
    )
    try:
        with session.begin_nested():
            if deed < 0.82:
                attendances.confirm(session, host, now, row, uuid4(), said)
            else:
                verdict = random.choice(("accept", "deny"))
                ruled = attendances.Said(verdict, None, None, "Visto.")
                deciding.decide(session, clerk, now, row, uuid4(), ruled)
    except DomainError:
        return
