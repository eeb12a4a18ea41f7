"""Our Blueprint: a route says who may call it and why repeating it is harmless, or does not start.

flask-smorest makes the OpenAPI document and dumps answers; reading requests, preconditions and
errors are ours (`api.web.gate`), because the vanilla ones have holes.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast, overload

import flask_smorest
from flask.views import MethodView

from api.rules.access import ROLES, SIGNED_IN
from api.web.bodies import BODY_LIMIT
from api.web.gate import guarded
from api.web.operations import F, add_precondition, declare
from api.web.paging import page_schema
from api.web.parser import StrictParser
from api.web.schema import Schema

PREFIX = "/api/v1"


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A group of routes below /api/v1. Every method needs `allow`, unsafe ones a precondition."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, *, description: str = "", url_prefix: str = PREFIX) -> None:
        """`name` is the group's title in the document."""
        super().__init__(name, __name__, url_prefix=url_prefix, description=description)

    def route(self, rule: str, **options: Any) -> Callable[[F], F]:
        """Register a MethodView class (or a GET function) under a rule."""
        return cast(Callable[[F], F], super().route(rule, **options))

    def add_url_rule(
        self, rule: str, endpoint: str | None = None, view_func: Any = None, **options: Any
    ) -> None:
        """Put the gate in front of every view."""
        if isinstance(view_func, type) and issubclass(view_func, MethodView):
            view_class = view_func
            gate = [lambda view: guarded(view, view_class)]
            view_class.decorators = [*view_class.decorators, *gate]
        elif view_func is not None:
            view_func = guarded(view_func, view_func)
        super().add_url_rule(rule, endpoint, view_func, **options)

    def allow(self, *roles: str) -> Callable[[F], F]:
        """Who may call: roles, "anyone", or "signed_in" for every role. Must match `access`."""
        named = frozenset(SIGNED_IN if roles == ("signed_in",) else roles)
        if not named or not named <= ROLES:
            raise ValueError(f"no such role among {roles}")
        return lambda view: declare(view, roles=named)

    def arguments(
        self,
        schema: type[Schema],
        *,
        location: str = "json",
        body_limit: int = BODY_LIMIT,
        **options: Any,
    ) -> Callable[[F], F]:
        """A strict body (`location="json"`) or query (`location="query"`)."""
        if location not in ("json", "query"):
            raise ValueError("arguments come from the body (json) or the query")
        # An instance, made once: a class would be made anew, with all its fields, for each request.
        read = super().arguments(schema(), location=location, **options)

        def decorate(view: F) -> F:
            wrapped = cast(F, read(view))
            if location == "query":
                return declare(wrapped, query=schema)
            return declare(wrapped, body=schema, body_limit=body_limit)

        return decorate

    def file(self, *media_types: str, body_limit: int) -> Callable[[F], F]:
        """A body that is a file of one of these types, as it is; read it with `read_file`."""
        if not media_types or "application/json" in media_types:
            raise ValueError("say which kinds of file; JSON is read by a schema")
        named = frozenset(media_types)
        return lambda view: declare(view, files=named, body_limit=body_limit)

    def signed(self, *media_types: str, body_limit: int) -> Callable[[F], F]:
        """A body that is taken byte for byte, also JSON: a signature of the sender's covers it, and
        nothing in it is believed before that fits."""
        named = frozenset(media_types)
        return lambda view: declare(view, files=named, body_limit=body_limit)

    def response(
        self,
        status_code: int,
        schema: type[Schema] | None = None,
        *,
        also: Sequence[int] = (),
        **options: Any,
    ) -> Callable[[F], F]:
        """The answer's shape; `also` are other good statuses of the same shape (201 beside 200)."""
        dump = super().response(status_code, schema, **options)

        def decorate(view: F) -> F:
            for status in also:
                view = super(Blueprint, self).alt_response(status, schema=schema, success=True)(
                    view
                )
            return cast(F, dump(view))

        return decorate

    def serves(self, *media_types: str, also: tuple[int, ...] = ()) -> Callable[[F], F]:
        """200 with a file of one of these types; the view returns a `Response`. `also` are
        statuses that a page of these types may tell in the place of a problem."""
        dump = super().response(200)

        def decorate(view: F) -> F:
            return declare(cast(F, dump(view)), serves=media_types, serves_also=also)

        return decorate

    def unfiltered(self, fault: str) -> Callable[[F], F]:
        """It takes no filter at all; `fault` is what whoever sends one is told."""
        return lambda view: declare(view, query_fault=fault)

    def page_response(self, item: type[Schema]) -> Callable[[F], F]:
        """200 with `{"items": [...], "next": cursor or null}`; the view returns `page(...)`."""
        return self.response(200, page_schema(item))

    def may_fail(self, *statuses: int) -> Callable[[F], F]:
        """Document problem statuses of the view's own, such as 409 or 410."""
        return lambda view: declare(view, failures=frozenset(statuses))

    @overload
    def conditional(self, view: F) -> F: ...

    @overload
    def conditional(self, *, creates: bool) -> Callable[[F], F]: ...

    def conditional(self, view: F | None = None, *, creates: bool = False) -> Any:
        """PUT, PATCH or DELETE of a versioned row: If-Match, `check_version`, `set_version`.

        `creates=True` where the client makes the id: without If-Match it may only create.
        """

        def decorate(function: F) -> F:
            return add_precondition(function, "conditional", creates=creates)

        return decorate(view) if view is not None else decorate

    def append_only(self, why: str) -> Callable[[F], F]:
        """A PUT of a fact that never changes: same body again is the same answer."""
        return lambda view: add_precondition(view, "append_only", _said(why))

    def idempotent(self, view: F) -> F:
        """A POST with `Idempotency-Key`: one effect, the stored answer replayed."""
        return add_precondition(view, "idempotent")

    def safe_to_repeat(self, why: str) -> Callable[[F], F]:
        """A write whose repetition changes nothing more; say why."""
        return lambda view: add_precondition(view, "safe_to_repeat", _said(why))


def _said(why: str) -> str:
    if len(why) < 8:
        raise ValueError("say why repeating it is harmless")
    return why
