"""Where validated arguments come from: our guarded JSON reader and a query that is not ignored."""

from typing import Any, NoReturn

import marshmallow as ma
from flask import Request, request
from webargs.flaskparser import FlaskParser

from api.web.bodies import read_json
from api.web.faults import BadInput, Fault, flattened
from api.web.fields import Strict


class StrictParser(FlaskParser):
    """webargs with our readers; unknown query parameters and repeated ones are refused."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": None, "query": ma.RAISE}

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """The body, through `api.web.bodies`."""
        return read_json()

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """The query as values: digits become numbers where a number is asked for."""
        return {name: self._value(name, schema) for name in req.args}

    @staticmethod
    def _value(name: str, schema: ma.Schema) -> object:
        given = request.args.getlist(name)
        by_name = {field.data_key or key: field for key, field in schema.fields.items()}
        field = by_name.get(name)
        if len(given) > 1:
            # No field takes two values; the pair itself is of the wrong type.
            return given
        return field.from_text(given[0]) if isinstance(field, Strict) else given[0]

    def _on_validation_error(
        self, error: ma.ValidationError, req: Request, schema: ma.Schema, location: str, **kw: Any
    ) -> NoReturn:
        faults = list(flattened(error.messages))
        if location == "query":
            faults = [("?" + place.lstrip("/"), _as_parameter(fault)) for place, fault in faults]
        raise BadInput(faults)


def _as_parameter(fault: Fault) -> Fault:
    return Fault("unknown-parameter") if fault == "unknown-field" else fault
