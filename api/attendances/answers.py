"""Attendance rows as the answers that each role may see."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from api.attendances.models import Attendance, Confirmation, Decision
from api.attendances.service import Said
from api.orders.answers import whose
from api.orders.models import Order
from api.rules.days import minute_of
from api.rules.stays import Stay


def attendance_answer(row: Attendance) -> dict[str, Any]:
    """An attendance in the local time of its site, for her and for the clerk."""
    zone = ZoneInfo(row.site.time_zone)
    came, left = _local(row.checked_in_at, zone), _local(row.checked_out_at, zone)
    both = came is not None and left is not None
    return {
        "id": row.id,
        "version": row.version,
        "day": row.starts_at.astimezone(zone).date(),
        "site": {"id": row.site_id, "name": row.site.name},
        "checked_in_at": came,
        "checked_out_at": left,
        "minutes": minute_of(left) - minute_of(came) if both and came and left else None,
        "state": row.state,
        "level": row.level,
        "flags": sorted({*row.flags, "overlap"}) if row.overlaps else row.flags,
        "presumed_at": _local(row.silent_at, zone),
        "arrival_seen_by": row.arrival_seen_by,
        "departure_seen_by": row.departure_seen_by,
        "contest": _contest(row.confirmations, zone),
        "decision": _decision(row.decisions, zone),
    }


def known_attendance(row: Attendance, stay: Stay, known_at: datetime) -> dict[str, Any]:
    """An attendance as it was known at an instant: `stay` is what its events told by then."""
    zone = ZoneInfo(row.site.time_zone)
    came, left = _local(stay.checked_in_at, zone), _local(stay.checked_out_at, zone)
    return {
        "id": row.id,
        "version": row.version,
        "day": stay.starts_at.astimezone(zone).date(),
        "site": {"id": row.site_id, "name": row.site.name},
        "checked_in_at": came,
        "checked_out_at": left,
        "minutes": minute_of(left) - minute_of(came) if came and left else None,
        "state": stay.state,
        "level": stay.level,
        "flags": stay.flags,
        "presumed_at": _local(stay.silent_at, zone),
        "arrival_seen_by": stay.arrival_seen_by,
        "departure_seen_by": stay.departure_seen_by,
        "contest": _contest([word for word in row.confirmations if word.at <= known_at], zone),
        "decision": _decision([one for one in row.decisions if one.at <= known_at], zone),
    }


def answered(row: Attendance) -> dict[str, Any]:
    """The same with what she answered."""
    zone = ZoneInfo(row.site.time_zone)
    replies = [{"text": one.text, "at": _local(one.at, zone)} for one in row.replies]
    return {**attendance_answer(row), "replies": replies}


def host_answer(row: Attendance, first_name: str) -> dict[str, Any]:
    """The same for the host: with the first name."""
    return {**attendance_answer(row), "first_name": first_name}


def court_answer(row: Attendance, order: Order) -> dict[str, Any]:
    """The same on a clerk's list: with whose it is."""
    return {**answered(row), "order": whose(order)}


def said(data: dict[str, Any]) -> Said:
    """What a host or a clerk said, from the body of a request."""
    return Said(
        verdict=data["verdict"],
        checked_in_at=data["checked_in_at"],
        checked_out_at=data["checked_out_at"],
        reason=data.get("reason") or data.get("reasons"),
    )


def _contest(words: Sequence[Confirmation], zone: ZoneInfo) -> dict[str, Any] | None:
    contests = [word for word in words if word.verdict == "contest"]
    if not contests:
        return None
    last = contests[-1]
    return {
        "reason": last.reason or "",
        "by_name": last.actor_name,
        "at": _local(last.at, zone),
        "checked_in_at": _local(last.checked_in_at, zone),
        "checked_out_at": _local(last.checked_out_at, zone),
    }


def _decision(decisions: Sequence[Decision], zone: ZoneInfo) -> dict[str, Any] | None:
    if not decisions:
        return None
    last = decisions[-1]
    return {
        "id": last.id,
        "verdict": last.verdict,
        "reasons": last.reasons,
        "at": _local(last.at, zone),
        "waits": last.needs_second and last.approved_at is None,
    }


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
