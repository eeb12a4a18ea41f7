"""monthly reports: what a host writes, and each version that it handed in"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.database import Instant

revision = "a5d20e9b7c41"
down_revision = "b81f4d7c20a6"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
BELONGS = (("court", "courts"), ("order", "orders"), ("placement", "placements"))


def upgrade() -> None:
    """Bring the schema forward."""
    _drafts()
    _versions()
    for act in ACTS:
        _refuse("report_versions", act)


def _drafts() -> None:
    op.create_table(
        "report_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Uuid(), nullable=False) for name, _ in BELONGS),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("activities", JSON, nullable=False),
        sa.Column("incidents", JSON, nullable=False),
        sa.Column("insurance", JSON, nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_by_name", sa.String(length=160), nullable=False),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_foreign("report_drafts", BELONGS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_drafts")),
        sa.UniqueConstraint(
            "placement_id", "month", name=op.f("uq_report_drafts_placement_id_month")
        ),
    )
    op.create_index(op.f("ix_report_drafts_order_id"), "report_drafts", ["order_id"])


def _versions() -> None:
    belongs = (*BELONGS, ("site", "sites"))
    op.create_table(
        "report_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Uuid(), nullable=False) for name, _ in belongs),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("facts_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint(
            "(number = 1) = (reason is null)", name=op.f("ck_report_versions_correction_says_why")
        ),
        *_foreign("report_versions", belongs),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_versions")),
        sa.UniqueConstraint(
            "placement_id",
            "month",
            "number",
            name=op.f("uq_report_versions_placement_id_month_number"),
        ),
    )
    for name in ("order_id", "site_id"):
        op.create_index(op.f(f"ix_report_versions_{name}"), "report_versions", [name])
    op.create_index(
        "ix_report_versions_court_month", "report_versions", ["court_id", "month", "placement_id"]
    )


def _foreign(table: str, belongs: tuple[tuple[str, str], ...]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([f"{name}_id"], [f"{other}.id"], name=f"fk_{table}_{name}_id")
        for name, other in belongs
    ]


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
    op.drop_table("report_versions")
    op.drop_table("report_drafts")
