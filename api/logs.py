"""What may be logged: an allow-list, whoever logs it. Never a body, a query, a name or an address.

No Flask here: the web server and the clock write the same lines.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

from api.settings import Settings

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
        "job",
        "units",
    }
)
DEEPEST_FRAMES = 8


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
    # werkzeug's lines carry addresses and queries, APScheduler's a line for every tick.
    for name in ("werkzeug", "apscheduler"):
        logging.getLogger(name).setLevel(logging.ERROR)


def places_of(error: BaseException) -> dict[str, str]:
    """An error's kind and the places it passed, never its message: that may quote somebody."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST_FRAMES:]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    return {"error": type(error).__name__, "where": " ".join(places)}
