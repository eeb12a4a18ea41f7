"""imports whose step fails again and again: how often it was tried, and when it is again"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "5d0c2f8ab164"
down_revision = "9b1e4d7c52a6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "import_stalls",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", Instant(), nullable=False),
        sa.Column("again_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_import_stalls_import_id")
        ),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_import_stalls")),
    )


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("import_stalls")
