"""From when to when the host has her insured against risks at work. Said by a person, kept as it
was said; the newest word about a placement holds."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Coverage(Base):
    """The days for which a placement is insured, as somebody entered them. Append-only.

    It says something of the host and nothing of her: no week, attendance or warning reads it.
    """

    __tablename__ = "coverages"
    __table_args__ = (
        CheckConstraint("coverage_from <= coverage_to", name="in_order"),
        Index("ix_coverages_placement", "placement_id", "recorded_at"),
        Index("ix_coverages_site", "site_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"))
    coverage_from: Mapped[date]
    coverage_to: Mapped[date]
    recorded_by: Mapped[UUID]
    recorded_role: Mapped[str] = mapped_column(String(16))
    recorded_at: Mapped[datetime]
