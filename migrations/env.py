"""Alembic's entrance. A caller may hand over a connection; else the environment names the URL."""

import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from api.database import Instant, new_engine
from api.settings import Settings
from api.tables import Base


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own column types by name, so that a migration reads as the model does."""
    if kind == "type" and isinstance(item, Instant):
        autogen.imports.add("from api.database import Instant")
        return "Instant()"
    if kind == "type" and type(item).__name__ == "JSON":
        autogen.imports.add("from api.database import Json")
        return "Json"
    return False


def run(connection: Connection) -> None:
    """Run the migrations on this connection, each in a transaction of its own."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with new_engine(Settings.from_environment(os.environ).database_url).connect() as fresh:
        run(fresh)
        fresh.commit()
