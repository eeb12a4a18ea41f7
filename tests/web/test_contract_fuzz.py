"""Schemathesis over the whole OpenAPI document: whatever is sent, the answer is a documented one.

In process and in one thread, derandomized; about a minute in all on an idle machine. Half of the
requests fit the document, half break it in one place. In two halves, so that two workers share
the longest test that there is.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    response_schema_conformance,
)
from schemathesis.core.failures import FailureGroup

from tests.web import walk
from tests.web.seats import Seats

CASES = 700
FEWEST = 3
HALVES = 2
CHECKS = [content_type_conformance, response_schema_conformance]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("half", range(HALVES))
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_documented(seats: Seats, mode: GenerationMode, half: int) -> None:
    app = seats.app
    doors = {(door.method, walk.in_document(door.rule.rule)): door for door in walk.doors(app)}
    operations = operations_of(app)
    examples = max(FEWEST, CASES // (2 * len(operations)))
    run = Run(seats.ids if mode is GenerationMode.POSITIVE else {})
    for operation in operations[half::HALVES]:
        door = doors[operation.method.upper(), operation.path]
        seats.let_in(walk.fitting_role(door.operation))
        run.send_to(operation, mode, examples)
    assert not run.complaints, "\n".join(f"{a}\n    {b}" for a, b in run.complaints.items())
    assert run.statuses & {200, 201}
    assert run.statuses & {400, 422}


def operations_of(app: Flask) -> list[Any]:
    """Every operation of the document, as schemathesis reads it."""
    base = walk.doors(app)[0].base_url
    document = app.test_client().get("/api/openapi.json", base_url=base).get_json()
    schema = schemathesis.openapi.from_dict(document)
    schema.app = app
    schema.config.update(base_url=base)
    found: list[Any] = list(schema.get_all_operations())
    return [operation.ok() for operation in found]


class Run:
    """What was answered so far, and what was wrong with it."""

    def __init__(self, ids: dict[str, UUID]) -> None:
        self.ids = ids
        self.statuses: set[int] = set()
        self.complaints: dict[str, str] = {}

    def send_to(self, operation: Any, mode: GenerationMode, examples: int) -> None:
        """Send so many requests to one operation, half of them to things that exist."""

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate],
        )
        @given(case=operation.as_strategy(generation_mode=mode), there=st.booleans())
        def send(case: Any, there: bool) -> None:
            if there:
                self.aim(case)
            answer = case.call(headers={"X-Constancia": "1"})
            self.statuses.add(answer.status_code)
            for wrong in complaints_about(operation, case, answer):
                name = f"{operation.method.upper()} {operation.path} {answer.status_code}: {wrong}"
                self.complaints.setdefault(name, f"{case} -> {answer.text[:200]}")

        send()

    def aim(self, case: Any) -> None:
        """Put the ids of things that exist into the path."""
        for name in case.path_parameters or {}:
            if name in self.ids:
                case.path_parameters[name] = str(self.ids[name])


def complaints_about(operation: Any, case: Any, answer: Any) -> Iterator[str]:
    """What is wrong with one answer."""
    status = answer.status_code
    said = operation.definition.raw["responses"].get(str(status))
    # A part of the path that was broken may lead to another door, or to none.
    if said is None and status not in (404, 405):
        yield "the status is not documented"
    own_shape = said is not None and "$ref" not in said
    if status >= 400 and not own_shape:
        if answer.headers["content-type"] != ["application/problem+json"]:
            yield "the error is no problem+json"
        elif answer.json()["status"] != status:
            yield "the problem has another status"
    if status >= 500 and not own_shape:
        yield "a server error"
    try:
        case.validate_response(answer, checks=CHECKS)
    except FailureGroup as found:
        for failure in found.exceptions:
            yield f"{type(failure).__name__}"
