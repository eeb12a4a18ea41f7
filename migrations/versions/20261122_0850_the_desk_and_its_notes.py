"""the desk and its notes: names as they are looked for, what a court wrote down, what waits"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant
from api.rules import names

revision = "f1c8a2d75e90"
down_revision = "a5d20e9b7c41"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
UNDECIDED = sa.text("state not in ('confirmed', 'denied', 'merged')")
AT_ONCE = 1000


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("search_text", sa.String(length=400), nullable=False, server_default="")
        )
    _fill()
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.alter_column("search_text", server_default=None)
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("look_on", sa.Date(), nullable=True))
        batch_op.create_index("ix_orders_look_on", ["court_id", "look_on"], unique=False)
    op.create_index(
        "ix_attendances_undecided",
        "attendances",
        ["court_id", "state", "starts_at", "id"],
        unique=False,
        sqlite_where=UNDECIDED,
        postgresql_where=UNDECIDED,
    )
    _notes()


def _fill() -> None:
    """Whoever is here already can be looked for too."""
    people = sa.table(
        "participants",
        sa.column("id", sa.Uuid()),
        sa.column("last_name", sa.String()),
        sa.column("first_name", sa.String()),
        sa.column("document_number", sa.String()),
        sa.column("search_text", sa.String()),
    )
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(people.c.id, people.c.last_name, people.c.first_name, people.c.document_number)
    ).all()
    kept = [{"person": row.id, "text": names.searched(*row[1:])} for row in rows]
    change = (
        sa.update(people)
        .where(people.c.id == sa.bindparam("person"))
        .values(search_text=sa.bindparam("text"))
    )
    for start in range(0, len(kept), AT_ONCE):
        connection.execute(change, kept[start : start + AT_ONCE])


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("look_on", sa.Date(), nullable=True),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("by_name", sa.String(length=160), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_notes_court_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_notes_order_id")),
        sa.ForeignKeyConstraint(["corrects"], ["notes.id"], name=op.f("fk_notes_corrects")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint("corrects", name=op.f("uq_notes_corrects")),
    )
    op.create_index("ix_notes_order_at", "notes", ["order_id", "at", "id"])
    for act in ACTS:
        _refuse("notes", act)


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
    op.drop_table("notes")
    op.drop_index("ix_attendances_undecided", table_name="attendances")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index("ix_orders_look_on")
        batch_op.drop_column("look_on")
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_column("search_text")
