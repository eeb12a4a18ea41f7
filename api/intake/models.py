"""What was entered by mistake and taken back, before anything was ever recorded on it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Withdrawal(Base):
    """An order, or one placement of it, that was a mistake: by whom, when, why. Append-only.
    `case_number` is what the order was called; it is free again."""

    __tablename__ = "intake_withdrawals"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    placement_id: Mapped[UUID | None] = mapped_column(ForeignKey("placements.id"))
    case_number: Mapped[str] = mapped_column(String(23))
    reason: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
