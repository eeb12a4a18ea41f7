"""The published tables: fixed, and the same for everybody who asks.

A measure that is gathered is named `table.column`. Every fact belongs to the month that holds the
Thursday of its week, so that all figures of a month are of the same days.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from api.rules.applications import REASONS
from api.rules.figures import NATION

# Which way of counting a release was made by; a change of what a column means is a new one.
METHOD: Final = 1
LICENCE: Final = "CC-BY-4.0"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"
# The row of all whose department nobody knows: without it their number would be a subtraction.
UNKNOWN: Final = "00"

Unit = Literal[
    "women", "orders", "weeks", "hours", "attendances", "warnings", "dates", "messages",
    "excuses", "applications", "decisions", "days",
]  # fmt: skip
# `people`: different people, who may be the same from one month to the next, so that months do
# not add up. `median`: of so many values, and of no more than one month or half-year.
Kind = Literal["count", "people", "minutes", "median"]
_BASES: Final[Mapping[Kind, int]] = {"count": 5, "people": 5, "minutes": 300, "median": 60}
MINUTES_IN_AN_HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a table. `share_of`: the column of which it is a share in per cent."""

    code: str
    unit: Unit
    kind: Kind = "count"
    share_of: str | None = None

    @property
    def base(self) -> int:
        """What it is rounded to, in the unit that it is gathered in: minutes of hours."""
        return 5 if self.unit == "days" else _BASES[self.kind]

    @property
    def is_additive(self) -> bool:
        """Whether the months of a half-year add up to it."""
        return self.kind in ("count", "minutes")

    def published(self, value: int) -> int:
        """A rounded value in the unit that it is published in."""
        return value // MINUTES_IN_AN_HOUR if self.unit == "hours" else value


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and which of them are the sum of others in each of its rows.

    `half_years`: whether it has rows of half-years too: of the nation, or of every department and
    the nation. `of`: whether the facts of orders or the register of decisions tell it.
    """

    code: str
    columns: tuple[Column, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    half_years: Literal["none", "nation", "departments"] = "none"
    of: Literal["orders", "register"] = "orders"

    def column(self, code: str) -> Column:
        """The column of that code."""
        return next(one for one in self.columns if one.code == code)


def _parts(whole: str, unit: Unit, *parts: str, kind: Kind = "count") -> tuple[Column, ...]:
    """A whole and its parts, each a share of it."""
    return (Column(whole, unit, kind), *(Column(one, unit, kind, whole) for one in parts))


_WEEKS: Final = ("met", "excused", "cured", "short")
_WHOSE: Final = ("her", "host", "programme", "force_majeure", "undecided")
_ENDED: Final = ("recovered", "excused", "cured", "became_short")
_ANSWERED: Final = ("within_24_hours", "within_72_hours", "later", "no_answer")
_DATES: Final = ("attended", "presumed", "excused", "rescheduled", "not_recorded")
_EXCUSES: Final = ("care", "medical", "study", "legal", "host", "force_majeure", "other")
_DECIDED: Final = ("accepted", "refused", "withdrawn", "undecided")

_TABLES: Final = (
    Table(
        "women",
        (
            Column("in_service", "women", "people"),
            Column("started", "orders"),
            Column("completed", "orders"),
        ),
        half_years="departments",
    ),
    Table("weeks", _parts("all", "weeks", *_WEEKS), (("all", _WEEKS),), half_years="departments"),
    Table(
        "hours",
        (
            *_parts("owed", "hours", "credited", "missing", kind="minutes"),
            Column("over", "hours", "minutes"),
        ),
        (("owed", ("credited", "missing")),),
        half_years="departments",
    ),
    Table(
        "causes",
        _parts("missing", "hours", *_WHOSE, kind="minutes"),
        (("missing", _WHOSE),),
        half_years="departments",
    ),
    Table("warnings", _parts("opened", "warnings", *_ENDED), (("opened", _ENDED),)),
    Table(
        "lead_time",
        (*_parts("told", "weeks", "in_time", "too_late"), Column("median", "hours", "median")),
        (("told", ("in_time", "too_late")),),
    ),
    Table(
        "confirmations",
        (
            *_parts("all", "attendances", *_ANSWERED),
            Column("denied", "attendances", share_of="all"),
            Column("median", "hours", "median"),
        ),
        (("all", _ANSWERED),),
    ),
    Table(
        "silent_weeks",
        _parts("all", "weeks", "answered", "silent"),
        (("all", ("answered", "silent")),),
    ),
    Table("appearances", _parts("all", "dates", *_DATES), (("all", _DATES),)),
    Table(
        "reminders",
        _parts("made", "messages", "reached", "not_reached"),
        (("made", ("reached", "not_reached")),),
    ),
    Table(
        "excuses",
        _parts("all", "excuses", *_EXCUSES, *_DECIDED),
        (("all", _EXCUSES), ("all", _DECIDED)),
    ),
    Table(
        "make_ups",
        _parts("agreed", "weeks", "done", "missed"),
        (("agreed", ("done", "missed")),),
    ),
    Table(
        "applications",
        (Column("filed", "applications"), Column("appealed", "applications")),
        half_years="departments",
        of="register",
    ),
    Table(
        "decisions",
        _parts("all", "decisions", "granted", "denied"),
        (("all", ("granted", "denied")),),
        half_years="departments",
        of="register",
    ),
    Table(
        "refusals",
        # A decision may give several reasons: they do not add up.
        _parts("all", "decisions", *REASONS),
        half_years="departments",
        of="register",
    ),
    Table(
        "time_to_decide",
        (Column("decided", "decisions"), Column("median", "days", "median")),
        half_years="nation",
        of="register",
    ),
)
TABLES: Final[Mapping[str, Table]] = {one.code: one for one in _TABLES}
# A whole of one table that is a whole of another as well.
SAME: Final = ((("hours", "missing"), ("causes", "missing")),)


def measures() -> Iterator[tuple[Table, Column]]:
    """Every column of every table."""
    return ((table, column) for table in _TABLES for column in table.columns)


def measure(table: str, column: str) -> str:
    """The name under which a column is gathered."""
    return f"{table}.{column}"


def is_nation(place: str) -> bool:
    """Whether a row is of the whole country."""
    return place == NATION
