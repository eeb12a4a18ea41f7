"""Warnings and what was told of them, as the screens read them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from api.orders.answers import whose
from api.orders.models import Order
from api.rules import days
from api.rules.values import Reason, Slot
from api.standing.words import reason_text, slot_text
from api.warnings import words
from api.warnings.models import Telling, Warning, WarningStep

# Of the reasons of a step, the one that says it best.
CHIEF = ("beyond_capacity", "plan_falls_short", "latest_start", "needed", "short", "credited")


def warning_answer(
    warning: Warning, order: Order, told: list[Telling], language: str
) -> dict[str, Any]:
    """A warning as a row: the newest standing it carries, why, and who was told what."""
    zone = days.zone(order.time_zone)
    last = next(s for s in reversed(warning.steps) if s.kind != "acknowledged")
    latest = last.standing["latest_start"]
    return {
        "id": warning.id,
        "version": warning.version,
        "order": whose(order),
        "week": warning.week,
        "state": warning.state,
        "opened_at": warning.opened_at.astimezone(zone),
        "closed_at": _local(warning.closed_at, zone),
        "closed_as": warning.closed_as,
        "cause": None
        if warning.cause is None
        else {"code": warning.cause, "text": words.cause_text(warning.cause, language)},
        "needed_minutes": last.standing["needed_minutes"],
        "latest_start": None if latest is None else datetime.fromisoformat(latest),
        "reason": _chief(last, language),
        "slots": _slots(last, language),
        "told": [told_answer(one, zone, language) for one in told],
        "acknowledged_at": _local(warning.acknowledged_at, zone),
        "will_come_at": _will_come(warning),
    }


def full_answer(
    warning: Warning, order: Order, told: list[Telling], language: str
) -> dict[str, Any]:
    """A warning with everything that happened to it."""
    zone = days.zone(order.time_zone)
    row = warning_answer(warning, order, told, language)
    return {**row, "steps": [_step(step, zone, language) for step in warning.steps]}


def told_answer(telling: Telling, zone: ZoneInfo, language: str) -> dict[str, Any]:
    """Something she was to be told."""
    return {
        "id": telling.id,
        "week": telling.week,
        "audience": telling.audience,
        "kind": telling.kind,
        "state": telling.state,
        "text": words.told_text(telling, zone, language),
        "due_at": telling.due_at.astimezone(zone),
        "seen_at": _local(telling.seen_at, zone),
        "reachable_until": _local(telling.reachable_until, zone),
    }


def _step(step: WarningStep, zone: ZoneInfo, language: str) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "at": step.at.astimezone(zone),
        "state": step.state,
        "needed_minutes": step.standing["needed_minutes"],
        "planned_minutes": step.standing["planned_minutes"],
        "capacity_minutes": step.standing["capacity_minutes"],
        "reasons": [_sentence(reason, language) for reason in step.reasons],
        "slots": _slots(step, language),
        "by_name": step.actor_name,
    }


def _chief(step: WarningStep, language: str) -> dict[str, str]:
    by_code = {reason["code"]: reason for reason in step.reasons}
    code = next((code for code in CHIEF if code in by_code), step.reasons[-1]["code"])
    return _sentence(by_code[code], language)


def _sentence(reason: dict[str, Any], language: str) -> dict[str, str]:
    given = Reason(reason["code"], reason["params"])
    return {"code": given.code, "text": reason_text(given, language)}


def _slots(step: WarningStep, language: str) -> list[dict[str, Any]]:
    found = []
    for one in step.slots:
        starts, ends = (datetime.fromisoformat(one[name]) for name in ("starts_at", "ends_at"))
        slot = Slot(starts, ends, one["minutes"], one["kind"])
        found.append(
            {
                "starts_at": starts,
                "ends_at": ends,
                "minutes": slot.minutes,
                "kind": slot.kind,
                "text": slot_text(slot, language),
            }
        )
    return found


def _will_come(warning: Warning) -> datetime | None:
    """The newest time she named, if she named one."""
    for step in reversed(warning.steps):
        if step.kind == "acknowledged" and "will_come_at" in step.standing:
            return datetime.fromisoformat(step.standing["will_come_at"])
    return None


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
