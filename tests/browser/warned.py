"""Irene, whose week can still be completed, and Nora, whose cannot: on a Tuesday at 7:30."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from api.attendances import service as attendances
from api.clock import Clock, utcnow
from api.demo import people
from api.hosts import codes
from api.hosts import service as hosts
from api.hosts.models import Site
from api.make_ups import service as make_ups
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.rules.sessions import Span
from api.scans import service as scans
from api.scans.receipts import receipt_key
from api.shifts import service as shifts
from api.standing import service as standing
from tests.browser.town import Place

# No two people of a town have one document or one case.
NUMBERS = count(10)
MORNING, DAY = (480, 720), (480, 1020)
REASON = "Ese día la lista dice que salió a las 10:00."


@dataclass(frozen=True, slots=True)
class Warned:
    """Their orders, and the Monday of the week that runs."""

    irene: UUID
    nora: UUID
    monday: date


def _tuesday_clock() -> Clock:
    """A clock that runs as the real one does, from half past seven on the next week's Tuesday.

    Ahead of the real one, so that nothing a browser keeps is too old for it.
    """
    real = utcnow()
    tuesday = days.parse_week(days.week_of(real, people.ZONE)) + timedelta(days=8)
    ahead = days.wall_instant(tuesday, 450, people.ZONE) - real
    return lambda: utcnow() + ahead


CLOCK = _tuesday_clock()


def settle(session: Session, place: Place) -> Warned:
    """Irene missed last week and this Monday; Nora's only day of this week has passed."""
    now = CLOCK()
    monday = days.parse_week(days.week_of(now, people.ZONE))
    before = monday - timedelta(weeks=2)
    irene = _order(session, place, now, "Irene", before, _site(session, place, now, "Huerta", DAY))
    _contested(session, place, irene, before + timedelta(days=2))
    only = _site(session, place, now, "Ropero", MORNING, weekdays=(1,))
    nora = _order(session, place, now, "Nora", monday, only, weekdays=(1,))
    for order in (irene, nora):
        standing.review(session, order, now)
    _make_up(session, place, irene, now, monday)
    return Warned(irene.id, nora.id, monday)


def _site(
    session: Session,
    place: Place,
    now: datetime,
    name: str,
    hours: tuple[int, int],
    weekdays: Sequence[int] = range(1, 8),
) -> UUID:
    site = hosts.put_site(
        session,
        people.clerk_of(place.town),
        now,
        uuid4(),
        host=session.get_one(Site, place.site).host_id,
        name=name,
        address="Calle 2 # 3-4 (inventada)",
        time_zone=people.ZONE,
        closed_on_holidays=False,
        opening_hours=[hosts.HoursGiven(day, *hours) for day in weekdays],
    )
    place.town.sites.append(site.id)
    return site.id


def _order(
    session: Session,
    place: Place,
    now: datetime,
    name: str,
    starts_on: date,
    site: UUID,
    weekdays: Sequence[int] = range(1, 6),
) -> Order:
    clerk, number = people.clerk_of(place.town), next(NUMBERS)
    person = orders.Person(name, "Cuero", "CC", f"990055{number}", "es", None)
    case = f"760013187003202688{number}700"
    frame = orders.Frame(case, starts_on, None, people.ZONE, 104 * 60, 5)
    numbers = orders.Numbers(1200, 300, 1200, 480)
    order = orders.take_in(session, clerk, now, uuid4(), person, frame, numbers)
    shifts.put_placement(
        session,
        clerk,
        now,
        order,
        uuid4(),
        site_id=site,
        from_day=starts_on,
        to_day=None,
        entries=[shifts.EntryGiven(uuid4(), day, *MORNING, starts_on, None) for day in weekdays],
    )
    return order


def _contested(session: Session, place: Place, order: Order, day: date) -> None:
    """She came for four hours; the host's named person says that it was two."""
    site = session.get_one(Site, place.town.sites[-1])
    her = Actor("participant", participant_id=order.participant_id, order_id=order.id)
    came, left = (days.wall_instant(day, minute, people.ZONE) for minute in MORNING)
    scan_id = uuid4()
    for direction, at in (("in", came), ("out", left)):
        scan_id, url = uuid4(), codes.rotating(site, place.url, at).url
        claims = {"direction": direction, "code": url, "captured_at": at.isoformat()}
        scans.record(session, her, at, scan_id, claims, receipt_key(place.settings.secret_key))
    attendance = scans.attendance_of(session, scan_id)
    assert attendance is not None
    said = attendances.Said("contest", came, came + timedelta(hours=2), REASON)
    spoken = left + timedelta(hours=1)
    attendances.confirm(session, people.host_of(place.town), spoken, attendance, uuid4(), said)


def _make_up(session: Session, place: Place, order: Order, now: datetime, monday: date) -> None:
    """The clerk proposes the coming Saturday for last week."""
    saturday = monday + timedelta(days=5)
    span = Span(*(days.wall_instant(saturday, minute, people.ZONE) for minute in MORNING))
    placement = shifts.placements(session, order.id)[0]
    week = days.format_week(monday - timedelta(weeks=1))
    given = make_ups.Proposal(week, placement.id, (span,), None)
    make_ups.propose(session, people.clerk_of(place.town), now, order, uuid4(), given)


def later(monday: date, count_days: int) -> str:
    """A day so many days after that Monday, as it is written."""
    return (monday + timedelta(days=count_days)).isoformat()


def week_before(monday: date) -> str:
    """The week before that Monday's."""
    return days.format_week(monday - timedelta(weeks=1))
