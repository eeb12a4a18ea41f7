"""When a warning opens, worsens and closes, and what else she is told. Pure: standing in, act out.

Source: the domain's section 5. A warning is an opened standing; nothing here predicts anything.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from api.rules.values import Standing, State

Act = Literal["open", "escalate", "close"]
ClosedAs = Literal["recovered", "excused", "cured", "became_short"]
Kind = Literal["no_spare", "stay_longer", "missing_time", "awaiting", "warning", "became_short"]

RANK: Final[dict[State, int]] = {"tight": 1, "last_chance": 2, "out_of_reach": 3}
# A gap below this is made up by staying a little longer: it alarms nobody.
SMALL_GAP = 30
ON_DESK_AFTER = timedelta(hours=2)
_CLOSED_AS: Final[dict[State, ClosedAs]] = {
    "excused": "excused",
    "not_required": "excused",
    "cured": "cured",
    "short": "became_short",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a week's warning: opened or escalated to a state, or closed."""

    act: Act
    state: State
    closed_as: ClosedAs | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """Something she has to hear. `until`: the last minute from which she can still act on it."""

    kind: Kind
    state: State
    until: datetime | None


def gap(standing: Standing) -> int:
    """By how many minutes the plan falls short of the need."""
    return max(0, standing.needed_minutes - standing.planned_minutes)


def is_warned(standing: Standing) -> bool:
    """Whether this standing is one that somebody should act on."""
    return standing.state in RANK and gap(standing) >= SMALL_GAP


def next_step(standing: Standing, worst: State | None, excused_before: int = 0) -> Step | None:
    """What happens to a warning whose worst state so far is `worst` (None: no warning is open),
    and in which so many minutes were excused when it opened."""
    state = standing.state
    if is_warned(standing):
        if worst is None:
            return Step("open", state)
        return Step("escalate", state) if RANK[state] > RANK[worst] else None
    # An answer still owed to her settles nothing: the warning stays until it is given.
    if worst is None or state == "awaiting":
        return None
    return Step("close", state, closed_as(standing, excused_before))


def closed_as(standing: Standing, excused_before: int = 0) -> ClosedAs:
    """How a warning of a week in this standing ends. It is `excused` when what was excused since
    it opened is what made the week whole."""
    state = standing.state
    if state in _CLOSED_AS:
        return _CLOSED_AS[state]
    since = max(0, standing.excused_minutes - excused_before)
    whole_without = standing.needed_minutes + since - standing.planned_minutes < SMALL_GAP
    return "recovered" if whole_without or not since else "excused"


def to_tell(standing: Standing, *, running: bool = True) -> tuple[Tell, ...]:
    """What she has to hear of the running week, or of one that is over; the weightiest first."""
    if not standing.required_minutes:
        return ()
    found: list[Tell] = []
    if not running:
        return _of_a_closed_week(standing)
    state, until = standing.state, standing.latest_start
    if is_warned(standing):
        found.append(Tell("warning", state, until))
    elif state in RANK:
        found.append(Tell("stay_longer", state, until))
    elif state == "no_spare":
        small = standing.planned_minutes < standing.needed_minutes
        found.append(Tell("stay_longer" if small else "no_spare", state, until))
    elif state == "awaiting":
        found.append(Tell("awaiting", state, until))
    if standing.missing_check_out or standing.missing_check_in:
        found.append(Tell("missing_time", state, until))
    return tuple(found)


def _of_a_closed_week(standing: Standing) -> tuple[Tell, ...]:
    """A time that is missing may still make the week whole: it is asked for before anything."""
    found: list[Tell] = []
    if standing.missing_check_out or standing.missing_check_in:
        found.append(Tell("missing_time", standing.state, None))
    if standing.state == "short" and not standing.provisional:
        found.append(Tell("became_short", "short", None))
    return tuple(found)
