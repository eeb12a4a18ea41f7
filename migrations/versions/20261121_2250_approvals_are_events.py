"""the second person's word on a decision is an event of its own; decisions are append-only"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "e7a41c0d58f3"
down_revision = "d2f60b7a9c14"
branch_labels = None
depends_on = None

FACTS = ("decisions", "decision_approvals")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "decision_approvals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_decision_approvals_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_decision_approvals_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_decision_approvals_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_approvals")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decision_approvals_decision_id")),
    )
    op.create_index(
        op.f("ix_decision_approvals_order_id"), "decision_approvals", ["order_id"], unique=False
    )
    # Each decision has one approval at most: its own id serves as the approval's.
    op.execute(
        "insert into decision_approvals "
        "(id, court_id, order_id, decision_id, actor_id, actor_name, at) "
        "select id, court_id, order_id, id, approved_by, '', approved_at "
        "from decisions where approved_at is not null"
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_column("approved_by")
        batch_op.drop_column("approved_at")
    for table in FACTS:
        _refuse_changes(table)


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"create trigger {table}_append_only before update or delete on {table} "
            "for each row execute function refuse_change()"
        )
        return
    for act in ("update", "delete"):
        op.execute(
            f"create trigger {table}_no_{act} before {act} on {table} "
            f"begin select raise(abort, '{table} is append-only'); end"
        )


def _allow_changes(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"drop trigger {table}_append_only on {table}")
        return
    for act in ("update", "delete"):
        op.execute(f"drop trigger {table}_no_{act}")


def downgrade() -> None:
    """Take the schema back."""
    for table in FACTS:
        _allow_changes(table)
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approved_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("approved_at", Instant(), nullable=True))
    op.execute(
        "update decisions set "
        "approved_by = (select a.actor_id from decision_approvals a "
        "where a.decision_id = decisions.id), "
        "approved_at = (select a.at from decision_approvals a "
        "where a.decision_id = decisions.id)"
    )
    op.drop_index(op.f("ix_decision_approvals_order_id"), table_name="decision_approvals")
    op.drop_table("decision_approvals")
