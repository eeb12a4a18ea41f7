"""Imports as answers: how far one is, and its lines in words."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.imports import stalls
from api.imports.kinds import kind_of
from api.imports.models import Import, ImportLine
from api.imports.templates import MARK
from api.imports.words import HEADS, RESULTS, said, sentence
from api.rules.access import Actor
from api.rules.cells import safe_cell

MOST_LISTED = 50


def import_answer(session: Session, found: Import) -> dict[str, Any]:
    """How far an import is."""
    return _answer(found, stalls.is_stuck(session, found.id))


def import_answers(session: Session, rows: Sequence[Import]) -> list[dict[str, Any]]:
    """How far each of them is."""
    stuck = stalls.stuck_of(session, [one.id for one in rows])
    return [_answer(one, one.id in stuck) for one in rows]


def _answer(found: Import, stuck: bool) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": found.kind,
        "state": found.state,
        "stuck": stuck,
        "digest": found.digest.hex(),
        "share": share(found),
        "lines": found.lines,
        "checked_lines": found.checked_lines,
        "new_lines": found.new_lines,
        "same_lines": found.same_lines,
        "wrong_lines": found.wrong_lines,
        "orders": found.orders,
        "counted_orders": found.counted_orders,
        "turned_down": found.turned_down,
        "made_at": found.made_at,
        "made_by_name": found.made_by_name,
        "run_at": found.run_at,
        "done_at": found.done_at,
    }


def share(found: Import) -> int:
    """How much of what is under way is done, of 100. Writing is one step and half of its way."""
    if found.state == "checking":
        return 100 * found.checked_lines // max(1, found.lines)
    if found.state == "writing":
        return 5
    if found.state == "counting":
        return 50 + 50 * found.counted_orders // max(1, found.orders)
    return 100


def of_court(session: Session, actor: Actor) -> Sequence[Import]:
    """The newest imports in scope."""
    query = select(Import).order_by(Import.made_at.desc(), Import.id).limit(MOST_LISTED)
    if actor.role == "monitor":
        query = query.where(Import.court_id.is_(None), Import.made_by == actor.id)
    elif actor.role != "admin":
        query = query.where(Import.court_id == actor.court_id)
    return session.scalars(query).all()


def lines(
    session: Session, import_id: UUID, result: str | None, after: int, limit: int
) -> Sequence[ImportLine]:
    """Lines that were checked, in their order; `limit + 1` of them tell whether there are more."""
    query = select(ImportLine).where(
        ImportLine.import_id == import_id, ImportLine.line > after, ImportLine.result.is_not(None)
    )
    if result is not None:
        query = query.where(ImportLine.result == result)
    return session.scalars(query.order_by(ImportLine.line).limit(limit + 1)).all()


def line_answer(row: ImportLine, kind: str, language: str) -> dict[str, Any]:
    """One line: what becomes of it and why."""
    return {
        "line": row.line,
        "result": row.result,
        "remarks": [_remark(one, kind, language) for one in row.remarks],
    }


def _remark(one: dict[str, Any], kind: str, language: str) -> dict[str, Any]:
    return {
        "code": one["code"],
        "column": _title(kind, one["column"], language),
        "wrong": one["wrong"],
        "text": sentence(one["code"], one["params"], language),
    }


def _title(kind: str, name: str | None, language: str) -> str | None:
    titles = {column.name: column.title(language) for column in kind_of(kind).columns}
    return None if name is None else titles.get(name, name)


def report(found: Import, rows: Iterable[ImportLine], language: str) -> bytes:
    """Every line and what became of it, as a table to keep. It repeats nothing of the file."""
    text = io.StringIO(newline="")
    text.write(MARK)
    table = csv.writer(text, delimiter=";")
    table.writerow(
        said(HEADS, name, language) for name in ("line", "result", "column", "code", "text")
    )
    for row in rows:
        if row.result is None:
            continue
        word = said(RESULTS, row.result, language)
        told = line_answer(row, found.kind, language)["remarks"] or [{}]
        for one in told:
            cells = (one.get("column"), one.get("code"), one.get("text"))
            table.writerow([row.line, word, *(safe_cell(cell or "") for cell in cells)])
    return text.getvalue().encode()
