"""Dates before the judge: set one by one, moved with a reason, recorded. None is ever "missed"."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.appearances.models import Appearance, AppearanceEvent
from api.appearances.words import say
from api.errors import Conflict, Invalid, NotFound
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import appearances as rules
from api.rules import days
from api.rules.access import Actor, may
from api.rules.appearances import Where

OPEN: Final = ("set", "presumed")
MOST_MESSAGES = 20
_OUTCOMES: Final[dict[str, rules.Kind]] = {
    "attend": "attended",
    "excuse": "excused",
    "cancel": "cancelled",
    "stand": "answered",
}
NEEDS_TEXT: Final = ("cancel", "stand")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a clerk records of a date. `starts_at` is the new one, when it is rescheduled."""

    verdict: str
    text: str | None
    starts_at: datetime | None


def appearance_of(session: Session, actor: Actor, appearance_id: UUID) -> Appearance:
    """The date, when it is hers or of the clerk's court."""
    found = session.get(Appearance, appearance_id)
    if found is None or not may(
        actor, "appearance.read", court_id=found.court_id, order_id=found.order_id
    ):
        raise NotFound
    return found


def set_date(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    appearance_id: UUID,
    where: Where,
    reason: str | None,
) -> Appearance:
    """Set a single date."""
    order = take_turn(session, order.id)
    if session.get(Appearance, appearance_id) is not None:
        raise Conflict("id-already-used")
    _refuse_unfit(session, order, appearance_id, where, now, "/starts_at")
    return _single(session, actor, now, order, appearance_id, where, reason)


def _single(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    appearance_id: UUID,
    where: Where,
    reason: str | None,
    instead_of: UUID | None = None,
) -> Appearance:
    appearance = Appearance(
        id=appearance_id,
        court_id=order.court_id,
        order_id=order.id,
        source="single",
        instead_of=instead_of,
        events=[],
    )
    say(session, order, actor, now, appearance, "set", reason, where)
    return appearance


def move(
    session: Session,
    actor: Actor,
    now: datetime,
    appearance: Appearance,
    where: Where,
    reason: str | None,
) -> Appearance:
    """Move a date that is to come, or say another place; with a reason."""
    order = take_turn(session, appearance.order_id)
    if appearance.state != "set":
        raise Conflict("appearance-recorded")
    if appearance.starts_at <= now:
        raise Conflict("appearance-past")
    if not reason:
        raise Invalid("say-why", "/reason")
    _refuse_unfit(session, order, appearance.id, where, now, "/starts_at")
    say(session, order, actor, now, appearance, "moved", reason, where)
    return appearance


def _refuse_unfit(
    session: Session, order: Order, own: UUID, where: Where, now: datetime, pointer: str
) -> None:
    """Refuse a date that is over, far away, on a closed day, or there already."""
    if where.starts_at <= now:
        raise Invalid("date-is-past", pointer)
    if where.starts_at > now + rules.FURTHEST:
        raise Invalid("date-too-far", pointer, max=rules.FURTHEST.days)
    day = days.local_day(where.starts_at, order.time_zone)
    if rules.open_day(day) != day:
        raise Invalid("court-is-closed", pointer)
    taken = session.scalar(
        select(Appearance.id)
        .where(Appearance.order_id == order.id, Appearance.starts_at == where.starts_at)
        .where(Appearance.state == "set", Appearance.id != own)
        .limit(1)
    )
    if taken is not None:
        raise Invalid("date-set-already", pointer)


def record(
    session: Session, actor: Actor, now: datetime, appearance: Appearance, outcome: Outcome
) -> Appearance:
    """Record what became of a date, answer that it stands, or undo what was recorded last."""
    order = take_turn(session, appearance.order_id)
    _refuse_odd(outcome)
    if outcome.verdict == "undo":
        return _undo(session, actor, now, order, appearance, outcome)
    if appearance.state not in OPEN:
        raise Conflict("appearance-recorded")
    if outcome.verdict == "reschedule":
        return _reschedule(session, actor, now, order, appearance, outcome)
    if outcome.verdict == "stand" and appearance.cannot_come_at is None:
        raise Conflict("no-message-to-answer")
    if outcome.verdict == "attend" and _comes_later(order, appearance, now):
        raise Conflict("appearance-not-yet")
    say(session, order, actor, now, appearance, _OUTCOMES[outcome.verdict], outcome.text)
    return appearance


def _refuse_odd(outcome: Outcome) -> None:
    if outcome.verdict in NEEDS_TEXT and not outcome.text:
        raise Invalid("say-why", "/text")
    if outcome.verdict == "reschedule" and outcome.starts_at is None:
        raise Invalid("say-the-new-date", "/starts_at")
    if outcome.verdict != "reschedule" and outcome.starts_at is not None:
        raise Invalid("only-when-rescheduling", "/starts_at")


def _comes_later(order: Order, appearance: Appearance, now: datetime) -> bool:
    tz = order.time_zone
    return days.local_day(now, tz) < days.local_day(appearance.starts_at, tz)


def _reschedule(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    appearance: Appearance,
    outcome: Outcome,
) -> Appearance:
    assert outcome.starts_at is not None
    where = Where(outcome.starts_at, appearance.place, appearance.bring)
    _refuse_unfit(session, order, appearance.id, where, now, "/starts_at")
    say(session, order, actor, now, appearance, "rescheduled", outcome.text)
    _single(session, actor, now, order, uuid4(), where, outcome.text, appearance.id)
    return appearance


def _undo(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    appearance: Appearance,
    outcome: Outcome,
) -> Appearance:
    """Take back what a person recorded. A rescheduled date's successor is cancelled with it."""
    if appearance.state in OPEN:
        raise Conflict("nothing-recorded-yet")
    for later in _successors(session, appearance):
        if later.state != "set" or later.starts_at <= now:
            raise Conflict("new-date-recorded")
        say(session, order, actor, now, later, "cancelled", outcome.text)
    say(session, order, actor, now, appearance, "undone", outcome.text)
    return appearance


def _successors(session: Session, appearance: Appearance) -> list[Appearance]:
    """The date that was set instead of this one, unless it was cancelled since."""
    query = select(Appearance).where(Appearance.instead_of == appearance.id)
    return list(session.scalars(query.where(Appearance.state != "cancelled")))


def cannot_come(
    session: Session,
    actor: Actor,
    now: datetime,
    appearance: Appearance,
    message_id: UUID,
    text: str | None,
) -> Appearance:
    """Her word that she cannot come, or could not. It waits for the clerk and decides nothing."""
    order = take_turn(session, appearance.order_id)
    session.refresh(appearance)
    known = session.get(AppearanceEvent, message_id)
    if known is not None:
        if (known.appearance_id, known.kind, known.text) != (appearance.id, "cannot_come", text):
            raise Conflict("id-already-used")
        return appearance
    if appearance.state not in OPEN:
        raise Conflict("appearance-recorded")
    if sum(one.kind == "cannot_come" for one in appearance.events) >= MOST_MESSAGES:
        raise Conflict("said-often-enough")
    say(session, order, actor, now, appearance, "cannot_come", text, event_id=message_id)
    return appearance


def presume_one(session: Session, now: datetime) -> bool:
    """Presume kept the date that nobody recorded for longest; whether there was one."""
    due = session.execute(
        select(Appearance.id, Appearance.order_id)
        .where(Appearance.presume_at <= now)
        .order_by(Appearance.presume_at, Appearance.id)
        .limit(1)
    ).first()
    if due is None:
        return False
    # The order first, as everybody takes them; a clerk may have recorded it while we waited.
    order = take_turn(session, due.order_id)
    appearance = session.get_one(Appearance, due.id, populate_existing=True)
    if appearance.presume_at is not None and appearance.presume_at <= now:
        say(session, order, None, now, appearance, "presumed")
    return True
