"""Excuses as the answers that she and the clerk may see."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.excuses import lists
from api.excuses.models import Excuse, ExcusedShift, ExcuseEvent, Paper
from api.rules.access import Actor


def excuse_answers(
    session: Session, actor: Actor, excuses: Sequence[Excuse]
) -> list[dict[str, Any]]:
    """Excuses with their shifts, papers and every word said, in local time."""
    orders, names = lists.orders_of(session, excuses), lists.site_names(session, excuses)
    papers = lists.papers(session, excuses)
    found = []
    for excuse in excuses:
        zone = ZoneInfo(orders[excuse.order_id].time_zone)
        arrived = [paper_answer(actor, one, zone) for one in papers.get(excuse.id, [])]
        found.append(
            {
                **_frame(excuse, zone),
                "note": excuse.note,
                "shifts": [_shift(one, names, zone) for one in excuse.shifts],
                "papers": arrived,
                "events": [_event(one, zone) for one in excuse.events],
            }
        )
    return found


def row_answers(session: Session, excuses: Sequence[Excuse]) -> list[dict[str, Any]]:
    """The desk's rows: no more than it takes to see what waits for whom."""
    orders, names = lists.orders_of(session, excuses), lists.site_names(session, excuses)
    counts = lists.paper_counts(session, excuses)
    found = []
    for excuse in excuses:
        order = orders[excuse.order_id]
        zone = ZoneInfo(order.time_zone)
        found.append(
            {
                **_frame(excuse, zone),
                "first_name": order.participant.first_name,
                "last_name": order.participant.last_name,
                "case_number": order.case_number,
                "shifts": [_shift(one, names, zone) for one in excuse.shifts],
                "paper_count": counts[excuse.id],
            }
        )
    return found


def paper_answer(actor: Actor, paper: Paper, zone: ZoneInfo) -> dict[str, Any]:
    """That a paper arrived; what it is, for clerks alone."""
    media_type = paper.media_type if actor.role == "clerk" else None
    return {"id": paper.id, "added_at": _local(paper.added_at, zone), "media_type": media_type}


def _frame(excuse: Excuse, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": excuse.id,
        "version": excuse.version,
        "order": excuse.order_id,
        "cause": excuse.cause,
        "state": excuse.state,
        "answer_by": excuse.answer_by,
        "filed_by_name": excuse.filed_by_name,
        "filed_by_role": excuse.filed_by_role,
        "filed_at": _local(excuse.filed_at, zone),
    }


def _shift(one: ExcusedShift, names: dict[Any, str], zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": one.shift_id,
        "site": {"id": one.site_id, "name": names[one.site_id]},
        "starts_at": _local(one.starts_at, zone),
        "ends_at": _local(one.ends_at, zone),
    }


def _event(event: ExcuseEvent, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "text": event.text,
        "answer_by": event.answer_by,
        "by_name": event.actor_name,
        "by_role": event.actor_role,
        "at": _local(event.at, zone),
    }


def _local(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone)
