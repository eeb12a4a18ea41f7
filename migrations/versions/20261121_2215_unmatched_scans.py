"""scans of nobody or nowhere known are found at once"""

import sqlalchemy as sa
from alembic import op

revision = "a3c9150f6be8"
down_revision = "91d7e2f4ab36"
branch_labels = None
depends_on = None

UNMATCHED = sa.text("order_id is null or site_id is null")


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_index(
        "ix_scans_unmatched",
        "scans",
        ["received_at", "id"],
        sqlite_where=UNMATCHED,
        postgresql_where=UNMATCHED,
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_index("ix_scans_unmatched", "scans")
