"""Excuses for missed or coming shifts, what was said of them, and the papers that back them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned

STATES = "'filed', 'asked', 'accepted', 'refused', 'withdrawn'"


class Excuse(Versioned, Base):
    """A cause for not coming to some shifts. `state` follows from its events, the newest wins.

    `asked`: the clerk asked for more, until `answer_by`; to the week it is as good as filed.
    """

    __tablename__ = "excuses"
    __table_args__ = (
        CheckConstraint(f"state in ({STATES})", name="state"),
        Index("ix_excuses_court_state", "court_id", "state", "filed_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    cause: Mapped[str] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    answer_by: Mapped[date | None]
    filed_by: Mapped[UUID]
    filed_by_name: Mapped[str] = mapped_column(String(160))
    filed_by_role: Mapped[str] = mapped_column(String(16))
    filed_at: Mapped[datetime]

    shifts: Mapped[list["ExcusedShift"]] = relationship(order_by="ExcusedShift.starts_at")
    events: Mapped[list["ExcuseEvent"]] = relationship(order_by="ExcuseEvent.number")


class ExcusedShift(Base):
    """One shift that an excuse is for, with the times it had when it was filed."""

    __tablename__ = "excused_shifts"
    __table_args__ = (Index("ix_excused_shifts_order_time", "order_id", "starts_at"),)

    excuse_id: Mapped[UUID] = mapped_column(ForeignKey("excuses.id"), primary_key=True)
    shift_id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class ExcuseEvent(Base):
    """What was said of an excuse: filed, paper, asked, answered, accepted, refused, withdrawn,
    reopened. Append-only; `number` counts those of one excuse."""

    __tablename__ = "excuse_events"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    excuse_id: Mapped[UUID] = mapped_column(ForeignKey("excuses.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str | None] = mapped_column(Text)
    answer_by: Mapped[date | None]
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    actor_role: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]


class Paper(Base):
    """A photo or PDF that backs an excuse, made anew by us and sealed; clerks alone may see it."""

    __tablename__ = "excuse_papers"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    excuse_id: Mapped[UUID] = mapped_column(ForeignKey("excuses.id"), index=True)
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    pages: Mapped[int]
    given_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_by: Mapped[UUID]
    added_by_role: Mapped[str] = mapped_column(String(16))
    added_at: Mapped[datetime]
