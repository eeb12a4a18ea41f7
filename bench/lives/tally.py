"""What became of the weeks, and whether she had been told while it could still be mended."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.standing.models import WeekStanding
from api.warnings.models import Telling, Warning
from bench.lives.living import Diary

Week = tuple[UUID, str]
MINUTE = timedelta(minutes=1)


def tally(session: Session, diary: Diary, weeks: Iterable[str]) -> dict[str, Any]:
    """The report on these weeks; every figure is counted from the tables."""
    rows = session.scalars(select(WeekStanding).where(WeekStanding.week.in_(list(weeks)))).all()
    tellings: dict[Week, list[Telling]] = defaultdict(list)
    for telling in session.scalars(select(Telling).order_by(Telling.due_at)):
        tellings[telling.order_id, telling.week].append(telling)
    causes = {
        (warning.order_id, warning.week): warning.cause
        for warning in session.scalars(select(Warning))
        if warning.cause is not None
    }
    short = [row for row in rows if row.state == "short"]
    in_time, kinds, leads, late = 0, Counter[str](), [], Counter[str]()
    for row in short:
        told = [t for t in tellings[row.order_id, row.week] if _in_time(t)]
        if told:
            in_time += 1
            kinds[told[0].kind] += 1
            assert told[0].reachable_until is not None
            leads.append((told[0].reachable_until - told[0].due_at) // MINUTE)
        else:
            late[_cause(row, tellings[row.order_id, row.week], causes)] += 1
    asked = [row for row in rows if row.required_minutes]
    return {
        "weeks": len(asked),
        "states": dict(sorted(Counter(row.state for row in asked).items())),
        "short": len(short),
        "warned_in_time": in_time,
        "warned_in_time_by_kind": dict(kinds),
        "arrived_too_late": sum(late.values()),
        "arrived_too_late_by_cause": dict(late),
        "leads": leads,
        **_alarms(asked, tellings, diary),
    }


def _in_time(telling: Telling) -> bool:
    return telling.reachable_until is not None and telling.due_at <= telling.reachable_until


def _cause(row: WeekStanding, told: list[Telling], causes: dict[Week, str]) -> str:
    """The fact that took the reach away: as the warning names it, or as the last telling does."""
    named = causes.get((row.order_id, row.week))
    if named is not None:
        return named
    brought = [t.cause for t in told if t.kind == "became_short" and t.cause != "time"]
    if brought:
        return brought[-1]
    return "missing_time" if row.missing_times else "unexplained"


def _alarms(
    asked: list[WeekStanding], tellings: dict[Week, list[Telling]], diary: Diary
) -> dict[str, Any]:
    """False alarms: told to act, then met without any change of plan. Beside two other ways."""
    calm = {
        (row.order_id, row.week)
        for row in asked
        if row.state == "met" and (row.order_id, row.week) not in diary.changed
    }
    short = {(row.order_id, row.week) for row in asked if row.state == "short"}
    lived = {(row.order_id, row.week) for row in asked}
    warned = {week for week in lived if any(t.kind == "warning" for t in tellings[week])}
    midweek = diary.flagged_midweek & lived
    return {
        "warned_weeks": len(warned),
        "false_alarms": len(warned & calm),
        "baselines": {
            "half_by_wednesday": {
                "warned_weeks": len(midweek),
                "false_alarms": len(midweek & calm),
                "short_weeks_not_flagged": len(short - midweek),
                "told_while_reachable": len(short & diary.reachable_midweek),
            },
            "end_of_week_report": {
                "warned_weeks": len(short),
                "false_alarms": 0,
                "short_weeks_not_flagged": 0,
                "told_while_reachable": 0,
            },
        },
    }
