"""what each order brought to each month, and the releases that nobody can change"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant, Json

revision = "a6d20e41f7c3"
down_revision = "d90a6e1f73b5"
branch_labels = None
depends_on = None

FIXED = ("releases", "release_cells")
ACTS = ("update", "delete")
SHOWN_OR_HIDDEN = "(value is null) <> (hidden is null)"


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "order_months",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("department", sa.String(length=2), nullable=True),
        sa.Column("amounts", Json, nullable=False),
        sa.Column("readings", Json, nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("taken_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "month", name=op.f("pk_order_months")),
    )
    op.create_index("ix_order_months_month", "order_months", ["month"])
    op.create_index("ix_order_months_person", "order_months", ["person_id"])
    _releases()
    for table in FIXED:
        for act in ACTS:
            _refuse(table, act)


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("name", sa.String(length=7), nullable=False),
        sa.Column("previous", sa.String(length=7), nullable=True),
        sa.Column("first_month", sa.String(length=7), nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("published_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_releases")),
        sa.UniqueConstraint("previous", name=op.f("uq_releases_previous")),
    )
    op.create_table(
        "release_cells",
        sa.Column("release", sa.String(length=7), nullable=False),
        sa.Column("table_code", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("place", sa.String(length=2), nullable=False),
        sa.Column("column_code", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("hidden", sa.String(length=12), nullable=True),
        sa.CheckConstraint(SHOWN_OR_HIDDEN, name=op.f("ck_release_cells_shown_or_hidden")),
        sa.ForeignKeyConstraint(
            ["release"], ["releases.name"], name=op.f("fk_release_cells_release")
        ),
        sa.PrimaryKeyConstraint(
            "release",
            "table_code",
            "period",
            "place",
            "column_code",
            name=op.f("pk_release_cells"),
        ),
    )


def _refuse(table: str, act: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"create trigger {table}_no_{act} before {act} on {table} "
            "for each row execute function refuse_change()"
        )
        return
    op.execute(
        f"create trigger {table}_no_{act} before {act} on {table} "
        f"begin select raise(abort, '{table} keeps what was published'); end"
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("release_cells")
    op.drop_table("releases")
    op.drop_index("ix_order_months_person", table_name="order_months")
    op.drop_index("ix_order_months_month", table_name="order_months")
    op.drop_table("order_months")
