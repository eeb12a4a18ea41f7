"""Keyset lists: at most 50 items and a signed, opaque cursor to the next ones.

A page number can be 10^19 and a page can shift under the reader's hands; a key can do neither.
"""

import base64
import binascii
import hmac
import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from flask import request

from api.web.faults import refuse
from api.web.fields import Int, Str, Strict
from api.web.request import settings
from api.web.schema import List, Nested, Schema

LARGEST_PAGE = 50
CURSOR_LENGTH = 512
SIGNATURE_BYTES = 16
Key = Sequence[str | int | None]
R = TypeVar("R")


def sealed(key: Key) -> str:
    """The key of a page's last item as a cursor of this route; nobody else can make one."""
    plain = json.dumps(list(key), separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_signature(plain) + plain).decode().rstrip("=")


def opened(cursor: str) -> tuple[str | int | None, ...] | None:
    """The key inside a cursor that this route made, else None."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError):
        return None
    signature, plain = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(plain)):
        return None
    return tuple(json.loads(plain))


def _signature(plain: bytes) -> bytes:
    scope = f"cursor|{request.endpoint}|".encode()
    return hmac.digest(settings().secret_key, scope + plain, "sha256")[:SIGNATURE_BYTES]


class Cursor(Strict[tuple[str | int | None, ...]]):
    """A cursor from `next`; in Python the key of the last item already seen."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        pattern = f"^[A-Za-z0-9_-]{{22,{CURSOR_LENGTH}}}$"
        says = {"type": "string", "maxLength": CURSOR_LENGTH, "pattern": pattern}
        super().__init__(says, **options)

    def _deserialize(
        self, value: Any, attr: Any, data: Any, **kwargs: Any
    ) -> tuple[str | int | None, ...]:
        if not isinstance(value, str):
            raise refuse("wrong-type")
        key = opened(value) if len(value) <= CURSOR_LENGTH and value.isascii() else None
        if key is None:
            raise refuse("bad-page")
        return key


class Limit(Int):
    """How many items a page may hold, 1 to 50; its fault is `bad-page`."""

    def __init__(self, **options: Any) -> None:
        """Takes the common options."""
        super().__init__(1, LARGEST_PAGE, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        huge = isinstance(value, str) and value.lstrip("-").isdecimal()
        if huge or (number and not self.least <= value <= self.most):
            raise refuse("bad-page", max=self.most)
        return super()._deserialize(value, attr, data, **kwargs)


class PageQuery(Schema):
    """The query of every list; subclass it to add filters."""

    limit = Limit(load_default=LARGEST_PAGE)
    cursor = Cursor(load_default=None)


def page(items: Sequence[Any], next_key: Key | None = None) -> dict[str, Any]:
    """A list's answer. `next_key` is the key of the last item, if more may follow."""
    return {"items": items, "next": sealed(next_key) if next_key is not None else None}


def page_of(rows: Sequence[R], limit: int, key: Callable[[R], Key]) -> dict[str, Any]:
    """A page cut from `limit + 1` rows: the extra one only tells that there is more."""
    shown = rows[:limit]
    return page(shown, key(shown[-1]) if len(rows) > limit else None)


@cache
def page_schema(item: type[Schema]) -> type[Schema]:
    """The schema of a page of these items: one class for each kind of item."""
    fields = {
        "items": List(Nested(item), most=LARGEST_PAGE),
        "next": Str(CURSOR_LENGTH, allow_none=True),
    }
    name = item.__name__.removesuffix("Schema") + "Page"
    return type(name, (Schema,), fields)
