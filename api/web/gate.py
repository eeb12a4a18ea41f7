"""What every operation passes through, in this order, before its view runs.

Role, path, query, body, precondition; then the view, once if it is keyed. Declared by the
decorators of `api.web.blueprint`, enforced here whatever their order.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, make_response, request

from api.errors import Forbidden, NotFound, Unauthenticated
from api.rules.access import ANYONE
from api.web.bodies import read_file, read_json
from api.web.converters import is_fit
from api.web.faults import BadInput, Fault
from api.web.idempotency import once
from api.web.operations import SAFE, Operation, operation_for
from api.web.preconditions import put_tag, require
from api.web.request import actor, forgot_commit


def guarded(view: Callable[..., Any], declares: object) -> Callable[..., Response]:
    """The view behind the gate. `declares` is the function or class that was decorated."""

    @wraps(view)
    def through_the_gate(**path: Any) -> Response:
        operation = operation_for(declares, request.method)
        g.operation = operation
        request.max_content_length = operation.body_limit
        _check_role(operation)
        _check_path(path)
        _check_query(operation)
        _check_body(operation)
        require(operation)

        def run() -> Response:
            response = make_response(view(**path))
            if response.status_code < 400 and forgot_commit():
                raise RuntimeError("the view changed rows and did not commit")
            put_tag(response)
            return response

        return once(run) if operation.is_idempotent else run()

    return through_the_gate


def _check_role(operation: Operation) -> None:
    if ANYONE in operation.roles:
        return
    person = actor()
    if not person.is_signed_in:
        raise Unauthenticated()
    if person.role not in operation.roles:
        raise Forbidden()


def _check_path(path: dict[str, Any]) -> None:
    if not all(map(is_fit, path.values())):
        raise NotFound()


def _check_query(operation: Operation) -> None:
    """Unknown parameters are refused before anything else is read, also where none are known."""
    known: set[str] = set()
    if operation.query is not None:
        fields = operation.query().fields
        known = {field.data_key or name for name, field in fields.items()}
    if not set(request.args) <= known:
        raise BadInput([("?", Fault(operation.query_fault))])


def _check_body(operation: Operation) -> None:
    """Where no body is declared, only an empty one (or an empty object) may come."""
    if operation.body is not None or request.method in SAFE:
        return
    if operation.files:
        read_file(operation.files)
        return
    if not request.get_data(cache=True):
        return
    value = read_json()
    if not isinstance(value, dict):
        raise BadInput([("", Fault("wrong-type"))])
    if value:
        raise BadInput([("", Fault("unknown-field"))])
