"""Sign-in sheets of paper, what was copied from them afterwards, and photos of them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base
from api.hosts.models import Site


class SignInSheet(Base):
    """A sheet that was made for a site, for a day or a week; its number is printed on it.
    Append-only."""

    __tablename__ = "sign_in_sheets"
    __table_args__ = (
        CheckConstraint("from_day <= to_day", name="days"),
        Index("ix_sign_in_sheets_site_made", "site_id", "made_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    number: Mapped[str] = mapped_column(String(8), unique=True)
    from_day: Mapped[date]
    to_day: Mapped[date]
    with_names: Mapped[bool]
    made_by: Mapped[UUID]
    made_by_name: Mapped[str] = mapped_column(String(160))
    made_at: Mapped[datetime]

    site: Mapped[Site] = relationship(lazy="joined")


class SheetEntry(Base):
    """One day of a sheet as a named person of the host copied it. Append-only."""

    __tablename__ = "sheet_entries"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in_sheets.id"), index=True)
    day: Mapped[date]
    given_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    entered_by: Mapped[UUID]
    entered_by_name: Mapped[str] = mapped_column(String(160))
    entered_at: Mapped[datetime]

    sheet: Mapped[SignInSheet] = relationship(lazy="joined")
    lines: Mapped[list["SheetLine"]] = relationship(order_by="SheetLine.number")
    withdrawal: Mapped["SheetWithdrawal | None"] = relationship()
    photos: Mapped[list["SheetPhoto"]] = relationship(order_by="SheetPhoto.added_at")


class SheetLine(Base):
    """One person's arrival and departure as they stand on the sheet, and what they did to her
    record: `attendance_id` is the attendance that tells of them, `completed_id` one whose missing
    end they gave. Append-only."""

    __tablename__ = "sheet_lines"
    __table_args__ = (
        CheckConstraint("outcome in ('added', 'completed', 'known')", name="outcome"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("sheet_entries.id"), index=True)
    number: Mapped[int]
    came_at: Mapped[datetime]
    left_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(12))
    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("attendances.id"), index=True)
    completed_id: Mapped[UUID | None] = mapped_column(ForeignKey("attendances.id"), index=True)


class SheetWithdrawal(Base):
    """An entry was taken back soon after, by whoever made it. Append-only."""

    __tablename__ = "sheet_withdrawals"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("sheet_entries.id"), primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]


class SheetPhoto(Base):
    """A photo of the sheet, made anew by us and sealed: for the clerk and for that host alone."""

    __tablename__ = "sheet_photos"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("sheet_entries.id"), index=True)
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    given_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_by: Mapped[UUID]
    added_at: Mapped[datetime]
