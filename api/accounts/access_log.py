"""Who opened her case, on which day, and what for. She can read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import distinct, func, select, tuple_
from sqlalchemy.orm import Session

from api.accounts import looks
from api.accounts.models import AccessLog, Court, SupportOrganization
from api.rules.access import Actor


@dataclass(frozen=True, slots=True)
class View:
    """One line of her page "who looked"; `key` orders the list."""

    day: date
    role: str
    court_name: str | None
    organization_name: str | None
    purpose: str
    times: int
    key: tuple[str, str]


def record_view(
    session: Session,
    actor: Actor,
    order_id: UUID,
    participant_id: UUID,
    purpose: str,
    now: datetime,
) -> None:
    """Note that a case was opened: one row a viewer, case, day and purpose, counted.

    Her own look at her own record is hers alone and is not noted.
    """
    if actor.participant_id != participant_id:
        looks.record(session, actor, now, order_id, purpose)


def of_participant(
    session: Session, participant_id: UUID, limit: int, after: tuple[str, str] | None
) -> Sequence[View]:
    """Who looked at her record, newest day first; `limit + 1` rows tell whether there is more."""
    query = (
        select(AccessLog, Court.name, SupportOrganization.name)
        .outerjoin(Court, Court.id == AccessLog.viewer_court_id)
        .outerjoin(SupportOrganization, SupportOrganization.id == AccessLog.viewer_organization_id)
        .where(AccessLog.participant_id == participant_id)
    )
    if after is not None:
        key = (date.fromisoformat(after[0]), UUID(after[1]))
        query = query.where(tuple_(AccessLog.day, AccessLog.id) < key)
    newest = query.order_by(AccessLog.day.desc(), AccessLog.id.desc()).limit(limit + 1)
    return [
        View(
            row.day,
            row.viewer_role,
            court,
            organization,
            row.purpose,
            row.times,
            (str(row.day), str(row.id)),
        )
        for row, court, organization in session.execute(newest)
    ]


def how_often(session: Session, participant_id: UUID) -> tuple[int, int]:
    """How often her record was opened in all, and by how many people."""
    looked = func.coalesce(func.sum(AccessLog.times), 0)
    query = select(looked, func.count(distinct(AccessLog.viewer_id)))
    row = session.execute(query.where(AccessLog.participant_id == participant_id)).one()
    return int(row[0]), int(row[1])
