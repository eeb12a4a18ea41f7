"""`constancia assess`: the facts of weeks in, their standings out. Needs no database.

Each output line answers one value of the input, in order: a standing, or {"error": {...}}.
"""

import io
import json
from collections.abc import Mapping
from typing import Any, TextIO

from marshmallow import ValidationError

from api.errors import Invalid
from api.operator.json_input import Piece, Unreadable, pieces
from api.standing.assessment_schemas import AssessmentSchema
from api.standing.assessments import as_scenario, standing_of
from api.web import texts
from api.web.faults import Fault, flattened

USAGE = (
    "Give the facts of a week as JSON on standard input: one object, one object a line, or a list. "
    "For example: constancia assess < week.json"
)
Answer = dict[str, Any]


def run(stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Answer every piece of `stdin`. 0 all assessed, 1 some could not be, 2 nothing given."""
    _read_as_utf8(stdin)
    if stdin.isatty():
        stderr.write(USAGE + "\n")
        return 2
    schema = AssessmentSchema()
    given = failed = 0
    for piece in pieces(stdin):
        answer = _answer(schema, piece)
        failed += "error" in answer
        given += 1
        stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
        stdout.flush()
    if given == 0:
        stderr.write(USAGE + "\n")
        return 2
    if failed:
        stderr.write(f"{failed} of {given} could not be assessed; see their error lines.\n")
    return 1 if failed else 0


def _read_as_utf8(stream: TextIO) -> None:
    """Read UTF-8 wherever we run; a byte that is none becomes a fault of its own line."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8-sig", errors="surrogateescape")


def _answer(schema: AssessmentSchema, piece: Piece) -> Answer:
    if piece.fault is not None:
        return _unreadable(piece.fault)
    value, place = piece.value, ""
    if isinstance(value, Mapping) and "given" in value:
        # A whole worked case: its question is enough.
        value, place = value["given"], "/given"
    if not isinstance(value, Mapping):
        return _unreadable(Unreadable("This is not a JSON object.", piece.line))
    try:
        standing, _ = standing_of(schema.load(value))
    except ValidationError as error:
        return _faulty(piece.line, [(place + at, fault) for at, fault in flattened(error.messages)])
    except Invalid as error:
        fault = Fault(error.slug, **error.params)
        return _faulty(piece.line, [(place + error.pointer, fault)])
    return as_scenario(standing)


def _unreadable(fault: Unreadable) -> Answer:
    return {"error": {"line": fault.line, "detail": str(fault), "errors": []}}


def _faulty(line: int, faults: list[tuple[str, Fault]]) -> Answer:
    errors = [
        {"pointer": at, "code": str(fault), "message": texts.fault_text(fault, "en", fault.params)}
        for at, fault in faults
    ]
    first = errors[0]
    detail = f"{first['pointer'] or 'The object'}: {first['message']}"
    return {"error": {"line": line, "detail": detail, "errors": errors}}
