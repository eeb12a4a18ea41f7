"""What clerks wrote down about an order, for themselves and for whoever sits there tomorrow."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Note(Base):
    """One note. Append-only: what was wrong is put right by another that names it in `corrects`.

    `look_on`: the day on which the order is to be at the top of the desk. `working`: a working
    note of the court; her record counts it and does not quote it. No host ever sees any.
    """

    __tablename__ = "notes"
    __table_args__ = (Index("ix_notes_order_at", "order_id", "at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    text: Mapped[str] = mapped_column(Text)
    pinned: Mapped[bool]
    look_on: Mapped[date | None]
    working: Mapped[bool]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("notes.id"), unique=True)
    by_id: Mapped[UUID]
    by_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
