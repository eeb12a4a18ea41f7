"""A case as its page shows it."""

from datetime import datetime, timedelta
from typing import Any

from api.cases import words
from api.cases.timeline import Event
from api.cases.weeks import CaseWeek, Sums, level_counts, sums_by_whom
from api.orders.models import Order
from api.rules import days, urgency
from api.standing.words import reason_text

NUMBERS = (
    *("week", "state", "provisional", "required_minutes", "credited_minutes"),
    *("confirmed_minutes", "provisional_minutes", "excused_minutes", "claimed_minutes"),
    *("short_minutes", "needed_minutes", "terms_version"),
)


def case_answer(
    order: Order, sums: Sums, known_at: datetime, first: str, language: str
) -> dict[str, Any]:
    """The weeks, whose each gap is, the evidence and the total, as known at an instant."""
    began = days.format_week(order.starts_on)
    return {
        "known_at": known_at.astimezone(days.zone(order.time_zone)),
        "weeks": [_week_answer(one, language) for one in sums.weeks],
        "earlier_to": days.later_week(first, -1) if began < first else None,
        "whose": sums_by_whom(sums.weeks),
        "levels": level_counts(sums.levels),
        "total": _total_answer(sums),
    }


def _week_answer(week: CaseWeek, language: str) -> dict[str, Any]:
    standing = week.standing
    monday = days.parse_week(standing.week)
    return {
        **{name: getattr(standing, name) for name in NUMBERS},
        "starts_on": monday,
        "ends_on": monday + timedelta(days=6),
        "made_up_minutes": week.made_up_minutes,
        "gap_minutes": sum(one.minutes for one in week.causes),
        "causes": [
            {
                "who": one.who,
                "code": one.code,
                "minutes": one.minutes,
                "text": words.cause_text(one.code, language),
            }
            for one in week.causes
        ],
        "text": reason_text(urgency.chief_reason(standing), language),
    }


def _total_answer(sums: Sums) -> dict[str, Any]:
    total = sums.total
    return {
        "state": total.state,
        "total_required_minutes": total.required,
        "credited_total_minutes": total.credited,
        "provisional_total_minutes": sums.provisional_total,
        "owed_minutes": total.owed,
        "pace_minutes": total.pace,
        "pace_weeks": total.pace_weeks,
        "projected_end": total.projected_end,
        "share_percent": total.share_percent,
    }


def event_answer(event: Event, order: Order, language: str) -> dict[str, Any]:
    """An event; without anybody who did it, the programme's clock did."""
    zone = days.zone(order.time_zone)
    return {
        "id": event.id,
        "kind": event.kind,
        "what": event.what,
        "at": event.at.astimezone(zone),
        "known_at": event.known_at.astimezone(zone),
        "by_name": event.by_name or None,
        "by_role": event.by_role or "system",
        "text": words.event_text(event, zone, language),
        "said": event.said,
        "about": event.about,
        "week": event.week,
    }
