"""Warnings: an opened standing that somebody should act on, its steps, and who was told what."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned

OPEN = text("closed_at is null")


class Warning(Versioned, Base):
    """A warning of one order and week. Every column but the id follows from its steps.

    `desk_at`: from when the clerk's worklist shows it; empty before `last_chance`.
    `cause`: the fact that took the reach away at once, when nobody could have been told before.
    """

    __tablename__ = "warnings"
    __table_args__ = (
        CheckConstraint("state in ('tight', 'last_chance', 'out_of_reach')", name="state"),
        Index(
            "uq_warnings_open_week",
            "order_id",
            "week",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_warnings_order_week", "order_id", "week"),
        Index("ix_warnings_desk", "court_id", "closed_at", "desk_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    week: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(16))
    opened_at: Mapped[datetime]
    desk_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_as: Mapped[str | None] = mapped_column(String(12))
    cause: Mapped[str | None] = mapped_column(String(24))
    acknowledged_at: Mapped[datetime | None]

    steps: Mapped[list["WarningStep"]] = relationship(order_by="WarningStep.number")


class WarningStep(Base):
    """One thing that happened to a warning: opened, escalated, closed, acknowledged. Append-only.

    `standing`: the numbers of the week at that instant; `reasons` and `slots` as the rules gave
    them.
    """

    __tablename__ = "warning_steps"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    warning_id: Mapped[UUID] = mapped_column(ForeignKey("warnings.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(16))
    fact: Mapped[str] = mapped_column(String(24))
    standing: Mapped[dict[str, Any]]
    reasons: Mapped[list[dict[str, Any]]]
    slots: Mapped[list[dict[str, Any]]]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str | None] = mapped_column(String(160))
    at: Mapped[datetime]


class Telling(Base):
    """Something to be told to a person about a week, once an occasion; on her screen from `due_at`.

    `kind`: a reminder (`no_spare`, `stay_longer`, `missing_time`), `awaiting`, `warning`, or
    `became_short` once the week is over. `cause`: the fact that brought it, `time` when none did.
    `gap_minutes`: by how much the plan fell short of the need.
    `seen_at`: when she first had it on her screen. `reachable_until`: the last minute from which
    it could still be acted on, as known when it was told; null when it was too late already.
    """

    __tablename__ = "tellings"
    __table_args__ = (
        UniqueConstraint("order_id", "audience", "occasion"),
        Index("ix_tellings_order_week", "order_id", "week"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    week: Mapped[str] = mapped_column(String(8))
    warning_id: Mapped[UUID | None] = mapped_column(ForeignKey("warnings.id"), index=True)
    audience: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    occasion: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(16))
    cause: Mapped[str] = mapped_column(String(24))
    needed_minutes: Mapped[int]
    gap_minutes: Mapped[int]
    reachable_until: Mapped[datetime | None]
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
