"""The three forms of a record: CSV files in a ZIP, a workbook, and JSON. Each is written to a file
as it is read; cells of tables are disarmed, JSON holds what stands."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

import xlsxwriter

from api.exports import dictionary
from api.exports.service import Value
from api.exports.staying import STAYS
from api.exports.tables import Sheet
from api.rules.cells import safe_cell

# What a sheet of Excel can hold; the rest goes on a next one.
MOST_ROWS = 1_000_000
MARK = "\ufeff"
Read = Callable[[Sheet], Iterator[list[Value]]]
TITLES = {
    "es": ("tabla", "columna", "que_es"),
    "en": ("table", "column", "meaning"),
}


def explained(sheets: Sequence[Sheet], language: str) -> Iterator[tuple[str, str, str]]:
    """The dictionary: table, column, meaning; a table's own line has no column. Last what does
    not leave, and why."""
    yield ("", "", dictionary.NOTES[0 if language == "es" else 1])
    for sheet in sheets:
        yield (sheet.name, "", dictionary.meaning(dictionary.TABLES, sheet.name, language))
        for name in sheet.columns:
            yield (sheet.name, name, dictionary.meaning(dictionary.COLUMNS, name, language))
    for table in STAYS:
        yield (table, dictionary.STAYS_OUT[language], dictionary.meaning(STAYS, table, language))


def cell(value: Value) -> str | int | float:
    """A value as a table shows it, disarmed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value) if isinstance(value, str) else value


def write_zip(target: IO[bytes], sheets: Sequence[Sheet], read: Read, language: str) -> None:
    """A CSV file for each table, and the dictionary."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        _csv(parts, "dictionary", TITLES[language], explained(sheets, language))
        for sheet in sheets:
            _csv(parts, sheet.name, sheet.columns, read(sheet))


def _csv(
    parts: zipfile.ZipFile, name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    with (
        parts.open(f"{name}.csv", "w", force_zip64=True) as part,
        io.TextIOWrapper(part, encoding="utf-8", newline="") as text,
    ):
        text.write(MARK)
        table = csv.writer(text)
        table.writerow(head)
        table.writerows([cell(value) for value in row] for row in rows)


def write_workbook(target: IO[bytes], sheets: Sequence[Sheet], read: Read, language: str) -> None:
    """A sheet for each table, and the dictionary."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    bold = book.add_format({"bold": True})
    _sheets(book, bold, "dictionary", TITLES[language], explained(sheets, language))
    for sheet in sheets:
        _sheets(book, bold, sheet.name, sheet.columns, read(sheet))
    book.close()


def _sheets(
    book: Any, bold: Any, name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    number, line, page = 0, MOST_ROWS, None
    for row in rows:
        if line >= MOST_ROWS:
            number, line = number + 1, 0
            page = _page(book, bold, name, number, head)
        line += 1
        for place, value in enumerate(row):
            _write(page, line, place, cell(value))
    if page is None:
        _page(book, bold, name, 1, head)


def _page(book: Any, bold: Any, name: str, number: int, head: Sequence[str]) -> Any:
    page = book.add_worksheet(name[:31] if number == 1 else f"{name[:27]} {number}")
    for place, title in enumerate(head):
        page.write_string(0, place, title, bold)
    return page


def _write(page: Any, line: int, place: int, value: str | int | float) -> None:
    """Text is always text: nothing in it is computed or opened."""
    if isinstance(value, str):
        page.write_string(line, place, value)
    else:
        page.write_number(line, place, value)


def write_json(target: IO[bytes], sheets: Sequence[Sheet], read: Read, language: str) -> None:
    """One object: the dictionary, then the rows of each table by column."""
    known = [
        dict(zip(("table", "column", "meaning"), one, strict=True))
        for one in explained(sheets, language)
    ]
    target.write(b'{"dictionary": ' + _json(known))
    for sheet in sheets:
        target.write(b',\n"' + sheet.name.encode() + b'": [')
        for number, row in enumerate(read(sheet)):
            target.write(b"\n" if number == 0 else b",\n")
            target.write(_json(dict(zip(sheet.columns, row, strict=True))))
        target.write(b"]")
    target.write(b"}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


FORMS: dict[str, Callable[[IO[bytes], Sequence[Sheet], Read, str], None]] = {
    "zip": write_zip,
    "xlsx": write_workbook,
    "json": write_json,
}
