"""What a clerk decides after a week, and what named persons say of missed shifts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base

KINDS = "'make_up', 'excuse', 'pause', 'no_action', 'judge_decision', 'withdrawn'"


class WeekDecision(Base):
    """A clerk's decision on a closed short week, with reasons and the numbers it was made on.

    Append-only, the newest stands; `withdrawn` takes the one before back. `finding` is what a
    judge found, and only a judge: `none`, `noncompliance` or `revocation`.
    """

    __tablename__ = "week_decisions"
    __table_args__ = (
        CheckConstraint(f"kind in ({KINDS})", name="kind"),
        CheckConstraint("(kind = 'judge_decision') = (finding is not null)", name="finding"),
        Index("ix_week_decisions_order_week", "order_id", "week", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    week: Mapped[str] = mapped_column(String(8))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    finding: Mapped[str | None] = mapped_column(String(16))
    reasons: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    credited_minutes: Mapped[int]
    excused_minutes: Mapped[int]
    short_minutes: Mapped[int]
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]


class ShiftMark(Base):
    """What a named person says of a missed shift after checking: noted by the host, unjustified
    or withdrawn by a clerk. Append-only, the newest of each role stands."""

    __tablename__ = "shift_marks"
    __table_args__ = (
        CheckConstraint("kind in ('noted', 'unjustified', 'withdrawn')", name="kind"),
        Index("ix_shift_marks_order_time", "order_id", "starts_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    shift_id: Mapped[UUID] = mapped_column(index=True)
    starts_at: Mapped[datetime]
    week: Mapped[str] = mapped_column(String(8))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    reasons: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    actor_role: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
