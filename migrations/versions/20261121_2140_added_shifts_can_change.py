"""a departure may name a shift that was added, to move or cancel it"""

import sqlalchemy as sa
from alembic import op

revision = "5e0b83c7d214"
down_revision = "c41f6a2d7b90"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("shift_exceptions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shift_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    """Take the schema back. A word on an added shift has no place in the older tables."""
    op.execute("delete from shift_exceptions where shift_id is not null")
    with op.batch_alter_table("shift_exceptions", schema=None) as batch_op:
        batch_op.drop_column("shift_id")
