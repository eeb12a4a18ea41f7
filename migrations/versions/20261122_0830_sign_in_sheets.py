"""sign-in sheets: made, copied afterwards, taken back, and their photos"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "9b3e61d0c4f7"
down_revision = "f1c8a2d75e90"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
TABLES = (
    "sign_in_sheets",
    "sheet_entries",
    "sheet_lines",
    "sheet_withdrawals",
    "sheet_photos",
)


def upgrade() -> None:
    """Bring the schema forward."""
    # Added in place: a copied table would lose the triggers that keep its rows as they are.
    op.add_column("confirmations", sa.Column("source", sa.String(length=12), nullable=True))
    _make_sheets()
    _make_lines()
    _make_withdrawals_and_photos()
    for table in TABLES:
        for act in ACTS:
            _refuse(table, act)


def _id(name: str, *, nullable: bool = False) -> sa.Column[UUID]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _make_sheets() -> None:
    op.create_table(
        "sign_in_sheets",
        _id("id"),
        _id("court_id"),
        _id("site_id"),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=False),
        sa.Column("with_names", sa.Boolean(), nullable=False),
        _id("made_by"),
        sa.Column("made_by_name", sa.String(length=160), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.CheckConstraint("from_day <= to_day", name=op.f("ck_sign_in_sheets_days")),
        _key("sign_in_sheets", "court_id", "courts"),
        _key("sign_in_sheets", "site_id", "sites"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_sheets")),
        sa.UniqueConstraint("number", name=op.f("uq_sign_in_sheets_number")),
    )
    op.create_index("ix_sign_in_sheets_site_made", "sign_in_sheets", ["site_id", "made_at", "id"])
    op.create_table(
        "sheet_entries",
        _id("id"),
        _id("court_id"),
        _id("site_id"),
        _id("sheet_id"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("given_hash", sa.LargeBinary(length=32), nullable=False),
        _id("entered_by"),
        sa.Column("entered_by_name", sa.String(length=160), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
        _key("sheet_entries", "court_id", "courts"),
        _key("sheet_entries", "site_id", "sites"),
        _key("sheet_entries", "sheet_id", "sign_in_sheets"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_entries")),
    )
    op.create_index(op.f("ix_sheet_entries_sheet_id"), "sheet_entries", ["sheet_id"])


def _make_lines() -> None:
    op.create_table(
        "sheet_lines",
        _id("id"),
        _id("court_id"),
        _id("order_id"),
        _id("entry_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("came_at", Instant(), nullable=False),
        sa.Column("left_at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        _id("attendance_id"),
        _id("completed_id", nullable=True),
        sa.CheckConstraint(
            "outcome in ('added', 'completed', 'known')", name=op.f("ck_sheet_lines_outcome")
        ),
        _key("sheet_lines", "court_id", "courts"),
        _key("sheet_lines", "order_id", "orders"),
        _key("sheet_lines", "entry_id", "sheet_entries"),
        _key("sheet_lines", "attendance_id", "attendances"),
        _key("sheet_lines", "completed_id", "attendances"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_lines")),
    )
    for column in ("order_id", "entry_id", "attendance_id", "completed_id"):
        op.create_index(op.f(f"ix_sheet_lines_{column}"), "sheet_lines", [column])


def _make_withdrawals_and_photos() -> None:
    op.create_table(
        "sheet_withdrawals",
        _id("entry_id"),
        _id("court_id"),
        _id("actor_id"),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        _key("sheet_withdrawals", "entry_id", "sheet_entries"),
        _key("sheet_withdrawals", "court_id", "courts"),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_sheet_withdrawals")),
    )
    op.create_table(
        "sheet_photos",
        _id("id"),
        _id("court_id"),
        _id("site_id"),
        _id("entry_id"),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("given_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _id("added_by"),
        sa.Column("added_at", Instant(), nullable=False),
        _key("sheet_photos", "court_id", "courts"),
        _key("sheet_photos", "site_id", "sites"),
        _key("sheet_photos", "entry_id", "sheet_entries"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_photos")),
    )
    op.create_index(op.f("ix_sheet_photos_entry_id"), "sheet_photos", ["entry_id"])


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
    for table in reversed(TABLES):
        for act in ACTS:
            op.execute(f"drop trigger {table}_no_{act} {on.format(table)}")
        op.drop_table(table)
    op.drop_column("confirmations", "source")
