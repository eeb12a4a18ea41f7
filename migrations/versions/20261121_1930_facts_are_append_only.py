"""facts are append-only: the database itself refuses to change or delete what was recorded"""

from alembic import op

revision = "b7d1c0a95e21"
down_revision = "8c644035cf93"
branch_labels = None
depends_on = None

FACTS = ("scans", "scan_variants", "confirmations")


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "create function refuse_change() returns trigger language plpgsql as "
            "$$ begin raise exception '% is append-only', tg_table_name; end $$"
        )
        for table in FACTS:
            op.execute(
                f"create trigger {table}_append_only before update or delete on {table} "
                "for each row execute function refuse_change()"
            )
        return
    for table in FACTS:
        for act in ("update", "delete"):
            op.execute(
                f"create trigger {table}_no_{act} before {act} on {table} "
                f"begin select raise(abort, '{table} is append-only'); end"
            )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in FACTS:
            op.execute(f"drop trigger {table}_append_only on {table}")
        op.execute("drop function refuse_change()")
        return
    for table in FACTS:
        for act in ("update", "delete"):
            op.execute(f"drop trigger {table}_no_{act}")
