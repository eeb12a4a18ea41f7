"""What is said of a date: one more event, and how the date stands by all of them."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from api.appearances.models import Appearance, AppearanceEvent
from api.orders.models import Order
from api.orders.turns import see_notices
from api.rules import appearances as rules
from api.rules.access import Actor

# Who says that nobody said anything.
CLOCK = "clock"


def say(
    session: Session,
    order: Order,
    actor: Actor | None,
    now: datetime,
    appearance: Appearance,
    kind: rules.Kind,
    text: str | None = None,
    at: rules.Where | None = None,
    event_id: UUID | None = None,
    scanned_at: datetime | None = None,
) -> AppearanceEvent:
    """Write an event down and bring the date in line with it. The order's turn was taken; `at` is
    when and where, in events that say so, `scanned_at` when a scan happened; without an actor the
    clock speaks."""
    event = AppearanceEvent(
        id=event_id or uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        number=len(appearance.events) + 1,
        kind=kind,
        text=text,
        starts_at=at.starts_at if at else None,
        place=at.place if at else None,
        bring=at.bring if at else None,
        scanned_at=scanned_at,
        actor_id=actor.id if actor else None,
        actor_name=actor.name if actor else "",
        actor_role=actor.role if actor else CLOCK,
        at=now,
    )
    appearance.events.append(event)
    derive(appearance, order.time_zone)
    # Every word counts as a change: whoever decides must have seen the newest.
    flag_modified(appearance, "state")
    session.add(appearance)
    session.flush()
    see_notices(session, order, now)
    return event


def derive(appearance: Appearance, tz: str) -> None:
    """Bring what is kept of a date in line with its events, the newest wins."""
    events = appearance.events
    placed = next(one for one in reversed(events) if one.starts_at is not None)
    assert placed.starts_at is not None
    assert placed.place is not None
    appearance.starts_at, appearance.place = placed.starts_at, placed.place
    appearance.bring = placed.bring
    found = rules.stand([rules.Said(one.kind, one.at, one.scanned_at) for one in events])
    appearance.state, appearance.sequence = found.state, found.sequence
    appearance.cannot_come_at, appearance.scanned_at = found.cannot_come_at, found.scanned_at
    waits = found.state == "set"
    appearance.presume_at = rules.presume_at(appearance.starts_at, tz) if waits else None
    appearance.changed_at = events[-1].at
