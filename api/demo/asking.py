"""What the made-up people asked of each other: excuses, a make-up, hours, and an objection."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import replies
from api.attendances import service as attendances
from api.attendances.models import Attendance
from api.demo.people import PARTICIPANTS, ZONE, Town, clerk_of, host_of, named
from api.excuses import service as excuses
from api.make_ups import service as make_ups
from api.offers import service as offers
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.rules.sessions import Span
from api.shifts import service as shifts
from api.standing.models import WeekStanding

FOUR_HOURS = timedelta(hours=4)
YOLANDA, SANDRA, PATRICIA, DEISY = 2, 3, 6, 7


def ask(session: Session, town: Town, now: datetime) -> None:
    """Let them ask, the day before yesterday and now."""
    _excuse(session, town, SANDRA, "care", "Mi hijo está con fiebre.", now)
    answered = _excuse(session, town, PATRICIA, "medical", "Cita de control.", now)
    if answered is not None:
        more = excuses.Ruling("ask", "Falta el papel de la cita.", _day(now, 5))
        excuses.decide(session, clerk_of(town), now, excuses.excuse_of(session, *answered), more)
    _object(session, town, now)
    _make_up(session, town, now)
    order = session.get_one(Order, town.orders[YOLANDA])
    placement = named(f"placement {YOLANDA}")
    offers.ask(session, her(order), now, order, named("hours"), placement, [_day(now, 2)])


def her(order: Order) -> Actor:
    """A made-up participant as an actor."""
    return Actor(
        role="participant",
        id=order.participant_id,
        participant_id=order.participant_id,
        order_id=order.id,
        name=order.participant.first_name,
    )


def _day(now: datetime, ahead: int) -> date:
    return days.local_day(now, ZONE) + timedelta(days=ahead)


def _excuse(
    session: Session, town: Town, who: int, cause: str, note: str, now: datetime
) -> tuple[Actor, UUID] | None:
    """She says why she did not come to the last shift that she missed."""
    order = session.get_one(Order, town.orders[who])
    today = days.local_day(now, ZONE)
    made_up, monday = PARTICIPANTS[who], days.parse_week(days.week_of(now, ZONE))
    placed = shifts.placements(session, order.id)
    for one in reversed(shifts.shifts_between(order, placed, monday - timedelta(7), today)):
        day = one.shift.starts_at.astimezone(days.zone(ZONE)).date()
        story = made_up.story if day >= monday else made_up.past
        if story[day.weekday()] == "." and day not in days.holidays_in(day.year):
            given = excuses.Given(cause, note, (UUID(one.shift.id),))
            excuse_id = named(f"excuse {who}")
            excuses.file(session, her(order), now, order.id, excuse_id, given)
            return clerk_of(town), excuse_id
    return None


def _object(session: Session, town: Town, now: datetime) -> None:
    """The host objects to an old morning that nobody confirmed, and she answers."""
    order = session.get_one(Order, town.orders[DEISY])
    row = session.scalars(
        select(Attendance)
        .where(Attendance.order_id == order.id, Attendance.state == "presumed")
        .order_by(Attendance.starts_at)
    ).first()
    if row is not None:
        said = attendances.Said("contest", None, None, "Creo que salió antes de las cuatro.")
        attendances.confirm(session, host_of(town), now, row, named("objection"), said)
        text = "Me quedé hasta las cinco lavando las ollas con doña Carmen."
        replies.answer(session, her(order), now, row, named("reply"), text)


def _make_up(session: Session, town: Town, now: datetime) -> None:
    """She proposes to make a short week up on a Saturday; the host and the clerk have to agree."""
    order = session.get_one(Order, town.orders[PATRICIA])
    short = session.execute(
        select(WeekStanding.week, WeekStanding.short_minutes)
        .where(WeekStanding.order_id == order.id, WeekStanding.state == "short")
        .where(WeekStanding.provisional.is_(False))
        .order_by(WeekStanding.week)
    ).first()
    if short is None:
        return
    saturday = days.parse_week(days.week_of(now, ZONE)) + timedelta(days=12)
    while saturday in days.holidays_in(saturday.year):
        saturday += timedelta(days=1)
    starts = days.wall_instant(saturday, 8 * 60, ZONE)
    missing = timedelta(minutes=short.short_minutes)
    proposal = make_ups.Proposal(
        short.week,
        named(f"placement {PATRICIA}"),
        (Span(starts, starts + min(FOUR_HOURS, missing)),),
        "El sábado puedo.",
    )
    make_ups.propose(session, her(order), now, order, named("make-up"), proposal)
