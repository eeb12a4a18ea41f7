"""Reading a body without falling over it: JSON, and on a few routes a file.

The vanilla stack answers 500 to 100,000 brackets or a number of 5,000 digits, keeps the last of
two equal keys, and calls a wrong content type "missing data".
"""

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from api.errors import UnknownKind
from api.web.faults import BadBody, BadInput, Fault

BODY_LIMIT = 64 * 1024
MOST_DEPTH = 20
MOST_KEYS = 1_000
MOST_DIGITS = 15
LONGEST_FRACTION = 32

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def read_json() -> Any:
    """The request's JSON value. Raises 415, 413, or `BadBody` / `BadInput`."""
    raw = request.get_data(cache=True)
    if request.mimetype != "application/json":
        raise UnsupportedMediaType()
    if request.mimetype_params.get("charset", "utf-8").lower() != "utf-8":
        raise BadBody("malformed-body")
    try:
        text = raw.decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        raise BadBody("malformed-body") from None
    return parsed(text)


def read_file(kinds: Collection[str]) -> bytes:
    """The request's body as it is, one file of these media types. Raises 413, 415 or `BadInput`."""
    raw = request.get_data(cache=True)
    if request.mimetype not in kinds:
        raise UnknownKind("unsupported-file")
    if not raw:
        raise BadInput([("", Fault("file-empty"))])
    return raw


def parsed(text: str) -> Any:
    """Text as a JSON value, within the limits."""
    if text.count("[") + text.count("{") > MOST_DEPTH and _depth(text) > MOST_DEPTH:
        raise BadBody("body-too-complex")
    counter = _Keys()
    try:
        return json.loads(
            text,
            object_pairs_hook=counter.unique,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_not_a_number,
        )
    except json.JSONDecodeError:
        raise BadBody("malformed-body") from None


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.finditer(_STRING.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


class _Keys:
    """Counts the keys of one body and refuses two equal ones in an object."""

    def __init__(self) -> None:
        self.seen = 0

    def unique(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        """An object from its pairs."""
        self.seen += len(pairs)
        if self.seen > MOST_KEYS:
            raise BadBody("body-too-complex")
        found = dict(pairs)
        if len(found) != len(pairs):
            raise BadBody("duplicate-key")
        return found


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise BadBody("body-too-complex")
    return int(digits)


def _fraction(digits: str) -> float:
    # A phone's clock in milliseconds may carry 17 digits; beyond that it is no measurement.
    if len(digits) > LONGEST_FRACTION:
        raise BadBody("body-too-complex")
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise BadInput([("", Fault("wrong-type"))])
    return number


def _not_a_number(word: str) -> float:
    raise BadInput([("", Fault("wrong-type"))])
