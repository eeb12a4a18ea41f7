"""The last standing of each week of each order: a cache for lists, rebuildable from the facts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class WeekStanding(Base):
    """How one order stood in one week when it was last looked at. `missed` counts its missed
    shifts by what was said of them; `told` and `warning_id` spare the look into the warnings."""

    __tablename__ = "week_standings"
    __table_args__ = (Index("ix_week_standings_court_state", "court_id", "state"),)

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    week: Mapped[str] = mapped_column(String(8), primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    state: Mapped[str] = mapped_column(String(16))
    required_minutes: Mapped[int]
    credited_minutes: Mapped[int]
    confirmed_minutes: Mapped[int]
    provisional_minutes: Mapped[int]
    excused_minutes: Mapped[int]
    short_minutes: Mapped[int]
    make_up_missed_minutes: Mapped[int]
    below_floor: Mapped[bool]
    provisional: Mapped[bool]
    needed_minutes: Mapped[int]
    latest_start: Mapped[datetime | None]
    unconfirmed: Mapped[int]
    missing_times: Mapped[int]
    missed: Mapped[dict[str, Any]]
    told: Mapped[list[str]]
    warning_id: Mapped[UUID | None]
    reason: Mapped[dict[str, Any]]
    looked_at: Mapped[datetime]
