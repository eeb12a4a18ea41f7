"""Files as a court's desk has them, sent in and run."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

import openpyxl

from tests.people import Answer, Browser

BASE = "/api/v1"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASE = "76001318700320260001200"
NIT = "900123456-8"
Rows = Sequence[Sequence[object]]

HOSTS: list[list[object]] = [
    ["nit", "entidad"],
    [NIT, "Fundación Manos"],
    ["860002964-4", "Biblioteca Norte"],
]
SITES: list[list[object]] = [
    ["nit", "sede", "direccion", "horario_abierto"],
    [NIT, "Sede Manos", "Calle 1 # 2-3", "lun-vie 08:00-17:00; sab 08:00-12:00"],
]
PARTICIPANTS: list[list[object]] = [
    ["tipo_documento", "numero_documento", "nombres", "apellidos"],
    ["CC", "66778899", "Luz", "Quintero"],
    ["CC", "55667788", "Ana Sofía", "Ñáñez"],
]
ORDERS: list[list[object]] = [
    [
        "numero_caso",
        "tipo_documento",
        "numero_documento",
        "empieza",
        "termina",
        "horas_semana",
        "nit_entidad",
        "sede",
        "turnos",
    ],
    [
        CASE,
        "CC",
        "66778899",
        "2026-09-07",
        "2027-09-06",
        "20",
        NIT,
        "Sede Manos",
        "lun-vie 08:00-12:00",
    ],
]
HOURS: list[list[object]] = [
    ["numero_caso", "sede", "fecha", "entrada", "salida", "soporte"],
    [CASE, "Sede Manos", "2026-10-05", "08:00", "12:00", "Planilla de octubre, folio 1"],
    [CASE, "Sede Manos", "2026-10-06", "08:00", "12:00", "Planilla de octubre, folio 1"],
    [CASE, "Sede Manos", "2026-10-13", "08:00", "12:30", "Planilla de octubre, folio 2"],
]
IN_ORDER: dict[str, list[list[object]]] = {
    "hosts": HOSTS,
    "sites": SITES,
    "participants": PARTICIPANTS,
    "orders": ORDERS,
    "hours": HOURS,
}


def as_csv(rows: Rows, *, separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """A table as Excel in Spanish writes it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def as_workbook(rows: Rows, *, merged: str = "", before: Iterable[str] = ()) -> bytes:
    """The same as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def send(
    who: Browser,
    kind: str,
    raw: bytes,
    *,
    import_id: UUID | None = None,
    content_type: str = CSV,
    query: str = "",
    **headers: str,
) -> Answer:
    """Send a file in, to be checked."""
    url = f"{BASE}/imports/{import_id or uuid4()}?kind={kind}{query}"
    return who.put(url, data=raw, content_type=content_type, headers=headers)


def checked(who: Browser, kind: str, rows: Rows) -> dict[str, Any]:
    """Send a table in; what was found."""
    own = uuid4()
    while True:
        answer = send(who, kind, as_csv(rows), import_id=own)
        assert answer.status_code == 200, answer.json
        found: dict[str, Any] = answer.json
        # A request goes on for two seconds; on a slow machine the next one does the rest.
        if found["state"] == "checked":
            return found


def run_whole(who: Browser, found: dict[str, Any]) -> dict[str, Any]:
    """Have a checked file written, and its weeks counted to the end."""
    while True:
        answer = run(who, found)
        assert answer.status_code == 200, answer.json
        found = answer.json
        if found["state"] in ("done", "checked"):
            return found


def run(who: Browser, found: dict[str, Any]) -> Answer:
    """Have a checked file written."""
    return who.put(f"{BASE}/imports/{found['id']}/run", json={"digest": found["digest"]})


def brought_in(who: Browser, kind: str, rows: Rows) -> dict[str, Any]:
    """Send a table in and have it written."""
    found = run_whole(who, checked(who, kind, rows))
    assert found["state"] == "done", found
    return found


def everything(who: Browser, until: str = "hours") -> None:
    """A court's files, in their order, up to a kind."""
    for kind, rows in IN_ORDER.items():
        brought_in(who, kind, rows)
        if kind == until:
            return


def lines(who: Browser, found: dict[str, Any], query: str = "", **headers: str) -> Any:
    """What was said of each line."""
    answer = who.get(f"{BASE}/imports/{found['id']}/lines{query}", headers=headers)
    assert answer.status_code == 200, answer.json
    return answer.json["items"]


def codes(who: Browser, found: dict[str, Any]) -> list[list[str]]:
    """The codes of what was said, line by line."""
    return [[one["code"] for one in line["remarks"]] for line in lines(who, found)]
