"""CSV as programs write it: commas, semicolons or tabs; UTF-8 with or without its mark, UTF-16,
or the Windows letters of Excel in Spanish."""

import csv
import io
from collections.abc import Iterator

from api.imports.refusals import LONGEST_CELL, MOST_CHARACTERS, MOST_LINES, Refused

Line = tuple[int, list[object]]
SEPARATORS = (";", ",", "\t")


def lines(raw: bytes) -> Iterator[Line]:
    """The lines that hold something, each with its number in the file."""
    text = _text(raw)
    if len(text) > MOST_CHARACTERS:
        raise Refused("import-too-large")
    separator, text, skipped = _separator(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number, filled = skipped, 0
    while True:
        number = rows.line_num + skipped + 1
        try:
            row = next(rows, None)
        except csv.Error:
            raise Refused("import-broken-line", line=number) from None
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        filled += 1
        if filled > MOST_LINES + 1:
            raise Refused("import-too-many-lines", most=MOST_LINES)
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise Refused("import-cell-too-long", line=number, most=LONGEST_CELL)
        yield number, list(row)


def _text(raw: bytes) -> str:
    """The text, by the mark at its beginning or by what its bytes can be."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in raw:
        raise Refused("import-nul")
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused("import-nul")
        return text
    raise Refused("import-encoding")


def _separator(text: str) -> tuple[str, str, int]:
    """What is between cells: the sign that the first line has most of. Excel may have written it
    on a line of its own."""
    first = text.partition("\n")[0]
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        return first.strip()[-1], text.partition("\n")[2], 1
    return max(SEPARATORS, key=first.count), text, 0
