"""The register: accounts of applications entered, followed up and put right. Nothing is deleted."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import Conflict, Forbidden, Invalid, NotFound
from api.observatory.accounts import RECORDED, standing, state_of, step_of
from api.observatory.models import Application, ApplicationEvent
from api.observatory.owners import owner_of, owners_of
from api.rules import applications, days, departments
from api.rules.access import Actor
from api.rules.applications import Step

HOUSE = "America/Bogota"
FIRST_DECISION = (applications.GRANTED, applications.DENIED, applications.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Known:
    """Where it was filed, how it is known, and what is for one's own eyes."""

    department: str
    court_kind: str
    source: str
    source_text: str | None = None
    private_text: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something more about an account: a step, or what takes an earlier event's place."""

    kind: str
    on: date | None = None
    reasons: tuple[str, ...] = ()
    known: Known | None = None
    private_text: str | None = None
    replaces: UUID | None = None
    why: str | None = None
    struck: bool = False


def department_of(written: str, pointer: str = "/department") -> str:
    """The code of a department that somebody wrote; refused with the nearest names."""
    found = departments.code_of(written)
    if found is None:
        names = "; ".join(departments.nearest(written))
        raise Invalid("no-such-department", pointer, names=names)
    return found


def application_of(session: Session, application_id: UUID) -> Application:
    """An account of the register; every monitor may read what it says."""
    found = session.get(Application, application_id)
    if found is None:
        raise NotFound
    return found


def enter(
    session: Session,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    known: Known,
    steps: tuple[Step, ...],
    reference: str | None,
) -> Application:
    """Enter an account. The same words again are the same account."""
    found = session.get(Application, application_id)
    if found is not None:
        return _same(session, actor, found, known, steps, reference)
    owner = owner_of(actor)
    _refuse_odd(steps, now)
    _refuse_taken(session, owner, reference)
    made = Application(
        id=application_id,
        owner_id=owner,
        entered_by=actor.id,
        entered_by_name=actor.name,
        entered_at=now,
        reference=reference,
        counted_as=application_id,
        department=known.department,
        court_kind=known.court_kind,
        state=RECORDED,
        events=[],
    )
    _add(made, actor, now, first_id(application_id, RECORDED), Told(RECORDED, known=known))
    for step in steps:
        told = Told(step.kind, step.on, step.reasons)
        _add(made, actor, now, first_id(application_id, step.kind), told)
    _keep(made)
    session.add(made)
    session.flush()
    return made


def first_id(application_id: UUID, kind: str) -> UUID:
    """The id of an event that was entered together with its account."""
    return uuid5(application_id, kind)


def _same(
    session: Session,
    actor: Actor,
    found: Application,
    known: Known,
    steps: tuple[Step, ...],
    reference: str | None,
) -> Application:
    first = {event.id: event for event in found.events}
    recorded = first[first_id(found.id, RECORDED)]
    kinds = [kind for kind in applications.STEPS if first_id(found.id, kind) in first]
    said = {step_of(first[first_id(found.id, kind)]) for kind in kinds}
    mine = found.owner_id in owners_of(actor)
    if not mine or (_known(recorded), said, found.reference) != (known, set(steps), reference):
        raise Conflict("id-already-used")
    return found


def _known(event: ApplicationEvent) -> Known:
    assert event.department is not None
    assert event.court_kind is not None
    assert event.source is not None
    return Known(
        event.department, event.court_kind, event.source, event.source_text, event.private_text
    )


def _refuse_odd(steps: tuple[Step, ...], now: datetime) -> None:
    if not steps:
        raise Invalid("step-needed", "/steps")
    fault = applications.fault(steps, days.local_day(now, HOUSE))
    if fault is not None:
        raise Invalid(fault.code, f"/steps/{fault.step}/{fault.part}")


def _refuse_taken(session: Session, owner: UUID, reference: str | None) -> None:
    if reference is None:
        return
    own = Application.owner_id == owner, Application.reference == reference
    if session.scalar(select(Application.id).where(*own)) is not None:
        raise Invalid("reference-taken", "/reference")


def add_event(
    session: Session,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    event_id: UUID,
    told: Told,
) -> Application:
    """Say what happened later, or put right what an event of one's own account says."""
    found = _own(session, actor, application_id)
    there = session.get(ApplicationEvent, event_id)
    if there is not None:
        if there.application_id != application_id or _told(there) != told:
            raise Conflict("id-already-used")
        return found
    _refuse_wrong_parts(told)
    _refuse_replacing(found, told)
    added = _add(found, actor, now, event_id, told)
    stands = standing(found)
    fault = applications.fault(stands.steps, days.local_day(now, HOUSE))
    if fault is not None:
        # What is at fault may be an older step: the new one is what cannot stand beside it.
        own = stands.events[fault.step] is added
        raise Invalid(fault.code, f"/{fault.part}" if own else "/on")
    if not stands.steps and not stands.struck:
        raise Invalid("step-needed", "/struck")
    _keep(found)
    session.flush()
    return found


def _own(session: Session, actor: Actor, application_id: UUID) -> Application:
    """One's own account, held until this transaction ends and read afresh."""
    found = session.get(Application, application_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    if found.owner_id not in owners_of(actor):
        raise Forbidden("not-your-account")
    return found


def _told(event: ApplicationEvent) -> Told:
    known = _known(event) if event.kind == RECORDED else None
    return Told(
        event.kind,
        event.on_day,
        tuple(event.reasons),
        known,
        None if known else event.private_text,
        event.replaces,
        event.why,
        event.struck,
    )


def _refuse_wrong_parts(told: Told) -> None:
    """A step has a day; where it was filed is said by a correction alone, with all of it."""
    if told.kind == RECORDED and told.replaces is None:
        raise Invalid("recorded-already", "/kind")
    if (told.kind == RECORDED) != (told.known is not None):
        raise Invalid("recorded-has-a-court", "/department")
    if (told.kind == RECORDED) == (told.on is not None):
        raise Invalid("step-has-a-day", "/on")
    if (told.replaces is None) != (told.why is None):
        raise Invalid("correction-says-why", "/why")
    if told.struck and told.replaces is None:
        raise Invalid("nothing-to-strike", "/struck")


def _refuse_replacing(found: Application, told: Told) -> None:
    if told.replaces is None:
        return
    old = next((event for event in found.events if event.id == told.replaces), None)
    if old is None or (old.kind == RECORDED) != (told.kind == RECORDED):
        raise Invalid("no-such-event", "/replaces")
    if any(event.replaces == old.id for event in found.events):
        raise Conflict("event-already-corrected")


def _add(
    found: Application, actor: Actor, now: datetime, event_id: UUID, told: Told
) -> ApplicationEvent:
    assert actor.id is not None
    known = told.known
    event = ApplicationEvent(
        id=event_id,
        application_id=found.id,
        number=len(found.events) + 1,
        kind=told.kind,
        on_day=told.on,
        reasons=list(told.reasons),
        department=known.department if known else None,
        court_kind=known.court_kind if known else None,
        source=known.source if known else None,
        source_text=known.source_text if known else None,
        private_text=known.private_text if known else told.private_text,
        replaces=told.replaces,
        why=told.why,
        struck=told.struck,
        by_id=actor.id,
        by_name=actor.name,
        at=now,
    )
    found.events.append(event)
    return event


def _keep(found: Application) -> None:
    """What is looked for, read again from the events."""
    stands = standing(found)
    days_ = {step.kind: step.on for step in stands.steps}
    decided = [days_[kind] for kind in FIRST_DECISION if kind in days_]
    known = _known(stands.recorded)
    found.department, found.court_kind = known.department, known.court_kind
    found.state = state_of(stands)
    found.filed_on = days_.get(applications.FILED)
    found.decided_on = min(decided, default=None)
