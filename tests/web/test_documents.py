"""The OpenAPI document and the page made of it."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.web.operations import SAFE
from tests.web import walk

PATH = "/api/v1/notes/{note_id}"


@pytest.fixture
def document(http: FlaskClient) -> dict[str, Any]:
    """The probe's document."""
    found = http.get("/api/openapi.json").get_json()
    assert isinstance(found, dict)
    return found


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.1\.\d", document["openapi"])


def test_an_operation_says_who_may_call_it(document: dict[str, Any]) -> None:
    week = document["paths"]["/api/v1/weeks/{week}"]["get"]
    assert week["x-roles"] == ["clerk", "host"]
    assert week["security"] == [{"session": []}]
    assert document["paths"][PATH]["get"]["security"] == [{}]
    assert document["components"]["securitySchemes"]["session"]["name"] == "__Host-constancia"


def test_an_operation_says_its_preconditions_and_refusals(document: dict[str, Any]) -> None:
    put = document["paths"][PATH]["put"]
    assert {"$ref": "#/components/parameters/IfMatchUnlessNew"} in put["parameters"]
    for status in ("400", "404", "409", "412", "413", "415", "422", "428", "503", "507"):
        assert put["responses"][status]["$ref"].endswith(f"Problem{status}")
    post = document["paths"]["/api/v1/notes"]["post"]
    assert {"$ref": "#/components/parameters/IdempotencyKey"} in post["parameters"]


def test_a_file_is_documented_with_its_types_and_its_size(document: dict[str, Any]) -> None:
    files = document["paths"]["/api/v1/files"]
    sent = files["post"]["requestBody"]["content"]
    assert set(sent) == {"image/png"}
    assert sent["image/png"]["schema"]["maxLength"] == 100_000
    assert set(files["get"]["responses"]["200"]["content"]) == {"image/png", "application/pdf"}


def test_the_document_bounds_every_value_that_is_sent(served: Flask) -> None:
    base = walk.doors(served)[0].base_url
    document = served.test_client().get("/api/openapi.json", base_url=base).get_json()
    for where, schema in sent(document):
        for name, value in bounded(schema, document):
            kinds = value.get("type", [])
            kinds = [kinds] if isinstance(kinds, str) else kinds
            if "string" in kinds:
                assert "maxLength" in value, f"{where} {name}"
                assert {"pattern", "enum", "format"} & set(value), f"{where} {name}"
            if "integer" in kinds:
                assert {"minimum", "maximum"} <= set(value), f"{where} {name}"
            if "array" in kinds:
                assert "maxItems" in value, f"{where} {name}"
            if "object" in kinds and not value.get("x-raw"):
                assert "additionalProperties" in value, f"{where} {name}"


def sent(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every schema of a body, a query or a path."""
    found = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method == "parameters":
                found += [(path, p["schema"]) for p in operation]
                continue
            found += [(path, p["schema"]) for p in operation.get("parameters", []) if "name" in p]
            for content in operation.get("requestBody", {}).get("content", {}).values():
                found.append((f"{method} {path}", content["schema"]))
    return found


def bounded(
    schema: dict[str, Any], document: dict[str, Any], name: str = ""
) -> list[tuple[str, dict[str, Any]]]:
    """A schema and all inside it."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    found = [(name, schema)]
    for key, inner in schema.get("properties", {}).items():
        found += bounded(inner, document, f"{name}.{key}")
    for inner in [schema["items"]] if "items" in schema else schema.get("anyOf", []):
        found += bounded(inner, document, name)
    return found


def test_the_page_lists_every_operation_without_any_script(served: Flask) -> None:
    base = walk.doors(served)[0].base_url
    page = served.test_client().get("/api/docs", base_url=base)
    assert page.status_code == 200
    assert "<script" not in page.text
    assert "//" not in re.sub(r"https?://www\.w3\.org", "", page.text)
    for door in walk.doors(served):
        if door.rule.rule.startswith("/api/"):
            path = walk.in_document(door.rule.rule)
            assert f"<code>{door.method} {path}</code>" in page.text, door.name


def test_unsafe_operations_say_why_repeating_is_harmless(served: Flask) -> None:
    base = walk.doors(served)[0].base_url
    document = served.test_client().get("/api/openapi.json", base_url=base).get_json()
    for door in walk.doors(served):
        if door.method in SAFE or not door.rule.rule.startswith("/api/"):
            continue
        operation = document["paths"][walk.in_document(door.rule.rule)][door.method.lower()]
        assert operation["x-repeatable"], door.name
