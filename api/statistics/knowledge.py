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
    """All releases together, the last of them the one that is being made."""

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
        self._before: dict[Row[Version], None] = {}
        links = list(_links(sums, shares))
        for release in releases:
            self._read(release)
            self._present = dict.fromkeys(self._rows(links, release))
            self._before |= self._present
        for key, version in self.now.items():
            if key in releases[-1]:
                self._ranges[version] = self.range_of(releases[-1][key])

    def range_of(self, shown: Shown) -> Range:
        """In what range a cell lies that is shown so in the release that is being made.

        What kept its earlier value may have moved since; the truth is always in the range.
        """
        if shown.value is None:
            return 0.0, float(self._ceiling)
        figure = self._figures[shown.key]
        least, greatest = could_be(shown.value, figure.base)
        return float(min(least, figure.value)), float(max(greatest, figure.value))

    def areas(self) -> Iterator[Area[Version]]:
        """What hangs together. Where earlier releases contradict this one, they say nothing."""
        for area in areas(self._ranges, list(self._before)):
            try:
                area.must_be_possible()
            except Contradiction:
                held = [row for row in self._present if row.whole in area]
                yield from areas(self._ranges, held)
            else:
                yield area

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
            return 0.0, float(self._ceiling)
        least, greatest = could_be(shown.value, self._figures[shown.key].base)
        return float(least), float(greatest)

    def _rows(self, links: Iterable[_Link], release: Release) -> Iterator[Row[Version]]:
        for whole, parts, inner in links:
            if whole not in release or any(part not in release for part in parts):
                continue
            versions = tuple(self.now[part] for part in parts)
            if not inner:
                slack = Version(whole, self.now[whole].number, versions[0])
                self._ranges[slack] = (0.0, float(self._ceiling))
                versions = (*versions, slack)
            yield Row(self.now[whole], versions)


def _links(sums: Sequence[Sum], shares: Iterable[tuple[Key, Key]]) -> Iterator[_Link]:
    """Whole, parts, and whether they are all its parts: a share leaves something unknown."""
    said = {(part, total.whole) for total in sums for part in total.parts}
    yield from ((total.whole, total.parts, True) for total in sums)
    yield from ((whole, (part,), False) for part, whole in shares if (part, whole) not in said)
