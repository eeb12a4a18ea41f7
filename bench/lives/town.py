"""A made-up town: courts, hosts, sites and orders, made by the product's own services."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from api.accounts.models import Court
from api.database import unit_of_work
from api.hosts import service as hosts
from api.hosts.models import Site
from api.orders import service as orders
from api.orders.models import Order
from api.rules.access import Actor
from api.shifts import service as shifts
from api.standing import service as standing
from bench.lives.shapes import SHAPES, Shape

ZONE = "America/Bogota"
PEOPLE_A_SITE = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A site and how its host behaves."""

    id: UUID
    shape: Shape
    supervisor: Actor
    silent: bool


@dataclass(frozen=True, slots=True)
class Woman:
    """A participant with her order, her placement and the shape of her week."""

    order_id: UUID
    placement_id: UUID
    place: Place
    actor: Actor
    site: Site


@dataclass(frozen=True, slots=True)
class Town:
    """Everybody there is."""

    sessions: sessionmaker[Session]
    clerk: Actor
    second_clerk: Actor
    women: tuple[Woman, ...]


def an_id(rng: random.Random) -> UUID:
    """A random id that a seed repeats."""
    return UUID(int=rng.getrandbits(128), version=4)


def settle(
    sessions: sessionmaker[Session], people: int, lasts: tuple[date, date], rng: random.Random
) -> Town:
    """So many women at sites of their shape, five to a site at most, from a day to a day."""
    starts_on, ends_on = lasts
    now = datetime.combine(starts_on, datetime.min.time(), UTC) - timedelta(days=20)
    court_id = an_id(rng)
    clerk = Actor(role="clerk", id=an_id(rng), court_id=court_id, name="Secretaría")
    second = Actor(role="clerk", id=an_id(rng), court_id=court_id, name="Secretaría 2")
    with unit_of_work(sessions) as session:
        session.add(
            Court(
                id=court_id,
                name="Juzgado de prueba",
                city="Cali",
                department="Valle",
                time_zone=ZONE,
                created_at=now,
            )
        )
    women = []
    for first in range(0, people, PEOPLE_A_SITE):
        shape = SHAPES[first // PEOPLE_A_SITE % len(SHAPES)]
        with unit_of_work(sessions) as session:
            place, site = _place(session, clerk, now, shape, rng)
            for number in range(first, min(first + PEOPLE_A_SITE, people)):
                begins = starts_on + timedelta(days=rng.choice((0, 0, 0, 2, 9)))
                hers = (begins, ends_on)
                women.append(_woman(session, clerk, now, place, site, number, hers, rng))
    return Town(sessions, clerk, second, tuple(women))


def _place(
    session: Session, clerk: Actor, now: datetime, shape: Shape, rng: random.Random
) -> tuple[Place, Site]:
    host = hosts.put_host(session, clerk, now, an_id(rng), "Comedor de prueba")
    site = hosts.put_site(
        session,
        clerk,
        now,
        an_id(rng),
        host=host.id,
        name=shape.name,
        address="Calle 1",
        time_zone=ZONE,
        closed_on_holidays=True,
        opening_hours=[hosts.HoursGiven(*stretch) for stretch in shape.opening],
    )
    supervisor = Actor(
        role="host",
        id=an_id(rng),
        host_id=host.id,
        site_ids=frozenset({site.id}),
        name="Responsable",
    )
    return Place(site.id, shape, supervisor, silent=rng.random() < 0.15), site


def _woman(
    session: Session,
    clerk: Actor,
    now: datetime,
    place: Place,
    site: Site,
    number: int,
    lasts: tuple[date, date],
    rng: random.Random,
) -> Woman:
    shape, begins = place.shape, lasts[0]
    order = _order(session, clerk, now, shape, number, lasts, rng)
    placement = shifts.put_placement(
        session,
        clerk,
        now,
        order,
        an_id(rng),
        site_id=place.id,
        from_day=begins,
        to_day=None,
        entries=[
            shifts.EntryGiven(an_id(rng), day, first, last, begins, None)
            for day, first, last in shape.shifts
        ],
    )
    standing.review(session, order, now)
    actor = Actor(
        role="participant",
        id=order.participant_id,
        participant_id=order.participant_id,
        order_id=order.id,
        name="Marta",
    )
    return Woman(order.id, placement.id, place, actor, site)


def _order(
    session: Session,
    clerk: Actor,
    now: datetime,
    shape: Shape,
    number: int,
    lasts: tuple[date, date],
    rng: random.Random,
) -> Order:
    return orders.take_in(
        session,
        clerk,
        now,
        an_id(rng),
        orders.Person("Marta", f"Restrepo {number}", "CC", f"{number:010d}", "es", None),
        orders.Frame(f"760{number:020d}", *lasts, ZONE, None, 5),
        orders.Numbers(shape.required, 300, shape.weekly_cap, shape.daily_cap),
    )
