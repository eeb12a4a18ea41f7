"""appearances: the rule of an order, its dates, what was said of each, links to a calendar"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "f18b3d6c2a57"
down_revision = "e7a41c0d58f3"
branch_labels = None
depends_on = None

# An event never changes; of rules, dates and links nothing is ever deleted.
FACTS = ("appearance_events",)
KEPT = ("appearance_rules", "appearances", "calendar_feeds")
ACTS = (*((t, "update") for t in FACTS), *((t, "delete") for t in (*FACTS, *KEPT)))


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "appearance_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rrule", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("starts_minute", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=240), nullable=False),
        sa.Column("bring", sa.Text(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("look_again_at", Instant(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "starts_minute between 0 and 1439", name=op.f("ck_appearance_rules_starts_minute")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_appearance_rules_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_appearance_rules_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance_rules")),
        sa.UniqueConstraint(
            "order_id", "version", name=op.f("uq_appearance_rules_order_id_version")
        ),
    )
    op.create_index(
        "ix_appearance_rules_look_again", "appearance_rules", ["look_again_at"], unique=False
    )
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "(order_id is null) <> (staff_id is null)", name=op.f("ck_calendar_feeds_whose")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_calendar_feeds_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_calendar_feeds_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_calendar_feeds_staff_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )
    op.create_index(
        "uq_calendar_feeds_order",
        "calendar_feeds",
        ["order_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at is null"),
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.create_index(
        "uq_calendar_feeds_staff",
        "calendar_feeds",
        ["staff_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at is null"),
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.create_table(
        "appearances",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column("rule_day", sa.Date(), nullable=True),
        sa.Column("instead_of", sa.Uuid(), nullable=True),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("place", sa.String(length=240), nullable=False),
        sa.Column("bring", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("cannot_come_at", Instant(), nullable=True),
        sa.Column("presume_at", Instant(), nullable=True),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(source = 'rule') = (rule_id is not null and rule_day is not null)",
            name=op.f("ck_appearances_of_rule"),
        ),
        sa.CheckConstraint("source in ('rule', 'single')", name=op.f("ck_appearances_source")),
        sa.CheckConstraint(
            "state in ('set', 'attended', 'excused', 'rescheduled', 'cancelled', 'presumed')",
            name=op.f("ck_appearances_state"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_appearances_court_id")),
        sa.ForeignKeyConstraint(
            ["instead_of"], ["appearances.id"], name=op.f("fk_appearances_instead_of")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_appearances_order_id")),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["appearance_rules.id"], name=op.f("fk_appearances_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearances")),
        sa.UniqueConstraint("rule_id", "rule_day", name=op.f("uq_appearances_rule_id_rule_day")),
    )
    op.create_index(
        "ix_appearances_court_state",
        "appearances",
        ["court_id", "state", "starts_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_appearances_court_time", "appearances", ["court_id", "starts_at", "id"], unique=False
    )
    op.create_index(op.f("ix_appearances_instead_of"), "appearances", ["instead_of"], unique=False)
    op.create_index(
        "ix_appearances_order_time", "appearances", ["order_id", "starts_at", "id"], unique=False
    )
    op.create_index("ix_appearances_presume", "appearances", ["presume_at"], unique=False)
    op.create_table(
        "appearance_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("appearance_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("starts_at", Instant(), nullable=True),
        sa.Column("place", sa.String(length=240), nullable=True),
        sa.Column("bring", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearances.id"], name=op.f("fk_appearance_events_appearance_id")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_appearance_events_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_appearance_events_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance_events")),
        sa.UniqueConstraint(
            "appearance_id", "number", name=op.f("uq_appearance_events_appearance_id_number")
        ),
    )
    op.create_index(
        op.f("ix_appearance_events_order_id"), "appearance_events", ["order_id"], unique=False
    )
    for table, act in ACTS:
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
    for table, act in ACTS:
        op.execute(f"drop trigger {table}_no_{act} {on.format(table)}")
    op.drop_index(op.f("ix_appearance_events_order_id"), table_name="appearance_events")
    op.drop_table("appearance_events")
    op.drop_index("ix_appearances_presume", table_name="appearances")
    op.drop_index("ix_appearances_order_time", table_name="appearances")
    op.drop_index(op.f("ix_appearances_instead_of"), table_name="appearances")
    op.drop_index("ix_appearances_court_time", table_name="appearances")
    op.drop_index("ix_appearances_court_state", table_name="appearances")
    op.drop_table("appearances")
    op.drop_index(
        "uq_calendar_feeds_staff",
        table_name="calendar_feeds",
        sqlite_where=sa.text("withdrawn_at is null"),
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.drop_index(
        "uq_calendar_feeds_order",
        table_name="calendar_feeds",
        sqlite_where=sa.text("withdrawn_at is null"),
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.drop_table("calendar_feeds")
    op.drop_index("ix_appearance_rules_look_again", table_name="appearance_rules")
    op.drop_table("appearance_rules")
