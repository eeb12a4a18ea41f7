"""The long run of an order: what is owed in all, the present pace, and when it would be done.

The total comes from the order and is never computed: five hours a week of prison is a check for
whoever enters it. The software never ends a sentence: at 100 % it waits for the judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

State = Literal["no_total", "running", "complete_awaiting_judge"]

PACE_WEEKS: Final = 8
# A day further off than this says nothing.
FURTHEST_WEEKS: Final = 52 * 60


@dataclass(frozen=True, slots=True)
class Total:
    """An order in the long run. `pace` is minutes a week; None where there is none to tell."""

    state: State
    required: int | None
    credited: int
    owed: int | None
    pace: int | None
    pace_weeks: int
    projected_end: date | None
    share_percent: int | None


def total(
    required: int | None,
    credited: int,
    closed: Sequence[int],
    this_week: int,
    today: date,
) -> Total:
    """The total as it stands today.

    `credited`: minutes credited in all, the running week's (`this_week`) among them. `closed`: the
    minutes credited in each closed week that asked for hours, the newest last.
    """
    recent = closed[-PACE_WEEKS:]
    pace = sum(recent) // len(recent) if recent else None
    owed = None if required is None else max(0, required - credited)
    state: State = "no_total"
    if owed is not None:
        state = "running" if owed else "complete_awaiting_judge"
    return Total(
        state=state,
        required=required,
        credited=credited,
        owed=owed,
        pace=pace,
        pace_weeks=len(recent),
        projected_end=_end(owed, pace, this_week, today) if owed and pace else None,
        share_percent=None if not required else min(100, credited * 100 // required),
    )


def _end(owed: int, pace: int, this_week: int, today: date) -> date | None:
    """The Sunday of the week in which what is owed is reached, if every week from the running one
    on brings the pace; the running one may have brought some of it already."""
    to_come = max(0, pace - this_week)
    later = -(-max(0, owed - to_come) // pace)
    if later > FURTHEST_WEEKS:
        return None
    return today + timedelta(days=7 - today.isoweekday(), weeks=later)
