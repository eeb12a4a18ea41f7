"""The start-up check: an application with an undeclared or unguarded route does not start."""

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from api.rules import access
from api.web.operations import SAFE, Operation, operation_for

RolesFor = Callable[[str, str], frozenset[Any] | None]
READS = frozenset({"GET"})


class BrokenContract(Exception):
    """Sentences about routes that may not be served."""


def operations(app: Flask) -> Iterator[tuple[Rule, str, Operation]]:
    """Every operation of the application: rule, method, declarations. HEAD and OPTIONS aside."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method, operation_for(view, method)


def faults(app: Flask, roles_for: RolesFor = access.roles_for) -> list[str]:
    """What is wrong with the routes, a sentence each."""
    return [
        f"{method} {rule.rule}: {fault}"
        for rule, method, operation in operations(app)
        for fault in _faults_of(operation, method, roles_for(method, rule.rule))
    ]


def _faults_of(operation: Operation, method: str, in_table: frozenset[Any] | None) -> Iterator[str]:
    if not operation.roles:
        yield "declares no roles (@blp.allow)"
    elif in_table is None:
        yield "is not in the table of api.rules.access"
    elif in_table != operation.roles:
        yield f"allows {sorted(operation.roles)}, the table says {sorted(in_table)}"
    if operation.page and method not in READS:
        yield "is an open page and may only be read"
    wanted = 0 if method in SAFE else 1
    if len(operation.preconditions) != wanted:
        yield f"declares {len(operation.preconditions)} preconditions, needs {wanted}"
    yield from _misplaced(operation, method)


def _misplaced(operation: Operation, method: str) -> Iterator[str]:
    if (operation.body is not None or operation.files) and method in SAFE:
        yield "reads a body"
    if operation.body is not None and operation.files:
        yield "reads both JSON and a file"
    if operation.is_conditional and method == "POST":
        yield "is a POST, which has no version to compare"
    if "append_only" in operation.preconditions and method != "PUT":
        yield "is append-only and not a PUT"
    if operation.is_idempotent and method != "POST":
        yield "is keyed and not a POST"


def check(app: Flask, roles_for: RolesFor = access.roles_for) -> None:
    """Refuse to start with a list of what is missing."""
    found = faults(app, roles_for)
    if found:
        raise BrokenContract("; ".join(found))
