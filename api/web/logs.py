"""One line per request: its rule, never its address. The support code joins it to a problem."""

import time

import structlog
from flask import Flask, Response, g, request

from api import logs
from api.web.request import known_actor

# An operator's probe each few seconds would hide everything else.
UNLOGGED = ("/health/live", "/api/v1/health/live")
_log = structlog.stdlib.get_logger("constancia.web")


def report(error: BaseException) -> None:
    """An unexpected error, with the support code that its answer carries."""
    _log.error("unexpected", **logs.places_of(error), request_id=g.get("request_id"), rule=_rule())


def _rule() -> str | None:
    return request.url_rule.rule if request.url_rule else None


def _start() -> None:
    g.started = time.monotonic()


def _finish(response: Response) -> Response:
    if _rule() in UNLOGGED:
        return response
    person = known_actor()
    started = g.get("started")
    _log.info(
        "request",
        rule=_rule(),
        method=request.method,
        status=response.status_code,
        milliseconds=round((time.monotonic() - started) * 1000) if started else None,
        request_id=g.get("request_id"),
        role=person.role if person else None,
        court=str(person.court_id) if person and person.court_id else None,
        problem=g.get("problem_code"),
    )
    return response


def register(app: Flask) -> None:
    """Log each request of this application."""
    app.before_request(_start)
    app.after_request(_finish)
