"""papers: what was made from which facts, its code, and the sum of every print"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.database import Instant

revision = "b81f4d7c20a6"
down_revision = "f3a91c70b8d2"
branch_labels = None
depends_on = None

TABLES = ("papers", "paper_prints")
ACTS = ("update", "delete")
BELONGS = (("court", "courts"), ("order", "orders"), ("site", "sites"), ("host", "hosts"))


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Uuid(), nullable=True) for name, _ in BELONGS),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("period", sa.String(length=10), nullable=True),
        sa.Column(
            "facts",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("facts_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_by_role", sa.String(length=16), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{name}_id"], [f"{table}.id"], name=f"fk_papers_{name}_id")
            for name, table in BELONGS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("code", name=op.f("uq_papers_code")),
    )
    op.create_index(op.f("ix_papers_subject_id"), "papers", ["subject_id"], unique=False)
    op.create_index("ix_papers_order_made", "papers", ["order_id", "made_at", "id"], unique=False)
    op.create_index("ix_papers_site_made", "papers", ["site_id", "made_at", "id"], unique=False)
    op.create_table(
        "paper_prints",
        sa.Column("pdf_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("printed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_paper_prints_paper_id")),
        sa.PrimaryKeyConstraint("pdf_sha256", name=op.f("pk_paper_prints")),
    )
    op.create_index(op.f("ix_paper_prints_paper_id"), "paper_prints", ["paper_id"], unique=False)
    for table in TABLES:
        for act in ACTS:
            _refuse(table, act)


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
    for table in TABLES:
        for act in ACTS:
            op.execute(f"drop trigger {table}_no_{act} {on.format(table)}")
    op.drop_index(op.f("ix_paper_prints_paper_id"), table_name="paper_prints")
    op.drop_table("paper_prints")
    op.drop_index("ix_papers_site_made", table_name="papers")
    op.drop_index("ix_papers_order_made", table_name="papers")
    op.drop_index(op.f("ix_papers_subject_id"), table_name="papers")
    op.drop_table("papers")
