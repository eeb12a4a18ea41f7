"""One row of each kind as her record writes it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.accounts.models import AccessLog
from api.appearances.models import Appearance, AppearanceEvent
from api.attendances.models import Attendance, Confirmation, Decision, Reply
from api.excuses import lists
from api.excuses.models import Excuse, ExcuseEvent, Paper
from api.notes.models import Note
from api.orders.models import Pause, Terms
from api.rules.days import minute_of
from api.scans.models import Scan
from api.standing.service import WeekView
from api.warnings.models import Warning

WEEK = (
    *("week", "state", "required_minutes", "credited_minutes", "confirmed_minutes"),
    *("provisional_minutes", "excused_minutes", "over_cap_minutes", "claimed_minutes"),
    *("short_minutes", "terms_version"),
)
SCAN = (
    *("id", "direction", "method", "carrier", "code_kind", "level", "flags"),
    *("signature_holds", "receipt"),
)
NUMBERS = (
    *("weekly_required_minutes", "weekly_floor_minutes", "weekly_cap_minutes"),
    "daily_cap_minutes",
)


def local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    """An instant where she is."""
    return None if instant is None else instant.astimezone(zone)


def terms(row: Terms) -> dict[str, Any]:
    """One version of the order's numbers; those that wait for a second person bind nobody."""
    return {
        "version": row.number,
        "from_day": row.from_day,
        **{name: getattr(row, name) for name in NUMBERS},
        "reason": row.reason,
        "in_force": row.approved_at is not None,
    }


def pause(row: Pause) -> dict[str, Any]:
    """Days in which nothing was asked of her."""
    names = ("from_day", "to_day", "reason", "withdrawn_reason")
    return {name: getattr(row, name) for name in names}


def week(view: WeekView, sentence: str) -> dict[str, Any]:
    """A week as it stands now."""
    return {**{name: getattr(view.standing, name) for name in WEEK}, "text": sentence}


def scan(row: Scan, zone: ZoneInfo) -> dict[str, Any]:
    """A capture and how it was judged."""
    return {
        **{name: getattr(row, name) for name in SCAN},
        "at": row.at.astimezone(zone),
        "received_at": row.received_at.astimezone(zone),
    }


def attendance(row: Attendance, scans: Sequence[Scan]) -> dict[str, Any]:
    """Arrival to departure, with its evidence and every word said of it."""
    zone = ZoneInfo(row.site.time_zone)
    came, left = local(row.checked_in_at, zone), local(row.checked_out_at, zone)
    return {
        "id": row.id,
        "day": row.starts_at.astimezone(zone).date(),
        "site_name": row.site.name,
        "checked_in_at": came,
        "checked_out_at": left,
        "minutes": minute_of(left) - minute_of(came) if came and left else None,
        "state": row.state,
        "level": row.level,
        "flags": row.flags,
        "scans": [scan(one, zone) for one in scans],
        "words": _words(row, zone),
    }


def _words(row: Attendance, zone: ZoneInfo) -> list[dict[str, Any]]:
    said = [_word("host", one, one.reason, zone) for one in row.confirmations]
    for one in row.decisions:
        said.append(_word("court", one, one.reasons, zone))
        if one.approval is not None:
            said.append(_plain("approval", one.approval.actor_name, one.approval.at, zone))
    said += [_reply(one, zone) for one in row.replies]
    return sorted(said, key=lambda word: word["at"])


def _word(
    kind: str, one: Confirmation | Decision, reason: str | None, zone: ZoneInfo
) -> dict[str, Any]:
    waits = isinstance(one, Decision) and one.needs_second and one.approved_at is None
    return {
        **_plain(kind, one.actor_name, one.at, zone),
        "verdict": one.verdict,
        "checked_in_at": local(one.checked_in_at, zone),
        "checked_out_at": local(one.checked_out_at, zone),
        "reason": reason,
        "waits": waits,
    }


def _reply(one: Reply, zone: ZoneInfo) -> dict[str, Any]:
    return {**_plain("you", None, one.at, zone), "reason": one.text}


def _plain(kind: str, name: str | None, at: datetime, zone: ZoneInfo) -> dict[str, Any]:
    nothing = dict.fromkeys(("verdict", "checked_in_at", "checked_out_at", "reason"))
    return {"kind": kind, **nothing, "by_name": name, "at": at.astimezone(zone), "waits": False}


def site_names(session: Session, excuses: Sequence[Excuse]) -> dict[UUID, str]:
    """The names of the sites of these excuses' shifts."""
    return lists.site_names(session, excuses)


def excuse(
    row: Excuse, names: dict[UUID, str], papers: Sequence[Paper], zone: ZoneInfo
) -> dict[str, Any]:
    """An excuse with all that was said of it; of its papers that they came."""
    return {
        "id": row.id,
        "cause": row.cause,
        "note": row.note,
        "state": row.state,
        "filed_at": row.filed_at.astimezone(zone),
        "filed_by_name": row.filed_by_name,
        "answer_by": row.answer_by,
        "shifts": [
            {
                "starts_at": one.starts_at.astimezone(zone),
                "ends_at": one.ends_at.astimezone(zone),
                "site_name": names[one.site_id],
            }
            for one in row.shifts
        ],
        "papers_added_at": [one.added_at.astimezone(zone) for one in papers],
        "events": [_event(one, zone) for one in row.events],
    }


def warning(row: Warning, zone: ZoneInfo) -> dict[str, Any]:
    """A warning's own life; what she was told of it comes beside it."""
    return {
        "week": row.week,
        "state": row.state,
        "opened_at": row.opened_at.astimezone(zone),
        "closed_at": local(row.closed_at, zone),
        "closed_as": row.closed_as,
    }


def appearance(row: Appearance, zone: ZoneInfo) -> dict[str, Any]:
    """A date at the court with all that was said of it."""
    return {
        "starts_at": row.starts_at.astimezone(zone),
        "place": row.place,
        "bring": row.bring,
        "state": row.state,
        "cannot_come_at": local(row.cannot_come_at, zone),
        "scanned_at": local(row.scanned_at, zone),
        "events": [_event(one, zone) for one in row.events],
    }


def _event(one: ExcuseEvent | AppearanceEvent, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "text": one.text,
        "by_name": one.actor_name or None,
        "at": one.at.astimezone(zone),
    }


def view(row: AccessLog, court_name: str | None, organization_name: str | None) -> dict[str, Any]:
    """Who opened her case on a day."""
    return {
        "day": row.day,
        "role": row.viewer_role,
        "court_name": court_name,
        "organization_name": organization_name,
        "purpose": row.purpose,
        "times": row.times,
    }


def notes(found: Sequence[Note], zone: ZoneInfo) -> list[dict[str, Any]]:
    """What the court wrote down, but for its working notes."""
    replaced = {note.corrects for note in found}
    return [
        {"at": note.at.astimezone(zone), "text": note.text, "corrected": note.id in replaced}
        for note in found
        if not note.working
    ]
