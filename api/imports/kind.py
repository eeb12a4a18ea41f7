"""What every kind of file has in common: lines read cell by cell, each judged, then written."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.imports.cells import Remarks, Wrong, is_empty
from api.imports.columns import Column
from api.rules.access import Actor

R = TypeVar("R")
Params = dict[str, str | int]
# An order whose weeks are to be counted, and an instant in them.
Touched = tuple[UUID, datetime]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a line: a code, its column if it is about one, and whether the line cannot
    stand because of it."""

    code: str
    column: str | None = None
    wrong: bool = True
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an import goes, by whom and when: one court and no other court's people, or the
    register, which is of no court."""

    court: UUID | None
    time_zone: str
    actor: Actor
    now: datetime

    @property
    def court_id(self) -> UUID:
        """The court, of those kinds of file that are a court's."""
        assert self.court is not None
        return self.court


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a line: `new`, `same` (it stands already) or `wrong`."""

    result: str
    remarks: Sequence[Remark] = ()


class Cells:
    """The cells of a line by column; what is wrong with any of them is gathered."""

    def __init__(self, columns: Sequence[Column], cells: dict[str, object]) -> None:
        """`cells` by the names of their columns."""
        self._needed = {column.name: column.required for column in columns}
        self._cells = cells
        self._notes = Remarks()
        self.wrong: list[Remark] = []

    def take(self, name: str, read: Callable[[object], Any], otherwise: Any = None) -> Any:
        """A cell's value; `otherwise` where it may be empty and is. None where it is wrong."""
        cell = self._cells.get(name, "")
        if is_empty(cell):
            if self._needed[name]:
                self.wrong.append(Remark("empty", name))
            return otherwise
        try:
            return read(cell)
        except Wrong as wrong:
            self.wrong.append(Remark(wrong.code, name, params=wrong.params))
            return None

    def take_day(self, name: str, read: Callable[[object, Remarks, str], Any]) -> Any:
        """The same for a day, which may be read by a rule that is worth a remark."""
        return self.take(name, lambda cell: read(cell, self._notes, name))

    def has(self, name: str) -> bool:
        """Whether anything stands there."""
        return not is_empty(self._cells.get(name, ""))

    def refuse(self, code: str, column: str, **params: str | int) -> None:
        """Say that a column cannot stand beside another."""
        self.wrong.append(Remark(code, column, params=params))

    @property
    def notes(self) -> list[Remark]:
        """By which rules cells were read."""
        return [Remark(code, None, False, dict(params)) for code, params in self._notes.said]


@dataclass(frozen=True, slots=True)
class Item(Generic[R]):
    """A line that could be read."""

    line: int
    row: R
    notes: Sequence[Remark] = ()


class Kind(ABC, Generic[R]):
    """A kind of file. `of_court`: whether it is a court's; else monitors bring it in."""

    of_court: bool = True
    name: str
    columns: tuple[Column, ...]

    def item(self, line: int, cells: dict[str, object], place: Place) -> Item[R] | Verdict:
        """A line read, or why it cannot be."""
        given = Cells(self.columns, cells)
        row = self.read(given, place)
        if given.wrong:
            return Verdict("wrong", [*given.wrong, *given.notes])
        return Item(line, row, given.notes)

    def differs(self, names: Sequence[str]) -> Verdict:
        """It stands already, with other words in these columns. An import changes nothing."""
        titles = {column.name: column.both for column in self.columns}
        said = ", ".join(titles[name] for name in names)
        return Verdict("wrong", [Remark("differs", params={"names": said})])

    @abstractmethod
    def read(self, cells: Cells, place: Place) -> R:
        """The values of a line."""

    @abstractmethod
    def key(self, row: R) -> str:
        """What names the thing that a line tells of."""

    @abstractmethod
    def known(self, session: Session, place: Place, rows: Sequence[R]) -> Any:
        """What the court has already that these lines are judged by."""

    @abstractmethod
    def judge(self, item: Item[R], known: Any, earlier: Sequence[Item[R]]) -> Verdict:
        """What becomes of a line; `earlier` are the lines before it with the same key."""

    @abstractmethod
    def write(
        self, session: Session, place: Place, rows: Sequence[R], known: Any
    ) -> Sequence[Touched]:
        """Write the new ones; the orders whose weeks they touch, one for each, or none at all. The
        transaction is the caller's: all of the file, or nothing."""


def twice(earlier: Sequence[Item[R]]) -> Verdict:
    """The same thing stood on an earlier line."""
    return Verdict("wrong", [Remark("twice", params={"line": earlier[0].line})])


def new(item: Item[R], *more: Remark) -> Verdict:
    """It is to be written."""
    return Verdict("new", [*more, *item.notes])


def same(item: Item[R]) -> Verdict:
    """It stands already, just so."""
    return Verdict("same", [Remark("already-here", wrong=False), *item.notes])
