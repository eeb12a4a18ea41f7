"""Made-up months of made-up women, so that the tour has figures to publish.

Only what orders bring to months is made up: the release is made of it by the clock, as always.
Nobody knows what real figures would be; these are drawn, with a fixed seed, from round chances.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.rules import releases
from api.rules.figures import NATION
from api.statistics.definitions import METHOD
from api.statistics.models import OrderMonth

MONTHS: Final = 12
# How many made-up women there are in which department.
WOMEN: Final = {
    "11": 62, "05": 44, "76": 38, "66": 21, "17": 17, "68": 14,
    "54": 12, "52": 10, "73": 8, "41": 6, "25": 5, "13": 3,
}  # fmt: skip
WEEKLY: Final = (600, 900, 1080, 1200)
_SHIFT: Final = 240
_CAUSES: Final = ("her", "her", "host", "programme", "force_majeure", "undecided")
_EXCUSES: Final = (
    *("care", "care", "care", "medical", "medical"),
    *("study", "legal", "host", "force_majeure", "other"),
)
Amounts = Counter[str]


class _Order(NamedTuple):
    """A made-up order: from and to which of the months it runs, and what it asks for."""

    order_id: UUID
    person_id: UUID
    department: str
    first: int
    last: int
    weekly: int


def make_up(session: Session, now: datetime) -> None:
    """Write the months of some 240 made-up women, up to the newest that may be released."""
    rng = random.Random(f"made up for {NATION}")
    newest = releases.newest_due(now)
    months = [releases.later(newest, n) for n in range(1 - MONTHS, 1)]
    rows = [row for one in _orders(rng) for row in _months(one, months, rng, now)]
    session.execute(insert(OrderMonth), rows)


def _orders(rng: random.Random) -> Iterator[_Order]:
    for department, women in WOMEN.items():
        for _ in range(women):
            first = rng.choice((0, 0, 0, *range(MONTHS)))
            last = rng.choice((MONTHS, MONTHS, MONTHS, min(MONTHS, first + rng.randrange(3, 12))))
            yield _Order(_id(rng), _id(rng), department, first, last, rng.choice(WEEKLY))


def _id(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


def _months(
    one: _Order, months: list[str], rng: random.Random, now: datetime
) -> Iterator[dict[str, Any]]:
    for number, month in enumerate(months):
        if not one.first <= number <= one.last:
            continue
        amounts: Amounts = Counter({"women.in_service": 1})
        amounts["women.started"] += number == one.first
        amounts["women.completed"] += number == one.last
        readings: dict[str, list[int]] = {}
        for _ in releases.weeks_of(month):
            _week(amounts, readings, one.weekly, rng)
        _month(amounts, rng)
        yield {
            "order_id": one.order_id,
            "month": month,
            "person_id": one.person_id,
            "department": one.department,
            "amounts": {name: amount for name, amount in amounts.items() if amount},
            "readings": readings,
            "method": METHOD,
            "taken_at": now,
        }


def _week(
    amounts: Amounts, readings: dict[str, list[int]], weekly: int, rng: random.Random
) -> None:
    """A week, its hours, who could help it, and what she was told."""
    fate = rng.choices(("met", "excused", "cured", "short"), (70, 12, 8, 10))[0]
    missing = 0 if fate == "met" else _SHIFT * rng.randrange(1, 3)
    amounts.update({"weeks.all": 1, f"weeks.{fate}": 1, "hours.owed": weekly})
    amounts.update({"hours.credited": weekly - missing, "hours.missing": missing})
    amounts.update({"hours.over": rng.choice((0, 0, 0, 30)), "causes.missing": missing})
    if missing:
        amounts[f"causes.{rng.choice(_CAUSES)}"] += missing
        _told(amounts, readings, fate, rng)
    silent = False
    for _ in range(weekly // _SHIFT):
        silent = _answer(amounts, readings, rng) or silent
    amounts.update({"silent_weeks.all": 1})
    amounts["silent_weeks.silent" if silent else "silent_weeks.answered"] += 1


def _told(amounts: Amounts, readings: dict[str, list[int]], fate: str, rng: random.Random) -> None:
    """A warning of a week that lacked something, and how much time was left."""
    ended = {"short": "became_short"}.get(fate, fate)
    amounts.update({"warnings.opened": 1, f"warnings.{ended}": 1, "lead_time.told": 1})
    if rng.random() < 0.05:
        amounts["lead_time.too_late"] += 1
        return
    amounts["lead_time.in_time"] += 1
    readings.setdefault("lead_time.median", []).append(rng.randrange(600, 5400))
    if fate == "excused":
        said = rng.choice(("accepted", "accepted", "accepted", "refused", "undecided"))
        amounts.update({"excuses.all": 1, f"excuses.{rng.choice(_EXCUSES)}": 1})
        amounts[f"excuses.{said}"] += 1
    if fate == "cured":
        done = rng.choice(("done", "done", "done", "missed"))
        amounts.update({"make_ups.agreed": 1, f"make_ups.{done}": 1})


def _answer(amounts: Amounts, readings: dict[str, list[int]], rng: random.Random) -> bool:
    """The site's word on a day of work; whether it kept silent for 72 hours."""
    took = int(rng.lognormvariate(6.6, 1.3))
    how = "within_24_hours" if took <= 1440 else "within_72_hours" if took <= 4320 else "later"
    if rng.random() < 0.04:
        how = "no_answer"
    else:
        readings.setdefault("confirmations.median", []).append(took)
    amounts.update({"confirmations.all": 1, f"confirmations.{how}": 1})
    amounts["confirmations.denied"] += rng.random() < 0.01
    return how in ("later", "no_answer")


def _month(amounts: Amounts, rng: random.Random) -> None:
    """What comes once a month: a date at the court, and messages."""
    outcomes = ("attended", "presumed", "excused", "rescheduled", "not_recorded")
    outcome = rng.choices(outcomes, (70, 15, 6, 5, 4))[0]
    amounts.update({"appearances.all": 1, f"appearances.{outcome}": 1})
    made = rng.randrange(6, 14)
    missed = sum(rng.random() < 0.08 for _ in range(made))
    amounts.update({"reminders.made": made, "reminders.reached": made - missed})
    amounts["reminders.not_reached"] += missed
