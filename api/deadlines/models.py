"""Legal terms counted in business days, stored with what they were counted from."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Deadline(Base):
    """A term of an order: `kind` names the law's rule, `counted_from` the day it runs from.

    A day is never changed: what was counted again is a new row of a higher `number`.
    """

    __tablename__ = "deadlines"
    __table_args__ = (
        CheckConstraint("kind in ('appear', 'start', 'explain')", name="kind"),
        UniqueConstraint("order_id", "kind", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    kind: Mapped[str] = mapped_column(String(12))
    number: Mapped[int]
    counted_from: Mapped[date]
    business_days: Mapped[int]
    due_on: Mapped[date]
    rule_version: Mapped[str] = mapped_column(String(24))
    note: Mapped[str | None] = mapped_column(Text)
    met_on: Mapped[date | None]
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[datetime]
