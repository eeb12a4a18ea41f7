"""Releases of made-up months, made by the real path."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from api.rules import releases
from api.statistics import making
from api.statistics.models import OrderMonth
from tests.builders import BOGOTA
from tests.people import Answer, Browser

FATES = ("met", "excused", "cured", "short")
MONTHS = ("2026-05", "2026-06")


def released_on(month: str) -> datetime:
    """The first morning on which a month may be released."""
    day: date = releases.release_day(month)
    return datetime(day.year, day.month, day.day, 6, tzinfo=BOGOTA)


def some_months(
    session: Session,
    women: int = 60,
    months: Sequence[str] = MONTHS,
    departments: Iterable[str] = ("11", "05", "76"),
    seed: int = 7,
) -> None:
    """Months of women of some departments: four weeks each, the last not always met."""
    rng, places = random.Random(seed), list(departments)
    for number in range(women):
        order, person = (UUID(int=rng.getrandbits(128), version=4) for _ in range(2))
        for month in months:
            fate = FATES[number % len(FATES)]
            met = 4 if fate == "met" else 3
            amounts = {
                "women.in_service": 1,
                "weeks.all": 4,
                "weeks.met": met,
                f"weeks.{fate}": met if fate == "met" else 1,
                "hours.owed": 4800,
                "hours.credited": 1200 * met,
                "hours.missing": 4800 - 1200 * met,
                "causes.missing": 4800 - 1200 * met,
                "causes.host": 4800 - 1200 * met,
            }
            session.add(
                OrderMonth(
                    order_id=order,
                    month=month,
                    person_id=person,
                    department=places[number % len(places)],
                    amounts={name: amount for name, amount in amounts.items() if amount},
                    readings={"confirmations.median": [60, 120, 180]},
                    method=1,
                    taken_at=released_on(months[-1]),
                )
            )
    session.commit()


@pytest.fixture
def reader(app: Flask) -> Browser:
    """Somebody without an account."""
    return Browser(app, Answer)


@pytest.fixture
def released(sessions: sessionmaker[Session], session: Session) -> str:
    """The name of a release of two months of sixty women in three departments."""
    some_months(session)
    making.make(sessions, MONTHS[-1], released_on(MONTHS[-1]))
    return MONTHS[-1]
