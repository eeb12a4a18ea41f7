"""the code at the court's desk: its keys, and when a date was scanned there"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "a7d31e9b4c68"
down_revision = "c4d92be7f310"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "court_desk_keys",
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("key_id", sa.LargeBinary(length=5), nullable=False),
        sa.Column("root_secret", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_court_desk_keys_court_id")
        ),
        sa.PrimaryKeyConstraint("court_id", name=op.f("pk_court_desk_keys")),
        sa.UniqueConstraint("key_id", name=op.f("uq_court_desk_keys_key_id")),
    )
    # Added in place: a copied table would lose the triggers that keep its rows as they are.
    op.add_column("appearances", sa.Column("scanned_at", Instant(), nullable=True))
    op.add_column("appearance_events", sa.Column("scanned_at", Instant(), nullable=True))


def downgrade() -> None:
    """Take the schema back. What was scanned stays on record as a word without its time."""
    op.drop_column("appearance_events", "scanned_at")
    op.drop_column("appearances", "scanned_at")
    op.drop_table("court_desk_keys")
