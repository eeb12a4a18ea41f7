"""The host's monthly report: what it writes, and each version that it handed in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, Versioned


class ReportDraft(Versioned, Base):
    """What a host wrote for a placement and a month. The facts are not in it: they are read anew
    until it is handed in. `number` is that of the newest version, `edited` whether it was written
    on since."""

    __tablename__ = "report_drafts"
    __table_args__ = (Unique("placement_id", "month"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"))
    month: Mapped[str] = mapped_column(String(7))
    activities: Mapped[list[dict[str, Any]]]
    incidents: Mapped[list[dict[str, Any]]]
    insurance: Mapped[list[dict[str, Any]]]
    evidence: Mapped[str | None] = mapped_column(Text)
    number: Mapped[int] = mapped_column(default=0)
    edited: Mapped[bool] = mapped_column(default=True)
    written_by: Mapped[UUID]
    written_by_name: Mapped[str] = mapped_column(String(160))
    written_at: Mapped[datetime]


class ReportVersion(Base):
    """A report as it was handed in, whole. Append-only: a correction is a new version that says
    why. `facts_digest` tells later whether the record still says what it said."""

    __tablename__ = "report_versions"
    __table_args__ = (
        Unique("placement_id", "month", "number"),
        CheckConstraint("(number = 1) = (reason is null)", name="correction_says_why"),
        Index("ix_report_versions_court_month", "court_id", "month", "placement_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), index=True)
    month: Mapped[str] = mapped_column(String(7))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    facts_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    reason: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date]
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
