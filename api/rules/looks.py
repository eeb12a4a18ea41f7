"""Reading that is far from a reader's and her court's habit. Pure: counts in, plain words out.

No mark is given to anybody: each reason is a comparison of whole numbers that can be made by hand,
and the numbers stand beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final, Literal
from uuid import UUID

Why = Literal["day", "week", "ended", "calm"]
WHYS: Final[tuple[Why, ...]] = ("day", "week", "ended", "calm")
HABIT_WEEKS: Final = 8
A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rule:
    """From how many cases on, and how many times beyond the habit, somebody is listed."""

    day_from: int = 20
    week_from: int = 60
    times: int = 3
    habit_from: int = 5
    ended_from: int = 3
    calm_from: int = 10


RULE: Final = Rule()


@dataclass(frozen=True, slots=True)
class Opened:
    """How many cases somebody opened on a day; how many of them waited for nobody, and how many
    were of an order that was over."""

    viewer: UUID
    court: UUID | None
    day: date
    cases: int
    calm: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A reader's week beside the habits: what is usual is the middle of the days (weeks) with at
    least one case; None where there are too few of them to tell."""

    viewer: UUID
    court: UUID | None
    busiest: date
    day: int
    week: int
    calm: int
    ended: int
    own_day: int | None
    court_day: int | None
    own_week: int | None
    court_week: int | None
    why: tuple[Why, ...]


def readings(opened: Iterable[Opened], monday: date, rule: Rule = RULE) -> list[Reading]:
    """Everybody who opened a case in the week of this Monday; those with a reason first, then
    whoever opened most."""
    week, before = _split(opened, monday)
    days = {viewer: [one.cases for one in rows] for viewer, rows in before.items()}
    weeks = {viewer: _by_week(rows) for viewer, rows in before.items()}
    court_of = {v: rows[0].court for v, rows in (*before.items(), *week.items())}
    found = []
    for viewer, rows in week.items():
        others = [v for v, court in court_of.items() if court == court_of[viewer] and v != viewer]
        found.append(
            _reading(
                rows,
                _usual(days.get(viewer, []), rule.habit_from),
                _usual([n for v in others for n in days.get(v, [])], rule.habit_from),
                _usual(weeks.get(viewer, []), 2),
                _usual([n for v in others for n in weeks.get(v, [])], 2),
                rule,
            )
        )
    return sorted(found, key=lambda one: (not one.why, -one.week, str(one.viewer)))


def _split(
    opened: Iterable[Opened], monday: date
) -> tuple[Mapping[UUID, list[Opened]], Mapping[UUID, list[Opened]]]:
    """By reader: the days of this week, and those of the weeks before that make a habit."""
    week: dict[UUID, list[Opened]] = {}
    before: dict[UUID, list[Opened]] = {}
    for one in opened:
        if monday <= one.day < monday + A_WEEK:
            week.setdefault(one.viewer, []).append(one)
        elif monday - HABIT_WEEKS * A_WEEK <= one.day < monday:
            before.setdefault(one.viewer, []).append(one)
    return week, before


def _by_week(rows: Iterable[Opened]) -> list[int]:
    found: dict[tuple[int, int], int] = {}
    for one in rows:
        name = one.day.isocalendar()[:2]
        found[name] = found.get(name, 0) + one.cases
    return list(found.values())


def _usual(counts: Sequence[int], least: int) -> int | None:
    """The middle of the counts; None of fewer than can make a habit."""
    return int(median(counts)) if len(counts) >= least else None


def _reading(
    rows: Sequence[Opened],
    own_day: int | None,
    court_day: int | None,
    own_week: int | None,
    court_week: int | None,
    rule: Rule,
) -> Reading:
    busiest = max(rows, key=lambda one: (one.cases, one.day))
    week, calm, ended = (sum(getattr(one, n) for one in rows) for n in ("cases", "calm", "ended"))
    why: list[Why] = []
    if busiest.cases >= rule.day_from and _beyond(busiest.cases, (own_day, court_day), rule):
        why.append("day")
    if week >= rule.week_from and _beyond(week, (own_week, court_week), rule):
        why.append("week")
    if ended >= rule.ended_from:
        why.append("ended")
    if calm >= rule.calm_from and 2 * calm > week:
        why.append("calm")
    return Reading(
        viewer=rows[0].viewer,
        court=rows[0].court,
        busiest=busiest.day,
        day=busiest.cases,
        week=week,
        calm=calm,
        ended=ended,
        own_day=own_day,
        court_day=court_day,
        own_week=own_week,
        court_week=court_week,
        why=tuple(why),
    )


def _beyond(count: int, habits: Iterable[int | None], rule: Rule) -> bool:
    """More than so many times every habit that is known; where none is, the count alone tells."""
    return all(count > rule.times * usual for usual in habits if usual is not None)
