"""What the public pages show of a release, ready to be written: no rule and no query in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from api.rules.figures import NATION, Hidden
from api.statistics import words
from api.statistics.chart_words import grouped, month_short
from api.statistics.column_words import COLUMNS
from api.statistics.definitions import TABLES, Column, Table, measure
from api.statistics.page_words import SENTENCES, WORDS
from api.web.day_words import day_text


class Cell(NamedTuple):
    """A published cell: a value or why there is none, and its share of its whole."""

    value: int | None
    hidden: Hidden | None = None
    percent: int | None = None


# By period, place and column.
Cells = Mapping[tuple[str, str, str], Cell]


class ShownCell(NamedTuple):
    """A cell in words."""

    text: str
    share: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A grid of one table: its caption, also short, the head of its first column, its rows."""

    caption: str
    short: str
    head: str
    rows: tuple[tuple[str, tuple[ShownCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as a page shows it."""

    code: str
    title: str
    about: str
    columns: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


def month_name(month: str, language: str) -> str:
    """`2026-09` as `septiembre de 2026`."""
    day = date.fromisoformat(f"{month}-01")
    _, _, rest = day_text(day, language).partition(" ")
    return rest.removeprefix("de ")


def period_name(period: str, language: str) -> str:
    """A month or a half-year in words."""
    year, _, rest = period.partition("-")
    if not rest.startswith("H"):
        return month_name(period, language)
    said = WORDS[language]
    return said["half"].format(half=said[f"half_{rest[1:]}"], year=year)


def sentences(tables: Mapping[str, Cells], month: str, language: str) -> list[str]:
    """What the newest month says, in a few sentences; what is hidden has none."""
    said = []
    for code, column, sentence in SENTENCES[language]:
        cells = tables.get(code, {})
        cell = cells.get((month, NATION, column), Cell(None))
        whole = _whole(TABLES[code], column, cells, month)
        if cell.value is None or ("{whole}" in sentence and (whole is None or whole.value is None)):
            continue
        if "{percent}" in sentence and cell.percent is None:
            continue
        said.append(
            sentence.format(
                month=month_name(month, language),
                n=grouped(cell.value, language),
                whole=grouped(whole.value, language) if whole and whole.value is not None else "",
                percent=cell.percent,
            )
        )
    return said


def _whole(table: Table, column: str, cells: Cells, month: str) -> Cell | None:
    of = table.column(column).share_of
    return cells.get((month, NATION, of)) if of else None


def table_view(table: Table, cells: Cells, language: str) -> TableView:
    """One table with its months, its half-years, and why any of its cells is empty."""
    kinds = sorted({one.hidden for one in cells.values() if one.hidden})
    return TableView(
        code=table.code,
        title=words.title(table, language),
        about=words.about(table, language),
        columns=tuple(_column(table, one, language) for one in table.columns),
        parts=tuple(_parts(table, cells, language)),
        notes=tuple(words.HIDDEN[kind][language] for kind in kinds),
    )


def _column(table: Table, column: Column, language: str) -> tuple[str, str]:
    title = COLUMNS[measure(table.code, column.code)][language].title
    return title, words.UNITS[column.unit][language]


def _parts(table: Table, cells: Cells, language: str) -> list[Part]:
    said = WORDS[language]
    rows = sorted({(period, place) for period, place, _ in cells})
    months = [one for one in rows if "H" not in one[0]]
    halves = [one for one in rows if "H" in one[0]]
    title = words.title(table, language)
    parts = [
        Part(
            f"{title}. {said['national']}",
            said["national"],
            said["month"],
            tuple(
                (month_short(one[0], language), _row(table, cells, one, language))
                for one in reversed(months)
            ),
        )
    ]
    for half in sorted({period for period, _ in halves}, reverse=True):
        places = sorted(
            ((period, place) for period, place in halves if period == half), key=_place_order
        )
        parts.append(
            Part(
                f"{title}. {period_name(half, language).capitalize()}",
                period_name(half, language).capitalize(),
                said["place"],
                tuple(
                    (words.place_name(one[1], language), _row(table, cells, one, language))
                    for one in places
                ),
            )
        )
    return [one for one in parts if one.rows]


def _place_order(row: tuple[str, str]) -> tuple[bool, str]:
    return row[1] != NATION, words.place_name(row[1], "es")


def _row(table: Table, cells: Cells, row: tuple[str, str], language: str) -> tuple[ShownCell, ...]:
    found: Sequence[Cell] = [
        cells.get((*row, one.code), Cell(None, "not_known")) for one in table.columns
    ]
    return tuple(_shown(one, language) for one in found)


def _shown(cell: Cell, language: str) -> ShownCell:
    said = WORDS[language]
    if cell.value is None:
        return ShownCell(said[cell.hidden or "not_known"], is_hidden=True)
    share = said["share"].format(percent=cell.percent) if cell.percent is not None else ""
    return ShownCell(grouped(cell.value, language), share)
