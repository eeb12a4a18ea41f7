"""The 23 digits of a case, as far as they can be checked by themselves.

City and department (5), court and its kind (2), subject (2), number of the court (3), year (4),
number in that year (5), instance (2). No digit of them is a check digit: a wrong one is noticed
only where it makes a part impossible.
"""

from dataclasses import dataclass
from typing import Final

from api.rules.departments import NAMES as DEPARTMENTS

LENGTH: Final = 23
FIRST_YEAR: Final = 1980


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be: a stable code, and the number that its sentence names."""

    code: str
    number: int = 0


def fault(digits: str, this_year: int) -> Fault | None:
    """What is impossible about a case number, the first thing from the left; None if nothing."""
    if len(digits) != LENGTH:
        return Fault("case-number-length", len(digits))
    if digits[:2] not in DEPARTMENTS or digits[2:5] == "000":
        return Fault("case-number-city")
    if not FIRST_YEAR <= int(digits[12:16]) <= this_year:
        return Fault("case-number-year", this_year)
    return None
