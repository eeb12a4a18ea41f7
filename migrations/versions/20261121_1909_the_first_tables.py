"""the first tables"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant, Json

revision = "8c644035cf93"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bucket", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempts_at"), ["at"], unique=False)
        batch_op.create_index("ix_attempts_bucket_at", ["bucket", "at"], unique=False)

    op.create_table(
        "courts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("city", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("evidence_confirms", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courts")),
    )
    op.create_table(
        "heartbeats",
        sa.Column("clock", sa.String(length=80), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("clock", name=op.f("pk_heartbeats")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("caller", sa.String(length=60), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("sealed_answer", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency_keys")),
        sa.UniqueConstraint("caller", "key_hash", name=op.f("uq_idempotency_keys_caller_key_hash")),
    )
    with op.batch_alter_table("idempotency_keys", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_idempotency_keys_created_at"), ["created_at"], unique=False
        )

    op.create_table(
        "hosts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_hosts_court_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hosts")),
    )
    with op.batch_alter_table("hosts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hosts_court_id"), ["court_id"], unique=False)

    op.create_table(
        "participants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.String(length=80), nullable=False),
        sa.Column("last_name", sa.String(length=80), nullable=False),
        sa.Column("document_type", sa.String(length=8), nullable=False),
        sa.Column("document_number", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_participants_court_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint(
            "court_id",
            "document_type",
            "document_number",
            name=op.f("uq_participants_court_id_document_type_document_number"),
        ),
    )
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.create_index(
            "ix_participants_name", ["court_id", "last_name", "first_name"], unique=False
        )

    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sa.String(length=23), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("total_required_minutes", sa.Integer(), nullable=True),
        sa.Column("monthly_report_due_day", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=True),
        sa.Column("look_again_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_orders_court_id")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_orders_participant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("court_id", "case_number", name=op.f("uq_orders_court_id_case_number")),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index("ix_orders_desk", ["court_id", "urgency", "id"], unique=False)
        batch_op.create_index("ix_orders_look_again", ["look_again_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_orders_participant_id"), ["participant_id"], unique=False
        )

    op.create_table(
        "sites",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("host_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("address", sa.String(length=240), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("closed_on_holidays", sa.Boolean(), nullable=False),
        sa.Column("poster_id", sa.LargeBinary(length=10), nullable=False),
        sa.Column("key_id", sa.LargeBinary(length=5), nullable=False),
        sa.Column("root_secret", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_sites_court_id")),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_sites_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("key_id", name=op.f("uq_sites_key_id")),
        sa.UniqueConstraint("poster_id", name=op.f("uq_sites_poster_id")),
    )
    with op.batch_alter_table("sites", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sites_court_id"), ["court_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sites_host_id"), ["host_id"], unique=False)

    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=True),
        sa.Column("host_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_totp_step", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("disabled_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "role != 'clerk' or court_id is not null", name=op.f("ck_staff_clerk_has_court")
        ),
        sa.CheckConstraint(
            "role != 'host' or host_id is not null", name=op.f("ck_staff_host_has_host")
        ),
        sa.CheckConstraint(
            "role in ('clerk', 'host', 'admin', 'monitor')", name=op.f("ck_staff_role")
        ),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_staff_email_lower")),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_staff_court_id")),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_staff_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_court_id"), ["court_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_host_id"), ["host_id"], unique=False)

    op.create_table(
        "access_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("viewer_role", sa.String(length=12), nullable=False),
        sa.Column("viewer_court_id", sa.Uuid(), nullable=True),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("first_at", Instant(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_access_log_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_access_log_order_id")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_access_log_participant_id")
        ),
        sa.ForeignKeyConstraint(
            ["viewer_court_id"], ["courts.id"], name=op.f("fk_access_log_viewer_court_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
        sa.UniqueConstraint(
            "viewer_id",
            "order_id",
            "day",
            "purpose",
            name=op.f("uq_access_log_viewer_id_order_id_day_purpose"),
        ),
    )
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_log_order_id"), ["order_id"], unique=False)
        batch_op.create_index(
            "ix_access_log_participant", ["participant_id", "day", "id"], unique=False
        )

    op.create_table(
        "attendances",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("checked_in_at", Instant(), nullable=True),
        sa.Column("checked_out_at", Instant(), nullable=True),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("silent_at", Instant(), nullable=True),
        sa.Column("spoken", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'claimed', 'pending', 'presumed', 'contested', 'confirmed', 'denied', 'merged')",
            name=op.f("ck_attendances_state"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_attendances_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_attendances_order_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_attendances_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index("ix_attendances_order_time", ["order_id", "starts_at"], unique=False)
        batch_op.create_index("ix_attendances_silent", ["silent_at"], unique=False)
        batch_op.create_index("ix_attendances_site_time", ["site_id", "starts_at"], unique=False)

    op.create_table(
        "closures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("cause", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_closures_order")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_closures_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
    )
    with op.batch_alter_table("closures", schema=None) as batch_op:
        batch_op.create_index("ix_closures_site_time", ["site_id", "ends_at"], unique=False)

    op.create_table(
        "devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("x", sa.LargeBinary(length=32), nullable=False),
        sa.Column("y", sa.LargeBinary(length=32), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=True),
        sa.Column("enrolled_at", Instant(), nullable=False),
        sa.Column("last_seen_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("revoked_reason", sa.String(length=16), nullable=True),
        sa.Column("pin_hash", sa.String(length=255), nullable=False),
        sa.Column("pin_failures", sa.Integer(), nullable=False),
        sa.Column("locked_at", Instant(), nullable=True),
        sa.Column("last_sequence", sa.Integer(), nullable=True),
        sa.CheckConstraint("pin_failures >= 0", name=op.f("ck_devices_pin_failures")),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_devices_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_devices_order_id")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_devices_participant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
    )
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_devices_court_id"), ["court_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_devices_order_id"), ["order_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_devices_participant_id"), ["participant_id"], unique=False
        )

    op.create_table(
        "enrolments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'participant' and order_id is not null and site_id is null) or (kind = 'site_device' and order_id is null and site_id is not null)",
            name=op.f("ck_enrolments_one_subject"),
        ),
        sa.CheckConstraint(
            "kind in ('participant', 'site_device')", name=op.f("ck_enrolments_kind")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_enrolments_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_enrolments_order_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_enrolments_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolments")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_enrolments_token_hash")),
    )
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolments_court_id"), ["court_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolments_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolments_site_id"), ["site_id"], unique=False)

    op.create_table(
        "order_pauses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.CheckConstraint("from_day <= to_day", name=op.f("ck_order_pauses_order")),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_order_pauses_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_pauses_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_pauses")),
    )
    with op.batch_alter_table("order_pauses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_pauses_order_id"), ["order_id"], unique=False)

    op.create_table(
        "order_terms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("weekly_required_minutes", sa.Integer(), nullable=False),
        sa.Column("weekly_floor_minutes", sa.Integer(), nullable=False),
        sa.Column("weekly_cap_minutes", sa.Integer(), nullable=True),
        sa.Column("daily_cap_minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "daily_cap_minutes between 1 and 1440", name=op.f("ck_order_terms_daily_cap")
        ),
        sa.CheckConstraint(
            "weekly_required_minutes between 0 and 10080", name=op.f("ck_order_terms_required")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_order_terms_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_terms_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_terms")),
        sa.UniqueConstraint("order_id", "number", name=op.f("uq_order_terms_order_id_number")),
    )
    with op.batch_alter_table("order_terms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_terms_order_id"), ["order_id"], unique=False)

    op.create_table(
        "placements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "to_day is null or from_day <= to_day", name=op.f("ck_placements_order")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_placements_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_placements_order_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_placements_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
    )
    with op.batch_alter_table("placements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placements_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placements_site_id"), ["site_id"], unique=False)

    op.create_table(
        "scans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=True),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("carrier", sa.String(length=16), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("code_kind", sa.String(length=8), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("claims", Json, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signature_holds", sa.Boolean(), nullable=True),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_scans_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_scans_order_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_scans_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
    )
    with op.batch_alter_table("scans", schema=None) as batch_op:
        batch_op.create_index("ix_scans_order_time", ["order_id", "at"], unique=False)
        batch_op.create_index("ix_scans_site_time", ["site_id", "at"], unique=False)

    op.create_table(
        "site_devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=True),
        sa.Column("enrolled_at", Instant(), nullable=False),
        sa.Column("last_seen_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("revoked_reason", sa.String(length=16), nullable=True),
        sa.Column("clock_offset_ms", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_site_devices_court_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_devices_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_devices")),
    )
    with op.batch_alter_table("site_devices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_devices_court_id"), ["court_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_devices_site_id"), ["site_id"], unique=False)

    op.create_table(
        "site_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens_minute", sa.Integer(), nullable=False),
        sa.Column("closes_minute", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "0 <= opens_minute and opens_minute < closes_minute", name=op.f("ck_site_hours_order")
        ),
        sa.CheckConstraint("closes_minute <= 1440", name=op.f("ck_site_hours_within_a_day")),
        sa.CheckConstraint("weekday between 1 and 7", name=op.f("ck_site_hours_weekday")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_hours_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_hours")),
    )
    with op.batch_alter_table("site_hours", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_hours_site_id"), ["site_id"], unique=False)

    op.create_table(
        "staff_sites",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_staff_sites_site_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_sites_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "site_id", name=op.f("pk_staff_sites")),
    )
    op.create_table(
        "week_standings",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("required_minutes", sa.Integer(), nullable=False),
        sa.Column("credited_minutes", sa.Integer(), nullable=False),
        sa.Column("confirmed_minutes", sa.Integer(), nullable=False),
        sa.Column("provisional_minutes", sa.Integer(), nullable=False),
        sa.Column("excused_minutes", sa.Integer(), nullable=False),
        sa.Column("needed_minutes", sa.Integer(), nullable=False),
        sa.Column("latest_start", Instant(), nullable=True),
        sa.Column("unconfirmed", sa.Integer(), nullable=False),
        sa.Column("missing_times", sa.Integer(), nullable=False),
        sa.Column("reason", Json, nullable=False),
        sa.Column("looked_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_week_standings_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_week_standings_order_id")
        ),
        sa.PrimaryKeyConstraint("order_id", "week", name=op.f("pk_week_standings")),
    )
    with op.batch_alter_table("week_standings", schema=None) as batch_op:
        batch_op.create_index("ix_week_standings_court_state", ["court_id", "state"], unique=False)

    op.create_table(
        "attendance_scans",
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_attendance_scans_attendance_id")
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["scans.id"], name=op.f("fk_attendance_scans_scan_id")
        ),
        sa.PrimaryKeyConstraint("scan_id", name=op.f("pk_attendance_scans")),
    )
    with op.batch_alter_table("attendance_scans", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_scans_attendance_id"), ["attendance_id"], unique=False
        )

    op.create_table(
        "confirmations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("checked_in_at", Instant(), nullable=True),
        sa.Column("checked_out_at", Instant(), nullable=True),
        sa.Column("seen_in_at", Instant(), nullable=True),
        sa.Column("seen_out_at", Instant(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_confirmations_attendance_id")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_confirmations_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_confirmations_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmations")),
    )
    with op.batch_alter_table("confirmations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_confirmations_attendance_id"), ["attendance_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_confirmations_order_id"), ["order_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("checked_in_at", Instant(), nullable=True),
        sa.Column("checked_out_at", Instant(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("needs_second", sa.Boolean(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendances.id"], name=op.f("fk_decisions_attendance_id")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_decisions_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_decisions_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_decisions_attendance_id"), ["attendance_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_decisions_order_id"), ["order_id"], unique=False)

    op.create_table(
        "scan_variants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_scan_variants_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_variants")),
    )
    with op.batch_alter_table("scan_variants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_variants_scan_id"), ["scan_id"], unique=False)

    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("site_device_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("last_seen_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "kind in ('staff', 'participant', 'site_device')", name=op.f("ck_sessions_kind")
        ),
        sa.CheckConstraint(
            "(staff_id is not null and device_id is null and site_device_id is null) or (staff_id is null and device_id is not null and site_device_id is null) or (staff_id is null and device_id is null and site_device_id is not null)",
            name=op.f("ck_sessions_one_subject"),
        ),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_sessions_device_id")),
        sa.ForeignKeyConstraint(
            ["site_device_id"], ["site_devices.id"], name=op.f("fk_sessions_site_device_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_sessions_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sessions_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sessions_site_device_id"), ["site_device_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_sessions_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "shift_exceptions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts_at", Instant(), nullable=True),
        sa.Column("ends_at", Instant(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_shift_exceptions_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_shift_exceptions_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_shift_exceptions_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_exceptions")),
    )
    with op.batch_alter_table("shift_exceptions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_shift_exceptions_order_id"), ["order_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_shift_exceptions_placement_id"), ["placement_id"], unique=False
        )

    op.create_table(
        "timetable_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts_minute", sa.Integer(), nullable=False),
        sa.Column("ends_minute", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "0 <= starts_minute and starts_minute < 1440", name=op.f("ck_timetable_entries_start")
        ),
        sa.CheckConstraint(
            "starts_minute < ends_minute and ends_minute <= 2160",
            name=op.f("ck_timetable_entries_end"),
        ),
        sa.CheckConstraint("weekday between 1 and 7", name=op.f("ck_timetable_entries_weekday")),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_timetable_entries_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_timetable_entries_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_timetable_entries_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetable_entries")),
    )
    with op.batch_alter_table("timetable_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_timetable_entries_order_id"), ["order_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_timetable_entries_placement_id"), ["placement_id"], unique=False
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("timetable_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_timetable_entries_placement_id"))
        batch_op.drop_index(batch_op.f("ix_timetable_entries_order_id"))

    op.drop_table("timetable_entries")
    with op.batch_alter_table("shift_exceptions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_exceptions_placement_id"))
        batch_op.drop_index(batch_op.f("ix_shift_exceptions_order_id"))

    op.drop_table("shift_exceptions")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_staff_id"))
        batch_op.drop_index(batch_op.f("ix_sessions_site_device_id"))
        batch_op.drop_index(batch_op.f("ix_sessions_expires_at"))
        batch_op.drop_index(batch_op.f("ix_sessions_device_id"))

    op.drop_table("sessions")
    with op.batch_alter_table("scan_variants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_scan_variants_scan_id"))

    op.drop_table("scan_variants")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_order_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_attendance_id"))

    op.drop_table("decisions")
    with op.batch_alter_table("confirmations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_confirmations_order_id"))
        batch_op.drop_index(batch_op.f("ix_confirmations_attendance_id"))

    op.drop_table("confirmations")
    with op.batch_alter_table("attendance_scans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_scans_attendance_id"))

    op.drop_table("attendance_scans")
    with op.batch_alter_table("week_standings", schema=None) as batch_op:
        batch_op.drop_index("ix_week_standings_court_state")

    op.drop_table("week_standings")
    op.drop_table("staff_sites")
    with op.batch_alter_table("site_hours", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_site_hours_site_id"))

    op.drop_table("site_hours")
    with op.batch_alter_table("site_devices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_site_devices_site_id"))
        batch_op.drop_index(batch_op.f("ix_site_devices_court_id"))

    op.drop_table("site_devices")
    with op.batch_alter_table("scans", schema=None) as batch_op:
        batch_op.drop_index("ix_scans_site_time")
        batch_op.drop_index("ix_scans_order_time")

    op.drop_table("scans")
    with op.batch_alter_table("placements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placements_site_id"))
        batch_op.drop_index(batch_op.f("ix_placements_order_id"))

    op.drop_table("placements")
    with op.batch_alter_table("order_terms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_terms_order_id"))

    op.drop_table("order_terms")
    with op.batch_alter_table("order_pauses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_pauses_order_id"))

    op.drop_table("order_pauses")
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolments_site_id"))
        batch_op.drop_index(batch_op.f("ix_enrolments_order_id"))
        batch_op.drop_index(batch_op.f("ix_enrolments_court_id"))

    op.drop_table("enrolments")
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_devices_participant_id"))
        batch_op.drop_index(batch_op.f("ix_devices_order_id"))
        batch_op.drop_index(batch_op.f("ix_devices_court_id"))

    op.drop_table("devices")
    with op.batch_alter_table("closures", schema=None) as batch_op:
        batch_op.drop_index("ix_closures_site_time")

    op.drop_table("closures")
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_index("ix_attendances_site_time")
        batch_op.drop_index("ix_attendances_silent")
        batch_op.drop_index("ix_attendances_order_time")

    op.drop_table("attendances")
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.drop_index("ix_access_log_participant")
        batch_op.drop_index(batch_op.f("ix_access_log_order_id"))

    op.drop_table("access_log")
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_host_id"))
        batch_op.drop_index(batch_op.f("ix_staff_court_id"))

    op.drop_table("staff")
    with op.batch_alter_table("sites", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sites_host_id"))
        batch_op.drop_index(batch_op.f("ix_sites_court_id"))

    op.drop_table("sites")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_participant_id"))
        batch_op.drop_index("ix_orders_look_again")
        batch_op.drop_index("ix_orders_desk")

    op.drop_table("orders")
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_index("ix_participants_name")

    op.drop_table("participants")
    with op.batch_alter_table("hosts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hosts_court_id"))

    op.drop_table("hosts")
    with op.batch_alter_table("idempotency_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotency_keys_created_at"))

    op.drop_table("idempotency_keys")
    op.drop_table("heartbeats")
    op.drop_table("courts")
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_attempts_bucket_at")
        batch_op.drop_index(batch_op.f("ix_attempts_at"))

    op.drop_table("attempts")
