"""What a woman lets an organization see: each word of hers a row, and the newest one holds."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class ConsentEvent(Base):
    """She gave or withdrew her consent to one organization for one purpose. Append-only; `number`
    counts her words to this organization about this purpose. `words`: the version of the text that
    she agreed to. `until`: the last day of it, if she named one."""

    __tablename__ = "consent_events"
    __table_args__ = (
        CheckConstraint("kind in ('given', 'withdrawn')", name="kind"),
        UniqueConstraint("order_id", "organization_id", "purpose", "number"),
        Index("ix_consent_events_organization", "organization_id", "order_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("support_organizations.id"))
    purpose: Mapped[str] = mapped_column(String(16))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    words: Mapped[str | None] = mapped_column(String(24))
    until: Mapped[date | None]
    at: Mapped[datetime]
