"""Draws a chart: lines by pygal, and what makes them readable for everybody."""

import sys
import textwrap
from typing import Final

import pygal

from api.statistics.chart_look import MARKS
from api.statistics.chart_values import LETTERS, Chart, Point, Series
from api.statistics.chart_words import WORDS, month_short

# pygal puts a finder of plugins of its own, of a kind that Python warns about at each import.
sys.meta_path[:] = [one for one in sys.meta_path if type(one).__module__ != pygal.__name__]

WIDTH: Final = 400
PLOT: Final = 190
ROW: Final = 20
LANE: Final = 18


class Below:
    """The rows under the plot: lanes of what is hidden, the legend, and the milestones before."""

    def __init__(self, chart: Chart, language: str) -> None:
        self.chart = chart
        self.words = WORDS[language]
        self.language = language
        self.milestones = self._milestones()
        lanes = len(chart.gaps) * LANE + (8 if chart.gaps else 0)
        kinds = len(self.kinds)
        self.height = 12 + lanes + (len(chart.series) + kinds + len(self.milestones)) * ROW

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The boxes that are used, each with its meaning."""
        held = {at for one in self.chart.series for at in one.points if isinstance(at, str)}
        named = [("box", self.words["gap"])] if held - {"not_known"} else []
        return [
            *named,
            *([("box unknown", self.words["not_known"])] if "not_known" in held else []),
        ]

    def _milestones(self) -> list[str]:
        lines = [
            f"{number} {one.name(self.language)}, {month_short(one.month, self.language)}"
            for number, one in enumerate(self.chart.marked, 1)
        ]
        early = ", ".join(
            f"{one.name(self.language)} ({month_short(one.month, self.language)})"
            for one in self.chart.before
        )
        text = [*lines, *([f"{self.words['before']} {early}."] if early else [])]
        return [piece for line in text for piece in textwrap.wrap(line, 50)]


class Trend(pygal.Line):  # type: ignore[misc]
    """Lines with marks, and with gaps that are seen."""

    def draws(self, chart: Chart, below: Below) -> None:
        """What to draw besides the lines that pygal makes."""
        self.chart = chart
        self.below = below

    def _draw(self) -> None:
        super()._draw()
        self._plot_milestones()
        for place, one in enumerate(self.chart.series):
            self._plot_marks(place, one)
        self._plot_letters()
        top = self.view.height + self._x_labels_height + 16
        self._plot_lanes(top)
        lanes = len(self.chart.gaps) * LANE + (8 if self.chart.gaps else 0)
        self._plot_legend(top + lanes)
        self._text(self.chart.unit, -self.margin_box.left + 10, -16)

    def _x(self, place: int) -> float:
        return float(self.view.x(self._x_pos[place]))

    def _half(self) -> float:
        """Half the width that one month has."""
        many = len(self.chart.months)
        return float(self.view.width) / 24 if many < 2 else (self._x(1) - self._x(0)) / 2

    def _text(self, words: str, x: float, y: float, kind: str = "") -> None:
        node = self.svg.node(self.nodes["plot"], "text", x=x, y=y, class_=kind)
        node.text = words

    def _mark(self, place: int, x: float, y: float) -> None:
        self.svg.node(
            self.nodes["plot"],
            "path",
            d=MARKS[place],
            class_=f"mark mark-{place}",
            transform=f"translate({x:.1f} {y:.1f})",
        )

    def _plot_marks(self, place: int, one: Series) -> None:
        for month, at in enumerate(one.points):
            if not isinstance(at, str):
                self._mark(place, self._x(month), self.view.y(at))

    def _plot_letters(self) -> None:
        """Each line's letter at its end; where ends meet, the letters make room for each other."""
        ends = [
            (self.view.y(at), LETTERS[place], self._x(month))
            for place, one in enumerate(self.chart.series)
            for month, at in [
                (month, at) for month, at in enumerate(one.points) if not isinstance(at, str)
            ][-1:]
        ]
        free = float(self.view.height)
        for y, letter, x in sorted(ends, reverse=True):
            y = min(y + 5, free)
            self._text(letter, x + 9, y, "bold")
            free = y - 12

    def _plot_milestones(self) -> None:
        for number, one in enumerate(self.chart.marked, 1):
            x = self._x(self.chart.months.index(one.month))
            path = f"M{x:.1f} 0V{self.view.height:.1f}"
            self.svg.node(self.nodes["plot"], "path", d=path, class_="mile")
            self._text(str(number), x, -4, "mid bold")

    def _plot_lanes(self, top: float) -> None:
        for row, place in enumerate(self.chart.gaps):
            y = top + row * LANE
            self._text(LETTERS[place], -self.margin_box.left + 10, y + 12, "bold")
            for first, last, kind in _runs(self.chart.series[place].points):
                self._plot_box(first, last, y, kind)

    def _plot_box(self, first: int, last: int, y: float, kind: str) -> None:
        half = self._half()
        left = max(self._x(first) - half, 0.0)
        right = min(self._x(last) + half, float(self.view.width))
        self._box_at(left, y, right - left, kind)
        word = self.below.words[f"word_{kind}"]
        wide = len(word) * 8
        if right - left > wide + 8:
            middle = (left + right) / 2
            self.svg.node(
                self.nodes["plot"],
                "rect",
                x=round(middle - wide / 2 - 2, 1),
                y=y + 1,
                width=wide + 4,
                height=LANE - 6,
                class_="paper",
            )
            self._text(word, middle, y + 12, "mid")

    def _box_at(self, x: float, y: float, width: float, kind: str) -> None:
        look = "box unknown" if kind == "not_known" else "box"
        size = {"x": round(x, 1), "y": y, "width": round(width, 1), "height": LANE - 4}
        self.svg.node(self.nodes["plot"], "rect", class_=look, **size)

    def _plot_legend(self, top: float) -> None:
        left, y = -self.margin_box.left + 10, top + 14
        for place, one in enumerate(self.chart.series):
            self.svg.node(
                self.nodes["plot"],
                "path",
                d=f"M{left} {y - 4}h34",
                class_=f"line line-{place}",
            )
            self._mark(place, left + 17, y - 4)
            title = textwrap.shorten(one.title, 42, placeholder="…")
            self._text(f"{LETTERS[place]}  {title}", left + 42, y)
            y += ROW
        for look, meaning in self.below.kinds:
            self._box_at(left, y - 12, 34, "not_known" if "unknown" in look else "")
            self._text(meaning, left + 42, y)
            y += ROW
        for line in self.below.milestones:
            self._text(line, left, y)
            y += ROW


def _runs(points: tuple[Point, ...]) -> list[tuple[int, int, str]]:
    """Neighbouring gaps of one kind as one: first, last, kind."""
    runs: list[tuple[int, int, str]] = []
    for place, at in enumerate(points):
        if not isinstance(at, str):
            continue
        kind = "not_known" if at == "not_known" else "hidden"
        if runs and runs[-1][1] == place - 1 and runs[-1][2] == kind:
            runs[-1] = (runs[-1][0], place, kind)
        else:
            runs.append((place, place, kind))
    return runs
