"""Orders that may be one and the same: in a clerk's own court shown to her, in two courts to an
administrator alone. A clerk learns nothing of another court, not even that there is something."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import Session, aliased

from api.accounts.models import Court
from api.orders.models import Order, Participant
from api.rules.access import Actor

MOST = 20
Key = tuple[str, str]


def same_case(session: Session, actor: Actor, case_number: str, own: UUID) -> Order | None:
    """The order of the clerk's court with this number, if it is another one."""
    return session.scalar(
        select(Order).where(
            Order.court_id == actor.court_id,
            Order.case_number == case_number,
            Order.withdrawn_at.is_(None),
            Order.id != own,
        )
    )


def same_document(
    session: Session, actor: Actor, kind: str, number: str, own: UUID
) -> Sequence[Order]:
    """The orders of the clerk's court of a woman with this document."""
    query = (
        select(Order)
        .join(Participant, Participant.id == Order.participant_id)
        .where(
            Order.court_id == actor.court_id,
            Order.withdrawn_at.is_(None),
            Order.id != own,
            Participant.document_type == kind,
            Participant.document_number == number,
        )
    )
    return session.scalars(query.order_by(Order.created_at.desc(), Order.id).limit(MOST)).all()


def in_two_courts(session: Session, limit: int, after: Key | None) -> list[dict[str, Any]]:
    """Pairs of orders of two courts with one document or one case number, for an administrator:
    which courts should talk, and about which orders; no name, no document, no number of a case."""
    one, other = aliased(Order), aliased(Order)
    hers, others = aliased(Participant), aliased(Participant)
    court, other_court = aliased(Court), aliased(Court)
    same_person = and_(
        hers.document_type == others.document_type,
        hers.document_number == others.document_number,
    )
    query = (
        select(
            one.id,
            other.id,
            court.name,
            other_court.name,
            one.created_at,
            other.created_at,
            case((same_person, True), else_=False),
        )
        .join(hers, hers.id == one.participant_id)
        .join(other, one.court_id != other.court_id)
        .join(others, others.id == other.participant_id)
        .join(court, court.id == one.court_id)
        .join(other_court, other_court.id == other.court_id)
        .where(one.id < other.id, or_(same_person, one.case_number == other.case_number))
        .where(one.withdrawn_at.is_(None), other.withdrawn_at.is_(None))
    )
    if after is not None:
        first, second = UUID(after[0]), UUID(after[1])
        query = query.where(or_(one.id > first, and_(one.id == first, other.id > second)))
    rows = session.execute(query.order_by(one.id, other.id).limit(limit + 1))
    return [
        {
            "orders": [
                {"id": row[0], "court_of": row[2], "entered_at": row[4]},
                {"id": row[1], "court_of": row[3], "entered_at": row[5]},
            ],
            "because": "document" if row[6] else "case_number",
        }
        for row in rows
    ]


def key(pair: dict[str, Any]) -> Key:
    """What the next page begins after."""
    first, second = pair["orders"]
    return (str(first["id"]), str(second["id"]))
