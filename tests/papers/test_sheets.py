"""Tables are given as spreadsheets in which nothing runs."""

import csv
import io

import pytest
from openpyxl import load_workbook

from api.papers.sheets import safe_cell, table_csv, table_xlsx

ROWS: list[list[str | int | None]] = [["=1+1", 60, None], [" @SUM(A1)", -5, "María"]]


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@A1", "\t=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_disarmed(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_numbers_stay_numbers_and_words_stay_words() -> None:
    assert [safe_cell(one) for one in (-5, None, "María", "")] == [-5, None, "María", ""]


def test_a_csv_is_read_back_as_it_was_written() -> None:
    raw = table_csv(["Semana", "Minutos", "Nota"], ROWS)
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert read == [
        ["Semana", "Minutos", "Nota"],
        ["'=1+1", "60", ""],
        ["' @SUM(A1)", "-5", "María"],
    ]


def test_an_xlsx_holds_text_and_numbers_and_no_formula_and_is_the_same_twice() -> None:
    raw = table_xlsx("Semanas: todas", ["Semana", "Minutos", "Nota"], ROWS)
    sheet = load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert cells == [["'=1+1", 60, None], ["' @SUM(A1)", -5, "María"]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert raw == table_xlsx("Semanas: todas", ["Semana", "Minutos", "Nota"], ROWS)
