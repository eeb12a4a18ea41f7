"""The worked cases as the rules' own values, read as plainly as can be."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from api.rules.values import (
    Attendance,
    Closure,
    Excuse,
    OpeningHours,
    Pause,
    Shift,
    Standing,
    Terms,
    WeekFacts,
)

HERE = Path(__file__).parent
Json = dict[str, Any]


def worked_cases() -> list[Json]:
    cases: list[Json] = json.loads((HERE / "weeks.json").read_text(encoding="utf-8"))
    return cases


def site_codes() -> list[Json]:
    codes: list[Json] = json.loads((HERE / "site_codes.json").read_text(encoding="utf-8"))
    return codes


def desk_codes() -> list[Json]:
    codes: list[Json] = json.loads((HERE / "desk_codes.json").read_text(encoding="utf-8"))
    return codes


def pass_codes() -> dict[str, list[Any]]:
    codes: dict[str, list[Any]] = json.loads((HERE / "pass_codes.json").read_text(encoding="utf-8"))
    return codes


def facts_of(given: Json) -> WeekFacts:
    return WeekFacts(
        week=given["week"],
        terms=_terms(given["terms"]),
        opening_hours=tuple(
            OpeningHours(hours["weekday"], _minute(hours["from"]), _minute(hours["to"]))
            for hours in given["opening_hours"]
        ),
        closures=tuple(
            Closure(_at(closure["from"]), _at(closure["to"]), closure["cause"])
            for closure in given["closures"]
        ),
        closed_on_holidays=given["closed_on_holidays"],
        shifts=tuple(
            Shift(shift["id"], _at(shift["starts_at"]), _at(shift["ends_at"]))
            for shift in given["shifts"]
        ),
        attendances=tuple(
            Attendance(
                stay["id"],
                _at(stay["checked_in_at"]) if stay["checked_in_at"] else None,
                _at(stay["checked_out_at"]) if stay["checked_out_at"] else None,
                stay["state"],
            )
            for stay in given["attendances"]
        ),
        excuses=tuple(
            Excuse(excuse["shift"], excuse["state"], excuse["cause"]) for excuse in given["excuses"]
        ),
        make_up_due_minutes=given["make_up_due_minutes"],
        make_up_done_minutes=given["make_up_done_minutes"],
    )


def now_of(given: Json) -> datetime:
    return _at(given["now"])


def shown(standing: Standing, fields: Json) -> Json:
    """The fields of a standing that a worked case speaks of, as it writes them."""
    found = {name: getattr(standing, name) for name in fields}
    if standing.latest_start is not None and "latest_start" in found:
        found["latest_start"] = standing.latest_start.isoformat(timespec="minutes")
    return found


def _terms(given: Json) -> Terms:
    return Terms(
        weekly_required_minutes=given["weekly_required_minutes"],
        weekly_floor_minutes=given["weekly_floor_minutes"],
        weekly_cap_minutes=given["weekly_cap_minutes"],
        daily_cap_minutes=given["daily_cap_minutes"],
        starts_on=date.fromisoformat(given["starts_on"]),
        ends_on=date.fromisoformat(given["ends_on"]) if given["ends_on"] else None,
        pauses=tuple(
            Pause(
                date.fromisoformat(pause["from"]),
                date.fromisoformat(pause["to"]) if pause["to"] else None,
            )
            for pause in given["pauses"]
        ),
        time_zone=given["time_zone"],
    )


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
