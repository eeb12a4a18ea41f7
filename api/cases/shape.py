"""The one shape in which every event of a case is read, whichever table holds it."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    Text,
    Uuid,
    cast,
    literal,
    null,
    select,
)

from api.database import Instant

Rows = Select[tuple[Any, ...]]
# Whose events: an order, or the place in a statement where it will stand.
Of = UUID | BindParameter[UUID]
# Every column of a row, with its type where a source has nothing to say.
SHAPE: dict[str, Any] = {
    "id": Uuid(),
    "at": Instant(),
    "known_at": Instant(),
    "what": String(32),
    "detail": String(160),
    "by": Uuid(),
    "by_name": String(160),
    "by_role": String(16),
    "said": Text(),
    "about": Uuid(),
    "week": String(8),
    "starts_at": Instant(),
    "ends_at": Instant(),
    "number": Integer(),
}


def rows(**said: Any) -> Rows:
    """A choice of columns in the order of `SHAPE`; what is not said is nothing."""
    said.setdefault("known_at", said["at"])
    columns: list[ColumnElement[Any]] = []
    for name, kind in SHAPE.items():
        value = said.get(name)
        if value is None:
            value = cast(null(), kind)
        elif isinstance(value, str):
            value = cast(literal(value), kind)
        columns.append(value.label(name))
    return select(*columns)
