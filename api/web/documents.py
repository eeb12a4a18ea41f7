"""The OpenAPI 3.1 document, said of what is really enforced, and a page to read it on."""

from typing import Any

import flask_smorest
from flask import Blueprint as PlainBlueprint
from flask import Flask, Response, current_app, json, render_template_string
from werkzeug.exceptions import HTTPException
from werkzeug.routing import UnicodeConverter, UUIDConverter

from api.web.contract import operations
from api.web.converters import (
    MonthInPath,
    WeekInPath,
    month_parameter,
    text_parameter,
    uuid_parameter,
    week_parameter,
)
from api.web.docs_page import PAGE, STYLE
from api.web.operation_docs import COMPONENTS, enrich
from api.web.operations import open_page


class Api(flask_smorest.Api):  # type: ignore[misc]
    """flask-smorest's Api with our errors, our document and our page."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def __init__(self, app: Flask, *, description: str = "") -> None:
        """`description` is the document's introduction."""
        self._finished: dict[str, Any] | None = None
        super().__init__(app, spec_kwargs={"info": {"description": description}})

    def init_app(self, app: Flask, *, spec_kwargs: dict[str, Any] | None = None) -> None:
        """Add our path converters and the two pages of the document."""
        super().init_app(app, spec_kwargs=spec_kwargs)
        self.register_converter(WeekInPath, week_parameter)
        self.register_converter(MonthInPath, month_parameter)
        self.register_converter(UUIDConverter, uuid_parameter)
        self.register_converter(UnicodeConverter, text_parameter)
        app.register_blueprint(_pages(self))

    def _register_error_handlers(self) -> None:
        """Errors are `api.web.failures`'s."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        """Never registered; kept out of the way."""
        raise error

    def document(self) -> dict[str, Any]:
        """The whole OpenAPI document, made once."""
        if self._finished is None:
            spec = self.spec.to_dict()
            components = spec.setdefault("components", {})
            for kind, named in COMPONENTS.items():
                components.setdefault(kind, {}).update(named)
            for rule, method, operation in operations(self._app):
                path = spec["paths"].get(self.flask_plugin.flaskpath2openapi(rule.rule), {})
                if method.lower() in path:
                    enrich(path[method.lower()], method, rule.rule, operation)
            self._finished = spec
        return self._finished


def _shape(part: dict[str, Any]) -> str:
    """The name of the schema in a body or an answer; a problem's is not worth repeating."""
    if "$ref" in part:
        return ""
    for content in part.get("content", {}).values():
        return str(content.get("schema", {}).get("$ref", "")).rpartition("/")[2]
    return ""


def _groups(document: dict[str, Any]) -> dict[str, list[tuple[str, str, dict[str, Any]]]]:
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, methods in document["paths"].items():
        for method, doc in methods.items():
            if method != "parameters":
                rows = groups.setdefault(doc.get("tags", [""])[0], [])
                rows.append((path, method.upper(), doc))
    return groups


def _pages(api: Api) -> PlainBlueprint:
    pages = PlainBlueprint("api-pages", __name__, url_prefix="/api")

    @pages.get("/openapi.json")
    @open_page("the document holds no data of anybody")
    def openapi() -> Response:
        body = json.dumps(api.document(), indent=2)
        return current_app.response_class(body, mimetype="application/json")

    @pages.get("/docs")
    @open_page("the document holds no data of anybody")
    def docs() -> str:
        document = api.document()
        return render_template_string(
            PAGE, info=document["info"], groups=_groups(document), shape=_shape
        )

    @pages.get("/docs.css")
    @open_page("a stylesheet")
    def style() -> Response:
        return Response(STYLE, mimetype="text/css")

    return pages
