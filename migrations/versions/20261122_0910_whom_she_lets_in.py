"""organizations that help, and what a woman lets each of them see"""

import sqlalchemy as sa
from alembic import op

from api.database import Instant

revision = "9b1e4d7c52a6"
down_revision = "c81d5e3f7a29"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")


def upgrade() -> None:
    """Bring the schema forward."""
    _organizations()
    _consents()
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.add_column(sa.Column("viewer_organization_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_access_log_viewer_organization_id"),
            "support_organizations",
            ["viewer_organization_id"],
            ["id"],
        )


def _organizations() -> None:
    op.create_table(
        "support_organizations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("about", sa.String(length=400), nullable=False),
        sa.Column("reach", sa.String(length=160), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "kind in ('support', 'defender', 'observatory')",
            name=op.f("ck_support_organizations_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_organizations")),
        sa.UniqueConstraint("name", name=op.f("uq_support_organizations_name")),
    )
    op.create_table(
        "staff_organizations",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_organizations_staff_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["support_organizations.id"],
            name=op.f("fk_staff_organizations_organization_id"),
        ),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_organizations")),
    )
    op.create_index(
        op.f("ix_staff_organizations_organization_id"), "staff_organizations", ["organization_id"]
    )


def _consents() -> None:
    to = {
        "court_id": "courts",
        "order_id": "orders",
        "participant_id": "participants",
        "organization_id": "support_organizations",
    }
    op.create_table(
        "consent_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in to),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=24), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("kind in ('given', 'withdrawn')", name=op.f("ck_consent_events_kind")),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_consent_events_{name}"))
            for name, table in to.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_events")),
        sa.UniqueConstraint(
            "order_id",
            "organization_id",
            "purpose",
            "number",
            name=op.f("uq_consent_events_order_id_organization_id_purpose_number"),
        ),
    )
    op.create_index(
        "ix_consent_events_organization", "consent_events", ["organization_id", "order_id"]
    )
    for act in ACTS:
        _refuse("consent_events", act)


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
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_access_log_viewer_organization_id"), type_="foreignkey"
        )
        batch_op.drop_column("viewer_organization_id")
    op.drop_table("consent_events")
    op.drop_table("staff_organizations")
    op.drop_table("support_organizations")
