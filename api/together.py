"""Several lists of rows read by one statement, and several rows written by one.

Each list is a query of its own; the database hands it over as a JSON array. A statement that
is built once is compiled once, and a driver that prepares statements plans it once.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar
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
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from api.database import Base, Instant

T = TypeVar("T")
Read = Callable[[Any], Any]
Row = dict[str, Any]
# A rebuild writes hundreds of rows: a statement for each such number would never be used again.
MOST_IN_ONE = 12


class Part(Generic[T]):
    """One list: a query, and what is made of the columns of each of its rows, in their order."""

    def __init__(self, query: Select[*tuple[Any, ...]], make: Callable[..., T]) -> None:
        """`query` selects columns of tables (no entities); its parameters are `bindparam`s."""
        self.query, self.make = query, make

    @cached_property
    def _readers(self) -> list[tuple[int, Read]]:
        # Asked for late: a foreign key has no type before the table that it points at is known.
        types = [column.type for column in self.query.selected_columns]
        return [(place, reader) for place, kind in enumerate(types) if (reader := _reader(kind))]

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
        found = connection.execute(self._statement(connection.dialect.name), given).scalar_one()
        lists = json.loads(found) if isinstance(found, str) else found
        return {
            name: list(part.rows(rows))
            for (name, part), rows in zip(self.parts.items(), lists, strict=True)
        }

    def _built(self, dialect: str) -> Select[Any]:
        is_sqlite = dialect == "sqlite"
        as_json = _sqlite_array if is_sqlite else _postgresql_array
        lists = [
            select(as_json(part.query.subquery().c)).scalar_subquery()
            for part in self.parts.values()
        ]
        if is_sqlite:
            return select(func.json_array(*(func.json(one) for one in lists)))
        return select(func.json_build_array(*lists))


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


def insert_new(session: Session, entity: type[Base], row: Row) -> bool:
    """Insert a row, unless its key is taken; whether it was inserted. Of two at once the second
    one waits for the first."""
    connection = session.connection()
    statement = _insert_new(entity, connection.dialect.name)
    return connection.execute(statement, row).rowcount == 1


def insert_many_new(session: Session, entity: type[Base], rows: Sequence[Row]) -> None:
    """Insert those of the rows whose keys are not taken. All rows name the same columns."""
    if rows:
        connection = session.connection()
        connection.execute(_insert_new(entity, connection.dialect.name), list(rows))


@lru_cache(maxsize=64)
def _insert_new(entity: type[Base], dialect: str) -> Any:
    insert = _insert(entity, dialect).on_conflict_do_nothing()
    return insert.execution_options(preserve_rowcount=True)


class Writes:
    """Rows that are written together at the end: by one statement, where the database can."""

    def __init__(self, session: Session) -> None:
        """`session` is the transaction that they are part of."""
        self._session = session
        self._kept: list[tuple[Op, Row]] = []

    def insert(self, entity: type[Base], row: Row) -> None:
        """A new row."""
        self._kept.append((Op("insert", entity, tuple(row)), row))

    def upsert(self, entity: type[Base], row: Row) -> None:
        """A row to be put in place: inserted, or the columns changed that it names. A `version` is
        counted on."""
        self._kept.append((Op("upsert", entity, tuple(row)), row))

    def update(self, entity: type[Base], row: Row) -> None:
        """Columns of a row that is there; the row names its key too."""
        self._kept.append((Op("update", entity, tuple(row)), row))

    def run(self) -> None:
        """Write what was kept. Rows that the session has read are read again when asked for."""
        if not self._kept:
            return
        kept, self._kept = self._kept, []
        self._session.flush()
        connection = self._session.connection()
        most = 1 if connection.dialect.name == "sqlite" else MOST_IN_ONE
        for at in range(0, len(kept), most):
            some = kept[at : at + most]
            given = {f"{n}_{k}": v for n, (_, row) in enumerate(some) for k, v in row.items()}
            statement = _in_one(tuple(op for op, _ in some), connection.dialect.name)
            connection.execute(statement, given)
        for op, row in kept:
            self._forget(op.entity, row)

    def _forget(self, entity: type[Base], row: Row) -> None:
        key = identity_key(entity, tuple(row[name] for name in _keys(entity)))
        seen = self._session.identity_map.get(key)
        if seen is not None:
            self._session.expire(seen)


class Op(NamedTuple):
    """What is done to which table, with a row of which columns."""

    kind: str
    entity: type[Base]
    names: tuple[str, ...]


@lru_cache(maxsize=256)
def _in_one(ops: tuple[Op, ...], dialect: str) -> Any:
    """All of it as one statement, which PostgreSQL can do. Its parts see none of each other's
    rows; references between them are checked at its end."""
    *others, last = (_one(op, dialect, str(n)) for n, op in enumerate(ops))
    return last.add_cte(*(one.cte(f"w{n}") for n, one in enumerate(others)))


@lru_cache(maxsize=256)
def _one(op: Op, dialect: str, prefix: str) -> Any:
    table, keys = _table(op.entity), _keys(op.entity)
    given = {name: bindparam(f"{prefix}_{name}", type_=table.c[name].type) for name in op.names}
    changes: dict[str, Any] = {name: one for name, one in given.items() if name not in keys}
    if op.kind == "update":
        its = [table.c[name] == given[name] for name in keys]
        return update(table).where(*its).values(changes)
    insert = _insert(op.entity, dialect).values(given)
    if op.kind == "insert":
        return insert
    changes = {name: insert.excluded[name] for name in changes}
    if "version" in changes:
        changes["version"] = table.c.version + 1
    return insert.on_conflict_do_update(index_elements=keys, set_=changes)


def _insert(entity: type[Base], dialect: str) -> Any:
    table = _table(entity)
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def _table(entity: type[Base]) -> Table:
    table = entity.__table__
    assert isinstance(table, Table)
    return table


@lru_cache(maxsize=64)
def _keys(entity: type[Base]) -> tuple[str, ...]:
    return tuple(column.name for column in inspect(entity).primary_key)
