"""What the OpenAPI document says of an operation, read off what it declared."""

from http import HTTPStatus
from typing import Any

from api.rules.access import ANYONE
from api.web.headers import CSRF_HEADER, CSRF_VALUE
from api.web.idempotency import HEADER, KEY_FORM
from api.web.operations import SAFE, Operation
from api.web.problems import PROBLEM_JSON

DOCUMENTED = (400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 428, 429, 500, 503, 507)
WAITING = (409, 429, 503, 507)

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. `type` is a stable slug; `instance` is a code for support.",
    "required": ["type", "title", "status", "detail", "instance", "kept"],
    "properties": {
        "type": {"type": "string", "maxLength": 60, "pattern": "^[a-z0-9-]+$"},
        "title": {"type": "string", "maxLength": 120, "pattern": "^.*$"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "maxLength": 400, "pattern": "^.*$"},
        "instance": {"type": "string", "maxLength": 60, "pattern": "^urn:constancia:support:.+$"},
        "kept": {"type": "boolean", "description": "Whether what was sent is stored."},
        "errors": {
            "type": "array",
            "maxItems": 1000,
            "items": {
                "type": "object",
                "required": ["pointer", "code", "message"],
                "properties": {
                    "pointer": {
                        "type": "string",
                        "maxLength": 300,
                        "pattern": "^.*$",
                        "description": "JSON pointer into the body, or ?name for the query.",
                    },
                    "code": {"type": "string", "maxLength": 60, "pattern": "^[a-z0-9-]+$"},
                    "message": {"type": "string", "maxLength": 300, "pattern": "^.*$"},
                },
            },
        },
    },
}


def _problem_response(status: int) -> dict[str, Any]:
    headers: dict[str, Any] = {"X-Request-Id": {"$ref": "#/components/headers/RequestId"}}
    if status in WAITING:
        headers["Retry-After"] = {"$ref": "#/components/headers/RetryAfter"}
    if status == 412:
        headers["ETag"] = {"$ref": "#/components/headers/Version"}
    return {
        "description": HTTPStatus(status).phrase,
        "headers": headers,
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _header(description: str, pattern: str, most: int) -> dict[str, Any]:
    schema = {"type": "string", "pattern": pattern, "maxLength": most}
    return {"description": description, "schema": schema}


def _parameter(name: str, required: bool, header: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": required, **header}


_VERSION = r'^"[0-9]{1,9}"$'
_IF_MATCH = _header("The ETag of the version you saw.", _VERSION, 11)
_KEY = _header("Made by the client, new for each command.", f"^{KEY_FORM}$", 64)
_CSRF = _header("Needed with a cookie.", f"^{CSRF_VALUE}$", 1)
_LANGUAGE = _header("es (default) or en.", r"^[A-Za-z0-9,;=.* -]*$", 100)

COMPONENTS: dict[str, dict[str, Any]] = {
    "schemas": {"Problem": PROBLEM_SCHEMA},
    "responses": {f"Problem{status}": _problem_response(status) for status in DOCUMENTED},
    "headers": {
        "Version": _header("The row's version.", _VERSION, 11),
        "RequestId": _header("The support code.", r"^[0-9A-Z]+$", 20),
        "RetryAfter": _header("Seconds to wait.", r"^[0-9]+$", 6),
    },
    "parameters": {
        "IfMatch": _parameter("If-Match", True, _IF_MATCH),
        "IfMatchUnlessNew": _parameter("If-Match", False, _IF_MATCH),
        "IdempotencyKey": _parameter(HEADER, True, _KEY),
        "Csrf": _parameter(CSRF_HEADER, False, _CSRF),
        "Language": _parameter("Accept-Language", False, _LANGUAGE),
    },
    "securitySchemes": {
        "session": {"type": "apiKey", "in": "cookie", "name": "__Host-constancia"},
    },
}


def _served(media_type: str) -> dict[str, Any]:
    """A file is bytes; one of JSON is an object that no schema of ours describes."""
    if media_type == "application/json":
        return {"type": "object"}
    return {"type": "string", "format": "binary"}


def enrich(doc: dict[str, Any], method: str, rule: str, operation: Operation) -> None:
    """Add security, headers and problems to one operation of the document."""
    roles = sorted(operation.roles)
    doc["security"] = [{}] if ANYONE in operation.roles else [{"session": []}]
    doc["x-roles"] = roles
    doc.setdefault("parameters", []).extend(_parameters(method, operation))
    if not doc["parameters"]:
        del doc["parameters"]
    if operation.files:
        doc["requestBody"] = _file(operation)
    responses = doc.setdefault("responses", {})
    _say_problems(responses, _statuses(method, rule, operation), operation)
    responses["default"] = {"$ref": "#/components/responses/Problem500"}
    if operation.is_conditional or method == "GET":
        _say_version(responses)
    if operation.preconditions:
        doc["x-repeatable"] = f"{operation.preconditions[0]}: {operation.why}".rstrip(": ")


def _say_problems(responses: dict[str, Any], statuses: set[int], operation: Operation) -> None:
    """What is served, every problem, and those that a page may tell."""
    pages = {kind: {"schema": _served(kind)} for kind in operation.serves}
    if pages:
        responses["200"]["content"] = pages
    for status in sorted(statuses):
        if "content" not in responses.get(str(status), {}):
            responses[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    for status in operation.serves_also:
        problem = _problem_response(status)
        responses[str(status)] = {**problem, "content": {**problem["content"], **pages}}


def _file(operation: Operation) -> dict[str, Any]:
    schema = {"type": "string", "format": "binary", "maxLength": operation.body_limit}
    kinds = sorted(operation.files)
    return {"required": True, "content": {kind: {"schema": schema} for kind in kinds}}


def _say_version(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if status.startswith("2") and "$ref" not in response:
            response.setdefault("headers", {})["ETag"] = {"$ref": "#/components/headers/Version"}


def _parameters(method: str, operation: Operation) -> list[dict[str, str]]:
    names = ["Language"]
    if method not in SAFE:
        names.append("Csrf")
    if operation.is_conditional:
        names.append("IfMatchUnlessNew" if operation.creates else "IfMatch")
    if operation.is_idempotent:
        names.append("IdempotencyKey")
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def _statuses(method: str, rule: str, operation: Operation) -> set[int]:
    """Every problem that this operation may answer; the fuzz test holds it to that."""
    statuses = {400, 422, 503, *operation.failures}
    if ANYONE not in operation.roles:
        statuses |= {401, 403}
    if "<" in rule:
        statuses.add(404)
    if method not in SAFE:
        statuses |= {403, 409, 413, 415, 507}
    if operation.is_conditional:
        statuses |= {412, 428}
    return statuses
