"""Notices as the screens read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.appearances.models import Appearance
from api.hosts.models import Site
from api.notices import inside
from api.notices.models import Notice, Sending
from api.notices.service import Row
from api.notices.spoken_models import NoticeWord
from api.orders.answers import whose
from api.orders.models import Order
from api.rules import days

ROOMS = {
    "missing_time": "record",
    "check_out": "scan",
    "unsent_scans": "record",
    "appearance": "date",
    "date_changed": "date",
    "documents": "excuse",
    "unconfirmed": "today",
    "silent": "today",
    "monthly_report": "reports",
    "coverage": "today",
}
OF_SITES = ("unconfirmed", "silent", "coverage")
# A decision leads to what was decided on.
DECIDED_IN = {"entry": "record", "excuse": "excuse", "make_up": "hours", "offer": "hours"}
BY_RESULT = {"accepted": "sent", "failed": "failed", "refused": "refused", "gone": "gone"}


def places_of(session: Session, notices: Sequence[Notice]) -> dict[UUID, str]:
    """Where the dates are, and how the sites are called, that these notices are about."""
    dates = [one.about_id for one in notices if one.kind in ("appearance", "date_changed")]
    sites = [one.about_id for one in notices if one.kind in OF_SITES]
    found: dict[UUID, str] = {}
    if dates:
        query = select(Appearance.id, Appearance.place).where(Appearance.id.in_(dates))
        found |= {row.id: row.place for row in session.execute(query)}
    if sites:
        named = select(Site.id, Site.name).where(Site.id.in_(sites))
        found |= {row.id: row.name for row in session.execute(named)}
    return found


def sentence(notice: Notice, places: dict[UUID, str], tz: str, language: str, now: datetime) -> str:
    """The whole sentence, with its place."""
    place = None if notice.about_id is None else places.get(notice.about_id)
    return inside.text(notice.kind, notice.params, notice.week, language, tz, now, place)


def notice_answer(
    row: Row, places: dict[UUID, str], tz: str, language: str, now: datetime
) -> dict[str, Any]:
    """A notice in the list of the person that it is for."""
    frame = _frame(row, places, tz, language, now)
    return {**frame, "page": _page(row.notice)}


def case_answer(
    row: Row,
    order: Order,
    places: dict[UUID, str],
    word: NoticeWord | None,
    asked_at: datetime | None,
    language: str,
    now: datetime,
) -> dict[str, Any]:
    """A notice with every try, for a clerk."""
    notice, zone = row.notice, days.zone(order.time_zone)
    return {
        **_frame(row, places, order.time_zone, language, now),
        "order": whose(order),
        "week": notice.week,
        "to": notice.person_kind,
        "answer": answer(row),
        "told": _told(word, zone),
        "unreached_at": _local(notice.unreached_at, zone),
        "useful_until": notice.useful_until.astimezone(zone),
        "support_asked_at": _local(asked_at, zone),
    }


def _frame(
    row: Row, places: dict[UUID, str], tz: str, language: str, now: datetime
) -> dict[str, Any]:
    notice, zone = row.notice, days.zone(tz)
    return {
        "id": notice.id,
        "about": notice.about_id,
        "kind": notice.kind,
        "text": sentence(notice, places, tz, language, now),
        "due_at": notice.due_at.astimezone(zone),
        "urgent": notice.urgent,
        "seen_at": _local(row.seen_at, zone),
        "tries": [_try(one, zone) for one in notice.sendings],
    }


def _page(notice: Notice) -> dict[str, Any]:
    room = ROOMS.get(notice.kind, "week")
    if notice.kind == "decision":
        room = DECIDED_IN[notice.params["what"]]
    return {"room": room, "id": notice.about_id, "week": notice.week}


def answer(row: Row) -> str:
    """Was she told? The best that is known of it."""
    notice, became = row.notice, {_became(one) for one in row.notice.sendings}
    known = {
        "seen": row.seen_at is not None,
        "told": notice.told_at is not None,
        "read": "read" in became,
        "delivered": "delivered" in became,
        "withdrawn": notice.state == "withdrawn",
        "unreached": notice.unreached_at is not None,
        "sent": "sent" in became,
        "listed": "listed" in became,
        "in_app": notice.state == "sent" and not became,
        "past_use": notice.state == "past_use",
    }
    return next((answer for answer, holds in known.items() if holds), "waiting")


def _became(sending: Sending) -> str:
    if sending.read_at is not None:
        return "read"
    if sending.delivered_at is not None:
        return "delivered"
    if sending.undelivered_at is not None:
        return "undelivered"
    if sending.result is None:
        return "sending"
    if sending.channel_kind == "paper":
        return "listed"
    return BY_RESULT[sending.result]


def _try(sending: Sending, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "channel_kind": sending.channel_kind,
        "became": _became(sending),
        "started_at": sending.started_at.astimezone(zone),
        "ended_at": _local(sending.ended_at, zone),
        "detail": sending.detail,
        "delivered_at": _local(sending.delivered_at, zone),
        "read_at": _local(sending.read_at, zone),
        "undelivered_at": _local(sending.undelivered_at, zone),
        "repeats": sending.repeats,
    }


def _told(word: NoticeWord | None, zone: ZoneInfo) -> dict[str, Any] | None:
    if word is None or word.kind != "told":
        return None
    return {
        "at": _local(word.told_at, zone),
        "by_name": word.actor_name,
        "how": word.how,
        "said_at": word.at.astimezone(zone),
    }


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
