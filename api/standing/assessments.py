"""A what-if: the facts of a week as somebody wrote them down in, its standing out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from api.errors import Invalid
from api.rules import days, values
from api.rules.assess import assess


def facts_of(given: Mapping[str, Any]) -> values.WeekFacts:
    """The facts in an assessment that passed its schema. Raises `Invalid` for impossible times."""
    terms = dict(given["terms"])
    try:
        days.zone(terms["time_zone"])
    except ValueError as error:
        raise Invalid("no-such-time-zone", "/terms/time_zone") from error
    _refuse_backwards(given["shifts"], "/shifts", "starts_at", "ends_at")
    _refuse_backwards(given["closures"], "/closures", "starts_at", "ends_at")
    _refuse_backwards(given["attendances"], "/attendances", "checked_in_at", "checked_out_at")
    _refuse_backwards(given["opening_hours"], "/opening_hours", "opens", "closes")
    terms["pauses"] = tuple(values.Pause(**pause) for pause in terms["pauses"])
    return values.WeekFacts(
        week=given["week"],
        terms=values.Terms(**terms),
        opening_hours=tuple(values.OpeningHours(**one) for one in given["opening_hours"]),
        closures=tuple(values.Closure(**one) for one in given["closures"]),
        closed_on_holidays=given["closed_on_holidays"],
        shifts=tuple(values.Shift(**one) for one in given["shifts"]),
        attendances=tuple(values.Attendance(**one) for one in given["attendances"]),
        excuses=tuple(values.Excuse(**one) for one in given["excuses"]),
        make_up_due_minutes=given["make_up_due_minutes"],
        make_up_done_minutes=given["make_up_done_minutes"],
    )


def _refuse_backwards(items: list[dict[str, Any]], where: str, first: str, last: str) -> None:
    for index, item in enumerate(items):
        start, end = item[first], item[last]
        if start is not None and end is not None and end < start:
            raise Invalid("ends-before-it-starts", f"{where}/{index}")


def standing_of(given: Mapping[str, Any]) -> tuple[values.Standing, datetime]:
    """The standing of the facts given, at the instant given."""
    return assess(facts_of(given), given["now"]), given["now"]


def as_scenario(standing: values.Standing) -> dict[str, Any]:
    """A standing as the worked cases write it: instants to the minute, everything by its name."""
    answer: dict[str, Any] = {name: getattr(standing, name) for name in values.NUMBERS}
    for name in ("latest_start", "look_again_at"):
        instant = answer[name]
        answer[name] = None if instant is None else instant.isoformat(timespec="minutes")
    answer["reasons"] = [
        {"code": reason.code, "params": dict(reason.params)} for reason in standing.reasons
    ]
    answer["slots"] = [
        {
            "starts_at": slot.starts_at.isoformat(timespec="minutes"),
            "ends_at": slot.ends_at.isoformat(timespec="minutes"),
            "minutes": slot.minutes,
            "kind": slot.kind,
        }
        for slot in standing.slots
    ]
    return answer
