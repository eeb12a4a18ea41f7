"""Statements built once: several lists of rows read by one, and rows put in place by one.

Each list is a query of its own; the database hands it over as a JSON array. A statement that
is built once is compiled once, and a driver that prepares statements plans it once.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    Select,
    Table,
    Uuid,
    bindparam,
    func,
    inspect,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from api.database import Base, Instant

T = TypeVar("T")
Read = Callable[[Any], Any]


class Part(Generic[T]):
    """One list: a query, and what is made of the columns of each of its rows, in their order."""

    def __init__(self, query: Select[*tuple[Any, ...]], make: Callable[..., T]) -> None:
        """`query` selects columns of tables (no entities); its parameters are `bindparam`s."""
        self.query, self.make = query, make
        types = [column.type for column in query.selected_columns]
        self._readers = [
            (place, reader) for place, kind in enumerate(types) if (reader := _reader(kind))
        ]

    def rows(self, found: Sequence[list[Any]]) -> Iterator[T]:
        """The rows of an answer."""
        for cells in found:
            for place, read in self._readers:
                if cells[place] is not None:
                    cells[place] = read(cells[place])
            yield self.make(*cells)


class Together:
    """Lists that are read by one statement."""

    def __init__(self, **parts: Part[Any]) -> None:
        """The parts by their names."""
        self.parts = parts
        self._statement = lru_cache(maxsize=4)(self._built)

    def read(self, session: Session, **given: Any) -> dict[str, list[Any]]:
        """Every list by its name, as all of them stood at one instant."""
        session.flush()
        connection = session.connection()
        found = connection.execute(self._statement(connection.dialect.name), given).one()
        return {
            name: list(part.rows(json.loads(cell) if isinstance(cell, str) else cell))
            for (name, part), cell in zip(self.parts.items(), found, strict=True)
        }

    def _built(self, dialect: str) -> Select[Any]:
        as_json = _sqlite_array if dialect == "sqlite" else _postgresql_array
        return select(
            *(
                select(as_json(part.query.subquery().c)).scalar_subquery().label(name)
                for name, part in self.parts.items()
            )
        )


def _postgresql_array(columns: Any) -> Any:
    rows = func.json_agg(func.json_build_array(*columns))
    return func.coalesce(rows, literal_column("'[]'::json"))


def _sqlite_array(columns: Any) -> Any:
    cells = [func.json(one) if isinstance(one.type, JSON) else one for one in columns]
    return func.json_group_array(func.json_array(*cells))


def _reader(kind: Any) -> Read | None:
    """How a value of this type is read from JSON; None when it is what it seems."""
    readers: tuple[tuple[type, Read], ...] = (
        (Uuid, UUID),
        (Instant, _instant),
        (Date, date.fromisoformat),
        (Boolean, bool),
    )
    return next((read for type_, read in readers if isinstance(kind, type_)), None)


def _instant(text: str) -> datetime:
    """An instant; SQLite keeps it in UTC without saying so."""
    instant = datetime.fromisoformat(text)
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def upsert(session: Session, entity: type[Base], *rows: dict[str, Any]) -> None:
    """Put these rows in place: inserted, or the columns changed that they name. All name the same
    columns; a `version` is counted on."""
    connection = session.connection()
    statement = _upsert(entity, tuple(rows[0]), connection.dialect.name)
    connection.execute(statement, rows[0] if len(rows) == 1 else rows)
    keys = [column.name for column in inspect(entity).primary_key]
    for row in rows:
        seen = session.identity_map.get(identity_key(entity, tuple(row[key] for key in keys)))
        if seen is not None:
            session.expire(seen)


def insert_new(session: Session, entity: type[Base], row: dict[str, Any]) -> bool:
    """Insert a row, unless its key is taken; whether it was inserted."""
    connection = session.connection()
    statement = _insert_new(entity, connection.dialect.name)
    return connection.execute(statement, row).rowcount == 1


@lru_cache(maxsize=64)
def _insert_new(entity: type[Base], dialect: str) -> Any:
    insert = _insert(entity, dialect).on_conflict_do_nothing()
    return insert.execution_options(preserve_rowcount=True)


def _insert(entity: type[Base], dialect: str) -> Any:
    table = entity.__table__
    assert isinstance(table, Table)
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@lru_cache(maxsize=64)
def _upsert(entity: type[Base], names: tuple[str, ...], dialect: str) -> Any:
    insert, table = _insert(entity, dialect), entity.__table__
    insert = insert.values({name: bindparam(name) for name in names})
    keys = [column.name for column in table.primary_key]
    changes = {name: insert.excluded[name] for name in names if name not in keys}
    if "version" in changes:
        changes["version"] = table.c.version + 1
    return insert.on_conflict_do_update(index_elements=keys, set_=changes)
