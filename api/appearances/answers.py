"""Dates and their rules as the answers that she and the clerk may see."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from api.appearances.models import Appearance, AppearanceEvent, AppearanceRule
from api.orders.answers import whose
from api.orders.models import Order
from api.rules import days


def appearance_answer(appearance: Appearance, order: Order) -> dict[str, Any]:
    """A date as every view shows it."""
    zone = days.zone(order.time_zone)
    return {
        "id": appearance.id,
        "version": appearance.version,
        "order": appearance.order_id,
        "starts_at": appearance.starts_at.astimezone(zone),
        "place": appearance.place,
        "bring": appearance.bring,
        "source": appearance.source,
        "rule_day": appearance.rule_day,
        "instead_of": appearance.instead_of,
        "state": appearance.state,
        "cannot_come_at": _local(appearance.cannot_come_at, zone),
        "scanned_at": _local(appearance.scanned_at, zone),
        "presumed_on": _presumed_on(appearance, zone),
    }


def _presumed_on(appearance: Appearance, zone: ZoneInfo) -> Any:
    return None if appearance.presume_at is None else appearance.presume_at.astimezone(zone).date()


def full_answer(appearance: Appearance, order: Order) -> dict[str, Any]:
    """A date with all that was said of it, oldest first."""
    zone = days.zone(order.time_zone)
    events = [_event(one, zone) for one in appearance.events]
    return {**appearance_answer(appearance, order), "events": events}


def row_answer(appearance: Appearance, order: Order) -> dict[str, Any]:
    """A row of the court's list: whose date it is, not what she wrote."""
    return {**appearance_answer(appearance, order), "order": whose(order)}


def _event(event: AppearanceEvent, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "text": event.text,
        "starts_at": _local(event.starts_at, zone),
        "place": event.place,
        "bring": event.bring,
        "scanned_at": _local(event.scanned_at, zone),
        "by_name": event.actor_name or None,
        "by_role": event.actor_role,
        "at": _local(event.at, zone),
    }


def rule_answer(rule: AppearanceRule, order: Order, coming: list[datetime]) -> dict[str, Any]:
    """A rule, with the dates that it would make next."""
    zone = days.zone(order.time_zone)
    return {
        "version": rule.version,
        "rrule": rule.rrule,
        "first_day": rule.first_day,
        "starts_minute": rule.starts_minute,
        "place": rule.place,
        "bring": rule.bring,
        "recorded_at": _local(rule.recorded_at, zone),
        "withdrawn_at": _local(rule.withdrawn_at, zone),
        "withdrawn_reason": rule.withdrawn_reason,
        "next_dates": [one.astimezone(zone) for one in coming],
    }


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
