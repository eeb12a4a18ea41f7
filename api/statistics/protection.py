"""What of the true figures is published: `protect` decides it for every cell of a release.

Each figure by itself first (`api.rules.disclosure`), then what sums give away, then what a
reader could work out with a linear program over this release and all before it.
"""

from collections.abc import Iterable, Mapping, Sequence

from api.rules.disclosure import fewest, is_known_zero, reasons, rounded, stands
from api.rules.figures import Figure, Key, Shown, Sum
from api.statistics.bounds import Area
from api.statistics.knowledge import Knowledge, Release, Version


def protect(
    figures: Sequence[Figure],
    sums: Sequence[Sum],
    shares: Sequence[tuple[Key, Key]],
    earlier: Sequence[Release],
) -> dict[Key, Shown]:
    """Every figure as it may be published. `shares` are (part, whole) that a reader can divide.

    `earlier`: what every earlier release showed, or what of it was new, the oldest first; they
    are one publication.
    """
    draft = _Draft({figure.key: figure for figure in figures}, sums, shares, earlier)
    draft.hide_companions(sums)
    while draft.guard():
        draft.hide_companions(sums)
    return draft.shown


class _Draft:
    """A release in the making. A cell is hidden once, or goes back once to what it was: it ends."""

    def __init__(
        self,
        figures: Mapping[Key, Figure],
        sums: Sequence[Sum],
        shares: Sequence[tuple[Key, Key]],
        earlier: Sequence[Release],
    ) -> None:
        _must_hold(figures, sums)
        self._figures = figures
        self._sums = sums
        self._shares = shares
        self._earlier = earlier
        self._last: dict[Key, Shown] = {}
        for release in earlier:
            self._last |= release
        self._of: dict[Key, list[Sum]] = {}
        for total in sums:
            for key in (total.whole, *total.parts):
                self._of.setdefault(key, []).append(total)
        self.shown = self._each_by_itself()

    def _each_by_itself(self) -> dict[Key, Shown]:
        hidden = reasons(self._figures, self._sums, self._shares)
        shown = {}
        for key, figure in self._figures.items():
            last = self._last.get(key)
            if last is not None and stands(figure, last):
                shown[key] = last
            elif key in hidden:
                shown[key] = Shown(key, None, hidden[key])
            else:
                shown[key] = Shown(key, rounded(figure.value, figure.base))
        return shown

    def hide_companions(self, sums: Iterable[Sum]) -> list[Key]:
        """No sum is left with a single hidden cell, which subtraction would show."""
        done = []
        lonely = [total for total in sums if self._is_lonely(total)]
        while lonely:
            total = lonely.pop()
            key = self._cheapest([total]) if self._is_lonely(total) else None
            if key is not None:
                self._hide(key)
                done.append(key)
                lonely += [other for other in self._of[key] if self._is_lonely(other)]
        return done

    def guard(self) -> bool:
        """Hide until no interval is too narrow. True: what is known is another now, look again."""
        known = Knowledge(self._figures, self._sums, self._shares, [*self._earlier, self.shown])
        return any([self._guard(area, known, whole) for area, whole in known.areas()])

    def _guard(self, area: Area[Version], known: Knowledge, whole: bool) -> bool:
        widths = {
            version: float(self._needed(version.key))
            for version in area.cells
            if version.rest is None and version == known.now[version.key]
            if self.shown[version.key].value is None
        }
        hid = False
        while (narrow := area.first_narrower(widths)) is not None:
            key = self._companion(narrow.key)
            if key is None:
                return self._go_back(area) or hid
            self._hide(key)
            hid = not whole  # releases that contradicted each other may do so no longer
            for one in [key, *self.hide_companions(self._of[key])]:
                area.widen(known.now[one], known.anything)
                widths[known.now[one]] = float(self._needed(one))
        return hid

    def _needed(self, key: Key) -> int:
        """How uncertain a hidden figure must stay: by ten units, and by any one person's part."""
        figure = self._figures[key]
        return max(fewest(figure.base), figure.largest)

    def _is_lonely(self, total: Sum) -> bool:
        return sum(self.shown[key].value is None for key in (total.whole, *total.parts)) == 1

    def _may_be_hidden(self, key: Key) -> bool:
        """What is known anyway, or was shown before, hides nothing when it is left out now."""
        last = self._last.get(key)
        printed = last is not None and last.value is not None
        shown = self.shown[key].value is not None
        return shown and not printed and not is_known_zero(self._figures[key])

    def _cheapest(self, sums: Iterable[Sum]) -> Key | None:
        """Behind which the fewest stand, and which mends more sums than it breaks."""
        among = {key for total in sums for key in (total.whole, *total.parts)}
        may = [key for key in among if self._may_be_hidden(key)]
        return min(may, key=self._cost, default=None)

    def _cost(self, key: Key) -> tuple[float, Key]:
        hidden = [
            sum(self.shown[one].value is None for one in (total.whole, *total.parts))
            for total in self._of[key]
        ]
        mended, broken = hidden.count(1), hidden.count(0)
        return self._figures[key].contributors * (1 + broken) / (1 + mended), key

    def _companion(self, key: Key) -> Key | None:
        """The nearest cell whose hiding can help: in its own sums, else in those of their cells."""
        seen: set[Key] = set()
        ring = {key}
        while ring:
            sums = [total for one in sorted(ring) for total in self._of[one]]
            if (found := self._cheapest(sums)) is not None:
                return found
            seen |= ring
            ring = {one for total in sums for one in (total.whole, *total.parts)} - seen
        return None

    def _hide(self, key: Key) -> None:
        # A companion gives the same reason as the cell that it protects: told apart, the reader
        # would know which of them holds the few.
        self.shown[key] = Shown(key, None, "few_people")

    def _go_back(self, area: Area[Version]) -> bool:
        """Nothing is left to hide: what changed since it was last printed stays as it was."""
        changed = [
            key
            for key in {version.key for version in area.cells}
            if key in self._last and self._last[key].value is not None
            if self.shown[key] != self._last[key]
        ]
        for key in changed:
            self.shown[key] = self._last[key]
        return bool(changed)


def _must_hold(figures: Mapping[Key, Figure], sums: Iterable[Sum]) -> None:
    for total in sums:
        if figures[total.whole].value != sum(figures[part].value for part in total.parts):
            raise ValueError(f"{total.whole} is not the sum of its parts")
