"""The sixteen holes of the vanilla stack, each tried on every route of the probe and the product.

Hole 3 (comparing before the commit only) needs two writers: see test_preconditions.py.
"""

from typing import Any

import marshmallow as ma
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from api.web import contract
from api.web.fields import Bool, Int, Str
from api.web.headers import OPEN_FORMS
from api.web.operations import SAFE
from api.web.paging import LARGEST_PAGE
from api.web.raw import Raw
from api.web.schema import RawSchema, Schema
from api.web.time_fields import Instant
from tests.web import walk

JSON = b"{}"
DEEP = b"[" * 30_000 + b"]" * 30_000
DIGITS = b'{"number": ' + b"9" * 5_000 + b"}"
# Which releases there are is known to everybody, and may be kept for a while.
OF_NOBODY = {"GET /api/v1/statistics"}
TWICE = b'{"minutes": 60, "minutes": 1200}'


def refused(door: walk.Door, answer: TestResponse, status: int, code: str) -> None:
    """The answer is this problem, as problem+json."""
    assert answer.status_code == status, f"{door.name}: {answer.status} {answer.text}"
    assert answer.mimetype == "application/problem+json", door.name
    assert answer.get_json()["type"] == code, f"{door.name}: {answer.text}"


def test_hole_1_a_wildcard_never_passes_for_a_version(served: Flask) -> None:
    for door in walk.unsafe_doors(served):
        if door.operation.is_conditional:
            answer = door.knock(body=JSON, headers={"If-Match": "*"})
            refused(door, answer, 400, "wildcard-not-allowed")


def test_hole_2_every_change_declares_why_repeating_it_is_harmless(served: Flask) -> None:
    for door in walk.unsafe_doors(served):
        assert len(door.operation.preconditions) == 1, door.name
        if door.operation.is_conditional and not door.operation.creates:
            answer = door.knock(body=JSON, without="If-Match")
            refused(door, answer, 428, "precondition-required")


def test_hole_4_a_post_is_keyed_or_says_why_not(served: Flask) -> None:
    for door in walk.unsafe_doors(served):
        if door.method != "POST":
            continue
        assert door.operation.is_idempotent or door.operation.why, door.name
        if door.operation.is_idempotent:
            answer = door.knock(body=JSON, without="Idempotency-Key")
            refused(door, answer, 400, "idempotency-key-missing")


def test_hole_5_an_unknown_query_parameter_is_not_ignored(served: Flask) -> None:
    for door in walk.doors(served):
        answer = door.knock(query="?no_such_filter=1", body=JSON)
        refused(door, answer, 422, door.operation.query_fault)


@pytest.mark.parametrize("limit", ["0", "51", "-1", "10000000000000000000", "9" * 400])
def test_holes_6_and_15_a_page_has_at_most_fifty_items(served: Flask, limit: str) -> None:
    for door in walk.doors(served):
        if door.operation.query and "limit" in door.operation.query().fields:
            refused(door, door.knock(query=f"?limit={limit}"), 422, "bad-page")
            assert door.operation.query().fields["limit"].most == LARGEST_PAGE


@pytest.mark.parametrize("cursor", ["1", "x" * 600, "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "é"])
def test_a_made_up_cursor_is_refused_everywhere(served: Flask, cursor: str) -> None:
    for door in walk.doors(served):
        if door.operation.query and "cursor" in door.operation.query().fields:
            refused(door, door.knock(query=f"?cursor={cursor}"), 422, "bad-page")


def test_hole_7_deep_nesting_is_refused(served: Flask) -> None:
    for door in walk.json_doors(served):
        too_deep_for_all = b"[" * 25 + b"]" * 25
        refused(door, door.knock(body=too_deep_for_all), 400, "body-too-complex")
        answer = door.knock(body=DEEP)
        assert answer.status_code in (400, 413), door.name
        assert answer.mimetype == "application/problem+json", door.name


def test_hole_8_a_number_of_five_thousand_digits_is_refused(served: Flask) -> None:
    for door in walk.json_doors(served):
        answer = door.knock(body=DIGITS)
        assert answer.status_code in (400, 413), f"{door.name}: {answer.text}"
        refused(door, door.knock(body=b'{"n": 1234567890123456}'), 400, "body-too-complex")


def test_hole_9_a_key_given_twice_is_refused(served: Flask) -> None:
    for door in walk.json_doors(served):
        refused(door, door.knock(body=TWICE), 400, "duplicate-key")


def test_an_unknown_body_field_is_refused(served: Flask) -> None:
    for door in walk.json_doors(served):
        schema = door.operation.body
        if schema is not None and issubclass(schema, RawSchema):
            continue
        answer = door.knock(body=b'{"no_such_field": 1}')
        assert answer.status_code == 422, f"{door.name}: {answer.text}"
        codes = [error["code"] for error in answer.get_json()["errors"]]
        assert "unknown-field" in codes, door.name
        assert "no_such_field" not in answer.text, door.name


GUESSES: dict[type[ma.fields.Field[Any]], list[object]] = {
    Int: ["3", 3.7, True, [3], {}, float("nan"), float("inf")],
    Bool: ["yes", "true", 1, 0, []],
    Str: [3, True, ["a"], {}],
}


def test_hole_10_no_field_guesses_what_was_meant(served: Flask) -> None:
    for name, field in walk.fields(served):
        for kind, guesses in GUESSES.items():
            if isinstance(field, kind):
                for guess in guesses:
                    assert _fault(field, guess) is not None, f"{name} takes {guess!r}"


def _fault(field: ma.fields.Field[Any], value: object) -> str | None:
    try:
        field.deserialize(value)
    except ma.ValidationError as error:
        return str(error.messages[0])
    return None


def test_hole_11_a_time_without_offset_is_refused(served: Flask) -> None:
    for name, field in walk.fields(served):
        if isinstance(field, Instant):
            assert _fault(field, "2026-11-09T08:00:00") == "time-needs-offset", name
            assert _fault(field, "1969-11-09T08:00:00Z") == "time-out-of-range", name
            assert _fault(field, "2101-01-01T00:00:00Z") == "time-out-of-range", name


def test_hole_12_every_number_has_a_range_and_every_text_a_length(served: Flask) -> None:
    for name, field in walk.fields(served):
        says = field.metadata
        if isinstance(field, Int):
            assert says["minimum"] <= says["maximum"], name
            assert _fault(field, says["maximum"] + 1) is not None, name
            assert _fault(field, says["minimum"] - 1) is not None, name
        if says.get("type") == "string":
            assert says["maxLength"] > 0, name
            assert "pattern" in says or "enum" in says, name
        if isinstance(field, Raw):
            assert _fault(field, "x" * (field.most + 1)) == "too-long", name


@pytest.mark.parametrize(
    "bad", ["a\x00b", "a\ud800b", "a\x1bb", "a\u202eb", "a\u2066b", "a\u200fb", "\ufeffa", "a\x85b"]
)
def test_hole_13_no_text_holds_what_cannot_be_stored_or_seen(served: Flask, bad: str) -> None:
    for name, field in walk.fields(served):
        if isinstance(field, Str):
            assert _fault(field, bad) == "bad-characters", name


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_hole_14_another_content_type_is_415(served: Flask, kind: str | None) -> None:
    for door in walk.json_doors(served):
        answer = door.knock(body=b'{"a": 1}', content_type=kind)
        refused(door, answer, 415, "unsupported-media-type")


def test_hole_16_no_schema_is_cut_to_size_at_run_time(served: Flask) -> None:
    for schema in walk.schemas(served).values():
        assert issubclass(schema, Schema)
        for option in ({"only": ("id",)}, {"exclude": ("id",)}, {"partial": True}):
            with pytest.raises(TypeError):
                schema(**option)


@pytest.mark.parametrize("body", [b"", b"{", b"nothing", b"\xff\xfe{}", b'{"a": }', b"{}{}"])
def test_what_is_not_json_is_400(served: Flask, body: bytes) -> None:
    for door in walk.doors_with_body(served):
        refused(door, door.knock(body=body), 400, "malformed-body")


@pytest.mark.parametrize("body", [b'{"a": NaN}', b'{"a": -Infinity}', b'{"a": 1e999}'])
def test_not_a_number_is_422(served: Flask, body: bytes) -> None:
    for door in walk.json_doors(served):
        refused(door, door.knock(body=body), 422, "wrong-type")


@pytest.mark.parametrize("body", [b"[]", b"3", b'"a"', b"null", b"true"])
def test_a_body_that_is_no_object_is_422(served: Flask, body: bytes) -> None:
    for door in walk.json_doors(served):
        assert door.knock(body=body).status_code == 422, door.name


def test_a_body_over_the_limit_is_413(served: Flask) -> None:
    for door in walk.unsafe_doors(served):
        body = b'{"a": "' + b"x" * door.operation.body_limit + b'"}'
        refused(door, door.knock(body=body), 413, "body-too-large")


@pytest.mark.parametrize("kind", [None, "application/json", "image/heic", "text/html"])
def test_a_file_of_another_type_is_415(served: Flask, kind: str | None) -> None:
    for door in walk.file_doors(served):
        if kind not in door.operation.files:
            refused(door, door.knock(body=b"{}", content_type=kind), 415, "unsupported-file")


# A form on paper's page: the code alone is a question too, and the page says what it found.
FILE_OPTIONAL = {"/verify"}


def test_no_file_at_all_is_422(served: Flask) -> None:
    for door in walk.file_doors(served):
        if door.rule.rule in FILE_OPTIONAL:
            continue
        for kind in door.operation.files:
            answer = door.knock(body=b"", content_type=kind)
            assert answer.status_code == 422, door.name
            assert answer.get_json()["errors"][0]["code"] == "file-empty", door.name


def test_more_than_a_thousand_keys_are_refused(served: Flask) -> None:
    body = b"{" + b",".join(b'"%d":1' % n for n in range(1_001)) + b"}"
    for door in walk.json_doors(served):
        if door.operation.body_limit >= len(body):
            refused(door, door.knock(body=body), 400, "body-too-complex")


def test_a_bad_id_in_a_path_is_not_found(served: Flask) -> None:
    for door in walk.doors(served):
        if str(walk.SOMEBODY) in door.url:
            for bad in ("1", "x" * 36, f"{walk.SOMEBODY}0", "%00", "..%2f"):
                client = served.test_client()
                url = door.url.replace(str(walk.SOMEBODY), bad, 1)
                answer = client.open(url, method=door.method, base_url=door.base_url)
                assert answer.status_code in (404, 405), f"{door.name} {bad}: {answer.status}"


def test_a_foreign_page_cannot_use_her_cookie(served: Flask) -> None:
    for door in walk.unsafe_doors(served):
        if door.rule.rule not in OPEN_FORMS:
            answer = door.knock(body=JSON, headers={"Cookie": "any=1"}, without="X-Constancia")
            refused(door, answer, 403, "foreign-page")
        answer = door.knock(body=JSON, headers={"Sec-Fetch-Site": "cross-site"})
        refused(door, answer, 403, "foreign-page")


def test_nobody_passes_a_door_that_needs_a_sign_in(served: Flask) -> None:
    for door in walk.doors(served):
        if "anyone" not in door.operation.roles:
            refused(door, door.knock(body=JSON, role="anyone"), 401, "session-expired")


def test_the_wrong_role_is_forbidden_before_anything_is_read(served: Flask) -> None:
    for door in walk.doors(served):
        if "anyone" in door.operation.roles:
            continue
        for role in walk.OTHERS - door.operation.roles:
            refused(door, door.knock(body=DEEP[:40], role=role), 403, "forbidden")


def test_every_answer_carries_the_security_headers(served: Flask) -> None:
    for door in walk.doors(served):
        headers = door.knock(body=JSON).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"], door.name
        assert "unsafe" not in headers["Content-Security-Policy"], door.name
        assert headers["Permissions-Policy"] == "camera=(self), geolocation=(), microphone=()"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Request-Id"]
        if door.url.startswith("/api/"):
            kept = "public, max-age=300" if door.name in OF_NOBODY else "no-store"
            assert headers["Cache-Control"] == kept, door.name


def test_every_route_is_documented_with_a_summary(served: Flask) -> None:
    client = served.test_client()
    base = walk.doors(served)[0].base_url
    document = client.get("/api/openapi.json", base_url=base).get_json()
    for door in walk.doors(served):
        if not door.rule.rule.startswith("/api/"):
            continue
        path = document["paths"][walk.in_document(door.rule.rule)]
        assert path[door.method.lower()]["summary"], door.name


def test_the_contract_of_the_application_holds(served: Flask) -> None:
    found = contract.faults(served, walk.own_table(served))
    assert found == []
    assert all(method in SAFE or o.preconditions for _, method, o in contract.operations(served))
