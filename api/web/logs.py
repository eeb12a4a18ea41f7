"""One line per request, from an allow-list: never a body, a query, a name or a whole address.

What is not in the list is dropped, whoever logs it. The support code joins a line to a problem.
"""

import logging
import sys
import time
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, g, request

from api.settings import Settings
from api.web.request import known_actor

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "rule",
        "method",
        "status",
        "milliseconds",
        "request_id",
        "role",
        "court",
        "problem",
        "error",
        "where",
    }
)
DEEPEST_FRAMES = 8
_log = structlog.stdlib.get_logger("constancia.web")


def only_allowed(
    _log: Any, _name: str, entry: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drop every key that is not in the list."""
    return {key: value for key, value in entry.items() if key in ALLOWED or key.startswith("_")}


def configure(settings: Settings) -> None:
    """JSON lines for machines, or key=value for a terminal, on standard error."""
    last: Any = structlog.processors.JSONRenderer()
    if settings.log_format == "terminal":
        last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[
            only_allowed,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Asked for at each line: standard error may be another stream by then.
        logger_factory=lambda *_names: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # werkzeug's own lines carry the address and the query of each request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)


def report(error: BaseException) -> None:
    """An unexpected error: its kind and the places it passed, never its message (it may quote)."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST_FRAMES:]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    _log.error(
        "unexpected",
        error=type(error).__name__,
        where=" ".join(places),
        request_id=g.get("request_id"),
        rule=_rule(),
    )


def _rule() -> str | None:
    return request.url_rule.rule if request.url_rule else None


def _start() -> None:
    g.started = time.monotonic()


def _finish(response: Response) -> Response:
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
