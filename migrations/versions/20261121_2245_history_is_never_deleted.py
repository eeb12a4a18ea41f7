"""what was known is never deleted: the database itself refuses"""

from alembic import op

revision = "d2f60b7a9c14"
down_revision = "a3c9150f6be8"
branch_labels = None
depends_on = None

# A fact never changes; a row of a history changes once, when it is withdrawn.
FACTS = ("shift_exceptions",)
HISTORIES = (
    "timetable_entries",
    "placement_spans",
    "site_hours",
    "site_holidays",
    "closures",
    "order_pauses",
)
ACTS = (*((table, "update") for table in FACTS), *((t, "delete") for t in (*FACTS, *HISTORIES)))


def upgrade() -> None:
    """Bring the schema forward."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table, act in ACTS:
        if postgresql:
            op.execute(
                f"create trigger {table}_no_{act} before {act} on {table} "
                "for each row execute function refuse_change()"
            )
        else:
            op.execute(
                f"create trigger {table}_no_{act} before {act} on {table} "
                f"begin select raise(abort, '{table} keeps what was recorded'); end"
            )


def downgrade() -> None:
    """Take the schema back."""
    on = "on {}" if op.get_bind().dialect.name == "postgresql" else ""
    for table, act in ACTS:
        op.execute(f"drop trigger {table}_no_{act} {on.format(table)}")
