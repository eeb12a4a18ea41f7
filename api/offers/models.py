"""Asking a host to offer hours on given days, and the hours it offers. No standing is told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned


class HourRequest(Versioned, Base):
    """A question to a host: could she come on one of these days? Says nothing of why."""

    __tablename__ = "hour_requests"
    __table_args__ = (
        CheckConstraint("state in ('asked', 'offered', 'declined', 'withdrawn')", name="state"),
        Index("ix_hour_requests_site_state", "site_id", "state", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"))
    days: Mapped[list[str]]
    state: Mapped[str] = mapped_column(String(12))
    asked_by: Mapped[UUID]
    asked_by_role: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[datetime]
    answered_by: Mapped[UUID | None]
    answered_by_name: Mapped[str | None] = mapped_column(String(160))
    answered_at: Mapped[datetime | None]
    reply: Mapped[str | None] = mapped_column(Text)

    offers: Mapped[list["HourOffer"]] = relationship(order_by="HourOffer.starts_at")


class HourOffer(Base):
    """Hours that a host offered in answer; each is an added shift. Append-only."""

    __tablename__ = "hour_offers"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("hour_requests.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    offered_at: Mapped[datetime]
