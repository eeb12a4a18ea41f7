"""The order of a clerk's worklist: whose week needs somebody first, and why, in one reason.

Arithmetic on the standing alone: nothing here says anything about a person.
"""

from api.rules.values import Reason, Standing, State

# Gaps leave room for the minutes that order the rows of one state.
RANK: dict[State, int] = {
    "out_of_reach": 90,
    "last_chance": 80,
    "tight": 70,
    "short": 60,
    "awaiting": 40,
    "no_spare": 30,
    "on_track": 20,
    "excused": 10,
    "cured": 10,
    "met": 10,
    "not_required": 0,
}
STEP = 10_000

# What a desk is narrowed to: from a rank to below another.
GROUPS: dict[str, tuple[int, int]] = {
    "now": (60, 100),
    "soon": (30, 60),
    "calm": (10, 30),
    "nothing": (0, 10),
}

_CHIEF: dict[State, tuple[str, ...]] = {
    "out_of_reach": ("beyond_capacity",),
    "last_chance": ("latest_start", "plan_falls_short"),
    "tight": ("plan_falls_short",),
    "short": ("short",),
    "awaiting": ("excuse_pending", "claimed_hours"),
    "no_spare": ("latest_start", "planned_covers"),
    "on_track": ("planned_covers", "plan_falls_short"),
    "not_required": ("paused", "not_required_partial", "nothing_required"),
}


def of(standing: Standing) -> int:
    """The urgency of a week: by state, then by the minutes still needed. Larger is sooner."""
    return RANK[standing.state] * STEP + min(standing.needed_minutes, STEP - 1)


def span(group: str) -> tuple[int, int]:
    """The urgencies of a group: from the first on, below the second."""
    least, below = GROUPS[group]
    return least * STEP, below * STEP


def chief_reason(standing: Standing) -> Reason:
    """The one reason that a row of the worklist shows."""
    by_code = {reason.code: reason for reason in standing.reasons}
    for code in _CHIEF.get(standing.state, ()):
        if code in by_code:
            return by_code[code]
    return by_code.get("credited", Reason(standing.state))
