"""the register of decisions: accounts of applications, their events, and which are the same"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant, Json

revision = "c81d5e3f7a29"
down_revision = "a6d20e41f7c3"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
FACTS = ("application_events", "application_matches")
KINDS = (
    "kind in ('recorded', 'filed', 'granted', 'denied', 'withdrawn', 'appealed', "
    "'appeal_granted', 'appeal_denied')"
)


def upgrade() -> None:
    """Bring the schema forward."""
    _applications()
    _events()
    _matches()
    for table in FACTS:
        for act in ACTS:
            _refuse(table, act)
    with op.batch_alter_table("imports", schema=None) as batch_op:
        # A monitor's file is of no court.
        batch_op.alter_column("court_id", existing_type=sa.Uuid(), nullable=True)


def _applications() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_by_name", sa.String(length=160), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("department", sa.String(length=2), nullable=False),
        sa.Column("court_kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("counted_as", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint(
            "owner_id", "reference", name=op.f("uq_applications_owner_id_reference")
        ),
    )
    op.create_index(op.f("ix_applications_owner_id"), "applications", ["owner_id"])
    op.create_index(op.f("ix_applications_counted_as"), "applications", ["counted_as"])
    op.create_index("ix_applications_entered", "applications", ["entered_at", "id"])
    for name in ("filed", "decided"):
        where = ["department", "court_kind", f"{name}_on"]
        op.create_index(f"ix_applications_{name}", "applications", where)


def _events() -> None:
    op.create_table(
        "application_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("department", sa.String(length=2), nullable=True),
        sa.Column("court_kind", sa.String(length=16), nullable=True),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("source_text", sa.Text(), nullable=True),
        sa.Column("private_text", sa.Text(), nullable=True),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("by_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_application_events_kind")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_events_application_id"),
        ),
        sa.ForeignKeyConstraint(
            ["replaces"], ["application_events.id"], name=op.f("fk_application_events_replaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_events")),
        sa.UniqueConstraint("replaces", name=op.f("uq_application_events_replaces")),
    )
    op.create_index(
        "ix_application_events_application", "application_events", ["application_id", "at"]
    )


def _matches() -> None:
    op.create_table(
        "application_matches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("by_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_application_matches_in_order")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["applications.id"], name=op.f("fk_application_matches_first_id")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["applications.id"], name=op.f("fk_application_matches_second_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_matches")),
    )
    op.create_index(
        "ix_application_matches_first", "application_matches", ["first_id", "second_id"]
    )
    op.create_index("ix_application_matches_second", "application_matches", ["second_id"])


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
    """Take the schema back; files of monitors have no place in it."""
    op.execute(
        "delete from import_lines where import_id in (select id from imports where court_id is null)"
    )
    op.execute("delete from imports where court_id is null")
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.alter_column("court_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_table("application_matches")
    op.drop_table("application_events")
    op.drop_table("applications")
