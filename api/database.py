"""The database: base class, instants that keep their zone, engines that do not lose a commit.

No Flask here: the clock process and the command line use the same engine and the same sessions.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from psycopg import RawCursor
from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    TypeDecorator,
    Uuid,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    declared_attr,
    mapped_column,
    sessionmaker,
)

# SQLite releases whose WAL mode cannot lose a commit to the WAL-reset bug.
WAL_FIXED = ((3, 51, 3),)
WAL_BACKPORTS = ((3, 50, 7), (3, 44, 6))
BUSY_MS = 5_000
# A connection that was used this many seconds ago is taken to be alive.
RESTED = 2.0
PREPARED_AFTER = 3
NEEDED_POSTGRESQL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored in UTC and given back in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: guessing its zone could move her hours to another week."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back UTC, also where the database forgot it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")


class Base(DeclarativeBase):
    """The root of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: Instant,
        UUID: Uuid,
        dict[str, Any]: Json,
        list[str]: Json,
        list[dict[str, Any]]: Json,
    }


class Versioned:
    """A row whose `version` counts its changes: the ETag, checked again by the UPDATE itself."""

    version: Mapped[int] = mapped_column(Integer)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Have SQLAlchemy put the version into the WHERE of every UPDATE and DELETE."""
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite's WAL mode is free of the WAL-reset bug (3.7.0 to 3.51.2)."""
    if any(version >= fixed for fixed in WAL_FIXED):
        return True
    return any(version[:2] == port[:2] and version >= port for port in WAL_BACKPORTS)


def sqlite_profile(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> tuple[str, str]:
    """(journal_mode, synchronous) under which an acknowledged commit survives a power cut."""
    return ("WAL", "FULL") if wal_is_safe(version) else ("DELETE", "EXTRA")


def new_engine(url: str, *, durable: bool = True, prepares: bool = False) -> Engine:
    """An engine for `url`. `durable=False` is for tests and simulations alone; `prepares` keeps
    plans of statements on the server, which a pooler in between may not allow."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite_engine(url, durable=durable)
    engine = create_engine(
        url,
        # The server's own placeholders: the driver need not rewrite every statement.
        paramstyle="numeric_dollar",
        pool_size=8,
        max_overflow=8,
        pool_timeout=2,
        # A database that is away, or that falls silent, must be noticed long before TCP gives up.
        connect_args={
            "connect_timeout": 2,
            "tcp_user_timeout": 5_000,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 2,
            "prepare_threshold": PREPARED_AFTER if prepares else None,
            "cursor_factory": RawCursor,
        },
    )
    _ask_after_a_rest(engine)
    return engine


def _ask_after_a_rest(engine: Engine) -> None:
    """Ask a connection whether it lives before it is used again, unless it was in use just now."""

    @event.listens_for(engine, "checkin")
    def _note(_connection: Any, record: Any) -> None:
        record.info["used_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _ask(connection: Any, record: Any, _fairy: Any) -> None:
        used_at = record.info.get("used_at")
        if used_at is None or time.monotonic() - used_at < RESTED:
            return
        try:
            alive = engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error:
            alive = False
        if not alive:
            raise InvalidatePoolError


def _sqlite_engine(url: str, *, durable: bool) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    journal, synchronous = sqlite_profile()

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # The driver's own transactions start too late to be serialisable; ours start below.
        connection.isolation_level = None
        for pragma in (
            f"journal_mode={journal if durable else 'MEMORY'}",
            f"synchronous={synchronous if durable else 'OFF'}",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A reader that turns writer half-way can only fail; a request that may write says so.
        mode = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """Sessions that may still be read after their commit."""
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def unit_of_work(factory: sessionmaker[Session]) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back by any error."""
    with factory() as session, session.begin():
        yield session


def unsafe_durability(engine: Engine) -> list[str]:
    """Sentences about settings under which an acknowledged scan could be lost; empty is good."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return _unsafe_sqlite(connection)
        found = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            for name in NEEDED_POSTGRESQL
        }
    return [
        f"PostgreSQL has {name} = {found[name]}; it must be {wanted}."
        for name, wanted in NEEDED_POSTGRESQL.items()
        if found[name] != wanted
    ]


def _unsafe_sqlite(connection: Any) -> list[str]:
    journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()).upper()
    synchronous = int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
    full, extra = 2, 3
    if journal == "WAL" and not wal_is_safe(sqlite3.sqlite_version_info):
        return [f"SQLite {sqlite3.sqlite_version} can lose commits in WAL mode; use DELETE."]
    if synchronous < (full if journal == "WAL" else extra):
        return [f"SQLite has synchronous = {synchronous} with {journal}; commits could be lost."]
    return []
