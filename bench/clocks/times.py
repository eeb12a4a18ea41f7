"""Odd times: a provider dead for an hour, a clock an hour wrong, the turn of a year of 53 weeks.

The product's own jobs on an injected clock; a gateway on this machine.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import Vault, vault_of
from api.channels.models import NoticeSettings
from api.database import new_engine, session_factory, unit_of_work
from api.notices.models import Notice
from api.notices.post import Post
from api.operator import migrations
from api.orders.models import Order
from api.providers import gateway as read_gateway
from api.rules import days
from api.senders.gateways import GatewaySender
from api.settings import Settings
from api.standing.models import WeekStanding
from bench.clocks.town import KIND, settle
from bench.desk import ZONE
from scheduler import jobs
from tests.senders.loopback import Gateway, Reply

SECRET = bytes(range(32))
PEOPLE = 100
NOON = datetime.fromisoformat("2026-11-10T17:00:00+00:00")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
# Monday of week 52 to the Tuesday after week 1: 2026 has a week 53.
TURN = datetime.fromisoformat("2026-12-21T12:00:00+00:00")
WEEKS = ("2026-W52", "2026-W53", "2027-W01")
Sessions = sessionmaker[Session]
Figures = dict[str, Any]


class Hands:
    """A clock's hands, which somebody may turn."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """What they show."""
        return self.at


def scenarios() -> dict[str, Figures]:
    """Each of them, in a town of its own."""
    told: dict[str, Callable[[Sessions, Vault], Figures]] = {
        "provider_dead_for_an_hour": _dead_provider,
        "clock_an_hour_ahead": lambda sessions, vault: _wrong_clock(sessions, vault, HOUR),
        "clock_an_hour_behind": lambda sessions, vault: _wrong_clock(sessions, vault, -HOUR),
        "week_53_and_1_january": _turn_of_the_year,
    }
    return {name: _in_a_town(live) for name, live in told.items()}


def _in_a_town(live: Callable[[Sessions, Vault], Figures]) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'times.db'}"
        migrations.upgrade(url)
        engine = new_engine(url, durable=False)
        sessions = session_factory(engine)
        vault = vault_of(Settings(database_url=url, secret_key=SECRET))
        settle(sessions, vault, PEOPLE, NOON, HOUR / 2, random.Random(1))
        found = live(sessions, vault)
        engine.dispose()
    return found


def _post(gateway: Gateway, vault: Vault, hands: Hands, name: str) -> Post:
    return Post({"sms": GatewaySender(read_gateway(gateway.setting()))}, vault, hands, name)


def _beat(sessions: Sessions, post: Post) -> None:
    jobs.plan_notices(sessions, post.now())
    while post.carry_one(sessions):
        pass


def _dead_provider(sessions: Sessions, vault: Vault) -> Figures:
    hands = Hands(NOON)
    with Gateway("twilio") as gateway:
        gateway.always(Reply(503))
        post = _post(gateway, vault, hands, "clock")
        for minute in range(180):
            if minute == 60:
                gateway.always(None)
            _beat(sessions, post)
            hands.at += MINUTE
        return _figures(sessions, gateway)


def _wrong_clock(sessions: Sessions, vault: Vault, by: timedelta) -> Figures:
    """One of three clocks is wrong for a quarter of an hour, and is then put right."""
    hands = [Hands(NOON) for _ in range(3)]
    with Gateway("twilio") as gateway:
        posts = [_post(gateway, vault, one, f"clock {n}") for n, one in enumerate(hands)]
        for minute in range(180):
            if minute in (10, 25):
                hands[0].at += by if minute == 10 else -by
            for post in posts:
                _beat(sessions, post)
            for one in hands:
                one.at += MINUTE
        return _figures(sessions, gateway)


def _figures(sessions: Sessions, gateway: Gateway) -> Figures:
    with sessions() as session:
        rows = session.scalars(select(Notice).where(Notice.kind == KIND)).all()
    people = {row.person_id for row in rows}
    return {
        "due": PEOPLE,
        "effects": len(rows),
        "missing": PEOPLE - sum(row.state == "sent" for row in rows),
        "doubled": len(rows) - len(people),
        "repeated_sends": gateway.effects.total() - len(gateway.effects),
    }


def _turn_of_the_year(sessions: Sessions, vault: Vault) -> Figures:
    """Three weekly summaries are due to each, none of them twice, each on its Monday."""
    hands = Hands(TURN)
    with unit_of_work(sessions) as session:
        session.execute(update(NoticeSettings.__table__).values(weekly_summary=True))  # type: ignore[arg-type]
        for order, court in session.execute(select(Order.id, Order.court_id)).tuples():
            for week in WEEKS:
                session.execute(insert(WeekStanding).values(_week(order, court, week)))
        session.execute(update(Order.__table__).values(notices_at=TURN))  # type: ignore[arg-type]
    with Gateway("twilio") as gateway:
        post = _post(gateway, vault, hands, "clock")
        while hands.at < TURN + timedelta(days=23):
            _beat(sessions, post)
            hands.at += HOUR
    with sessions() as session:
        rows = session.execute(
            select(Notice.person_id, Notice.week, Notice.due_at, Notice.state).where(
                Notice.kind == "weekly_summary"
            )
        ).all()
    times = Counter((row.person_id, row.week) for row in rows)
    right = [row for row in rows if row.state == "sent" and _is_next_monday(row.week, row.due_at)]
    return {
        "due": PEOPLE * len(WEEKS),
        "effects": len(rows),
        "missing": PEOPLE * len(WEEKS) - len(right),
        "doubled": times.total() - len(times),
    }


def _is_next_monday(week: str, due: datetime) -> bool:
    return days.week_of(due, ZONE) == days.later_week(week)


def _week(order: UUID, court: UUID, week: str) -> dict[str, Any]:
    return {
        "order_id": order,
        "week": week,
        "court_id": court,
        "state": "met",
        "required_minutes": 1200,
        "credited_minutes": 1200,
        "confirmed_minutes": 1200,
        "provisional_minutes": 0,
        "excused_minutes": 0,
        "short_minutes": 0,
        "make_up_missed_minutes": 0,
        "below_floor": False,
        "provisional": False,
        "needed_minutes": 0,
        "unconfirmed": 0,
        "missing_times": 0,
        "missed": {},
        "told": [],
        "reason": {"code": "credited", "params": {"minutes": 1200, "confirmed": 1200}},
        "looked_at": TURN,
    }
