"""the key of a tablet: what it scans is signed by it"""

import sqlalchemy as sa
from alembic import op

revision = "b19d4e60c7a3"
down_revision = "e3a85c17d6b2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward. Tablets that are enrolled already have no key."""
    with op.batch_alter_table("site_devices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("x", sa.LargeBinary(length=32), nullable=True))
        batch_op.add_column(sa.Column("y", sa.LargeBinary(length=32), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_site_devices_whole_key"), "(x is null) = (y is null)"
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("site_devices", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_site_devices_whole_key"), type_="check")
        batch_op.drop_column("y")
        batch_op.drop_column("x")
