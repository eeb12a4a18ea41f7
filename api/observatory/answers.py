"""The register as answers: what an account says, to those who keep it and to everybody else."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, func, literal, select, tuple_
from sqlalchemy.orm import Session

from api.database import Instant
from api.observatory import matching
from api.observatory.accounts import STRUCK, standing, step_of
from api.observatory.models import Application, ApplicationEvent
from api.observatory.owners import owners_of
from api.rules import days, personal
from api.rules.access import Actor
from api.rules.departments import NAMES
from api.web import texts

HOUSE = days.zone("America/Bogota")
After = Sequence[Any] | None


def listed(
    session: Session, actor: Actor, asked: dict[str, Any], after: After, limit: int
) -> Sequence[Application]:
    """Accounts, the newest first; `limit + 1` of them tell whether there are more. What others
    entered by mistake is left out."""
    own = owners_of(actor)
    query = select(Application)
    if asked["alike"]:
        query = query.where(Application.id.in_(_to_answer(session, own)))
    if asked["own"]:
        query = query.where(Application.owner_id.in_(own))
    if asked["department"]:
        query = query.where(Application.department == asked["department"])
    if asked["state"]:
        query = query.where(Application.state == asked["state"])
    query = query.where((Application.state != STRUCK) | Application.owner_id.in_(own))
    if after is not None:
        at = literal(datetime.fromisoformat(str(after[0])), Instant())
        last = tuple_(at, literal(UUID(str(after[1])), Uuid()))
        query = query.where(tuple_(Application.entered_at, Application.id) < last)
    query = query.order_by(Application.entered_at.desc(), Application.id.desc())
    return session.scalars(query.limit(limit + 1)).all()


def key(one: Application) -> tuple[str, str]:
    """What the next page begins after."""
    return (one.entered_at.isoformat(), str(one.id))


def _to_answer(session: Session, own: Iterable[UUID]) -> set[UUID]:
    """One's own accounts that look like another and of which nobody said what they are."""
    rows = session.scalars(select(Application).where(Application.state != STRUCK)).all()
    mine = {row.id for row in rows if row.owner_id in own}
    return {each for pair in matching.unanswered(session, rows) for each in pair} & mine


def counts(session: Session, rows: Iterable[Application]) -> dict[UUID, int]:
    """How many accounts there are of each of these applications."""
    wholes = {row.counted_as for row in rows}
    query = select(Application.counted_as, func.count()).group_by(Application.counted_as)
    return {
        whole: count
        for whole, count in session.execute(query.where(Application.counted_as.in_(wholes)))
    }


def answer(one: Application, actor: Actor, accounts: int) -> dict[str, Any]:
    """What an account says now."""
    own, stands = one.owner_id in owners_of(actor), standing(one)
    return {
        "id": one.id,
        "own": own,
        "department": one.department,
        "department_name": NAMES[one.department],
        "court_kind": one.court_kind,
        "state": one.state,
        "source": stands.recorded.source,
        "source_text": stands.recorded.source_text if own else None,
        "private_text": stands.recorded.private_text if own else None,
        "reference": one.reference if own else None,
        "steps": _steps(one),
        "accounts": accounts,
        "entered_at": one.entered_at.astimezone(HOUSE),
        "entered_by_name": one.entered_by_name if own else None,
    }


def _steps(one: Application) -> list[dict[str, Any]]:
    return [
        {"event": event.id, "kind": step.kind, "on": step.on, "reasons": step.reasons}
        for event in standing(one).events
        for step in (step_of(event),)
    ]


def whole(session: Session, one: Application, actor: Actor, language: str) -> dict[str, Any]:
    """An account with its history, what it is joined with, and what looks like it."""
    own = owners_of(actor)
    joined = matching.accounts_of(session, one)
    replaced = {event.replaces: event.id for event in one.events}
    mine = one.owner_id in own
    alike = matching.alike_to(session, one) if mine else []
    return {
        **answer(one, actor, len(joined)),
        "history": [_event(event, mine, replaced.get(event.id)) for event in one.events],
        "joined": [
            {"id": other.id, "own": other.owner_id in own} for other in joined if other.id != one.id
        ],
        "alike": [_alike(other, exact, own) for other, exact in alike],
        "warnings": list(_warnings(one, language)) if mine else [],
    }


def _alike(other: Application, exact: bool, own: frozenset[UUID]) -> dict[str, Any]:
    mine = other.owner_id in own
    return {
        "id": other.id,
        "own": mine,
        "exact": exact,
        "reference": other.reference if mine else None,
        "steps": _steps(other),
    }


def _event(event: ApplicationEvent, mine: bool, replaced_by: UUID | None) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "on": event.on_day,
        "reasons": event.reasons,
        "department": event.department,
        "court_kind": event.court_kind,
        "source": event.source,
        "source_text": event.source_text if mine else None,
        "private_text": event.private_text if mine else None,
        "replaces": event.replaces,
        "replaced_by": replaced_by,
        "why": event.why,
        "struck": event.struck,
        "by_name": event.by_name if mine else None,
        "at": event.at.astimezone(HOUSE),
    }


def _warnings(one: Application, language: str) -> Iterator[dict[str, Any]]:
    """What stands in texts of one's own and looks like it names somebody."""
    recorded = standing(one).recorded
    later = [event.private_text for event in standing(one).events if event.private_text]
    for pointer, text in (
        ("/reference", one.reference),
        ("/source_text", recorded.source_text),
        ("/private_text", "\n".join([recorded.private_text or "", *later])),
    ):
        for code in personal.looks(text):
            message = texts.fault_text(code, language, {})
            yield {"pointer": pointer, "code": code, "message": message}
