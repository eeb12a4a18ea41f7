"""two words: a device is a court's own when a person compared them; what a tablet's clock did"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "c4f07a92e1d8"
down_revision = "d52f80a6c9e1"
branch_labels = None
depends_on = None

TABLES = ("devices", "site_devices")
HOW = "matched_how in ('in_person', 'telephone')"
ACTS = ("update", "delete")


def upgrade() -> None:
    """Bring the schema forward. Who is enrolled already was known to the court, and stays so."""
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("enrolment_id", sa.Uuid(), nullable=True))
            batch_op.add_column(sa.Column("matched_at", Instant(), nullable=True))
            batch_op.add_column(sa.Column("matched_by", sa.Uuid(), nullable=True))
            batch_op.add_column(sa.Column("matched_how", sa.String(length=12), nullable=True))
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{table}_enrolment_id"), "enrolments", ["enrolment_id"], ["id"]
            )
            batch_op.create_index(
                batch_op.f(f"ix_{table}_enrolment_id"), ["enrolment_id"], unique=False
            )
            batch_op.create_check_constraint(batch_op.f(f"ck_{table}_matched_how"), HOW)
        op.execute(f"update {table} set matched_at = enrolled_at")
    with op.batch_alter_table("site_devices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("clock_checked_at", Instant(), nullable=True))
    _drifts()


def _drifts() -> None:
    op.create_table(
        "clock_drifts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("site_device_id", sa.Uuid(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("offset_ms", sa.Integer(), nullable=False),
        sa.CheckConstraint("since < until", name=op.f("ck_clock_drifts_in_order")),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_clock_drifts_court_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_clock_drifts_site_id")),
        sa.ForeignKeyConstraint(
            ["site_device_id"], ["site_devices.id"], name=op.f("fk_clock_drifts_site_device_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_drifts")),
        sa.UniqueConstraint(
            "site_device_id", "since", name=op.f("uq_clock_drifts_site_device_id_since")
        ),
    )
    op.create_index("ix_clock_drifts_site_until", "clock_drifts", ["site_id", "until"])
    for act in ACTS:
        _refuse("clock_drifts", act)


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
    """Take the schema back. A device whose words were never compared leaves with it."""
    op.drop_table("clock_drifts")
    with op.batch_alter_table("site_devices", schema=None) as batch_op:
        batch_op.drop_column("clock_checked_at")
    for table in reversed(TABLES):
        op.execute(
            f"update {table} set revoked_at = enrolled_at, revoked_reason = 'unsafe' "
            "where matched_at is null and revoked_at is null"
        )
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"ck_{table}_matched_how"), type_="check")
            batch_op.drop_index(batch_op.f(f"ix_{table}_enrolment_id"))
            batch_op.drop_constraint(batch_op.f(f"fk_{table}_enrolment_id"), type_="foreignkey")
            batch_op.drop_column("matched_how")
            batch_op.drop_column("matched_by")
            batch_op.drop_column("matched_at")
            batch_op.drop_column("enrolment_id")
