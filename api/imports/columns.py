"""The columns of a kind of file, and which column of a file is which of them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.imports.refusals import Refused
from api.rules.names import folded

Line = tuple[int, list[object]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the code and at the head of a file in both languages, whether a line
    may leave it empty, an example, and what it means."""

    name: str
    es: str
    en: str
    required: bool
    example: str
    means_es: str
    means_en: str

    def title(self, language: str) -> str:
        """The head of the column."""
        return self.es if language == "es" else self.en

    def meaning(self, language: str) -> str:
        """What stands in it."""
        return self.means_es if language == "es" else self.means_en

    @property
    def both(self) -> str:
        """The head in both languages, for a sentence."""
        return self.es if self.es == self.en else f"{self.es} ({self.en})"


def placed(
    columns: Sequence[Column], head: list[object], others: Mapping[str, Sequence[Column]]
) -> list[str]:
    """The names of a file's columns in its order, from its first line. Refuses one that is not
    known, one that is there twice, and one that is missing; `others` are the other kinds of file,
    to say which one this seems to be."""
    known = {key: column.name for column in columns for key in _keys(column)}
    titles = [_key(cell) for cell in head]
    found = [known.get(title) for title in titles]
    if sum(name is not None for name in found) < len(found) / 2:
        raise _of_another_kind(titles, others)
    for place, name in enumerate(found):
        if name is None:
            raise Refused("import-unknown-column", place=_letter(place))
        if name in found[:place]:
            raise Refused("import-column-twice", place=_letter(place))
    missing = [one.both for one in columns if one.required and one.name not in found]
    if missing:
        raise Refused("import-missing-columns", names=", ".join(missing))
    return [str(name) for name in found]


def _keys(column: Column) -> set[str]:
    return {_key(column.name), _key(column.es), _key(column.en)}


def _key(cell: object) -> str:
    """A title without accents, capitals and signs."""
    return "".join(filter(str.isalnum, folded(cell))) if isinstance(cell, str) else ""


def _of_another_kind(titles: Sequence[str], others: Mapping[str, Sequence[Column]]) -> Refused:
    for kind, columns in others.items():
        known = set().union(*(_keys(column) for column in columns))
        needed = [column for column in columns if column.required]
        if all(_keys(column) & set(titles) for column in needed) and set(titles) <= known:
            return Refused("import-other-kind", kind=kind)
    return Refused("import-wrong-columns")


def _letter(place: int) -> str:
    """What Excel calls a column."""
    return chr(65 + place) if place < 26 else chr(64 + place // 26) + chr(65 + place % 26)


def by_name(names: Sequence[str], line: Line) -> dict[str, object]:
    """A line's cells by the names of their columns; more cells than columns are refused."""
    number, cells = line
    if len(cells) > len(names) and any(cell != "" for cell in cells[len(names) :]):
        raise Refused("import-line-too-wide", line=number)
    return dict(zip(names, cells, strict=False))
