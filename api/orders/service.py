"""Orders: intake, and dated terms with a second person outside the statute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import Conflict, Forbidden, Gone, Invalid, NotFound
from api.orders.models import Order, Participant, Terms
from api.rules.access import Actor

# Código Penal, art. 38-H: 5 to 20 hours a week and at most 8 a day.
STATUTE_WEEKLY = range(300, 1200 + 1)
STATUTE_DAILY = 480


@dataclass(frozen=True, slots=True)
class Person:
    """Who serves the order, as the clerk entered her."""

    first_name: str
    last_name: str
    document_type: str
    document_number: str
    language: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one version of terms, in minutes."""

    weekly_required_minutes: int
    weekly_floor_minutes: int
    weekly_cap_minutes: int | None
    daily_cap_minutes: int

    @property
    def within_statute(self) -> bool:
        """Whether art. 38-H foresees them; outside they need a second person."""
        return (
            self.weekly_required_minutes in STATUTE_WEEKLY
            and self.daily_cap_minutes <= STATUTE_DAILY
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """What an order says beside its terms."""

    case_number: str
    starts_on: date
    ends_on: date | None
    time_zone: str
    total_required_minutes: int | None
    monthly_report_due_day: int


def order_of(session: Session, actor: Actor, order_id: UUID) -> Order:
    """The order, when it is her own or of the clerk's court."""
    order = session.get(Order, order_id)
    if order is None or not (order.id == actor.order_id or _is_clerk_of(actor, order)):
        raise NotFound
    if order.withdrawn_at is not None:
        raise Gone("order-withdrawn")
    return order


def _is_clerk_of(actor: Actor, order: Order) -> bool:
    return actor.role == "clerk" and order.court_id == actor.court_id


def take_in(
    session: Session,
    actor: Actor,
    now: datetime,
    order_id: UUID,
    person: Person,
    frame: Frame,
    numbers: Numbers,
) -> Order:
    """Make an order with its participant and first terms."""
    assert actor.court_id is not None
    assert actor.id is not None
    _refuse_impossible(frame)
    _refuse_low_cap(numbers, "/terms")
    _refuse_known_case(session, actor.court_id, frame.case_number, order_id)
    participant = _participant(session, actor.court_id, person, now)
    order = Order(
        id=order_id,
        court_id=actor.court_id,
        participant_id=participant.id,
        participant=participant,
        created_by=actor.id,
        created_at=now,
    )
    _frame(order, frame)
    order.terms = [_terms(order, actor, now, 1, frame.starts_on, numbers, None)]
    session.add(order)
    session.flush()
    return order


def amend(
    session: Session, actor: Actor, now: datetime, order: Order, person: Person, frame: Frame
) -> Order:
    """Correct what stands beside the terms: her name, the dates, the total."""
    _refuse_known_case(session, order.court_id, frame.case_number, order.id)
    _refuse_impossible(frame)
    _describe(order.participant, person)
    _frame(order, frame)
    session.flush()
    return order


def _frame(order: Order, frame: Frame) -> None:
    order.case_number = frame.case_number
    order.starts_on, order.ends_on = frame.starts_on, frame.ends_on
    order.time_zone = frame.time_zone
    order.total_required_minutes = frame.total_required_minutes
    order.monthly_report_due_day = frame.monthly_report_due_day


def _describe(participant: Participant, person: Person) -> None:
    participant.first_name, participant.last_name = person.first_name, person.last_name
    participant.document_type = person.document_type
    participant.document_number = person.document_number
    participant.language, participant.phone = person.language, person.phone


def _participant(session: Session, court_id: UUID, person: Person, now: datetime) -> Participant:
    """The court's participant with this document, new when there is none."""
    found = session.scalar(
        select(Participant).where(
            Participant.court_id == court_id,
            Participant.document_type == person.document_type,
            Participant.document_number == person.document_number,
        )
    )
    participant = found or Participant(id=uuid4(), court_id=court_id, created_at=now)
    _describe(participant, person)
    session.add(participant)
    session.flush()
    return participant


def _refuse_known_case(session: Session, court_id: UUID, case_number: str, own: UUID) -> None:
    known = session.scalar(
        select(Order.id).where(
            Order.court_id == court_id,
            Order.case_number == case_number,
            Order.withdrawn_at.is_(None),
        )
    )
    if known is not None and known != own:
        raise Conflict("case-already-known")


def _refuse_impossible(frame: Frame) -> None:
    if frame.ends_on is not None and frame.ends_on < frame.starts_on:
        raise Invalid("ends-before-it-starts", "/ends_on")


def _refuse_low_cap(numbers: Numbers, where: str) -> None:
    cap = numbers.weekly_cap_minutes
    if cap is not None and cap < numbers.weekly_required_minutes:
        raise Invalid("cap-below-required", f"{where}/weekly_cap_minutes")


def _terms(
    order: Order,
    actor: Actor,
    now: datetime,
    number: int,
    from_day: date,
    numbers: Numbers,
    reason: str | None,
) -> Terms:
    approved = numbers.within_statute
    return Terms(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        number=number,
        from_day=from_day,
        weekly_required_minutes=numbers.weekly_required_minutes,
        weekly_floor_minutes=numbers.weekly_floor_minutes,
        weekly_cap_minutes=numbers.weekly_cap_minutes,
        daily_cap_minutes=numbers.daily_cap_minutes,
        reason=reason,
        created_by=actor.id,
        created_at=now,
        approved_by=actor.id if approved else None,
        approved_at=now if approved else None,
    )


def add_terms(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    from_day: date,
    numbers: Numbers,
    reason: str,
) -> Terms:
    """A new version of the terms from a day on; outside the statute it waits for approval."""
    _refuse_low_cap(numbers, "")
    if from_day < order.starts_on:
        raise Invalid("before-the-order-starts", "/from_day")
    terms = _terms(order, actor, now, len(order.terms) + 1, from_day, numbers, reason)
    order.terms.append(terms)
    session.flush()
    return terms


def approve_terms(
    session: Session, actor: Actor, now: datetime, order: Order, terms_id: UUID
) -> Terms:
    """A second person lets terms outside the statute hold."""
    terms = next((t for t in order.terms if t.id == terms_id), None)
    if terms is None:
        raise NotFound
    if terms.created_by == actor.id:
        raise Forbidden("needs-another-person")
    if terms.approved_at is None:
        terms.approved_by, terms.approved_at = actor.id, now
        session.flush()
    return terms


class Dated(Protocol):
    """A version of terms, as far as it says when it holds."""

    @property
    def number(self) -> int:
        """Counts the versions of an order's terms from 1."""

    @property
    def from_day(self) -> date:
        """The day from which it holds."""

    @property
    def approved_at(self) -> datetime | None:
        """Since when it stands; None while it waits for a second person."""


D = TypeVar("D", bound=Dated)


def terms_in_force(versions: Sequence[D], monday: date, week_ends_at: datetime) -> D:
    """The terms of a week among an order's (oldest first): the newest that hold from its Monday or
    earlier and were approved before it ended. A closed week keeps its own; the first terms hold
    for all before."""
    first = versions[0]
    holding = [
        terms
        for terms in versions[1:]
        if terms.from_day <= monday
        and terms.approved_at is not None
        and terms.approved_at < week_ends_at
    ]
    return max(holding, key=lambda t: (t.from_day, t.number), default=first)
