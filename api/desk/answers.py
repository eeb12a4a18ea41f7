"""The rows of the desk as the screen reads them: why, what was tried, whether she was reached."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.desk import waiting
from api.desk.reading import Row
from api.desk.trying import Tried
from api.hosts.models import Site
from api.notes import service as notes
from api.orders.answers import whose
from api.rules import days
from api.rules.values import Reason
from api.shifts.models import Placement
from api.standing.models import WeekStanding
from api.standing.words import reason_text

LONGEST_QUOTE = 280
NUMBERS = (
    *("required_minutes", "credited_minutes", "provisional_minutes", "excused_minutes"),
    *("needed_minutes", "unconfirmed", "missing_times"),
)


def answers(
    session: Session, found: Sequence[Row], language: str, now: datetime
) -> list[dict[str, Any]]:
    """A page of the desk, by a number of statements that does not grow with it."""
    ids = [row.order.id for row in found]
    if not ids:
        return []
    names = _site_names(session, ids, now.date())
    tried, noted = Tried(session, ids, now), notes.shown_of(session, ids)
    waits = waiting.by_order(session, ids, now)
    return [
        {
            **_week(row, language),
            "site_names": names.get(row.order.id, []),
            "look_again": row.due,
            "inboxes": _waits(waits.get(row.order.id, {})),
            "tried": _steps(tried, row),
            "reached": tried.reached(row.order.id),
            **_noted(noted.get(row.order.id), days.zone(row.order.time_zone)),
        }
        for row in found
    ]


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


def _week(row: Row, language: str) -> dict[str, Any]:
    order, standing = row.order, row.standing
    reason = _reason(standing)
    latest = None if standing is None else standing.latest_start
    return {
        **whose(order),
        "week": order.week,
        "state": "not_required" if standing is None else standing.state,
        "urgency": order.urgency,
        "reason": {"code": reason.code, "text": reason_text(reason, language)},
        "latest_start": None if latest is None else latest.astimezone(days.zone(order.time_zone)),
        **{name: 0 if standing is None else getattr(standing, name) for name in NUMBERS},
    }


def _reason(standing: WeekStanding | None) -> Reason:
    if standing is None:
        return Reason("nothing_required")
    return Reason(standing.reason["code"], standing.reason["params"])


def _waits(counts: dict[str, int]) -> list[dict[str, Any]]:
    """In the order of the inboxes."""
    return [{"list": name, "count": counts[name]} for name in waiting.LISTS if name in counts]


def _steps(tried: Tried, row: Row) -> list[dict[str, Any]]:
    zone = days.zone(row.order.time_zone)
    return [{**step, "at": step["at"].astimezone(zone)} for step in tried.steps(row.order.id)]


def _noted(kept: notes.Kept | None, zone: ZoneInfo) -> dict[str, Any]:
    if kept is None:
        return {"note": None, "note_count": 0}
    note = kept.note
    short = len(note.text) <= LONGEST_QUOTE
    quoted = note.text if short else f"{note.text[: LONGEST_QUOTE - 1].rstrip()}…"
    shown = {
        "id": note.id,
        "text": quoted,
        "pinned": note.pinned,
        "look_on": note.look_on,
        "by_name": note.by_name,
        "at": note.at.astimezone(zone),
    }
    return {"note": shown, "note_count": kept.count}
