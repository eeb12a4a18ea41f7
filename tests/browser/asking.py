"""Rosario, who works at Elena's site since three weeks ago, and what is asked of its host."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from api.demo import people
from api.hosts import codes
from api.hosts.models import Site
from api.make_ups import service as make_ups
from api.offers import service as offers
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.rules.sessions import Span
from api.scans import service as scans
from api.scans.receipts import receipt_key
from api.shifts import service as shifts
from tests.browser.town import ALL_DAY, Place

NAME = "Rosario"
SUNDAY = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What waits for the host: ids, the days asked for, and the week of the silent attendance."""

    order: UUID
    request: UUID
    days: tuple[date, date]
    make_up: UUID
    silent_week: str


def ask(session: Session, place: Place, now: datetime) -> Asked:
    """Let her come two days ago, ask for hours, and propose to make a short week up."""
    this_week = days.parse_week(days.week_of(now, people.ZONE))
    order, placement = _order(session, place, now, this_week - timedelta(weeks=3))
    came = now - timedelta(hours=51)
    _came(session, place, order, came)
    her = _her(order)
    first, second = _coming(now)
    request, make_up = uuid4(), uuid4()
    offers.ask(session, her, now, order, request, placement, [first, second])
    evening = [days.wall_instant(first, minute, people.ZONE) for minute in (1320, 1400)]
    short = days.format_week(this_week - timedelta(weeks=2))
    proposal = make_ups.Proposal(short, placement, (Span(evening[0], evening[1]),), None)
    make_ups.propose(session, her, now, order, make_up, proposal)
    week = days.week_of(came, people.ZONE)
    return Asked(order.id, request, (first, second), make_up, week)


def taken_back(session: Session, asked: Asked, request: UUID) -> None:
    """She needs the hours no longer."""
    order = session.get_one(Order, asked.order)
    offers.withdraw(session, offers.request_of(session, _her(order), request))


def again(session: Session, asked: Asked, now: datetime) -> UUID:
    """She asks for one of the days once more; the new question's id."""
    order, request = session.get_one(Order, asked.order), uuid4()
    (placement,) = shifts.placements(session, order.id)
    offers.ask(session, _her(order), now, order, request, placement.id, asked.days[1:])
    return request


def _her(order: Order) -> Actor:
    her = order.participant_id
    return Actor("participant", id=her, participant_id=her, order_id=order.id, name=NAME)


def _coming(now: datetime) -> tuple[date, date]:
    """The next two days without a shift of hers."""
    today = days.local_day(now, people.ZONE)
    ahead = (today + timedelta(days=n) for n in range(1, 5))
    first, second, *_ = (day for day in ahead if day.isoweekday() != SUNDAY)
    return first, second


def _order(session: Session, place: Place, now: datetime, monday: date) -> tuple[Order, UUID]:
    person = orders.Person(NAME, "Lozano", "CC", "88008800", "es", None)
    frame = orders.Frame("7600131870032026" + "8888800", monday, None, people.ZONE, None, 5)
    clerk, placement = people.clerk_of(place.town), uuid4()
    numbers = orders.Numbers(1200, 300, 1200, 480)
    order = orders.take_in(session, clerk, now, uuid4(), person, frame, numbers)
    shifts.put_placement(
        session,
        clerk,
        now,
        order,
        placement,
        site_id=place.site,
        from_day=monday,
        to_day=None,
        entries=[shifts.EntryGiven(uuid4(), SUNDAY, *ALL_DAY, monday, None)],
    )
    return order, placement


def _came(session: Session, place: Place, order: Order, came: datetime) -> None:
    """An hour by two scans, of which nobody has said anything since."""
    site = session.get_one(Site, place.site)
    for direction, at in (("in", came), ("out", came + timedelta(hours=1))):
        url = codes.rotating(site, place.url, at).url
        claims = {"direction": direction, "code": url, "captured_at": at.isoformat()}
        key = receipt_key(place.settings.secret_key)
        scans.record(session, _her(order), at, uuid4(), claims, key)
