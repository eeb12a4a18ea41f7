"""From a file's bytes to its lines: what it is by its own bytes, whatever it is called."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import api
from api.errors import DomainError, Invalid, TooLarge, UnknownKind
from api.imports import delimited
from api.imports.refusals import LARGEST, OTHER_KINDS, TOO_LARGE, Refused

# The process limits its own work to thirty seconds; a busy machine may need longer for them.
PATIENCE_SECONDS = 60
TOP = Path(api.__file__).resolve().parent.parent
Line = tuple[int, list[object]]
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# Pictures, PDFs, archives, programs, web pages: what people take for a table by mistake.
_NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"MZ", b"\x7fELF", b"Rar!")


def read(raw: bytes) -> list[Line]:
    """The lines of a file that hold something, with their numbers. Raises 413, 415 or 422."""
    try:
        return list(_lines(raw))
    except Refused as refusal:
        raise refused(refusal) from None


def refused(refusal: Refused) -> DomainError:
    """A refusal as everybody's error."""
    params: dict[str, Any] = refusal.params
    if refusal.code in TOO_LARGE:
        return TooLarge(refusal.code, **params)
    if refusal.code in OTHER_KINDS:
        return UnknownKind(refusal.code)
    return Invalid(refusal.code, **params)


def _lines(raw: bytes) -> Iterator[Line]:
    if len(raw) > LARGEST:
        raise Refused("import-too-large")
    if raw.startswith(_OLD_OFFICE):
        raise Refused("import-locked" if _LOCKED in raw else "import-old-excel")
    if raw.startswith(b"PK"):
        _refuse_other_archive(raw)
        return _of_workbook(raw)
    if raw.startswith(_NO_TABLE) or raw.lstrip()[:1] == b"<":
        raise Refused("import-not-a-table")
    return delimited.lines(raw)


def _refuse_other_archive(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        raise Refused("import-broken") from None
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise Refused("import-not-a-table")


def _of_workbook(raw: bytes) -> Iterator[Line]:
    """What the process of its own says of a workbook."""
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-P", "-m", "api.imports.spreadsheet"],
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(TOP)},
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("import-too-large") from None
    if done.returncode:
        raise _said(done)
    for line in io.BytesIO(done.stdout):
        number, cells = json.loads(line)
        yield int(number), list(cells)


def _said(done: "subprocess.CompletedProcess[bytes]") -> Refused:
    """Why the process stopped; stopped from outside or without a word, the file was too much."""
    last = done.stdout.rstrip(b"\n").rpartition(b"\n")[2]
    if done.returncode > 0 and last.startswith(b"{"):
        word = json.loads(last)
        return Refused(word["code"], **word["params"])
    return Refused("import-too-large" if done.returncode < 0 else "import-broken")
