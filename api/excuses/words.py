"""What is said of an excuse: one more event, and where the excuse stands by all of them."""

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from api.excuses.models import Excuse, ExcuseEvent
from api.orders.models import Order
from api.rules import excuses as rules
from api.rules.access import Actor
from api.standing import service as standing


def event(
    excuse: Excuse,
    actor: Actor,
    now: datetime,
    kind: rules.Kind,
    text: str | None = None,
    answer_by: date | None = None,
) -> ExcuseEvent:
    """The next event of an excuse, not yet said."""
    assert actor.id is not None
    return ExcuseEvent(
        id=uuid4(),
        court_id=excuse.court_id,
        order_id=excuse.order_id,
        number=len(excuse.events) + 1,
        kind=kind,
        text=text,
        answer_by=answer_by,
        actor_id=actor.id,
        actor_name=actor.name,
        actor_role=actor.role,
        at=now,
    )


def say(session: Session, order: Order, excuse: Excuse, word: ExcuseEvent) -> Excuse:
    """Write an event down, bring the excuse in line with all that was said, look at its weeks.
    The order's turn was taken."""
    excuse.events.append(word)
    found = stand(excuse)
    assert found is not None
    excuse.state, excuse.answer_by = found.state, found.answer_by
    # Every word counts as a change: whoever decides must have seen the newest.
    flag_modified(excuse, "state")
    session.flush()
    # Coming weeks are looked at when they begin; what runs now and what is past, at once.
    around = [min(one.starts_at, word.at) for one in excuse.shifts]
    fact = "refusal" if word.kind == "refused" else "excuse"
    standing.review_held(session, order, word.at, around, fact)
    return excuse


def stand(excuse: Excuse, known_at: datetime | None = None) -> rules.Stand | None:
    """How an excuse stands by its events, or stood as known at an instant."""
    said = [
        rules.Said(one.number, one.kind, one.at, one.answer_by)  # type: ignore[arg-type]
        for one in excuse.events
    ]
    return rules.stand(said, known_at)
