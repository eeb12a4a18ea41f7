"""Her word about who else may look: given, withdrawn, and whether it holds at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import AccessLog, SupportOrganization
from api.consents.models import ConsentEvent
from api.consents.words import TEXTS
from api.errors import Conflict, Invalid, NotFound
from api.orders import service as orders
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import consents, days
from api.rules.access import Actor

MOST_ORGANIZATIONS = 50
MOST_LOOKS = 10


@dataclass(frozen=True, slots=True)
class Given:
    """A yes: to whom, for what, to which version of its text, and until which day."""

    organization: UUID
    purpose: str
    words: str
    until: date | None


def her_order(session: Session, actor: Actor) -> Order:
    """The order of the participant who asks."""
    if actor.order_id is None:
        raise NotFound
    return orders.order_of(session, actor, actor.order_id)


def organizations(session: Session) -> Sequence[SupportOrganization]:
    """Those that a woman can let in, by name."""
    query = select(SupportOrganization).where(
        SupportOrganization.kind.in_(sorted(consents.HELPING_KINDS))
    )
    return session.scalars(
        query.order_by(SupportOrganization.name, SupportOrganization.id).limit(MOST_ORGANIZATIONS)
    ).all()


def in_effect(session: Session, order: Order, now: datetime) -> list[ConsentEvent]:
    """What she lets anybody see at this moment, the newest word of each line."""
    today = days.local_day(now, order.time_zone)
    query = select(ConsentEvent).where(ConsentEvent.order_id == order.id)
    newest = newest_of(session.scalars(query.order_by(ConsentEvent.number)).all())
    return [one for one in newest if holds(one, order, today)]


def newest_of(events: Sequence[ConsentEvent]) -> list[ConsentEvent]:
    """The last word of each line (order, organization, purpose) among events in their order."""
    found = {(one.order_id, one.organization_id, one.purpose): one for one in events}
    return list(found.values())


def holds(event: ConsentEvent, order: Order, today: date) -> bool:
    """Whether this word, the newest of its line, lets somebody in today."""
    withdrawn = order.withdrawn_at is not None
    return consents.holds(event.kind, event.until, today, order.ends_on, withdrawn=withdrawn)


def give(session: Session, actor: Actor, now: datetime, consent_id: UUID, given: Given) -> Order:
    """Let an organization in for one purpose, from now on. The same words under the same id change
    nothing; a new id names a new last day."""
    order = take_turn(session, her_order(session, actor).id)
    known = session.get(ConsentEvent, consent_id)
    if known is not None:
        _refuse_other(known, order, given)
        return order
    _refuse_odd(session, now, order, given)
    last = _last_of(session, order.id, given.organization, given.purpose)
    session.add(
        ConsentEvent(
            id=consent_id,
            court_id=order.court_id,
            order_id=order.id,
            participant_id=order.participant_id,
            organization_id=given.organization,
            purpose=given.purpose,
            number=1 if last is None else last.number + 1,
            kind="given",
            words=given.words,
            until=given.until,
            at=now,
        )
    )
    session.flush()
    return order


def withdraw(session: Session, actor: Actor, now: datetime, consent_id: UUID) -> Order:
    """Let nobody of that organization see this any more, from now on. Twice is once."""
    order = take_turn(session, her_order(session, actor).id)
    given = session.get(ConsentEvent, consent_id)
    if given is None or given.order_id != order.id:
        raise NotFound
    last = _last_of(session, order.id, given.organization_id, given.purpose)
    assert last is not None
    if last.kind == "withdrawn":
        return order
    session.add(
        ConsentEvent(
            id=uuid4(),
            court_id=order.court_id,
            order_id=order.id,
            participant_id=order.participant_id,
            organization_id=given.organization_id,
            purpose=given.purpose,
            number=last.number + 1,
            kind="withdrawn",
            at=now,
        )
    )
    session.flush()
    return order


def looks_of(session: Session, order: Order, organization_id: UUID) -> Sequence[AccessLog]:
    """The last looks of an organization's people at her case, the newest first."""
    query = (
        select(AccessLog)
        .where(AccessLog.order_id == order.id)
        .where(AccessLog.viewer_organization_id == organization_id)
        .order_by(AccessLog.day.desc(), AccessLog.first_at.desc(), AccessLog.id)
    )
    return session.scalars(query.limit(MOST_LOOKS)).all()


def _last_of(
    session: Session, order_id: UUID, organization_id: UUID, purpose: str
) -> ConsentEvent | None:
    query = (
        select(ConsentEvent)
        .where(ConsentEvent.order_id == order_id)
        .where(ConsentEvent.organization_id == organization_id)
        .where(ConsentEvent.purpose == purpose)
        .order_by(ConsentEvent.number.desc())
    )
    return session.scalar(query.limit(1))


def _refuse_other(known: ConsentEvent, order: Order, given: Given) -> None:
    said = Given(known.organization_id, known.purpose, known.words or "", known.until)
    if known.order_id != order.id or known.kind != "given" or said != given:
        raise Conflict("id-already-used")


def _refuse_odd(session: Session, now: datetime, order: Order, given: Given) -> None:
    organization = session.get(SupportOrganization, given.organization)
    if organization is None or organization.kind not in consents.HELPING_KINDS:
        raise Invalid("organization-not-here", "/organization")
    if given.words not in TEXTS or not given.words.startswith(f"{given.purpose}-"):
        raise Invalid("consent-words-unknown", "/words")
    today = days.local_day(now, order.time_zone)
    if given.until is not None and given.until < today:
        raise Invalid("last-day-is-over", "/until")
    if order.ends_on is not None and order.ends_on < today:
        raise Conflict("nothing-to-share")
