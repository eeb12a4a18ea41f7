"""Tables as CSV and XLSX. Text is text: a spreadsheet program runs nothing of it."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

Cell = str | int | None
# What makes a spreadsheet program take a cell for a formula, also behind blanks.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# XLSX holds no more in one cell.
LONGEST_CELL = 32_767
LONGEST_TITLE = 31
# In the file there is no day of its making: the same table gives the same bytes.
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
BOM = "\ufeff"


def safe_cell(cell: Cell) -> Cell:
    """Text that a spreadsheet program would run, disarmed by an apostrophe; numbers as they are."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA) else cell


def table_csv(headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A table as CSV in UTF-8, marked so that every spreadsheet program reads its accents."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in headers])
    writer.writerows([["" if c is None else safe_cell(c) for c in row] for row in rows])
    return (BOM + out.getvalue()).encode()


def table_xlsx(title: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A table as XLSX, its first row fixed and in bold. Text is written as text, never read."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": NO_DAY.replace(tzinfo=None)})
    sheet = book.add_worksheet(_sheet_name(title))
    bold = book.add_format({"bold": True})
    for column, name in enumerate(headers):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, min(40, max(12, len(name) + 2)))
    for number, row in enumerate(rows, start=1):
        _write(sheet, number, row)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, number: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, column, str(safe_cell(cell))[:LONGEST_CELL])
        elif cell is not None:
            sheet.write_number(number, column, cell)


def _sheet_name(title: str) -> str:
    return "".join("-" if letter in "[]:*?/\\'" else letter for letter in title)[:LONGEST_TITLE]
