"""Exports: who took a court's whole record out, when, and what for. Append-only."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Export(Base):
    """A copy of a court's record that somebody took."""

    __tablename__ = "exports"
    __table_args__ = (Index("ix_exports_court", "court_id", "made_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    form: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(300))
    made_by: Mapped[UUID]
    made_by_name: Mapped[str] = mapped_column(String(160))
    made_at: Mapped[datetime]
