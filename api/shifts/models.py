"""Placements and their weekly timetables. Shifts are derived from these, never stored."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned
from api.history import Recorded, standing
from api.hosts.models import Site


class Placement(Versioned, Base):
    """A participant at a site, from a day to a day; withdrawn when it was a mistake."""

    __tablename__ = "placements"
    __table_args__ = (CheckConstraint("to_day is null or from_day <= to_day", name="order"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), index=True)
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    site: Mapped[Site] = relationship(lazy="joined")
    every_entry: Mapped[list["TimetableEntry"]] = relationship(
        order_by="(TimetableEntry.weekday, TimetableEntry.starts_minute, TimetableEntry.from_day)"
    )
    every_span: Mapped[list["PlacementSpan"]] = relationship()
    exceptions: Mapped[list["ShiftException"]] = relationship(
        order_by="(ShiftException.created_at, ShiftException.id)"
    )

    @property
    def timetable(self) -> list["TimetableEntry"]:
        """The weekly shifts that stand."""
        return self.timetable_known()

    def timetable_known(self, known_at: datetime | None = None) -> list["TimetableEntry"]:
        """The weekly shifts as they stand, or as they were known at an instant."""
        return standing(self.every_entry, known_at)

    def exceptions_known(self, known_at: datetime | None = None) -> list["ShiftException"]:
        """The departures from the timetable so far, or up to an instant."""
        if known_at is None:
            return self.exceptions
        return [one for one in self.exceptions if one.created_at <= known_at]

    def span_known(self, known_at: datetime | None = None) -> tuple[date, date | None]:
        """The placement's days as they stand, or as they were known at an instant."""
        held = standing(self.every_span, known_at) if known_at else []
        return (held[0].from_day, held[0].to_day) if held else (self.from_day, self.to_day)


class PlacementSpan(Recorded, Base):
    """The days of a placement as they were known when; the placement's own columns are the last."""

    __tablename__ = "placement_spans"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"), index=True)
    from_day: Mapped[date]
    to_day: Mapped[date | None]


class TimetableEntry(Recorded, Base):
    """A weekly shift of a placement, from a day to a day; past midnight `ends_minute` > 1440.

    Withdrawn when it changes, never edited: `entry_id` stays the same for one weekly shift, and is
    what its dated shifts are named after.
    """

    __tablename__ = "timetable_entries"
    __table_args__ = (
        CheckConstraint("weekday between 1 and 7", name="weekday"),
        CheckConstraint("0 <= starts_minute and starts_minute < 1440", name="start"),
        CheckConstraint("starts_minute < ends_minute and ends_minute <= 2160", name="end"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(index=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"), index=True)
    weekday: Mapped[int]
    starts_minute: Mapped[int]
    ends_minute: Mapped[int]
    from_day: Mapped[date]
    to_day: Mapped[date | None]


class ShiftException(Base):
    """One dated departure from the timetable: a shift cancelled, moved or added. `shift_id` names
    a shift that was added by the exception of that id. Append-only: the newest word holds."""

    __tablename__ = "shift_exceptions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"), index=True)
    entry_id: Mapped[UUID | None]
    day: Mapped[date | None]
    shift_id: Mapped[UUID | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text)
    actor_role: Mapped[str] = mapped_column(String(16))
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
