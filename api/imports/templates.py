"""Template files: the titles, an example, and a page that says what each column is."""

import csv
import io
from typing import Any

import xlsxwriter

from api.imports.columns import Column
from api.imports.kind import Kind
from api.imports.words import HEADS, said
from api.rules.cells import safe_cell

# Its mark tells Excel that the letters are UTF-8; the semicolon is what it writes in Spanish.
MARK = "\ufeff"
WIDTH, WIDE = 22, 60


def as_csv(kind: Kind[Any], language: str) -> bytes:
    """The titles and an example."""
    text = io.StringIO(newline="")
    text.write(MARK)
    rows = csv.writer(text, delimiter=";")
    rows.writerow(column.title(language) for column in kind.columns)
    rows.writerow(_example(column, language) for column in kind.columns)
    return text.getvalue().encode()


def as_workbook(kind: Kind[Any], language: str) -> bytes:
    """The same as a workbook, with a second sheet that explains the columns."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    head, as_text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(said(HEADS, "lines", language))
    sheet.freeze_panes(1, 0)
    # Cells of text: a case number kept as a number loses digits.
    sheet.set_column(0, len(kind.columns) - 1, WIDTH, as_text)
    for place, column in enumerate(kind.columns):
        sheet.write_string(0, place, column.title(language), head)
        sheet.write_string(1, place, _example(column, language), as_text)
    _explain(book, kind, language, head)
    book.close()
    return content.getvalue()


def _explain(book: Any, kind: Kind[Any], language: str, head: Any) -> None:
    sheet = book.add_worksheet(said(HEADS, "dictionary", language))
    sheet.set_column(0, 2, WIDTH)
    sheet.set_column(3, 3, WIDE)
    for place, name in enumerate(("name", "required", "example", "meaning")):
        sheet.write_string(0, place, said(HEADS, name, language), head)
    for line, column in enumerate(kind.columns, start=1):
        needed = said(HEADS, "yes" if column.required else "no", language)
        example = _example(column, language)
        for place, text in enumerate(
            (column.title(language), needed, example, column.meaning(language))
        ):
            sheet.write_string(line, place, text)


def _example(column: Column, language: str) -> str:
    example = column.example
    if language == "en":
        example = example.replace("lun-vie", "mon-fri").replace("sab ", "sat ")
    return safe_cell(example)
