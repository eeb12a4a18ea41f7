"""The clerk's desk: the caseload of one court by urgency, read from what was kept of each week."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, and_, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from api.hosts.models import Site
from api.orders.models import Order, Participant
from api.rules import days
from api.rules.access import Actor
from api.rules.values import Reason
from api.shifts.models import Placement
from api.standing.models import WeekStanding
from api.standing.words import reason_text

Row = tuple[Order, WeekStanding | None]


def rows(
    session: Session,
    actor: Actor,
    *,
    state: str | None,
    site_id: UUID | None,
    text: str | None,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Sequence[Row]:
    """The most urgent orders of the clerk's court; one more than `limit` where there are more."""
    query = (
        select(Order, WeekStanding)
        .join(Participant, Participant.id == Order.participant_id)
        .outerjoin(
            WeekStanding,
            and_(WeekStanding.order_id == Order.id, WeekStanding.week == Order.week),
        )
        .where(Order.court_id == actor.court_id)
    )
    if state is not None:
        query = query.where(WeekStanding.state == state)
    if site_id is not None:
        here = select(Placement.order_id).where(Placement.site_id == site_id)
        query = query.where(Order.id.in_(here))
    if text is not None:
        query = query.where(_named(text))
    if after is not None:
        last = tuple_(literal(int(after[0])), literal(UUID(str(after[1])), Uuid()))
        query = query.where(tuple_(Order.urgency, Order.id) < last)
    query = query.order_by(Order.urgency.desc(), Order.id.desc()).limit(limit + 1)
    return [(order, standing) for order, standing in session.execute(query)]


def _named(text: str) -> Any:
    """Part of a name, or the beginning of the document or of a case number."""
    numbers = or_(
        Order.case_number.startswith(text, autoescape=True),
        Participant.document_number.startswith(text, autoescape=True),
    )
    if text.isdigit():
        return numbers
    return or_(numbers, and_(*(or_(*_in_a_name(word)) for word in text.split())))


def _in_a_name(word: str) -> Iterable[Any]:
    """A word in the first or last name. SQLite folds the case of English letters alone, so that
    `ángela` would not find `Ángela`: the word is looked for as people write it too."""
    for form in {word, word.lower(), word.upper(), word.title()}:
        yield Participant.first_name.icontains(form, autoescape=True)
        yield Participant.last_name.icontains(form, autoescape=True)


def key(row: Row) -> tuple[int, str]:
    """What the next page begins after."""
    return (row[0].urgency, str(row[0].id))


def answers(
    session: Session, found: Sequence[Row], language: str, now: datetime
) -> list[dict[str, Any]]:
    """The rows as the desk shows them."""
    names = _site_names(session, [order.id for order, _ in found], now.date())
    return [_answer(order, row, names.get(order.id, []), language) for order, row in found]


def _site_names(session: Session, order_ids: Sequence[UUID], today: date) -> dict[UUID, list[str]]:
    pairs = session.execute(
        select(Placement.order_id, Site.name)
        .join(Site, Site.id == Placement.site_id)
        .where(Placement.order_id.in_(order_ids))
        .where(or_(Placement.to_day.is_(None), Placement.to_day >= today))
        .distinct()
        .order_by(Site.name)
    )
    found: dict[UUID, list[str]] = {}
    for order_id, name in pairs:
        found.setdefault(order_id, []).append(name)
    return found


def _answer(
    order: Order, row: WeekStanding | None, sites: list[str], language: str
) -> dict[str, Any]:
    latest = None if row is None else row.latest_start
    reason = (
        Reason("nothing_required")
        if row is None
        else Reason(row.reason["code"], row.reason["params"])
    )
    return {
        "id": order.id,
        "case_number": order.case_number,
        "first_name": order.participant.first_name,
        "last_name": order.participant.last_name,
        "site_names": sites,
        "week": order.week,
        "state": "not_required" if row is None else row.state,
        "urgency": order.urgency,
        "reason": {"code": reason.code, "text": reason_text(reason, language)},
        "required_minutes": 0 if row is None else row.required_minutes,
        "credited_minutes": 0 if row is None else row.credited_minutes,
        "provisional_minutes": 0 if row is None else row.provisional_minutes,
        "excused_minutes": 0 if row is None else row.excused_minutes,
        "needed_minutes": 0 if row is None else row.needed_minutes,
        "latest_start": None if latest is None else latest.astimezone(days.zone(order.time_zone)),
        "unconfirmed": 0 if row is None else row.unconfirmed,
        "missing_times": 0 if row is None else row.missing_times,
    }
