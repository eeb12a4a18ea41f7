"""The 23 digits of a case, as far as they can be checked by themselves.

City and department (5), court and its kind (2), subject (2), number of the court (3), year (4),
number in that year (5), instance (2). No digit of them is a check digit: a wrong one is noticed
only where it makes a part impossible.
"""

from dataclasses import dataclass
from typing import Final

LENGTH: Final = 23
# The departments' codes of the national statistics office; a city's code begins with one.
_CODES = (
    "05 08 11 13 15 17 18 19 20 23 25 27 41 44 47 50 52 "
    "54 63 66 68 70 73 76 81 85 86 88 91 94 95 97 99"
)
DEPARTMENTS: Final = frozenset(_CODES.split())
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
