"""Legal terms in business days, and the earliest day on which one can plausibly end.

A term runs from the day after the one it is counted from; Saturdays, Sundays and public holidays
do not count. The courts' December recess, 17 December and the first days of Holy Week do: a court
of sentence execution stays open, and for a day that she must meet the earlier date is the safe one.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, Literal

from api.rules.days import holidays_in

Kind = Literal["appear", "start", "explain"]

# Changes whenever the same inputs could give another day.
RULE_VERSION: Final = "co-2026.1"
# Código Penal art. 38-J: to appear before the judge, to start; CPP art. 477: to explain.
TERMS: Final[Mapping[Kind, int]] = {"appear": 15, "start": 5, "explain": 3}
# With force majeure that was proved the judge may give more: at most so many.
LONGEST: Final[Mapping[Kind, int]] = {**TERMS, "start": 15}
FRIDAY = 4
A_DAY = timedelta(days=1)


def is_business_day(day: date) -> bool:
    """Whether a day counts: Monday to Friday and no public holiday."""
    return day.weekday() <= FRIDAY and day not in holidays_in(day.year)


def due_on(counted_from: date, business_days: int) -> date:
    """The last day of a term."""
    day = counted_from
    while business_days > 0:
        day += A_DAY
        business_days -= is_business_day(day)
    return day


def passed_over(counted_from: date, last: date) -> list[date]:
    """The holidays on which a term stood still though it was no weekend, for checking by hand."""
    days = (counted_from + n * A_DAY for n in range(1, (last - counted_from).days + 1))
    return [day for day in days if day.weekday() <= FRIDAY and not is_business_day(day)]
