"""Monthly reports as a host and its court read them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.excuses.models import Paper
from api.orders.answers import whose
from api.reports import facts
from api.reports.absences import reference
from api.reports.lists import MonthCount, Row, state_of
from api.reports.models import ReportDraft, ReportVersion
from api.reports.service import Subject, due, written_of
from api.rules import days
from api.rules.access import Actor


def report_answer(
    session: Session,
    actor: Actor,
    subject: Subject,
    draft: ReportDraft | None,
    versions: Sequence[ReportVersion],
) -> dict[str, Any]:
    """A report whole: a host's with the record of now, a court's as it was handed in."""
    record = facts.facts_of(session, subject.order, subject.placement, subject.month)
    last = versions[-1] if versions else None
    shown: dict[str, Any] = record
    written: dict[str, Any] | None = written_of(draft)
    if actor.role == "clerk":
        shown = record if last is None else last.content["facts"]
        written = None if last is None else last.content["written"]
    site = subject.placement.site
    return {
        "order": subject.order.id,
        "placement": subject.placement.id,
        "month": subject.month,
        "first_name": subject.order.participant.first_name,
        "site": {"id": site.id, "name": site.name},
        "due_on": subject.due_on,
        "state": _state(actor, draft),
        "version": draft.version if draft is not None and actor.role == "host" else None,
        "facts": facts_answer(shown),
        "waiting": facts.waiting(shown),
        "written": None if written is None else written_answer(written),
        "changed": [] if last is None else facts.changed(last.content["facts"], record),
        "versions": [_version(one, subject) for one in versions],
    }


def _state(actor: Actor, draft: ReportDraft | None) -> str:
    """A court is told of what was handed in, not of what is being written."""
    state = state_of(draft)
    if actor.role == "host":
        return state
    return "handed_in" if draft is not None and draft.number else "to_write"


def facts_answer(shown: dict[str, Any]) -> dict[str, Any]:
    """The record's part, without which papers these are."""
    return {
        "attendances": [_stay(one) for one in shown["attendances"]],
        "minutes": shown["minutes"],
        "stood_down": [_dated(one) for one in shown["stood_down"]],
        "absences": [_dated(one) for one in shown["absences"]],
    }


def _stay(one: dict[str, Any]) -> dict[str, Any]:
    at = one["confirmed_at"]
    return {**_dated(one), "confirmed_at": None if at is None else datetime.fromisoformat(at)}


def _dated(one: dict[str, Any]) -> dict[str, Any]:
    day = one["day"]
    return {**one, "day": None if day is None else date.fromisoformat(day)}


def written_answer(written: dict[str, Any]) -> dict[str, Any]:
    """What a host wrote."""
    return {
        "activities": written["activities"],
        "incidents": [_dated(one) for one in written["incidents"]],
        "insurance": [_dated(one) for one in written["insurance"]],
        "evidence": written["evidence"],
    }


def _version(one: ReportVersion, subject: Subject) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "by_name": one.actor_name,
        "at": one.at.astimezone(days.zone(subject.order.time_zone)),
        "reason": one.reason,
    }


def row_answer(row: Row, month: str) -> dict[str, Any]:
    """A report in the host's list."""
    return {
        "order": row.order.id,
        "placement": row.placement_id,
        "first_name": row.order.participant.first_name,
        "site": {"id": row.site_id, "name": row.site_name},
        "due_on": due(month, row.order.monthly_report_due_day),
        "state": state_of(row.draft),
        "handed_in_at": _handed_in_at(row),
    }


def court_row_answer(row: Row, month: str) -> dict[str, Any]:
    """A report in the clerk's list."""
    due_on, at = due(month, row.order.monthly_report_due_day), _handed_in_at(row)
    return {
        "order": whose(row.order),
        "placement": row.placement_id,
        "host_name": row.host_name,
        "site": {"id": row.site_id, "name": row.site_name},
        "due_on": due_on,
        "handed_in_at": at,
        "by_name": None if row.version is None else row.version.actor_name,
        "number": 0 if row.version is None else row.version.number,
        "report": None if row.version is None else row.version.id,
        "late": row.version is not None and at is not None and _is_late(row.version, at, due_on),
    }


def _is_late(version: ReportVersion, at: datetime, due_on: date) -> bool:
    """A correction does not make late what was in time."""
    return version.number == 1 and at.date() > due_on


def _handed_in_at(row: Row) -> datetime | None:
    if row.version is None:
        return None
    return row.version.at.astimezone(days.zone(row.order.time_zone))


def month_answer(one: MonthCount) -> dict[str, Any]:
    """A month in the list of months."""
    return one._asdict()


def papers_answer(session: Session, subject: Subject, shown: dict[str, Any]) -> dict[str, Any]:
    """The papers that a report names, for the court's own copy."""
    named = {UUID(paper): one for one in shown["absences"] for paper in one["paper_ids"]}
    zone = days.zone(subject.order.time_zone)
    query = select(Paper).where(Paper.id.in_(named)).order_by(Paper.added_at, Paper.id)
    return {
        "items": [
            {
                "reference": reference(one.id),
                "excuse": one.excuse_id,
                "paper": one.id,
                "media_type": one.media_type,
                "day": date.fromisoformat(named[one.id]["day"]),
                "added_at": one.added_at.astimezone(zone),
            }
            for one in session.scalars(query)
        ]
    }
