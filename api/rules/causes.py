"""Why a week lacks what it lacks, minute by minute, and whose each cause is.

What is missing is `required - credited`. Every cause is a set of minutes of the week that were not
credited; they are gone through in one fixed order, no minute twice, per day at most what the daily
cap leaves, until nothing is missing. What was hers to work comes last: where more fell out than
the week lacks, the benefit of it is hers. What no planned shift held is left to the programme.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from api.rules.credit import credit_at, present_at
from api.rules.frame import Frame
from api.rules.minutes import Set, before, per_day, since, span
from api.rules.sheet import PlannedShift, Sheet, lay_out
from api.rules.values import Attendance, Place, WeekFacts

Who = Literal["her", "host", "programme", "force_majeure", "open"]
# `open`: nothing is lost yet, it is still to come or somebody has yet to answer.
WHOSE: Final[tuple[Who, ...]] = ("her", "host", "programme", "force_majeure", "open")
# The order in which causes are gone through, and whose each one is.
CODES: Final[Mapping[str, Who]] = {
    "to_come": "open",
    "closed_host": "host",
    "closed_force_majeure": "force_majeure",
    "closed_programme": "programme",
    "holiday": "programme",
    "excused_host": "host",
    "excused_force_majeure": "force_majeure",
    "excused": "her",
    "silent_host": "host",
    "awaiting_host": "open",
    "excuse_filed": "open",
    "denied_late": "programme",
    "refused_late": "programme",
    "denied": "her",
    "refused": "her",
    "part_of_shift": "her",
    "missed": "her",
    "unjustified": "her",
    "changed_late": "programme",
    "not_planned": "programme",
}
_CLOSED: Final = {"host": "closed_host", "force_majeure": "closed_force_majeure"}
_EXCUSED: Final = {"host": "excused_host", "force_majeure": "excused_force_majeure"}
_WAITING: Final = frozenset({"open", "claimed"})


@dataclass(frozen=True, slots=True)
class Cause:
    """So many missing minutes, why, and whose."""

    who: Who
    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Said:
    """What the facts of a week do not hold: the attendances of which a host kept silent for 72
    hours, the marks that stand by shift, and the facts that took the reach away at once."""

    silent: frozenset[str] = frozenset()
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    late: frozenset[str] = frozenset()


def causes(facts: WeekFacts, now: datetime, said: Said) -> tuple[Cause, ...]:
    """The causes of what the week lacks at an instant; their minutes add up to it exactly."""
    sheet = lay_out(facts)
    minute = sheet.frame.minute(now)
    lacking = max(0, sheet.required - credit_at(sheet, minute).credited)
    if not lacking:
        return ()
    lost = _lost(sheet, minute, said)
    return tuple(_shared_out(sheet, minute, lost, lacking, said))


def _shared_out(
    sheet: Sheet, minute: int, lost: Mapping[str, Set], lacking: int, said: Said
) -> Iterator[Cause]:
    cuts = sheet.frame.cuts
    taken = present_at(sheet, minute).counted
    left = [max(0, sheet.daily_cap - day) for day in per_day(taken, cuts)]
    for code in CODES:
        new = lost.get(code, 0) & ~taken
        taken |= new
        fits = [min(day, most) for day, most in zip(per_day(new, cuts), left, strict=True)]
        left = [most - used for most, used in zip(left, fits, strict=True)]
        share = min(sum(fits), lacking)
        lacking -= share
        if share:
            yield Cause(CODES[code], code, share)
    if lacking:
        code = "changed_late" if said.late & {"terms", "timetable"} else "not_planned"
        yield Cause(CODES[code], code, lacking)


def _lost(sheet: Sheet, minute: int, said: Said) -> dict[str, Set]:
    """The minutes of each cause; they may overlap."""
    found: dict[str, Set] = {}
    for code, minutes in (
        *_closures(sheet),
        *_excuses(sheet, said),
        *_waiting(sheet, minute, said),
        *_denied(sheet, said),
        *_missed(sheet, minute, said),
    ):
        found[code] = found.get(code, 0) | minutes
    away = (code for code in found if code.startswith(("closed", "holiday", "excuse")))
    for code in tuple(away):
        found["to_come"] = found.get("to_come", 0) & ~found[code]
    return found


def _closures(sheet: Sheet) -> Iterator[tuple[str, Set]]:
    frame = sheet.frame
    minutes_of = {shift.id: shift.minutes for shift in sheet.shifts}
    for place in sheet.facts.places:
        agreed = 0
        for shift in place.shifts:
            agreed |= minutes_of[shift.id]
        for closure in place.closures:
            begins, ends = frame.minute(closure.starts_at), frame.minute(closure.ends_at)
            code = _CLOSED.get(closure.cause, "closed_programme")
            yield code, span(begins, ends, frame.limit) & agreed
        yield "holiday", _holidays(place, sheet.facts, frame) & agreed


def _holidays(place: WeekFacts | Place, facts: WeekFacts, frame: Frame) -> Set:
    if not place.closed_on_holidays:
        return 0
    minutes = frame.holidays
    for day in facts.extra_holidays:
        minutes |= frame.day(day)
    return minutes


def _excuses(sheet: Sheet, said: Said) -> Iterator[tuple[str, Set]]:
    minutes_of = {shift.id: shift.minutes for shift in sheet.shifts}
    refused = "refused_late" if "refusal" in said.late else "refused"
    for excuse in sheet.facts.excuses:
        minutes = minutes_of.get(excuse.shift, 0)
        if excuse.state == "accepted":
            yield _EXCUSED.get(excuse.cause, "excused"), minutes
        else:
            yield "excuse_filed" if excuse.state == "filed" else refused, minutes


def _waiting(sheet: Sheet, minute: int, said: Said) -> Iterator[tuple[str, Set]]:
    """Hours that she told of and that count once somebody says so."""
    for one in sheet.facts.attendances:
        if one.state not in _WAITING:
            continue
        alone = present_at(lay_out(replace(sheet.facts, attendances=(one,))), minute)
        code = "silent_host" if one.id in said.silent else "awaiting_host"
        yield code, alone.claimed | alone.running


def _denied(sheet: Sheet, said: Said) -> Iterator[tuple[str, Set]]:
    code = "denied_late" if "decision" in said.late else "denied"
    for one in sheet.facts.attendances:
        if one.state == "denied":
            yield code, _whole(one, sheet.frame)


def _whole(one: Attendance, frame: Frame) -> Set:
    if one.checked_in_at is None or one.checked_out_at is None:
        return 0
    begins, ends = frame.minute(one.checked_in_at), frame.minute(one.checked_out_at)
    return span(begins, ends, frame.limit)


def _missed(sheet: Sheet, minute: int, said: Said) -> Iterator[tuple[str, Set]]:
    for shift in sheet.shifts:
        yield "to_come", since(shift.minutes, minute)
        yield _how(shift, said.marks.get(shift.id, ())), before(shift.minutes, minute)


def _how(shift: PlannedShift, marks: Iterable[str]) -> str:
    """She came for some of it, or it passed without her."""
    if shift.missed_from is None:
        return "part_of_shift"
    return "unjustified" if "unjustified" in marks else "missed"
