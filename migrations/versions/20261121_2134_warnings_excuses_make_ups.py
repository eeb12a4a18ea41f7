"""warnings, excuses, make-ups, offers of hours, decisions on weeks, deadlines"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from api.database import Instant, Json
from api.rules import days

revision = "c41f6a2d7b90"
down_revision = "b7d1c0a95e21"
branch_labels = None
depends_on = None

FACTS = (
    "excuse_events",
    "make_up_words",
    "hour_offers",
    "warning_steps",
    "week_decisions",
    "shift_marks",
    "attendance_replies",
)


NEW_NUMBERS = (
    ("short_minutes", sa.Integer(), "0"),
    ("make_up_missed_minutes", sa.Integer(), "0"),
    ("below_floor", sa.Boolean(), sa.false()),
    ("provisional", sa.Boolean(), sa.false()),
    ("missed", Json, "{}"),
    ("told", Json, "[]"),
)


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "deadlines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("counted_from", sa.Date(), nullable=False),
        sa.Column("business_days", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rule_version", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "kind in ('appear', 'start', 'explain')", name=op.f("ck_deadlines_kind")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_deadlines_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_deadlines_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
        sa.UniqueConstraint(
            "order_id", "kind", "number", name=op.f("uq_deadlines_order_id_kind_number")
        ),
    )
    op.create_table(
        "excuses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("filed_by", sa.Uuid(), nullable=False),
        sa.Column("filed_by_name", sa.String(length=160), nullable=False),
        sa.Column("filed_by_role", sa.String(length=16), nullable=False),
        sa.Column("filed_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('filed', 'asked', 'accepted', 'refused', 'withdrawn')",
            name=op.f("ck_excuses_state"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_excuses_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_excuses_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuses")),
    )
    with op.batch_alter_table("excuses", schema=None) as batch_op:
        batch_op.create_index(
            "ix_excuses_court_state", ["court_id", "state", "filed_at", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_excuses_order_id"), ["order_id"], unique=False)

    op.create_table(
        "shift_marks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint(
            "kind in ('noted', 'unjustified', 'withdrawn')", name=op.f("ck_shift_marks_kind")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_shift_marks_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_shift_marks_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_marks")),
    )
    with op.batch_alter_table("shift_marks", schema=None) as batch_op:
        batch_op.create_index("ix_shift_marks_order_time", ["order_id", "starts_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_shift_marks_shift_id"), ["shift_id"], unique=False)

    op.create_table(
        "warnings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("desk_at", Instant(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_as", sa.String(length=12), nullable=True),
        sa.Column("cause", sa.String(length=24), nullable=True),
        sa.Column("acknowledged_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('tight', 'last_chance', 'out_of_reach')", name=op.f("ck_warnings_state")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_warnings_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_warnings_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warnings")),
    )
    with op.batch_alter_table("warnings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_warnings_desk", ["court_id", "closed_at", "desk_at"], unique=False
        )
        batch_op.create_index("ix_warnings_order_week", ["order_id", "week"], unique=False)
        batch_op.create_index(
            "uq_warnings_open_week",
            ["order_id", "week"],
            unique=True,
            sqlite_where=sa.text("closed_at is null"),
            postgresql_where=sa.text("closed_at is null"),
        )

    op.create_table(
        "week_decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("finding", sa.String(length=16), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("credited_minutes", sa.Integer(), nullable=False),
        sa.Column("excused_minutes", sa.Integer(), nullable=False),
        sa.Column("short_minutes", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'judge_decision') = (finding is not null)",
            name=op.f("ck_week_decisions_finding"),
        ),
        sa.CheckConstraint(
            "kind in ('make_up', 'excuse', 'pause', 'no_action', 'judge_decision', 'withdrawn')",
            name=op.f("ck_week_decisions_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_week_decisions_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_week_decisions_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_week_decisions")),
    )
    with op.batch_alter_table("week_decisions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_week_decisions_order_week", ["order_id", "week", "number"], unique=False
        )

    op.create_table(
        "attendance_replies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_attendance_replies_attendance_id")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_attendance_replies_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_attendance_replies_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_replies")),
    )
    with op.batch_alter_table("attendance_replies", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_replies_attendance_id"), ["attendance_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_attendance_replies_order_id"), ["order_id"], unique=False
        )

    op.create_table(
        "excuse_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("excuse_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_excuse_events_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["excuse_id"], ["excuses.id"], name=op.f("fk_excuse_events_excuse_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_excuse_events_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuse_events")),
    )
    with op.batch_alter_table("excuse_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_excuse_events_excuse_id"), ["excuse_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_excuse_events_order_id"), ["order_id"], unique=False)

    op.create_table(
        "excuse_papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("excuse_id", sa.Uuid(), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("given_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_by_role", sa.String(length=16), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_excuse_papers_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["excuse_id"], ["excuses.id"], name=op.f("fk_excuse_papers_excuse_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_excuse_papers_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuse_papers")),
    )
    with op.batch_alter_table("excuse_papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_excuse_papers_excuse_id"), ["excuse_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_excuse_papers_order_id"), ["order_id"], unique=False)

    op.create_table(
        "excused_shifts",
        sa.Column("excuse_id", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_excused_shifts_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["excuse_id"], ["excuses.id"], name=op.f("fk_excused_shifts_excuse_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_excused_shifts_order_id")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_excused_shifts_site_id")),
        sa.PrimaryKeyConstraint("excuse_id", "shift_id", name=op.f("pk_excused_shifts")),
    )
    with op.batch_alter_table("excused_shifts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_excused_shifts_order_time", ["order_id", "starts_at"], unique=False
        )

    op.create_table(
        "hour_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("days", Json, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_by_role", sa.String(length=16), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_by_name", sa.String(length=160), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('asked', 'offered', 'declined', 'withdrawn')",
            name=op.f("ck_hour_requests_state"),
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_hour_requests_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_hour_requests_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_hour_requests_placement_id")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_hour_requests_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_requests")),
    )
    with op.batch_alter_table("hour_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hour_requests_order_id"), ["order_id"], unique=False)
        batch_op.create_index(
            "ix_hour_requests_site_state", ["site_id", "state", "asked_at"], unique=False
        )

    op.create_table(
        "make_ups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("short_week", sa.String(length=8), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_name", sa.String(length=160), nullable=False),
        sa.Column("proposed_by_role", sa.String(length=16), nullable=False),
        sa.Column("proposed_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('proposed', 'agreed', 'declined', 'cancelled')",
            name=op.f("ck_make_ups_state"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_make_ups_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_make_ups_order_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_make_ups_placement_id")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_make_ups_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_make_ups")),
    )
    with op.batch_alter_table("make_ups", schema=None) as batch_op:
        batch_op.create_index(
            "ix_make_ups_court_state", ["court_id", "state", "proposed_at", "id"], unique=False
        )
        batch_op.create_index("ix_make_ups_order_week", ["order_id", "short_week"], unique=False)
        batch_op.create_index("ix_make_ups_site_state", ["site_id", "state"], unique=False)

    op.create_table(
        "tellings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("warning_id", sa.Uuid(), nullable=True),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("cause", sa.String(length=24), nullable=False),
        sa.Column("needed_minutes", sa.Integer(), nullable=False),
        sa.Column("gap_minutes", sa.Integer(), nullable=False),
        sa.Column("reachable_until", Instant(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_tellings_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_tellings_order_id")),
        sa.ForeignKeyConstraint(
            ["warning_id"], ["warnings.id"], name=op.f("fk_tellings_warning_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tellings")),
        sa.UniqueConstraint(
            "order_id", "audience", "occasion", name=op.f("uq_tellings_order_id_audience_occasion")
        ),
    )
    with op.batch_alter_table("tellings", schema=None) as batch_op:
        batch_op.create_index("ix_tellings_order_week", ["order_id", "week"], unique=False)
        batch_op.create_index(batch_op.f("ix_tellings_warning_id"), ["warning_id"], unique=False)

    op.create_table(
        "warning_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("warning_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("fact", sa.String(length=24), nullable=False),
        sa.Column("standing", Json, nullable=False),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("slots", Json, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.String(length=160), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_warning_steps_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_warning_steps_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["warning_id"], ["warnings.id"], name=op.f("fk_warning_steps_warning_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warning_steps")),
    )
    with op.batch_alter_table("warning_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_warning_steps_order_id"), ["order_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_warning_steps_warning_id"), ["warning_id"], unique=False
        )

    op.create_table(
        "hour_offers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("offered_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_hour_offers_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_hour_offers_order_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["hour_requests.id"], name=op.f("fk_hour_offers_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_offers")),
    )
    with op.batch_alter_table("hour_offers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hour_offers_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hour_offers_request_id"), ["request_id"], unique=False)

    op.create_table(
        "make_up_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("make_up_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_make_up_sessions_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["make_up_id"], ["make_ups.id"], name=op.f("fk_make_up_sessions_make_up_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_make_up_sessions_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_make_up_sessions")),
    )
    with op.batch_alter_table("make_up_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_make_up_sessions_make_up_id"), ["make_up_id"], unique=False
        )
        batch_op.create_index("ix_make_up_sessions_order_week", ["order_id", "week"], unique=False)

    op.create_table(
        "make_up_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("make_up_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(length=12), nullable=False),
        sa.Column("word", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint(
            "party in ('participant', 'host', 'clerk')", name=op.f("ck_make_up_words_party")
        ),
        sa.CheckConstraint(
            "word in ('agree', 'decline', 'cancel')", name=op.f("ck_make_up_words_word")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_make_up_words_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["make_up_id"], ["make_ups.id"], name=op.f("fk_make_up_words_make_up_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_make_up_words_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_make_up_words")),
    )
    with op.batch_alter_table("make_up_words", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_make_up_words_make_up_id"), ["make_up_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_make_up_words_order_id"), ["order_id"], unique=False)

    with op.batch_alter_table("week_standings", schema=None) as batch_op:
        for name, kind, empty in NEW_NUMBERS:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=empty))
    with op.batch_alter_table("week_standings", schema=None) as batch_op:
        for name, kind, _ in NEW_NUMBERS:
            batch_op.alter_column(name, existing_type=kind, server_default=None)
        batch_op.add_column(sa.Column("warning_id", sa.Uuid(), nullable=True))
    _refuse_changes()
    _look_at_every_week_again()


def _refuse_changes() -> None:
    """The database itself refuses to change or delete what was said."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table in FACTS:
        if postgresql:
            op.execute(
                f"create trigger {table}_append_only before update or delete on {table} "
                "for each row execute function refuse_change()"
            )
            continue
        for act in ("update", "delete"):
            op.execute(
                f"create trigger {table}_no_{act} before {act} on {table} "
                f"begin select raise(abort, '{table} is append-only'); end"
            )


def _look_at_every_week_again() -> None:
    """Kept weeks have new numbers: let the clock work every one of them out anew."""
    orders = sa.table(
        "orders",
        sa.column("id", sa.Uuid()),
        sa.column("starts_on", sa.Date()),
        sa.column("week", sa.String()),
        sa.column("look_again_at", Instant()),
    )
    for row in op.get_bind().execute(sa.select(orders.c.id, orders.c.starts_on)).all():
        op.execute(
            orders.update()
            .where(orders.c.id == row.id)
            .values(
                week=days.format_week(row.starts_on),
                look_again_at=datetime(2026, 1, 1, tzinfo=UTC),
            )
        )


def downgrade() -> None:
    """Take the schema back."""
    if op.get_bind().dialect.name == "postgresql":
        for table in FACTS:
            op.execute(f"drop trigger {table}_append_only on {table}")
    with op.batch_alter_table("week_standings", schema=None) as batch_op:
        batch_op.drop_column("warning_id")
        batch_op.drop_column("told")
        batch_op.drop_column("missed")
        batch_op.drop_column("provisional")
        batch_op.drop_column("below_floor")
        batch_op.drop_column("make_up_missed_minutes")
        batch_op.drop_column("short_minutes")

    with op.batch_alter_table("make_up_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_make_up_words_order_id"))
        batch_op.drop_index(batch_op.f("ix_make_up_words_make_up_id"))

    op.drop_table("make_up_words")
    with op.batch_alter_table("make_up_sessions", schema=None) as batch_op:
        batch_op.drop_index("ix_make_up_sessions_order_week")
        batch_op.drop_index(batch_op.f("ix_make_up_sessions_make_up_id"))

    op.drop_table("make_up_sessions")
    with op.batch_alter_table("hour_offers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hour_offers_request_id"))
        batch_op.drop_index(batch_op.f("ix_hour_offers_order_id"))

    op.drop_table("hour_offers")
    with op.batch_alter_table("warning_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_warning_steps_warning_id"))
        batch_op.drop_index(batch_op.f("ix_warning_steps_order_id"))

    op.drop_table("warning_steps")
    with op.batch_alter_table("tellings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tellings_warning_id"))
        batch_op.drop_index("ix_tellings_order_week")

    op.drop_table("tellings")
    with op.batch_alter_table("make_ups", schema=None) as batch_op:
        batch_op.drop_index("ix_make_ups_site_state")
        batch_op.drop_index("ix_make_ups_order_week")
        batch_op.drop_index("ix_make_ups_court_state")

    op.drop_table("make_ups")
    with op.batch_alter_table("hour_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_hour_requests_site_state")
        batch_op.drop_index(batch_op.f("ix_hour_requests_order_id"))

    op.drop_table("hour_requests")
    with op.batch_alter_table("excused_shifts", schema=None) as batch_op:
        batch_op.drop_index("ix_excused_shifts_order_time")

    op.drop_table("excused_shifts")
    with op.batch_alter_table("excuse_papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_excuse_papers_order_id"))
        batch_op.drop_index(batch_op.f("ix_excuse_papers_excuse_id"))

    op.drop_table("excuse_papers")
    with op.batch_alter_table("excuse_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_excuse_events_order_id"))
        batch_op.drop_index(batch_op.f("ix_excuse_events_excuse_id"))

    op.drop_table("excuse_events")
    with op.batch_alter_table("attendance_replies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_replies_order_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_replies_attendance_id"))

    op.drop_table("attendance_replies")
    with op.batch_alter_table("week_decisions", schema=None) as batch_op:
        batch_op.drop_index("ix_week_decisions_order_week")

    op.drop_table("week_decisions")
    with op.batch_alter_table("warnings", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_warnings_open_week",
            sqlite_where=sa.text("closed_at is null"),
            postgresql_where=sa.text("closed_at is null"),
        )
        batch_op.drop_index("ix_warnings_order_week")
        batch_op.drop_index("ix_warnings_desk")

    op.drop_table("warnings")
    with op.batch_alter_table("shift_marks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_marks_shift_id"))
        batch_op.drop_index("ix_shift_marks_order_time")

    op.drop_table("shift_marks")
    with op.batch_alter_table("excuses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_excuses_order_id"))
        batch_op.drop_index("ix_excuses_court_state")

    op.drop_table("excuses")
    op.drop_table("deadlines")
