"""Walks over every operation of any application, as somebody whom the operation lets in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import marshmallow as ma
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from api.rules.access import ANONYMOUS, ANYONE, SIGNED_IN, Actor
from api.web import contract
from api.web.operations import SAFE, Operation
from api.web.request import settings, use_signin
from api.web.schema import List, Nested, Schema

SOMEBODY = UUID(int=1234567)
KEY = "walk-" + "0" * 20
OTHERS: frozenset[str] = frozenset(SIGNED_IN)


@dataclass(frozen=True)
class Door:
    """One operation that can be tried."""

    app: Flask
    rule: Rule
    method: str
    operation: Operation

    @property
    def name(self) -> str:
        """How a failing test calls it."""
        return f"{self.method} {self.rule.rule}"

    @property
    def url(self) -> str:
        """Its address, for things that do not exist."""
        given = {
            **{"uuid": str(SOMEBODY), "week": "2026-W47", "month": "2026-10"},
            **{"int": "1", "default": "x", "path": "x"},
        }
        url = self.rule.rule
        for argument in self.rule.arguments:
            kind = type(self.rule._converters[argument]).__name__
            for word, value in given.items():
                prefix = "" if word == "default" else f"{word}:"
                url = url.replace(f"<{prefix}{argument}>", value)
            assert f"{argument}>" not in url, f"the walk knows no {kind}"
        return url

    def asking(self, query: str) -> str:
        """The query in question, and beside it what this door cannot do without."""
        read = self.operation.query
        month = read is not None and getattr(read().fields.get("month"), "required", False)
        return f"{query}&month=2026-10" if query and month else query

    @property
    def base_url(self) -> str:
        """The application's own host."""
        with self.app.app_context():
            return f"https://{settings().host_names[0]}"

    def knock(
        self,
        *,
        query: str = "",
        body: bytes | None = None,
        content_type: str | None = "application/json",
        headers: dict[str, str] | None = None,
        without: str = "",
        role: str | None = None,
    ) -> TestResponse:
        """Send a request that passes every check but the one in question."""
        let_in(self.app, role or fitting_role(self.operation))
        sent = {"X-Constancia": "1"}
        if self.operation.is_conditional:
            sent["If-Match"] = '"1"'
        if self.operation.is_idempotent:
            sent["Idempotency-Key"] = KEY
        sent.pop(without, None)
        if self.method in SAFE:
            body, content_type = None, None
        return self.app.test_client(use_cookies=False).open(
            self.url + self.asking(query),
            method=self.method,
            base_url=self.base_url,
            data=body,
            content_type=content_type if body is not None else None,
            headers={**sent, **(headers or {})},
        )


def fitting_role(operation: Operation) -> str:
    """A role that the operation lets in."""
    return ANYONE if ANYONE in operation.roles else sorted(operation.roles)[0]


def let_in(app: Flask, role: str) -> None:
    """Have every request of this application come from somebody of this role."""
    person = ANONYMOUS
    if role != ANYONE:
        person = Actor(
            role=role,  # type: ignore[arg-type]
            id=SOMEBODY,
            court_id=SOMEBODY,
            host_id=SOMEBODY,
            site_ids=frozenset({SOMEBODY}),
            participant_id=SOMEBODY,
            order_id=SOMEBODY,
        )
    use_signin(app, lambda session, cookies, now: person)


def doors(app: Flask) -> list[Door]:
    """Every operation behind the gate; open pages aside, which read nothing of a request."""
    found = [
        Door(app, rule, method, operation)
        for rule, method, operation in contract.operations(app)
        if not operation.page
    ]
    assert found
    return found


def unsafe_doors(app: Flask) -> list[Door]:
    """Those that may change something."""
    return [door for door in doors(app) if door.method not in SAFE]


def doors_with_body(app: Flask) -> list[Door]:
    """Those that read a body."""
    return [door for door in unsafe_doors(app) if door.operation.body is not None]


def json_doors(app: Flask) -> list[Door]:
    """Those that may change something and take no file: JSON, or an empty body."""
    return [door for door in unsafe_doors(app) if not door.operation.files]


def file_doors(app: Flask) -> list[Door]:
    """Those whose body is a file."""
    found = [door for door in unsafe_doors(app) if door.operation.files]
    assert found
    return found


def schemas(app: Flask) -> dict[str, type[Schema]]:
    """Every schema that reads a request, nested ones included, by name."""
    found: dict[str, type[Schema]] = {}
    for door in doors(app):
        for schema in (door.operation.body, door.operation.query):
            if schema is not None:
                _collect(schema, found)
    assert found
    return found


def _collect(schema: Any, found: dict[str, type[Schema]]) -> None:
    if schema.__name__ in found:
        return
    found[schema.__name__] = schema
    for field in schema().fields.values():
        inner = field.inner if isinstance(field, List) else field
        if isinstance(inner, Nested):
            _collect(type(inner.schema), found)


def fields(app: Flask) -> Iterator[tuple[str, ma.fields.Field[Any]]]:
    """Every field that reads a request, lists by their items."""
    for name, schema in schemas(app).items():
        for key, field in schema().fields.items():
            yield f"{name}.{key}", field.inner if isinstance(field, List) else field


def in_document(rule: str) -> str:
    """A rule as the OpenAPI document writes it."""
    return re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule)


def own_table(app: Flask) -> contract.RolesFor:
    """A table of roles that agrees with the application, so that only other faults show."""
    table = {(m, rule.rule): o.roles for rule, m, o in contract.operations(app)}
    return lambda method, rule: table.get((method, rule))
