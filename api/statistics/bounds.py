"""What a reader can work out about a hidden figure: linear programming over all that is known.

Loads SciPy, which takes long: only where releases are made, never where they are read.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csc_array
from scipy.sparse.csgraph import connected_components

Cell = TypeVar("Cell", bound=Hashable)
Range = tuple[float, float]
Vector = NDArray[np.float64]

_HARDLY: Final = 1e-6  # the solver's own tolerance


class Row(NamedTuple, Generic[Cell]):
    """The figure of `whole` is the sum of those of `parts`."""

    whole: Cell
    parts: tuple[Cell, ...]


class Contradiction(Exception):
    """No figures at all agree with what is said to be known."""


class Area(Generic[Cell]):
    """Cells that hang together by sums, each with the range it is known to lie in."""

    def __init__(
        self, cells: Sequence[Cell], ranges: Mapping[Cell, Range], rows: Sequence[Row[Cell]]
    ) -> None:
        self.cells = tuple(cells)
        self._at = {cell: place for place, cell in enumerate(self.cells)}
        self._ranges = np.array([ranges[cell] for cell in self.cells], dtype=np.float64)
        self._rows = tuple(rows)
        self._sums = _constraint(self._at, rows)
        self._least = np.full(len(self.cells), np.inf)
        self._most = np.full(len(self.cells), -np.inf)

    def __contains__(self, cell: Cell) -> bool:
        return cell in self._at

    def widen(self, cell: Cell, known: Range) -> None:
        """Less is known of a cell than before; what was possible stays possible."""
        self._ranges[self._at[cell]] = known

    def must_be_possible(self) -> None:
        """Contradiction when no figures agree with what is known."""
        if len(self._rows) > 1:
            self._reach([0], 1.0)
            return
        low, high = self._in_one_sum(0)
        if low > high:
            raise Contradiction("one sum does not hold")

    def interval(self, cell: Cell) -> Range:
        """The least and the greatest that a cell can be, all that is known taken together."""
        at = self._at[cell]
        if len(self._rows) == 1:
            return self._in_one_sum(at)
        return float(self._reach([at], 1.0)[at]), float(self._reach([at], -1.0)[at])

    def first_narrower(self, widths: Mapping[Cell, float]) -> Cell | None:
        """A cell whose interval is narrower than asked, or None.

        Whatever the solver finds is one possible truth: two of them that lie far enough apart
        settle a cell, so that few cells need a solution of their own.
        """
        asked = {self._at[cell]: width for cell, width in widths.items()}
        if len(self._rows) == 1:
            spans = {at: self._in_one_sum(at) for at in asked}
            narrow = (at for at, (low, high) in spans.items() if high - low < asked[at])
            return next((self.cells[at] for at in narrow), None)
        doubtful = self._doubtful(list(asked), asked)
        dice, before = np.random.default_rng(1), len(doubtful) + 1
        if doubtful:
            self._reach(doubtful, 1.0)
        while 1 < len(doubtful) < before:
            before = len(doubtful)
            self._reach(doubtful, -1.0 - dice.random(before))
            doubtful = self._doubtful(doubtful, asked)
        for at in doubtful:
            if self._is_narrow(at, asked[at]):
                return self.cells[at]
        return None

    def _in_one_sum(self, at: int) -> Range:
        """The interval of a cell where there is one sum: plain subtraction, and as exact."""
        row = self._rows[0]
        low, high = self._ranges[at]
        parts = self._ranges[[self._at[part] for part in row.parts]].sum(axis=0)
        if self.cells[at] == row.whole:
            return float(max(low, parts[0])), float(min(high, parts[1]))
        least, most = self._ranges[self._at[row.whole]]
        others = parts - (low, high)
        return float(max(low, least - others[1])), float(min(high, most - others[0]))

    def _is_narrow(self, at: int, width: float) -> bool:
        for towards in (-1.0, 1.0):
            if not self._doubtful([at], {at: width}):
                return False
            self._reach([at], towards)
        return bool(self._doubtful([at], {at: width}))

    def _doubtful(self, places: Sequence[int], asked: Mapping[int, float]) -> list[int]:
        far = self._most - self._least
        return [at for at in places if far[at] < asked[at] * (1.0 - _HARDLY)]

    def _reach(self, places: Sequence[int], weights: float | Vector) -> Vector:
        """One possible truth, the least by these weights."""
        aim = np.zeros(len(self.cells))
        aim[places] = weights
        # `milp` with nothing whole is the same solver as `linprog`, called with half the ado.
        found = milp(
            aim,
            constraints=self._sums,
            bounds=Bounds(self._ranges[:, 0], self._ranges[:, 1]),
            options={"presolve": False},
        )
        if found.x is None:
            raise Contradiction(found.message)
        point = np.asarray(found.x, dtype=np.float64)
        np.minimum(self._least, point, out=self._least)
        np.maximum(self._most, point, out=self._most)
        return point


def areas(ranges: Mapping[Cell, Range], rows: Sequence[Row[Cell]]) -> list[Area[Cell]]:
    """The cells of all rows, split into what hangs together."""
    cells = list(dict.fromkeys(cell for row in rows for cell in (row.whole, *row.parts)))
    if not cells:
        return []
    at = {cell: place for place, cell in enumerate(cells)}
    links = [(at[row.whole], at[part]) for row in rows for part in row.parts]
    one, other = np.array(links).T
    graph = coo_array((np.ones(len(links)), (one, other)), shape=(len(cells), len(cells)))
    number, labels = connected_components(graph, directed=False)
    held: list[list[Cell]] = [[] for _ in range(number)]
    kept: list[list[Row[Cell]]] = [[] for _ in range(number)]
    for cell, label in zip(cells, labels, strict=True):
        held[label].append(cell)
    for row in rows:
        kept[labels[at[row.whole]]].append(row)
    return [Area(some, ranges, theirs) for some, theirs in zip(held, kept, strict=True)]


def intervals(
    ranges: Mapping[Cell, Range], rows: Sequence[Row[Cell]], wanted: Iterable[Cell]
) -> dict[Cell, Range]:
    """What can be worked out about each wanted cell."""
    asked = set(wanted)
    known = {cell: ranges[cell] for cell in asked}
    for area in areas(ranges, rows):
        known.update({cell: area.interval(cell) for cell in area.cells if cell in asked})
    return known


def _constraint(at: Mapping[Cell, int], rows: Sequence[Row[Cell]]) -> LinearConstraint:
    places, columns, signs = [], [], []
    for place, row in enumerate(rows):
        for column, sign in ((at[row.whole], -1.0), *((at[part], 1.0) for part in row.parts)):
            places.append(place)
            columns.append(column)
            signs.append(sign)
    return LinearConstraint(csc_array((signs, (places, columns)), shape=(len(rows), len(at))), 0, 0)
