"""From grown cells to the true figures of every row, and the sums that bind them.

Every row is laid out, also those to which nobody brought anything: that a row is there says
nothing about anybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from api.rules import releases
from api.rules.departments import NAMES
from api.rules.figures import NATION, Figure, Key, Shown, Sum
from api.statistics.cells import Cell, Grown, of_table
from api.statistics.definitions import SAME, TABLES, UNKNOWN, Column, Table

PLACES = (*NAMES, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Spans:
    """The months that the tables of each source hold, and the departments that are known to it.

    Where no court of a department takes part nothing is known of it; the register may know of all.
    """

    months: Mapping[str, Sequence[str]]
    places: Mapping[str, frozenset[str]]

    def halves(self, table: Table) -> list[str]:
        """The half-years of a table's months that are over."""
        months = self.months[table.of]
        if table.half_years == "none" or not months:
            return []
        return releases.halves_between(months[0], months[-1])


@dataclass(slots=True)
class Assembled:
    """Everything that protection is asked about, and the cells of which nothing is known."""

    figures: list[Figure] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    shares: list[tuple[Key, Key]] = field(default_factory=list)
    unknown: list[Shown] = field(default_factory=list)


class Layout:
    """The rows of all tables, laid out of grown cells."""

    def __init__(self, cells: Mapping[Cell, Grown], spans: Spans) -> None:
        """Nothing is laid out yet."""
        self._cells, self._spans = cells, spans
        self._found = Assembled()

    def laid_out(self) -> Assembled:
        """All figures, and what binds them."""
        for table in TABLES.values():
            months, halves = self._spans.months[table.of], self._spans.halves(table)
            for period in (*months, *halves):
                self._row(table, period, NATION)
            for half in halves:
                self._half_year(table, half, months)
        self._bind()
        return self._found

    def _half_year(self, table: Table, half: str, months: Sequence[str]) -> None:
        own = [month for month in releases.months_of_half(half) if month in months]
        for column in table.columns:
            if column.is_additive:
                self._sum(table, column, half, ((month, NATION) for month in own))
        if table.half_years != "departments":
            return
        places = [place for place in PLACES if place in self._spans.places[table.of]]
        for place in PLACES:
            if place in places:
                self._row(table, half, place)
            else:
                self._unknown(table, half, place)
        for column in table.columns:
            if column.kind != "median":
                self._sum(table, column, half, ((half, place) for place in places))

    def _row(self, table: Table, period: str, place: str) -> None:
        def key(code: str) -> Key:
            return Key(table.code, period, place, code)

        for column, name in of_table(table):
            grown = self._cells.get((name, period, place)) or Grown()
            self._found.figures.append(grown.figure(key(column.code), column))
            if column.share_of is not None:
                self._found.shares.append((key(column.code), key(column.share_of)))
        for whole, parts in table.sums:
            self._found.sums.append(Sum(key(whole), tuple(key(part) for part in parts)))

    def _unknown(self, table: Table, period: str, place: str) -> None:
        for column in table.columns:
            key = Key(table.code, period, place, column.code)
            self._found.unknown.append(Shown(key, None, "not_known"))

    def _sum(
        self, table: Table, column: Column, half: str, parts: Iterable[tuple[str, str]]
    ) -> None:
        """A figure of the nation and a half-year is the sum of those of other rows."""
        keys = tuple(Key(table.code, period, place, column.code) for period, place in parts)
        self._found.sums.append(Sum(Key(table.code, half, NATION, column.code), keys))

    def _bind(self) -> None:
        """What is the same figure in two tables."""
        keys = [figure.key for figure in self._found.figures]
        for (one, first), (other, second) in SAME:
            for key in keys:
                if (key.table, key.measure) == (one, first):
                    same = Key(other, key.period, key.place, second)
                    self._found.sums.append(Sum(key, (same,)))
