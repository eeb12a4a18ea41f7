"""Missed shifts by what was said of them. Nothing is unjustified until a named person says so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from api.rules import days
from api.rules.shift_status import statuses
from api.rules.values import Shift, WeekFacts

Kind = Literal["excused", "filed", "refused", "noted", "unexplained", "unjustified"]
KINDS: Final[tuple[Kind, ...]] = (
    "excused",
    "filed",
    "refused",
    "noted",
    "unexplained",
    "unjustified",
)


@dataclass(frozen=True, slots=True)
class Missed:
    """A shift that passed without her, and how it stands."""

    shift: Shift
    kind: Kind


def missed_shifts(
    facts: WeekFacts, marks: Mapping[str, frozenset[str]], now: datetime
) -> list[Missed]:
    """The week's missed shifts, in time order; `marks` are the marks that stand, by shift.

    The facts of a week hold the days on both sides of it too: a shift belongs to the week in
    which it starts, or two weeks would count it.
    """
    how = statuses(facts, now)
    begins, ends = days.week_bounds(facts.week, facts.terms.time_zone)
    asked: dict[str, set[str]] = {}
    for excuse in facts.excuses:
        asked.setdefault(excuse.shift, set()).add(excuse.state)
    found = []
    shifts = sorted(
        (
            shift
            for place in facts.places
            for shift in place.shifts
            if begins <= shift.starts_at < ends
        ),
        key=lambda s: s.starts_at,
    )
    for shift in shifts:
        passed = shift.ends_at <= now
        if how[shift.id] == "missed" or (how[shift.id] == "excused" and passed):
            kind = _kind(asked.get(shift.id, set()), marks.get(shift.id, frozenset()))
            found.append(Missed(shift, kind))
    return found


def _kind(excuses: set[str], marks: frozenset[str]) -> Kind:
    if "accepted" in excuses:
        return "excused"
    if "unjustified" in marks:
        return "unjustified"
    if "filed" in excuses:
        return "filed"
    if "refused" in excuses:
        return "refused"
    return "noted" if "noted" in marks else "unexplained"


def counts(missed: list[Missed]) -> dict[str, int]:
    """How many of each kind; kinds without any are left out."""
    return dict(Counter(one.kind for one in missed))
