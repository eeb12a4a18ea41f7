"""told by mouth: who told her of a notice, when and how"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "e3a85c17d6b2"
down_revision = "a7d31e9b4c68"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "notice_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=True),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("kind in ('told', 'undone')", name=op.f("ck_notice_words_kind")),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_notice_words_court_id")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_notice_words_notice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_words")),
        sa.UniqueConstraint("notice_id", "number", name=op.f("uq_notice_words_notice_id_number")),
    )
    op.create_index(op.f("ix_notice_words_notice_id"), "notice_words", ["notice_id"], unique=False)
    for act in ACTS:
        _refuse("notice_words", act)


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
        op.execute(f"drop trigger notice_words_no_{act} {on.format('notice_words')}")
    op.drop_index(op.f("ix_notice_words_notice_id"), table_name="notice_words")
    op.drop_table("notice_words")
