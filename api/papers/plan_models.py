"""What was asked for instead of the plan as it is, in her own words."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class PlanRequest(Base):
    """Her request for a change of plan, written by her or by a clerk for her. Append-only; the
    judge decides on it, not this software."""

    __tablename__ = "plan_requests"
    __table_args__ = (Index("ix_plan_requests_order_at", "order_id", "asked_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    wish: Mapped[str] = mapped_column(Text)
    reasons: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[UUID]
    asked_by_name: Mapped[str] = mapped_column(String(160))
    asked_by_role: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[datetime]
