"""passes and site keys: cards for women without a phone, site PINs, keys out of use"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "d52f80a6c9e1"
down_revision = "b19d4e60c7a3"
branch_labels = None
depends_on = None

CARD_IN_USE = sa.text("kind = 'card' and ended_at is null")


def upgrade() -> None:
    """Bring the schema forward."""
    _make_passes()
    op.create_table(
        "site_pins",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("pin_hash", sa.String(length=255), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_at", Instant(), nullable=True),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_site_pins_failures")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_site_pins_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_site_pins")),
    )
    op.create_table(
        "retired_site_keys",
        sa.Column("key_id", sa.LargeBinary(length=5), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("root_secret", sa.LargeBinary(length=32), nullable=False),
        sa.Column("over_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_id"], ["sites.id"], name=op.f("fk_retired_site_keys_site_id")
        ),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_retired_site_keys")),
    )
    op.create_index(
        op.f("ix_retired_site_keys_site_id"), "retired_site_keys", ["site_id"], unique=False
    )
    # Added in place: a copied table would lose the triggers that keep its rows as they are.
    op.add_column("scans", sa.Column("witness_id", sa.Uuid(), nullable=True))
    op.add_column("scans", sa.Column("witness_name", sa.String(length=120), nullable=True))
    for end in ("arrival", "departure"):
        op.add_column(
            "attendances", sa.Column(f"{end}_seen_by", sa.String(length=120), nullable=True)
        )


def _make_passes() -> None:
    op.create_table(
        "passes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("secret", sa.LargeBinary(length=16), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_reason", sa.String(length=16), nullable=True),
        sa.CheckConstraint("kind in ('card', 'phone')", name=op.f("ck_passes_kind")),
        sa.CheckConstraint(
            "(kind = 'phone') = (device_id is not null)", name=op.f("ck_passes_phone_has_device")
        ),
        sa.CheckConstraint(
            "(kind = 'card') = (tag is not null)", name=op.f("ck_passes_card_has_tag")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_passes_court_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_passes_device_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_passes_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passes")),
        sa.UniqueConstraint("device_id", name=op.f("uq_passes_device_id")),
        sa.UniqueConstraint("tag", name=op.f("uq_passes_tag")),
    )
    op.create_index(op.f("ix_passes_order_id"), "passes", ["order_id"], unique=False)
    op.create_index(
        "ix_passes_card_in_use",
        "passes",
        ["order_id"],
        unique=True,
        sqlite_where=CARD_IN_USE,
        postgresql_where=CARD_IN_USE,
    )


def downgrade() -> None:
    """Take the schema back."""
    for end in ("departure", "arrival"):
        op.drop_column("attendances", f"{end}_seen_by")
    op.drop_column("scans", "witness_name")
    op.drop_column("scans", "witness_id")
    op.drop_index(op.f("ix_retired_site_keys_site_id"), table_name="retired_site_keys")
    op.drop_table("retired_site_keys")
    op.drop_table("site_pins")
    op.drop_index(
        "ix_passes_card_in_use",
        table_name="passes",
        sqlite_where=CARD_IN_USE,
        postgresql_where=CARD_IN_USE,
    )
    op.drop_index(op.f("ix_passes_order_id"), table_name="passes")
    op.drop_table("passes")
