"""A Friday at the clerk's desk on which every list has something: made by the real services."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.vault import vault_of
from api.attendances import replies
from api.attendances import service as attendances
from api.attendances.models import Attendance
from api.demo import people
from api.excuses import papers
from api.excuses import service as excuses
from api.excuses.models import Paper
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.scans import service as scans
from api.scans.receipts import receipt_key
from api.shifts import service as shifts
from api.standing import service as standing
from tests.browser.town import Place
from tests.builders import at
from tests.excuses.photos import photo

# A Friday in a month without holidays: in the morning things happen, at noon the clerk looks.
MORNING, NOON = at("2026-09-25 09:00"), at("2026-09-25 12:30")
LONG_BEFORE = date(2026, 8, 24)
QUIET = "Nubia"


@dataclass(slots=True)
class Moment:
    """The product's clock, moved by hand."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


def fill(session: Session, place: Place) -> None:
    """Something for every list; the warnings and the silent host's attendances are there already
    from the weeks that passed."""
    town = place.town
    _quiet_weeks(session, town)
    _contest(session, town, _order(session, town, "Luz Dary"))
    _claim(session, place, _order(session, town, "Ana Milena"))
    _excuse(session, place, _order(session, town, "Marta"), "care", "Mi hija estuvo con fiebre.")
    _excuse(session, place, _order(session, town, "Patricia"), "medical", None)
    for order in session.scalars(select(Order)):
        standing.review(session, order, NOON)


def _order(session: Session, town: people.Town, first_name: str) -> Order:
    names = [made_up.first_name for made_up in people.PARTICIPANTS]
    return session.get_one(Order, town.orders[names.index(first_name)])


def _her(order: Order) -> Actor:
    return Actor(
        "participant",
        id=order.participant_id,
        participant_id=order.participant_id,
        order_id=order.id,
        name=order.participant.first_name,
    )


def _quiet_weeks(session: Session, town: people.Town) -> None:
    """An order whose first weeks closed short long ago."""
    clerk, monday = people.clerk_of(town), LONG_BEFORE
    order = orders.take_in(
        session,
        clerk,
        MORNING,
        uuid4(),
        orders.Person(QUIET, "Lucumí", "CC", "99008888", "es", None),
        orders.Frame("7600131870032026" + "8888800", monday, None, people.ZONE, 62_400, 5),
        orders.Numbers(1200, 300, 1200, 480),
    )
    mornings = [shifts.EntryGiven(uuid4(), day, 480, 720, monday, None) for day in (1, 2, 3, 4, 5)]
    shifts.put_placement(
        session,
        clerk,
        MORNING,
        order,
        uuid4(),
        site_id=town.sites[0],
        from_day=monday,
        to_day=None,
        entries=mornings,
    )
    weeks = [monday + timedelta(weeks=past) for past in range(5)]
    around = [days.wall_instant(day, 0, people.ZONE) for day in weeks]
    standing.review(session, order, MORNING, around)


def _contest(session: Session, town: people.Town, order: Order) -> None:
    """The host does not agree with the last attendance, and she answers."""
    last = session.scalars(
        select(Attendance)
        .where(Attendance.order_id == order.id)
        .order_by(Attendance.starts_at.desc())
    ).first()
    assert last is not None
    left = last.checked_out_at
    assert left is not None
    said = attendances.Said(
        "contest", last.checked_in_at, left - timedelta(hours=1), "Salió antes de las once."
    )
    attendances.confirm(session, people.host_of(town), MORNING, last, uuid4(), said)
    text = "Salí a las doce, lo vio doña Rosa."
    replies.answer(session, _her(order), MORNING, last, uuid4(), text)


def _claim(session: Session, place: Place, order: Order) -> None:
    """Two times that she wrote herself, because there was no code."""
    key = receipt_key(place.settings.secret_key)
    for direction, hour in (("in", 8), ("out", 12)):
        when = days.wall_instant(date(2026, 9, 24), hour * 60, people.ZONE)
        claims = {
            "direction": direction,
            "code": None,
            "claimed_at": when.isoformat(),
            "captured_at": MORNING.isoformat(),
            "site": str(place.town.sites[1]),
        }
        scans.record(session, _her(order), MORNING, uuid4(), claims, key)


def _excuse(session: Session, place: Place, order: Order, cause: str, note: str | None) -> None:
    """For the first shift of the coming week, with a photo where there are words."""
    monday = date(2026, 9, 28)
    placed = shifts.placements(session, order.id)
    (shift,) = shifts.shifts_between(order, placed, monday, monday)
    given = excuses.Given(cause, note, (UUID(shift.shift.id),))
    excuse = excuses.file(session, _her(order), MORNING, order.id, uuid4(), given)
    if note is None:
        return
    made, paper_id = papers.made_anew(photo(), "image/jpeg"), uuid4()
    paper = Paper(
        id=paper_id,
        media_type=made.media_type,
        size=len(made.content),
        pages=made.pages,
        given_hash=bytes(32),
        sealed=papers.sealed(vault_of(place.settings), made, paper_id),
    )
    excuses.add_paper(session, _her(order), MORNING, excuse, paper)
