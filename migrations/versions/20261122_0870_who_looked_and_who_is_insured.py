"""who looked, what for, and whether the case waited for somebody; until when she is insured"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "f3a91c70b8d2"
down_revision = "c4f07a92e1d8"
branch_labels = None
depends_on = None

CASE_WAS = "case_was in ('due', 'calm', 'ended')"
ACTS = ("update", "delete")


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("sessions", sa.Column("look_purpose", sa.String(length=24), nullable=True))
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_at", Instant(), nullable=True))
        batch_op.add_column(sa.Column("case_was", sa.String(length=8), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_access_log_case_was"), CASE_WAS)
    op.create_index("ix_access_log_day", "access_log", ["day", "viewer_id"])
    _coverages()


def _coverages() -> None:
    op.create_table(
        "coverages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("coverage_from", sa.Date(), nullable=False),
        sa.Column("coverage_to", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_role", sa.String(length=16), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint("coverage_from <= coverage_to", name=op.f("ck_coverages_in_order")),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_coverages_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_coverages_order_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_coverages_site_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_coverages_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverages")),
    )
    op.create_index(op.f("ix_coverages_order_id"), "coverages", ["order_id"])
    op.create_index("ix_coverages_placement", "coverages", ["placement_id", "recorded_at"])
    op.create_index("ix_coverages_site", "coverages", ["site_id"])
    for act in ACTS:
        _refuse("coverages", act)


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
    op.drop_table("coverages")
    op.drop_index("ix_access_log_day", table_name="access_log")
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_access_log_case_was"), type_="check")
        batch_op.drop_column("case_was")
        batch_op.drop_column("last_at")
    op.drop_column("sessions", "look_purpose")
