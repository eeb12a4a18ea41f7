"""notices and channels: one message to one person about one occasion, and the ways to reach her"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant, Json

revision = "c4d92be7f310"
down_revision = "f18b3d6c2a57"
branch_labels = None
depends_on = None


# What happened to a channel never changes; nothing here is ever deleted.
FACTS = ("channel_events",)
KEPT = ("channels", "support_people", "notices", "sendings")
ACTS = (*((t, "update") for t in FACTS), *((t, "delete") for t in (*FACTS, *KEPT)))


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "notice_settings",
        sa.Column("person_kind", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_to", sa.Integer(), nullable=False),
        sa.Column("shift_evening", sa.Boolean(), nullable=False),
        sa.Column("shift_soon", sa.Boolean(), nullable=False),
        sa.Column("weekly_summary", sa.Boolean(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "quiet_from between 0 and 1439", name=op.f("ck_notice_settings_quiet_from")
        ),
        sa.CheckConstraint("quiet_to between 0 and 1439", name=op.f("ck_notice_settings_quiet_to")),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_notice_settings_court_id")
        ),
        sa.PrimaryKeyConstraint("person_kind", "person_id", name=op.f("pk_notice_settings")),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("host_id", sa.Uuid(), nullable=True),
        sa.Column("person_kind", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("occasion", sa.String(length=100), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("week", sa.String(length=8), nullable=True),
        sa.Column("params", Json, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("useful_until", Instant(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("next_at", Instant(), nullable=True),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("first_sent_at", Instant(), nullable=True),
        sa.Column("reached_at", Instant(), nullable=True),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("told_by", sa.Uuid(), nullable=True),
        sa.Column("told_by_name", sa.String(length=160), nullable=True),
        sa.Column("unreached_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "person_kind in ('participant', 'support', 'host')", name=op.f("ck_notices_person_kind")
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'reached', 'past_use', 'withdrawn')",
            name=op.f("ck_notices_state"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_notices_court_id")),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_notices_host_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_notices_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint(
            "person_kind",
            "person_id",
            "kind",
            "occasion",
            name=op.f("uq_notices_person_kind_person_id_kind_occasion"),
        ),
    )
    op.create_index("ix_notices_about", "notices", ["about_id"], unique=False)
    op.create_index(
        "ix_notices_court_unreached", "notices", ["court_id", "unreached_at", "id"], unique=False
    )
    op.create_index(op.f("ix_notices_host_id"), "notices", ["host_id"], unique=False)
    op.create_index("ix_notices_next", "notices", ["next_at", "id"], unique=False)
    op.create_index("ix_notices_order_due", "notices", ["order_id", "due_at", "id"], unique=False)
    op.create_index(
        "ix_notices_person_due",
        "notices",
        ["person_kind", "person_id", "due_at", "id"],
        unique=False,
    )

    op.create_table(
        "support_people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("words", sa.String(length=24), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_support_people_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_support_people_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_support_people_participant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_people")),
    )
    op.create_index(
        "uq_support_people_order",
        "support_people",
        ["order_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at is null"),
        postgresql_where=sa.text("withdrawn_at is null"),
    )

    op.create_table(
        "channels",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("person_kind", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("address_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("shown", sa.String(length=80), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("consented_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("ended_because", sa.String(length=12), nullable=True),
        sa.Column("failing_since", Instant(), nullable=True),
        sa.CheckConstraint(
            "kind in ('push', 'email', 'sms', 'whatsapp', 'other', 'paper')",
            name=op.f("ck_channels_kind"),
        ),
        sa.CheckConstraint(
            "person_kind in ('participant', 'support', 'host')",
            name=op.f("ck_channels_person_kind"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_channels_court_id")),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_channels_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
    )
    op.create_index("ix_channels_address", "channels", ["kind", "address_hash"], unique=False)
    op.create_index(op.f("ix_channels_device_id"), "channels", ["device_id"], unique=False)
    op.create_index(
        "ix_channels_person", "channels", ["person_kind", "person_id", "position"], unique=False
    )
    op.create_index(
        "uq_channels_address",
        "channels",
        ["person_kind", "person_id", "kind", "address_hash"],
        unique=True,
        sqlite_where=sa.text("ended_at is null"),
        postgresql_where=sa.text("ended_at is null"),
    )

    op.create_table(
        "channel_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=24), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.String(length=160), nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_events_channel_id")
        ),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_channel_events_court_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_events")),
    )
    op.create_index(
        op.f("ix_channel_events_channel_id"), "channel_events", ["channel_id"], unique=False
    )

    op.create_table(
        "sendings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("channel_kind", sa.String(length=12), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=12), nullable=True),
        sa.Column("detail", sa.String(length=60), nullable=True),
        sa.Column("provider", sa.String(length=16), nullable=True),
        sa.Column("provider_id", sa.String(length=128), nullable=True),
        sa.Column("delivered_at", Instant(), nullable=True),
        sa.Column("read_at", Instant(), nullable=True),
        sa.Column("undelivered_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_sendings_channel_id")
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_sendings_court_id")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_sendings_notice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sendings")),
        sa.UniqueConstraint("notice_id", "number", name=op.f("uq_sendings_notice_id_number")),
    )
    op.create_index(op.f("ix_sendings_channel_id"), "sendings", ["channel_id"], unique=False)
    op.create_index("ix_sendings_provider", "sendings", ["provider", "provider_id"], unique=False)

    op.add_column("hosts", sa.Column("notices_at", Instant(), nullable=True))
    op.create_index("ix_hosts_notices", "hosts", ["notices_at", "id"], unique=False)

    op.add_column("orders", sa.Column("notices_at", Instant(), nullable=True))
    op.create_index("ix_orders_notices", "orders", ["notices_at", "id"], unique=False)
    # Everybody is looked at once: what is due and was never told is told now.
    op.execute("update orders set notices_at = look_again_at")
    op.execute("update hosts set notices_at = created_at")
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
    op.drop_index("ix_orders_notices", table_name="orders")
    op.drop_column("orders", "notices_at")

    op.drop_index("ix_hosts_notices", table_name="hosts")
    op.drop_column("hosts", "notices_at")

    op.drop_index("ix_sendings_provider", table_name="sendings")
    op.drop_index(op.f("ix_sendings_channel_id"), table_name="sendings")

    op.drop_table("sendings")
    op.drop_index(op.f("ix_channel_events_channel_id"), table_name="channel_events")

    op.drop_table("channel_events")
    op.drop_index(
        "uq_channels_address",
        table_name="channels",
        sqlite_where=sa.text("ended_at is null"),
        postgresql_where=sa.text("ended_at is null"),
    )
    op.drop_index("ix_channels_person", table_name="channels")
    op.drop_index(op.f("ix_channels_device_id"), table_name="channels")
    op.drop_index("ix_channels_address", table_name="channels")

    op.drop_table("channels")
    op.drop_index(
        "uq_support_people_order",
        table_name="support_people",
        sqlite_where=sa.text("withdrawn_at is null"),
        postgresql_where=sa.text("withdrawn_at is null"),
    )

    op.drop_table("support_people")
    op.drop_index("ix_notices_person_due", table_name="notices")
    op.drop_index("ix_notices_order_due", table_name="notices")
    op.drop_index("ix_notices_next", table_name="notices")
    op.drop_index(op.f("ix_notices_host_id"), table_name="notices")
    op.drop_index("ix_notices_court_unreached", table_name="notices")
    op.drop_index("ix_notices_about", table_name="notices")

    op.drop_table("notices")
    op.drop_table("notice_settings")
