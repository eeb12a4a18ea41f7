"""What she reads when a scan has been received: kind, exact, and never more than is known."""

from datetime import datetime
from zoneinfo import ZoneInfo

from api.rules.settle import CLAIMED_LEVEL
from api.scans.service import Recorded

TEXTS: dict[str, dict[str, str]] = {
    "es": {
        "checked_in": "Recibido. Entraste a las {at}.",
        "checked_out": "Recibido. Saliste a las {at}.",
        "already_in": "Ya habías marcado tu entrada a las {came}.",
        "already_out": "Recibido. Tu salida queda a las {left}.",
        "arrival_missing": "Guardado. Dinos a qué hora llegaste.",
        "visit": "Recibido. Tu visita de las {at} quedó guardada.",
        "claimed": "Guardado. Cuenta cuando el lugar lo confirme.",
        "look": "Guardado. Lo revisará una persona.",
    },
    "en": {
        "checked_in": "Received. You arrived at {at}.",
        "checked_out": "Received. You left at {at}.",
        "already_in": "You had already recorded your arrival at {came}.",
        "already_out": "Received. Your time of leaving is {left}.",
        "arrival_missing": "Saved. Tell us when you arrived.",
        "visit": "Received. Your visit at {at} is saved.",
        "claimed": "Saved. It counts once the site confirms it.",
        "look": "Saved. A person will look at it.",
    },
}

# Flags that a person has to look at before she should count on it.
ODD = frozenset(
    {
        "bad_signature",
        "revoked_device",
        "revoked_pass",
        "unmatched_device",
        "unknown_person",
        "unknown_code",
    }
)


def code_for(recorded: Recorded) -> str:
    """The code of the sentence for this scan."""
    scan, attendance = recorded.scan, recorded.attendance
    if recorded.appearance is not None:
        return "visit"
    if attendance is None or ODD & set(scan.flags):
        return "look"
    if scan.level == CLAIMED_LEVEL:
        return "claimed"
    if scan.direction == "in":
        repeated = attendance.checked_in_at is not None and attendance.checked_in_at < scan.at
        return "already_in" if repeated else "checked_in"
    if attendance.checked_in_at is None:
        return "arrival_missing"
    return "already_out" if "repeated" in attendance.flags else "checked_out"


def text(code: str, recorded: Recorded, zone: ZoneInfo, language: str) -> str:
    """The sentence, with local times."""
    attendance = recorded.attendance
    return TEXTS[language][code].format(
        at=_time(recorded.scan.at, zone),
        came=_time(None if attendance is None else attendance.checked_in_at, zone),
        left=_time(None if attendance is None else attendance.checked_out_at, zone),
    )


def _time(instant: datetime | None, zone: ZoneInfo) -> str:
    return "" if instant is None else f"{instant.astimezone(zone):%H:%M}"
