"""Files that somebody sends by mistake, or to do harm."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from tests.imports import acts
from tests.imports.acts import HOSTS, NIT, Rows

TITLES = [["nit", "entidad"]]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


def remade(change: Callable[[str, bytes], bytes], rows: Rows = HOSTS) -> bytes:
    """A workbook with some of its parts changed."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(acts.as_workbook(rows))) as parts,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in parts.namelist():
            made.writestr(name, change(name, parts.read(name)))
    return content.getvalue()


def sheet_of(xml: bytes) -> bytes:
    """A workbook whose sheet is this."""
    return remade(lambda name, old: xml if name == SHEET else old)


def with_part(name: str, content: bytes) -> bytes:
    """A workbook with one part more."""
    made = io.BytesIO(acts.as_workbook(HOSTS))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return made.getvalue()


def zeros_in_a_zip(size: int) -> bytes:
    """A workbook of a megabyte that unfolds to this many bytes. Packing so many would take long:
    a packed megabyte is repeated instead."""
    made = io.BytesIO(acts.as_workbook(HOSTS))
    packer = zlib.compressobj(wbits=-15)
    first = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = first * (size >> 20) + packer.flush()
    info = zipfile.ZipInfo("xl/worksheets/sheet9.xml")
    info.compress_type, info.file_size, info.compress_size = zipfile.ZIP_DEFLATED, size, len(packed)
    info.CRC = 0
    parts: Any = zipfile.ZipFile(made, "a")
    info.header_offset = parts.start_dir
    parts.fp.seek(parts.start_dir)
    parts.fp.write(info.FileHeader(zip64=False) + packed)
    parts.start_dir = parts.fp.tell()
    parts.filelist.append(info)
    parts._didModify = True
    parts.close()
    return made.getvalue()


def laughs() -> bytes:
    """XML whose entities grow without end."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    return sheet_of(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&l8;</t></is></c></row>'
        "</sheetData></worksheet>".encode()
    )


def nested(depth: int) -> bytes:
    """XML of very many elements, one in another."""
    return sheet_of(b"<x>" * depth + b"</x>" * depth)


# name -> (the file, its status, the code that is said)
BAD_FILES: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "an old Excel file": (lambda: OLD_OFFICE + bytes(2000), 415, "import-old-excel"),
    "a workbook with a password": (
        lambda: OLD_OFFICE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        415,
        "import-locked",
    ),
    "a workbook with macros": (
        lambda: with_part("xl/vbaProject.bin", b"Sub Auto_Open()"),
        415,
        "import-macros",
    ),
    "a template that carries macros by its type": (
        lambda: remade(
            lambda name, old: (
                old.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
                if name == "[Content_Types].xml"
                else old
            )
        ),
        415,
        "import-macros",
    ),
    "a PDF": (lambda: b"%PDF-1.7\n" + b"x" * 100, 415, "import-not-a-table"),
    "a web page": (lambda: b"<html><table></table></html>", 415, "import-not-a-table"),
    "an archive of something else": (
        lambda: _archive("carta.txt", b"Hola"),
        415,
        "import-not-a-table",
    ),
    "a cut workbook": (lambda: acts.as_workbook(HOSTS)[:2000], 422, "import-broken"),
    "a workbook with damaged XML": (
        lambda: sheet_of(b"<worksheet><sheetData><row>"),
        422,
        "import-broken",
    ),
    "entities that grow without end": (laughs, 422, "import-broken"),
    "a gigabyte of zeros in a zip": (lambda: zeros_in_a_zip(1 << 30), 413, "import-too-large"),
    "eight megabytes of zeros": (lambda: bytes(8 << 20), 422, "import-nul"),
    "a very deep sheet": (lambda: nested(4_000_000), 413, "import-too-large"),
    "merged cells": (lambda: acts.as_workbook(HOSTS, merged="A2:B2"), 422, "import-merged"),
    "a workbook that counts from 1904": (
        lambda: remade(
            lambda name, old: (
                old.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
                if name == "xl/workbook.xml"
                else old
            )
        ),
        422,
        "import-other-dates",
    ),
    "a NUL in text": (lambda: b"nit;entidad\n1;a\0b\n", 422, "import-nul"),
    "bytes of no alphabet": (lambda: b"nit;entidad\n\x81\x8d;x\n", 422, "import-encoding"),
    "an open quotation mark": (
        lambda: b'nit;entidad\n"900;Manos\nmore',
        422,
        "import-broken-line",
    ),
    "nothing but titles": (lambda: acts.as_csv(TITLES), 422, "import-no-lines"),
    "nothing but blanks": (lambda: b" \n\n", 422, "import-no-lines"),
    "other columns": (lambda: acts.as_csv([["color", "talla"], ["a", "b"]]), 422, "import-wrong"),
    "another kind's columns": (
        lambda: acts.as_csv(acts.PARTICIPANTS),
        422,
        "import-other-kind",
    ),
    "a missing column": (lambda: acts.as_csv([["nit"], [NIT]]), 422, "import-missing-columns"),
    "a column too many": (
        lambda: acts.as_csv([["nit", "entidad", "delito"], [NIT, "Manos", "x"]]),
        422,
        "import-unknown-column",
    ),
    "a column twice": (
        lambda: acts.as_csv([["nit", "entidad", "host"], [NIT, "Manos", "Manos"]]),
        422,
        "import-column-twice",
    ),
    "a line that is too wide": (
        lambda: acts.as_csv([["nit", "entidad"], [NIT, "Manos", "y algo"]]),
        422,
        "import-line-too-wide",
    ),
    "a cell without end": (
        lambda: acts.as_csv([["nit", "entidad"], [NIT, "x" * 5000]]),
        422,
        "import-cell-too-long",
    ),
    "too many lines": (
        lambda: b"nit;entidad\n" + b"1;x\n" * 20_002,
        413,
        "import-too-many-lines",
    ),
    "too many columns": (
        lambda: acts.as_workbook([["nit", *("x" * 60)], ["1", *("y" * 60)]]),
        413,
        "import-too-many-columns",
    ),
}


def _archive(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr(name, content)
    return made.getvalue()
