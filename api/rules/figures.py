"""Figures about few people: what was counted of whom, and what is shown of it.

Pure values that the gatherers make, the protection judges and the published tables hold.
Periods are months `2026-09` and half-years `2026-H2`; places are `CO` and the two-digit codes of
`api.rules.departments`.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple
from uuid import UUID

NATION: Final = "CO"
# Why a cell is empty. `few_people`: too few people stand behind it, or it would give away a cell
# behind which too few stand; the two are not told apart. `few_values`: a median of fewer than 30.
# `not_known`: nobody records it, or nothing of that time.
Hidden = Literal["few_people", "few_values", "not_known"]


class Contribution(NamedTuple):
    """So much of one measure by one person in one month; `department` None where it is unknown.

    `amount` is a count, or minutes. Of a measure whose median is published each value is one."""

    person: UUID
    month: str
    department: str | None
    measure: str
    amount: int


class Key(NamedTuple):
    """Which cell of which table."""

    table: str
    period: str
    place: str
    measure: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One true figure, never to be shown as it is.

    `contributors`: how many people stand behind it; `largest`: the largest part by one of them.
    `base`: what it is rounded to (5 of a count, 300 of minutes, 60 of a median in minutes).
    `values`: of a median, of how many values. `structural`: a zero that could be nothing else.
    """

    key: Key
    value: int
    contributors: int
    largest: int
    base: int = 5
    values: int | None = None
    structural: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """The true figure of `whole` is the sum of those of `parts`."""

    whole: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is published: a rounded value, or why there is none."""

    key: Key
    value: int | None
    hidden: Hidden | None = None
