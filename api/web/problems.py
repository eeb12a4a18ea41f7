"""Every error as `application/problem+json` (RFC 9457), or as a small page where a page was asked.

Nothing a caller sent and no name of ours inside is ever part of it; `instance` is a support code
that the log line carries too.
"""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask import Response, current_app, g, json, render_template_string, request

from api.web import texts
from api.web.faults import Fault
from api.web.request import language

PROBLEM_JSON = "application/problem+json"
_PAGE = """<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>{{ title }}</h1><p>{{ detail }}</p><p><small>{{ code }}</small></p>
</main></body></html>
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: an HTTP status, a slug, and what fills its sentence."""

    status: int
    code: str
    params: dict[str, str | int] = field(default_factory=dict)
    faults: tuple[tuple[str, Fault], ...] = ()
    kept: bool = False
    headers: dict[str, str] = field(default_factory=dict)


# The sentence for a code that nobody taught: better a general one than none.
_GENERAL = {
    400: "bad-request",
    401: "session-expired",
    403: "forbidden",
    404: "not-found",
    409: "conflict",
    410: "gone",
    412: "changed-meanwhile",
    413: "body-too-large",
    415: "unsupported-media-type",
    422: "invalid",
    423: "locked",
    429: "slow-down",
    503: "try-later",
}


def invalid(faults: list[tuple[str, Fault]]) -> Problem:
    """422 from faults: named after the fault when it is the only kind, else `invalid`."""
    kinds = {str(fault) if texts.knows_fault(fault) else "invalid" for _, fault in faults}
    code = kinds.pop() if len(kinds) == 1 else "invalid"
    return Problem(422, code, faults=tuple(faults))


def body_of(problem: Problem) -> dict[str, Any]:
    """The problem as JSON, in the language of the request."""
    spoken = language()
    general = _GENERAL.get(problem.status, "unexpected")
    text = texts.problem_text(problem.code, spoken, problem.params) or texts.problem_text(
        general, spoken, problem.params
    )
    assert text is not None
    body: dict[str, Any] = {
        "type": problem.code,
        "title": text.title,
        "status": problem.status,
        "detail": text.detail,
        "instance": f"urn:constancia:support:{g.get('request_id', 'none')}",
        "kept": problem.kept,
    }
    if problem.faults:
        body["errors"] = [_error(pointer, fault, spoken) for pointer, fault in problem.faults]
    return body


def _error(pointer: str, fault: Fault, spoken: str) -> dict[str, str]:
    known = str(fault) if texts.knows_fault(str(fault)) else "invalid"
    message = texts.fault_text(known, spoken, fault.params)
    return {"pointer": pointer, "code": known, "message": message}


def answer(problem: Problem) -> Response:
    """The HTTP answer; a page where a browser asked for a page outside the API."""
    body = body_of(problem)
    if _wants_page():
        page = render_template_string(
            _PAGE,
            title=body["title"],
            detail=body["detail"],
            code=body["instance"].rpartition(":")[2],
            language=language(),
        )
        response = Response(page, problem.status, mimetype="text/html")
    else:
        response = current_app.response_class(
            json.dumps(body), problem.status, mimetype=PROBLEM_JSON
        )
    response.headers.update(problem.headers)
    response.headers["Content-Language"] = language()
    g.problem_code = problem.code
    return response


def _wants_page() -> bool:
    if request.path.startswith("/api/"):
        return False
    best = request.accept_mimetypes.best_match(["application/json", "text/html"])
    return best == "text/html" and request.accept_mimetypes["text/html"] > 0


def general_code(status: int) -> str:
    """The slug for an HTTP status that has no better one."""
    special = {
        404: "not-found",
        405: "method-not-allowed",
        413: "body-too-large",
        415: "unsupported-media-type",
    }
    if status in special:
        return special[status]
    return "unexpected" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "bad-request"
