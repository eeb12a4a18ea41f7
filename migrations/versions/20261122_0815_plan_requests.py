"""plan requests: what she asks for instead of the plan as it is"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "d90a6e1f73b5"
down_revision = "c86d1f0a47e3"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "plan_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_by_name", sa.String(length=160), nullable=False),
        sa.Column("asked_by_role", sa.String(length=16), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_plan_requests_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_plan_requests_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_requests")),
    )
    op.create_index(
        "ix_plan_requests_order_at", "plan_requests", ["order_id", "asked_at", "id"], unique=False
    )
    for act in ACTS:
        _refuse("plan_requests", act)


def _refuse(table: str, act: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"create trigger {table}_no_{act} before {act} on {table} "
            "for each row execute function refuse_change()"
        )
        return
    op.execute(
        f"create trigger {table}_no_{act} before {act} on {table} "
        f"begin select raise(abort, '{table} keeps what was recorded'); end"
    )


def downgrade() -> None:
    """Take the schema back."""
    on = "on {}" if op.get_bind().dialect.name == "postgresql" else ""
    for act in ACTS:
        op.execute(f"drop trigger plan_requests_no_{act} {on.format('plan_requests')}")
    op.drop_index("ix_plan_requests_order_at", table_name="plan_requests")
    op.drop_table("plan_requests")
