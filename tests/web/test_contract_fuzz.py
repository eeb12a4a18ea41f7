"""Schemathesis over the whole OpenAPI document: whatever is sent, the answer is a documented one.

In process and in one thread, derandomized, within about a minute for each application. Half of the
requests fit the document, half break it in one place.
"""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
)

from tests.web import walk

CASES = 1_600
FEWEST = 8
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_documented(fuzzed: Flask, mode: GenerationMode) -> None:
    doors = {(door.method, walk.in_document(door.rule.rule)): door for door in walk.doors(fuzzed)}
    operations = operations_of(fuzzed)
    examples = max(FEWEST, CASES // (2 * len(operations)))
    statuses: set[int] = set()
    for operation in operations:
        door = doors[operation.method.upper(), operation.path]
        walk.let_in(fuzzed, walk.fitting_role(door.operation))
        statuses |= tried(operation, mode, examples)
    assert statuses & {400, 422}
    assert not any(status >= 500 for status in statuses)


def operations_of(app: Flask) -> list[Any]:
    """Every operation of the document, as schemathesis reads it."""
    base = walk.doors(app)[0].base_url
    document = app.test_client().get("/api/openapi.json", base_url=base).get_json()
    schema = schemathesis.openapi.from_dict(document)
    schema.app = app
    schema.config.update(base_url=base)
    found: list[Any] = list(schema.get_all_operations())
    return [operation.ok() for operation in found]


def tried(operation: Any, mode: GenerationMode, examples: int) -> set[int]:
    """Send so many requests to one operation; the statuses it answered."""
    statuses: set[int] = set()
    documented = set(operation.definition.raw["responses"])

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        answer = case.call(headers={"X-Constancia": "1"})
        statuses.add(answer.status_code)
        name = f"{operation.method} {operation.path}: {answer.status_code} {answer.text[:300]}"
        assert str(answer.status_code) in documented, name
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"], name
            assert answer.json()["status"] == answer.status_code, name
        case.validate_response(answer, checks=CHECKS)

    send()
    return statuses
