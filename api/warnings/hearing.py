"""What she and the clerk do with a warning: find it, read it, say that they have."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import Conflict, NotFound
from api.rules.access import Actor
from api.warnings.models import Telling, Warning, WarningStep
from api.warnings.service import plain

COMES: Final = "will_come_at"


def warning_of(session: Session, actor: Actor, warning_id: UUID) -> Warning:
    """The warning, when it is hers or of the clerk's court."""
    warning = session.get(Warning, warning_id)
    if warning is None or not _in_scope(actor, warning):
        raise NotFound
    return warning


def _in_scope(actor: Actor, warning: Warning) -> bool:
    if actor.role == "clerk":
        return warning.court_id == actor.court_id
    return warning.order_id == actor.order_id


def acknowledge(
    session: Session, actor: Actor, now: datetime, warning: Warning, comes: datetime | None
) -> Warning:
    """Somebody has read it and sees to it; she may say when she will come. Closes nothing."""
    if warning.closed_at is not None:
        raise Conflict("warning-closed")
    last = warning.steps[-1]
    standing = {name: value for name, value in last.standing.items() if name != COMES}
    if comes is not None:
        standing[COMES] = plain(comes)
    warning.steps.append(
        WarningStep(
            id=uuid4(),
            court_id=warning.court_id,
            order_id=warning.order_id,
            number=last.number + 1,
            kind="acknowledged",
            state=warning.state,
            fact=actor.role,
            standing=standing,
            reasons=last.reasons,
            slots=last.slots,
            actor_id=actor.id,
            actor_name=actor.name,
            at=now,
        )
    )
    warning.acknowledged_at = now
    session.flush()
    return warning


def open_warning(session: Session, order_id: UUID, week: str) -> Warning | None:
    """The open warning of a week."""
    return session.scalar(
        select(Warning).where(
            Warning.order_id == order_id, Warning.week == week, Warning.closed_at.is_(None)
        )
    )


def tellings(session: Session, order_id: UUID, weeks: Iterable[str]) -> Sequence[Telling]:
    """What she was to be told of these weeks, in time order."""
    return session.scalars(
        select(Telling)
        .where(Telling.order_id == order_id, Telling.week.in_(list(weeks)))
        .order_by(Telling.due_at, Telling.id)
    ).all()


def saw(session: Session, actor: Actor, now: datetime, telling_id: UUID) -> Telling:
    """She had it on her screen. Only the first time counts."""
    telling = session.get(Telling, telling_id)
    if telling is None or telling.order_id != actor.order_id or telling.due_at > now:
        raise NotFound
    if telling.seen_at is None:
        telling.seen_at = now
        session.flush()
    return telling
