"""Somebody who reads every release and wants to know what was hidden. Knows no true figure.

Knows the rules, which are public: what is shown is rounded and at least two bases, or a zero
that everybody knows; no figure is negative; what did not change in print did not change. The
plain attacks are arithmetic of their own and share no code with what they attack.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from api.rules.figures import Key, Shown, Sum
from api.statistics.bounds import Area, Contradiction, Row, areas

Release = Mapping[Key, Shown]
Range = tuple[float, float]


Unknown = tuple[Key, Range]
Counts = NDArray[np.int16]
ENOUGH: Final = 1e7
A_LOT: Final = 40


class Find(NamedTuple):
    """The true figure of a cell is said to lie from `least` to `most`."""

    by: str
    key: Key
    least: float
    most: float


class Reader:
    """What is published: releases, the oldest first, and the dictionary that comes with them.

    `bases`: of every cell that is a count or a sum; medians are not reckoned with.
    """

    def __init__(
        self,
        releases: Sequence[Release],
        sums: Sequence[Sum],
        shares: Sequence[tuple[Key, Key]],
        bases: Mapping[Key, int],
    ) -> None:
        self.releases = [
            {key: shown for key, shown in release.items() if key in bases} for release in releases
        ]
        self.sums = sums
        self.shares = shares
        self.bases = bases

    def finds(self) -> list[Find]:
        """Everything that is found out of the newest release, by every attack."""
        found = [
            *self.by_complement(self.releases[-1]),
            *self.by_difference(),
            *self.by_earlier_release(),
            *self.by_subtraction(),
            *self.by_program(),
        ]
        return list(dict.fromkeys(found))

    def by_complement(self, release: Release) -> Iterator[Find]:
        """A share so large that few or none are left beside it."""
        for part, whole in self.shares:
            if part in release and whole in release and release[part].value:
                least, most = self.span(release[whole])
                low, high = self.span(release[part])
                if most - low < 2 * self.bases[part]:
                    yield Find("complement", part, least - high, most - low)

    def by_difference(self) -> Iterator[Find]:
        """A shown cell that changed by few: they who did that are known to be few."""
        for before, after in pairwise(self.releases):
            for key in before.keys() & after.keys():
                then, now = before[key].value, after[key].value
                few = 2 * self.bases[key]
                if then is None and now is not None and before[key].hidden != "not_known":
                    yield Find("difference", key, *self.span(after[key]))
                if then is not None and now is not None and 0 < abs(now - then) < few:
                    yield Find("difference", key, *self.span(after[key]))

    def by_earlier_release(self) -> Iterator[Find]:
        """What is hidden now was shown before."""
        now = self.releases[-1]
        for release in self.releases[:-1]:
            for key, shown in release.items():
                if key in now and now[key].value is None and shown.value is not None:
                    yield Find("earlier release", key, *self.span(shown))

    def by_subtraction(self) -> Iterator[Find]:
        """Sum by sum, again and again, until nothing more comes of it."""
        known = {key: self.span(shown) for key, shown in self.releases[-1].items()}
        for _ in range(40):
            before = dict(known)
            for total in self.sums:
                _subtract(known, total)
            for part, whole in self.shares:
                if part in known and whole in known:
                    known[part] = known[part][0], min(known[part][1], known[whole][1])
            if known == before:
                break
        yield from self.narrow("subtraction", known)

    def by_program(self) -> Iterator[Find]:
        """Everything together; where releases contradict each other, the newest alone."""
        yield from self.narrow("program", self._solved())

    def narrow(self, by: str, known: Mapping[Key, Range]) -> Iterator[Find]:
        """Hidden cells of which more is known than two bases."""
        for key, shown in self.releases[-1].items():
            if shown.value is None and key in known:
                least, most = known[key]
                if -1e-6 <= most - least < 2 * self.bases[key] - 1e-6:
                    yield Find(by, key, least, most)

    def span(self, shown: Shown) -> Range:
        """Where a cell can lie by what is printed of it."""
        if shown.value is None:
            return 0.0, inf
        base = self.bases[shown.key]
        if shown.value % base or shown.value == 0:
            return float(shown.value), float(shown.value)
        half = base // 2
        return float(max(2 * base, shown.value - half)), float(shown.value + base - half - 1)

    def _solved(self) -> dict[Key, Range]:
        """A cell is one unknown as long as it is printed the same, and another from then on."""
        ranges: dict[Unknown, Range] = {}
        rows: dict[Row[Unknown], None] = {}
        newest: dict[Row[Unknown], None] = {}
        for release in self.releases:
            name = {key: (key, self.span(shown)) for key, shown in release.items()}
            ranges |= {one: (one[1][0], min(one[1][1], ENOUGH)) for one in name.values()}
            newest = dict.fromkeys(self._rows(name))
            rows |= newest
        known: dict[Key, Range] = {}
        for area in areas(ranges, list(rows)):
            try:
                known |= _intervals(area)
            except Contradiction:
                held = [row for row in newest if row.whole in area]
                known |= _of_one_release(ranges, held)
        return known

    def _rows(self, name: Mapping[Key, Unknown]) -> Iterator[Row[Unknown]]:
        for total in self.sums:
            if all(key in name for key in (total.whole, *total.parts)):
                yield Row(name[total.whole], tuple(name[part] for part in total.parts))


def _of_one_release(
    ranges: Mapping[Unknown, Range], rows: Sequence[Row[Unknown]]
) -> dict[Key, Range]:
    """Figures that stand although the true ones moved may contradict each other even so."""
    known: dict[Key, Range] = {}
    for area in areas(ranges, rows):
        with suppress(Contradiction):
            known |= _intervals(area)
    return known


def _intervals(area: Area[Unknown]) -> dict[Key, Range]:
    area.must_be_possible()
    return {one[0]: area.interval(one) for one in area.cells if one[1][1] == inf}


def every_table(
    release: Release, sums: Sequence[Sum], leaves: Sequence[Key], reader: Reader
) -> Iterator[Find]:
    """Writes down every table of whole numbers that agrees with what is printed."""
    known = {key: reader.span(shown) for key, shown in release.items()}
    for _ in range(len(release)):
        for total in sums:
            _subtract(known, total)
    ends = {key: (low, min(high, low + A_LOT)) for key, (low, high) in known.items()}
    lines = [np.arange(ends[key][0], ends[key][1] + 1, dtype=np.int16) for key in leaves]
    grid = np.meshgrid(*lines, indexing="ij", sparse=True)
    values: dict[Key, Counts] = dict(zip(leaves, grid, strict=True))
    while missing := [total for total in sums if total.whole not in values]:
        for total in missing:
            if all(part in values for part in total.parts):
                values[total.whole] = _added(values, total)
    fits = np.ones([len(line) for line in lines], dtype=np.bool_)
    for total in sums:
        fits &= values[total.whole] == _added(values, total)
    for key, shown in release.items():
        least, most = reader.span(shown)
        fits &= (values[key] >= least) & (values[key] <= most)
    whole = {key: np.broadcast_to(value, fits.shape)[fits] for key, value in values.items()}
    yield from reader.narrow(
        "every table", {key: (float(one.min()), float(one.max())) for key, one in whole.items()}
    )


def _added(values: Mapping[Key, Counts], total: Sum) -> Counts:
    added = np.zeros(1, dtype=np.int16)
    for part in total.parts:
        added = added + values[part]
    return added


def _subtract(known: dict[Key, Range], total: Sum) -> None:
    cells = (total.whole, *total.parts)
    if any(key not in known for key in cells):
        return
    least = sum(known[part][0] for part in total.parts)
    most = sum(known[part][1] for part in total.parts)
    whole = known[total.whole]
    known[total.whole] = whole = max(whole[0], least), min(whole[1], most)
    for part in total.parts:
        others = [known[one] for one in total.parts if one != part]
        low = whole[0] - sum(one[1] for one in others)
        high = whole[1] - sum(one[0] for one in others)
        known[part] = max(known[part][0], low), min(known[part][1], high)
