"""imports: files that were read, the tax numbers of hosts, and what a decision was read from"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant, Json

revision = "e27d5b90f3a4"
down_revision = "9b3e61d0c4f7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    # Added in place: a copied table would lose the triggers that keep its rows as they are.
    op.add_column("decisions", sa.Column("source", sa.String(length=16), nullable=True))
    op.add_column("hosts", sa.Column("nit", sa.String(length=16), nullable=True))
    op.create_index("ix_hosts_nit", "hosts", ["court_id", "nit"], unique=True)
    _imports()
    _exports()


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in (
                "lines",
                "checked_lines",
                "new_lines",
                "same_lines",
                "wrong_lines",
                "orders",
                "counted_orders",
            )
        ),
        sa.Column("turned_down", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_by_name", sa.String(length=160), nullable=False),
        sa.Column("made_by_role", sa.String(length=16), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("run_by", sa.Uuid(), nullable=True),
        sa.Column("run_by_name", sa.String(length=160), nullable=True),
        sa.Column("run_at", Instant(), nullable=True),
        sa.Column("done_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "state in ('checking', 'checked', 'writing', 'counting', 'done')",
            name=op.f("ck_imports_state"),
        ),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_imports_court_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index("ix_imports_state", "imports", ["state", "made_at"])
    op.create_index("ix_imports_court", "imports", ["court_id", "made_at", "id"])
    op.create_table(
        "import_lines",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cells", Json, nullable=True),
        sa.Column("key", sa.String(length=160), nullable=True),
        sa.Column("result", sa.String(length=8), nullable=True),
        sa.Column("remarks", Json, nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_import_lines_import_id")
        ),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_import_lines")),
    )
    op.create_index("ix_import_lines_key", "import_lines", ["import_id", "key"])
    op.create_index("ix_import_lines_order", "import_lines", ["import_id", "order_id"])


def _exports() -> None:
    op.create_table(
        "exports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("court_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_by_name", sa.String(length=160), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["court_id"], ["courts.id"], name=op.f("fk_exports_court_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
    )
    op.create_index("ix_exports_court", "exports", ["court_id", "made_at"])


def downgrade() -> None:
    """Take the schema back."""
    for table in ("exports", "import_lines", "imports"):
        op.drop_table(table)
    op.drop_index("ix_hosts_nit", table_name="hosts")
    op.drop_column("hosts", "nit")
    op.drop_column("decisions", "source")
