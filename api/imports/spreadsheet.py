"""Reads an Excel workbook, in a process of its own with little memory, time and no rights.

`python -m api.imports.spreadsheet`: the file comes on its input; one JSON list a line leaves. It
reads what strangers send, so it is given no settings, no database and no files. Nothing in the
workbook is computed: a formula is passed on as "there was a formula here".
"""

import io
import json
import resource
import sys
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml import DEFUSEDXML

from api.imports.refusals import (
    LARGEST_UNFOLDED,
    LONGEST_CELL,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_TAGS,
    Refused,
)

REFUSED = 3
MEMORY = 1024 * 1024 * 1024
SECONDS = 30
CHUNK = 1 << 16
MOST_PARTS = 2_000
# Rows that only look used, such as those with a border, may lie between the lines.
MOST_ROWS = 5 * MOST_LINES
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


def main() -> int:
    """Read a workbook; write its lines, or the word of a refusal."""
    _confine()
    warnings.simplefilter("ignore")
    try:
        for number, cells in lines(sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps([number, cells], ensure_ascii=False) + "\n")
    except Refused as refusal:
        return _refuse(refusal.code, refusal.params)
    except MemoryError:
        return _refuse("import-too-large", {})
    return 0


def _refuse(code: str, params: dict[str, str | int]) -> int:
    sys.stdout.write("\n" + json.dumps({"code": code, "params": params}) + "\n")
    return REFUSED


def _confine() -> None:
    """Bound what a file can cost; some systems do not know every limit."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for limit, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def lines(raw: bytes) -> Iterator[tuple[int, list[object]]]:
    """The lines of the first sheet that hold something, each with its number."""
    if not DEFUSEDXML:
        raise Refused("import-unreadable-here")
    try:
        yield from _lines(raw)
    except _BROKEN:
        raise Refused("import-broken") from None


def _lines(raw: bytes) -> Iterator[tuple[int, list[object]]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        _weigh(parts)
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        if not book.worksheets:
            raise Refused("import-no-lines")
        if book.epoch != WINDOWS_EPOCH:
            raise Refused("import-other-dates")
        sheet: Any = book.worksheets[0]
        _refuse_merged(parts, sheet._worksheet_path)
    filled, characters = 0, 0
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS + 1)
    for number, row in enumerate(rows, start=1):
        cells = [_plain(cell) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        filled += 1
        characters += sum(len(cell) for cell in cells if isinstance(cell, str))
        _refuse_much(number, cells, filled, characters)
        yield number, cells


def _refuse_much(number: int, cells: list[object], filled: int, characters: int) -> None:
    if len(cells) > MOST_COLUMNS:
        raise Refused("import-too-many-columns", most=MOST_COLUMNS)
    if filled > MOST_LINES + 1:
        raise Refused("import-too-many-lines", most=MOST_LINES)
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
        raise Refused("import-cell-too-long", line=number, most=LONGEST_CELL)
    if characters > MOST_CHARACTERS:
        raise Refused("import-too-large")


def _weigh(parts: zipfile.ZipFile) -> None:
    """Refuse what unfolds to more than anybody needs, before anything is made of it."""
    known = parts.infolist()
    if len(known) > MOST_PARTS or sum(one.file_size for one in known) > LARGEST_UNFOLDED:
        raise Refused("import-too-large")
    if any(one.flag_bits & 1 for one in known):
        raise Refused("import-locked")
    if any("vbaproject" in one.filename.lower() for one in known):
        raise Refused("import-macros")
    unfolded = tags = 0
    for one in known:
        for chunk in _chunks(parts, one):
            unfolded += len(chunk)
            tags += chunk.count(b"<")
            if unfolded > LARGEST_UNFOLDED or tags > MOST_TAGS:
                raise Refused("import-too-large")
    if b"macroEnabled" in parts.read("[Content_Types].xml"):
        raise Refused("import-macros")


def _chunks(parts: zipfile.ZipFile, one: zipfile.ZipInfo) -> Iterator[bytes]:
    with parts.open(one) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _refuse_merged(parts: zipfile.ZipFile, path: str) -> None:
    """A merged cell belongs to one of its lines only, and nobody sees to which."""
    before = b""
    for chunk in _chunks(parts, parts.getinfo(path)):
        if b"mergeCell " in before + chunk:
            raise Refused("import-merged")
        before = chunk[-16:]


def _plain(cell: Any) -> object:
    """A cell as JSON: text as it is, anything else with a word for what it is."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return ["formula", ""]
    if cell.data_type == "e":
        return ["error", ""]
    return _typed(value)


def _typed(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ["bool", int(value)]
    if isinstance(value, (int, float)):
        return ["number", value]
    if isinstance(value, datetime):
        return ["day", value.date().isoformat()] if value.time() == time() else _moment(value)
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["clock", value.hour * 60 + value.minute]
    if isinstance(value, timedelta):
        return ["clock", int(value.total_seconds() // 60)]
    return ["error", ""]


def _moment(value: datetime) -> object:
    return ["moment", value.isoformat(timespec="minutes")]


if __name__ == "__main__":
    sys.exit(main())
