"""What a chart shows: the points of a few columns along some months."""

from dataclasses import dataclass
from typing import Final

from api.rules.figures import Hidden
from api.statistics.milestones import MILESTONES, Milestone

Point = int | Hidden
# One for each line, and so many lines can be told apart.
LETTERS: Final = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Series:
    """One column of a table along its months."""

    title: str
    points: tuple[Point, ...]

    @property
    def gaps(self) -> bool:
        """Whether anything of it is not shown."""
        return any(isinstance(point, str) for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: months `2026-09` in order, and as many points of each series."""

    title: str
    about: str
    unit: str
    months: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        """Which of its series have a gap."""
        return tuple(place for place, one in enumerate(self.series) if one.gaps)

    @property
    def shows_any(self) -> bool:
        """Whether there is anything to draw a line through."""
        return any(not isinstance(at, str) for one in self.series for at in one.points)

    @property
    def marked(self) -> tuple[Milestone, ...]:
        """The milestones within its months."""
        return tuple(one for one in MILESTONES if one.month in self.months)

    @property
    def before(self) -> tuple[Milestone, ...]:
        """The milestones before them."""
        return tuple(one for one in MILESTONES if self.months and one.month < self.months[0])
