"""Timetables of many shapes, and the opening hours of the sites that hold them."""

from dataclasses import dataclass

WORKDAYS = (1, 2, 3, 4, 5)
Stretch = tuple[int, int, int]  # weekday, from, to in minutes of the local day


def _every(weekdays: tuple[int, ...], opens: int, closes: int) -> tuple[Stretch, ...]:
    return tuple((day, opens * 60, closes * 60) for day in weekdays)


@dataclass(frozen=True, slots=True)
class Shape:
    """A weekly timetable, when its site is open, and what the order asks for a week."""

    name: str
    opening: tuple[Stretch, ...]
    shifts: tuple[Stretch, ...]
    required: int = 1200
    daily_cap: int = 480
    weekly_cap: int | None = 1200


SHAPES = (
    Shape("mornings", _every(WORKDAYS, 8, 17), _every(WORKDAYS, 8, 12)),
    Shape("mornings, open no longer", _every(WORKDAYS, 8, 12), _every(WORKDAYS, 8, 12)),
    Shape(
        "weekend",
        ((3, 480, 1080), (6, 480, 1080), (7, 480, 1080)),
        ((3, 480, 720), (6, 480, 960), (7, 480, 960)),
    ),
    Shape(
        "long days",
        _every((2, 4, 5, 6), 7, 18),
        ((2, 480, 960), (4, 480, 960), (5, 480, 720)),
    ),
    Shape(
        "nights",
        _every((1, 2, 3, 4, 5, 6, 7), 0, 24),
        ((2, 1200, 1680), (5, 1200, 1680), (7, 480, 720)),
    ),
    Shape("no timetable", _every((1, 2, 3, 4, 5, 6), 8, 18), ()),
    Shape("a timetable too short", _every((1, 2, 3, 4, 5, 6), 8, 18), _every((1, 3, 5), 8, 13)),
    Shape(
        "ten hours", _every(WORKDAYS, 13, 18), _every((2, 4), 13, 18), required=600, weekly_cap=900
    ),
    Shape(
        "split days",
        _every(WORKDAYS, 7, 19),
        (*_every(WORKDAYS, 8, 10), *_every(WORKDAYS, 14, 16)),
        weekly_cap=None,
    ),
    Shape("evenings", _every((1, 2, 3, 4, 5, 6), 8, 22), _every(WORKDAYS, 18, 22)),
)
