"""The cells of a release as they grow, person by person.

Of each cell no more is kept than its sum, how many people stand behind it, the largest part by one
of them, and of a median how often each value came: a year of thousands of women fits.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from api.rules import releases
from api.rules.figures import NATION, Contribution, Figure, Key
from api.statistics.definitions import TABLES, UNKNOWN, Column, Table, measure

# Measure, period and place.
Cell = tuple[str, str, str]
_KINDS = {measure(t.code, c.code): (t, c) for t in TABLES.values() for c in t.columns}


@dataclass(frozen=True, slots=True)
class Taken:
    """What one person brought to one month; `readings` are values of medians."""

    person: UUID
    month: str
    department: str | None
    amounts: Mapping[str, int]
    readings: Mapping[str, Sequence[int]]


@dataclass(slots=True)
class Grown:
    """What a cell has grown to."""

    value: int = 0
    contributors: int = 0
    largest: int = 0
    readings: Counter[int] = field(default_factory=Counter)

    def figure(self, key: Key, column: Column) -> Figure:
        """The true figure of the cell."""
        is_median = column.kind == "median"
        return Figure(
            key,
            value=_middle(self.readings) if is_median else self.value,
            contributors=self.contributors,
            largest=self.largest,
            base=column.base,
            values=self.readings.total() if is_median else None,
        )


def grow(rows: Iterable[Taken]) -> dict[Cell, Grown]:
    """The cells to which somebody brought something. `rows` come person by person."""
    cells: dict[Cell, Grown] = defaultdict(Grown)
    for _, own in groupby(rows, key=lambda row: row.person):
        for cell, part in _parts(list(own), cells).items():
            grown = cells[cell]
            grown.value += part
            grown.contributors += 1
            grown.largest = max(grown.largest, part)
    return cells


def _parts(rows: Sequence[Taken], cells: Mapping[Cell, Grown]) -> Counter[Cell]:
    """What a person brought to each cell, all her months together."""
    parts: Counter[Cell] = Counter()
    lived: dict[tuple[str, str], str] = {}
    for row in sorted(rows, key=lambda one: (one.month, one.department or UNKNOWN)):
        for name, amount in row.amounts.items():
            if _KINDS[name][1].kind == "people":
                # She is counted once, in the department where she was last.
                lived[name, releases.half_of(row.month)] = row.department or UNKNOWN
                parts[name, row.month, NATION] = 1
            else:
                parts.update({cell: amount for cell in _where(name, row)})
        for name, values in row.readings.items():
            for cell in _where(name, row):
                cells[cell].readings.update(values)
                parts[cell] += len(values)
    for (name, half), place in lived.items():
        parts[name, half, NATION] = parts[name, half, place] = 1
    return parts


def _where(name: str, row: Taken) -> Iterator[Cell]:
    """The cells to which something of a month and a department belongs."""
    table, half = _KINDS[name][0], releases.half_of(row.month)
    yield name, row.month, NATION
    if table.half_years != "none":
        yield name, half, NATION
    if table.half_years == "departments":
        yield name, half, row.department or UNKNOWN


def _middle(readings: Counter[int]) -> int:
    """The median of values that are counted, the lower of two; 0 of none."""
    wanted = (readings.total() + 1) // 2
    for value in sorted(readings):
        wanted -= readings[value]
        if wanted <= 0:
            return value
    return 0


def from_register(contributions: Iterable[Contribution]) -> list[Taken]:
    """What the register brought, person by person, as if each were a month's row."""
    found = []
    for one in sorted(contributions, key=lambda each: each.person):
        is_reading = _KINDS[one.measure][1].kind == "median"
        amounts = {} if is_reading else {one.measure: one.amount}
        readings = {one.measure: (one.amount,)} if is_reading else {}
        found.append(Taken(one.person, one.month, one.department, amounts, readings))
    return found


def of_table(table: Table) -> Iterator[tuple[Column, str]]:
    """The columns of a table with the measures that they are gathered under."""
    return ((column, measure(table.code, column.code)) for column in table.columns)
