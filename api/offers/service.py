"""Asking a host for hours on given days. The host reads who and when, and nothing of why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import Conflict, Invalid, NotFound
from api.offers.models import HourOffer, HourRequest
from api.orders.models import Order
from api.orders.turns import see_notices, take_turn
from api.rules import days
from api.rules.access import Actor, in_scope
from api.rules.sessions import Span
from api.shifts import agreeing
from api.shifts import service as shifts
from api.shifts.models import Placement
from api.standing import service as standing

FACT: Final = "offer"
DAYS_AHEAD: Final = 14
# Written on the timetable.
OFFERED: Final = "Horas ofrecidas por la entidad."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answers: windows that it offers, or none and why not."""

    verdict: str
    windows: tuple[Span, ...]
    reply: str | None


def request_of(session: Session, actor: Actor, request_id: UUID) -> HourRequest:
    """The question, when it is about her, to the actor's site or of the actor's court."""
    found = session.get(HourRequest, request_id)
    if found is None or not in_scope(
        actor, court_id=found.court_id, order_id=found.order_id, site_id=found.site_id
    ):
        raise NotFound
    return found


def ask(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    request_id: UUID,
    placement_id: UUID,
    asked_days: Sequence[date],
) -> HourRequest:
    """Ask the host of a placement whether she could come on one of these days."""
    order = take_turn(session, order.id)
    wanted = sorted(day.isoformat() for day in asked_days)
    known = session.get(HourRequest, request_id)
    if known is not None:
        if (known.order_id, known.placement_id, known.days) != (order.id, placement_id, wanted):
            raise Conflict("id-already-used")
        return known
    placement = shifts.placement_of(session, actor, order, placement_id)
    _refuse_odd_days(order, placement, asked_days, days.local_day(now, order.time_zone))
    _refuse_asked_already(session, placement, wanted)
    assert actor.id is not None
    request = HourRequest(
        id=request_id,
        court_id=order.court_id,
        order_id=order.id,
        site_id=placement.site_id,
        placement_id=placement.id,
        days=wanted,
        state="asked",
        asked_by=actor.id,
        asked_by_role=actor.role,
        asked_at=now,
    )
    session.add(request)
    session.flush()
    return request


def _refuse_odd_days(
    order: Order, placement: Placement, asked: Sequence[date], today: date
) -> None:
    last = today + timedelta(days=DAYS_AHEAD)
    for index, day in enumerate(asked):
        if not today <= day <= last:
            raise Invalid("day-not-near", f"/days/{index}", days=DAYS_AHEAD)
        if not agreeing.is_placed(order, placement, day):
            raise Invalid("not-on-this-day", f"/days/{index}")
        if day in asked[:index]:
            raise Invalid("same-day-twice", f"/days/{index}")


def _refuse_asked_already(session: Session, placement: Placement, wanted: list[str]) -> None:
    """One open question about a day is enough for a host."""
    waiting = session.scalars(
        select(HourRequest).where(
            HourRequest.placement_id == placement.id, HourRequest.state == "asked"
        )
    )
    if any(set(wanted) & set(other.days) for other in waiting):
        raise Conflict("asked-already")


def answer(
    session: Session, actor: Actor, now: datetime, request: HourRequest, given: Answer
) -> HourRequest:
    """The host's answer. Hours that it offers are shifts at once."""
    order = take_turn(session, request.order_id)
    if request.state != "asked":
        raise Conflict("no-longer-asked")
    if given.verdict == "offer":
        _offer(session, actor, now, order, request, given.windows)
    elif given.windows:
        raise Invalid("declining-offers-nothing", "/windows")
    elif given.reply is None:
        raise Invalid("decline-needs-a-reply", "/reply")
    request.state = "offered" if given.verdict == "offer" else "declined"
    request.answered_by, request.answered_by_name = actor.id, actor.name
    request.answered_at, request.reply = now, given.reply
    session.flush()
    see_notices(session, order, now)
    if given.verdict == "offer":
        around = [window.starts_at for window in given.windows]
        standing.review_held(session, order, now, around, FACT)
    return request


def _offer(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    request: HourRequest,
    windows: Sequence[Span],
) -> None:
    if not windows:
        raise Invalid("offer-needs-windows", "/windows")
    placement = shifts.placement_of(session, actor, order, request.placement_id)
    agreeing.refuse_unfit(
        session,
        order,
        placement,
        windows,
        now,
        within=timedelta(days=DAYS_AHEAD + 2),
        where="/windows",
        days_asked=[date.fromisoformat(day) for day in request.days],
    )
    for window in sorted(windows):
        offer = HourOffer(
            id=uuid4(),
            court_id=order.court_id,
            order_id=order.id,
            starts_at=window.starts_at,
            ends_at=window.ends_at,
            offered_at=now,
        )
        request.offers.append(offer)
        shifts.add_shift(session, actor, now, order, placement.id, offer.id, *window, OFFERED)


def withdraw(session: Session, request: HourRequest) -> HourRequest:
    """Take a question back that was not answered; taken back twice it is taken back once."""
    take_turn(session, request.order_id)
    if request.state in ("offered", "declined"):
        raise Conflict("no-longer-asked")
    request.state = "withdrawn"
    session.flush()
    return request
