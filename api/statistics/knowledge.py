"""What a reader of every release knows: the range of each cell, and the sums between them.

The reader is given the best of it: that a figure which did not change in print did not change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from api.rules.disclosure import could_be
from api.rules.figures import Figure, Key, Shown, Sum
from api.statistics.bounds import Area, Contradiction, Range, Row, areas


class Version(NamedTuple):
    """A cell, and how often it has changed in print. With `rest`: what that part leaves of it."""

    key: Key
    number: int
    rest: "Version | None" = None


Release = Mapping[Key, Shown]
_Link = tuple[Key, tuple[Key, ...], bool]


class Knowledge:
    """All releases together, the last of them the one that is being made.

    Each says at least what it shows otherwise than the one before it.
    """

    def __init__(
        self,
        figures: Mapping[Key, Figure],
        sums: Sequence[Sum],
        shares: Sequence[tuple[Key, Key]],
        releases: Sequence[Release],
    ) -> None:
        self._figures = figures
        self._ceiling = 4 * max((one.value for one in figures.values()), default=0) + 10_000
        self.now: dict[Key, Version] = {}
        self._ranges: dict[Version, Range] = {}
        self._all: dict[Row[Version], None] = {}
        links = list(_links(sums, shares))
        for release in releases:
            self._read(release)
            self._present = dict.fromkeys(self._rows(links))
            self._all |= self._present

    @property
    def anything(self) -> Range:
        """Where a hidden cell lies, as far as it alone can tell."""
        return 0.0, float(self._ceiling)

    def areas(self) -> Iterator[tuple[Area[Version], bool]]:
        """What hangs together, and whether all releases were taken together and by their word.

        A figure that kept its printed value may have moved. Where that makes releases contradict
        each other the newest is taken alone, and where it contradicts itself, with ranges so wide
        that the true figures are in them.
        """
        for area in areas(self._ranges, list(self._all)):
            if _is_possible(area):
                yield area, True
                continue
            for one in areas(self._ranges, [row for row in self._present if row.whole in area]):
                if _is_possible(one):
                    yield one, False
                else:
                    held = [row for row in self._present if row.whole in one]
                    yield from ((wider, False) for wider in areas(self._with_truth(one), held))

    def _with_truth(self, area: Area[Version]) -> dict[Version, Range]:
        ranges = {cell: self._ranges[cell] for cell in area.cells}
        for cell, (least, greatest) in ranges.items():
            if cell.rest is None:
                value = self._figures[cell.key].value
                ranges[cell] = min(least, value), max(greatest, value)
        return ranges

    def _read(self, release: Release) -> None:
        for key, shown in release.items():
            if key not in self._figures or self._figures[key].values is not None:
                continue
            known = self._span(shown)
            last = self.now.get(key)
            if last is None or self._ranges[last] != known:
                self.now[key] = Version(key, 0 if last is None else last.number + 1)
                self._ranges[self.now[key]] = known

    def _span(self, shown: Shown) -> Range:
        if shown.value is None:
            return self.anything
        least, greatest = could_be(shown.value, self._figures[shown.key].base)
        return float(least), float(greatest)

    def _rows(self, links: Iterable[_Link]) -> Iterator[Row[Version]]:
        for whole, parts, inner in links:
            if any(key not in self.now for key in (whole, *parts)):
                continue
            versions = tuple(self.now[part] for part in parts)
            if not inner:
                slack = Version(whole, self.now[whole].number, versions[0])
                self._ranges[slack] = self.anything
                versions = (*versions, slack)
            yield Row(self.now[whole], versions)


def _is_possible(area: Area[Version]) -> bool:
    try:
        area.must_be_possible()
    except Contradiction:
        return False
    return True


def _links(sums: Sequence[Sum], shares: Iterable[tuple[Key, Key]]) -> Iterator[_Link]:
    """Whole, parts, and whether they are all its parts: a share leaves something unknown."""
    said = {(part, total.whole) for total in sums for part in total.parts}
    yield from ((total.whole, total.parts, True) for total in sums)
    yield from ((whole, (part,), False) for part, whole in shares if (part, whole) not in said)
