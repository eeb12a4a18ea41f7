"""Her record as one answer: every part of it in local time, with what its names mean."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.orders.models import Order
from api.record import gathering, parts
from api.record.dictionary import meanings
from api.record.span import Span
from api.rules import days
from api.standing import service as standing
from api.standing import totals
from api.standing.words import her_sentence
from api.warnings.words import told_text


def record_answer(
    session: Session, order: Order, span: Span, now: datetime, language: str
) -> dict[str, Any]:
    """All of it, from a day to a day."""
    zone = days.zone(order.time_zone)
    weeks = _weeks(session, order, span, now, language)
    shown = gathering.attendances(session, order, span)
    by_attendance, loose = gathering.scans(session, order, span, shown)
    names = [week["week"] for week in weeks]
    notes = gathering.notes(session, order, span)
    return {
        "made_at": now.astimezone(zone),
        "first_day": span.first,
        "last_day": span.last,
        "earlier_to": span.earlier_to,
        "first_name": order.participant.first_name,
        "last_name": order.participant.last_name,
        "order": _order(session, order, now),
        "terms": [parts.terms(one) for one in order.terms],
        "pauses": [parts.pause(one) for one in order.pauses],
        "weeks": weeks,
        "attendances": [parts.attendance(one, by_attendance[one.id]) for one in shown],
        "loose_scans": [parts.scan(one, zone) for one in loose],
        "excuses": _excuses(session, order, span, zone),
        "warnings": _warnings(session, order, names, now, zone, language),
        "appearances": [
            parts.appearance(one, zone) for one in gathering.appearances(session, order, span)
        ],
        "looked": [parts.view(*one) for one in gathering.looked(session, order, span)],
        "notes": parts.notes(notes, zone),
        # That they exist is hers to know; what they say she may ask the court for.
        "working_notes": sum(note.working for note in notes),
        "dictionary": meanings(language),
    }


def _order(session: Session, order: Order, now: datetime) -> dict[str, Any]:
    total = totals.total_of(session, order, now)
    return {
        "case_number": order.case_number,
        "starts_on": order.starts_on,
        "ends_on": order.ends_on,
        "time_zone": order.time_zone,
        "total_required_minutes": order.total_required_minutes,
        "credited_total_minutes": total.credited,
        "owed_minutes": total.owed,
    }


def _weeks(
    session: Session, order: Order, span: Span, now: datetime, language: str
) -> list[dict[str, Any]]:
    """The weeks that these days touch, up to the running one."""
    today = days.local_day(now, order.time_zone)
    first, last = max(span.first, order.starts_on), min(span.last, today)
    if last < first:
        return []
    names = (_week_of(first, order), _week_of(last, order))
    found = standing.weeks(session, order, *names, now)
    return [parts.week(one, her_sentence(one.standing, now, language)) for one in found]


def _week_of(day: date, order: Order) -> str:
    noon = days.wall_instant(day, 720, order.time_zone)
    return days.week_of(noon, order.time_zone)


def _excuses(session: Session, order: Order, span: Span, zone: ZoneInfo) -> list[dict[str, Any]]:
    shown = gathering.excuses(session, order, span)
    names = parts.site_names(session, shown)
    added = gathering.papers(session, shown)
    return [
        parts.excuse(one, names, [paper for paper in added if paper.excuse_id == one.id], zone)
        for one in shown
    ]


def _warnings(
    session: Session,
    order: Order,
    weeks: list[str],
    now: datetime,
    zone: ZoneInfo,
    language: str,
) -> list[dict[str, Any]]:
    """She hears in her own time: what is not due to be told is not in her record yet."""
    told = [one for one in gathering.tellings(session, order, weeks) if one.due_at <= now]
    found = []
    for warning in gathering.warnings(session, order, weeks):
        about = [
            {
                "text": told_text(one, zone, language),
                "due_at": one.due_at.astimezone(zone),
                "seen_at": parts.local(one.seen_at, zone),
            }
            for one in told
            if one.warning_id == warning.id
        ]
        if about:
            found.append({**parts.warning(warning, zone), "told": about})
    return found
