"""what was known when: timetables, opening hours, placements and holidays keep their history"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "91d7e2f4ab36"
down_revision = "5e0b83c7d214"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward. What stands was known since its placement or site is there: what
    it replaced was not kept."""
    _keep_rows("timetable_entries", sa.Column("entry_id", sa.Uuid(), nullable=True))
    op.execute(
        "update timetable_entries set entry_id = id, recorded_at = (select created_at "
        "from placements where placements.id = timetable_entries.placement_id)"
    )
    _keep_rows("site_hours")
    op.execute(
        "update site_hours set recorded_at = "
        "(select created_at from sites where sites.id = site_hours.site_id)"
    )
    with op.batch_alter_table("timetable_entries", schema=None) as batch_op:
        batch_op.alter_column("recorded_at", existing_type=Instant(), nullable=False)
        batch_op.alter_column("entry_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.create_index(batch_op.f("ix_timetable_entries_entry_id"), ["entry_id"])
    with op.batch_alter_table("site_hours", schema=None) as batch_op:
        batch_op.alter_column("recorded_at", existing_type=Instant(), nullable=False)
    with op.batch_alter_table("order_pauses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("withdrawn_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_reason", sa.Text(), nullable=True))
    _placement_spans()
    _site_holidays()


def _history() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
    ]


def _keep_rows(table: str, *more: sa.Column[object]) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in (*more, *_history()):
            column.nullable = True
            batch_op.add_column(column)


def _placement_spans() -> None:
    op.create_table(
        "placement_spans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        *_history(),
        sa.ForeignKeyConstraint(
            ["court_id"], ["courts.id"], name=op.f("fk_placement_spans_court_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_placement_spans_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_placement_spans_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_spans")),
    )
    with op.batch_alter_table("placement_spans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_spans_order_id"), ["order_id"])
        batch_op.create_index(batch_op.f("ix_placement_spans_placement_id"), ["placement_id"])
    op.execute(
        "insert into placement_spans "
        "(id, court_id, order_id, placement_id, from_day, to_day, recorded_at) "
        "select id, court_id, order_id, id, from_day, to_day, created_at from placements"
    )


def _site_holidays() -> None:
    op.create_table(
        "site_holidays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        *_history(),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_holidays_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_holidays")),
    )
    with op.batch_alter_table("site_holidays", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_holidays_site_id"), ["site_id"])
    op.execute(
        "insert into site_holidays (id, site_id, closed, recorded_at) "
        "select id, id, closed_on_holidays, created_at from sites"
    )


def downgrade() -> None:
    """Take the schema back. The older tables hold what stands; what was known before is lost."""
    op.drop_table("site_holidays")
    op.drop_table("placement_spans")
    op.execute("delete from timetable_entries where withdrawn_at is not null")
    op.execute("update timetable_entries set id = entry_id")
    op.execute("delete from site_hours where withdrawn_at is not null")
    with op.batch_alter_table("order_pauses", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_reason")
        batch_op.drop_column("withdrawn_by")
    with op.batch_alter_table("timetable_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_timetable_entries_entry_id"))
        batch_op.drop_column("entry_id")
    for table in ("timetable_entries", "site_hours"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in ("withdrawn_at", "withdrawn_by", "recorded_at", "recorded_by"):
                batch_op.drop_column(name)
