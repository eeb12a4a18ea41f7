"""Ties the web base to one application: called first by `create_app`."""

from typing import Any

from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from api.clock import Clock
from api.logs import configure
from api.settings import Settings
from api.web import failures, headers, logs
from api.web.bodies import BODY_LIMIT
from api.web.converters import MonthInPath, WeekInPath
from api.web.documents import Api
from api.web.request import KEY, Wiring, close_session


def install(
    app: Flask,
    *,
    settings: Settings,
    sessions: sessionmaker[Session],
    clock: Clock,
    version: str = "1",
    description: str = "",
) -> Api:
    """Bind settings, sessions and clock; give the `Api` on which blueprints are registered."""
    app.extensions[KEY] = Wiring(settings, sessions, clock)
    app.url_map.converters["week"] = WeekInPath
    app.url_map.converters["month"] = MonthInPath
    app.config.update(_config(version))
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.compact = True  # type: ignore[attr-defined]
    configure(settings)
    # After-request functions run last to first: the log sees the finished answer.
    logs.register(app)
    headers.register(app, settings)
    app.teardown_request(close_session)
    api = Api(app, description=description)
    failures.register(app)
    return api


def _config(version: str) -> dict[str, Any]:
    return {
        "MAX_CONTENT_LENGTH": BODY_LIMIT,
        "API_TITLE": "Constancia",
        "API_VERSION": version,
        "OPENAPI_VERSION": "3.1.1",
        "OPENAPI_URL_PREFIX": None,
    }
