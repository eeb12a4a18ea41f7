"""Orders and placements that were a mistake are taken back; their case number is free again."""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "c86d1f0a47e3"
down_revision = "e27d5b90f3a4"
branch_labels = None
depends_on = None

UNIQUE = "uq_orders_court_id_case_number"
TABLE = "intake_withdrawals"
STANDS = sa.text("withdrawn_at is null")


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("withdrawn_at", Instant(), nullable=True))
        batch_op.drop_constraint(UNIQUE, type_="unique")
    op.create_index(
        UNIQUE,
        "orders",
        ["court_id", "case_number"],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )
    op.add_column("placements", sa.Column("withdrawn_at", Instant(), nullable=True))
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("case_number", sa.String(length=23), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f(f"fk_{TABLE}_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f(f"fk_{TABLE}_order_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f(f"fk_{TABLE}_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    op.create_index(op.f(f"ix_{TABLE}_order_id"), TABLE, ["order_id"])
    for act in ("update", "delete"):
        _refuse(act)


def _refuse(act: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"create trigger {TABLE}_no_{act} before {act} on {TABLE} "
            "for each row execute function refuse_change()"
        )
        return
    op.execute(
        f"create trigger {TABLE}_no_{act} before {act} on {TABLE} "
        f"begin select raise(abort, '{TABLE} keeps what was recorded'); end"
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table(TABLE)
    with op.batch_alter_table("placements", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_at")
    op.drop_index(UNIQUE, table_name="orders")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_at")
        batch_op.create_unique_constraint(UNIQUE, ["court_id", "case_number"])
