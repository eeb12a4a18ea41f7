"""Make-ups: dated agreements between her, the host and the clerk to work missed minutes later."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned


class MakeUp(Versioned, Base):
    """An agreement to make up minutes of a short week on given days. `state` follows from the
    words of the three parties: it holds once all agreed, and no longer once one took it back."""

    __tablename__ = "make_ups"
    __table_args__ = (
        CheckConstraint("state in ('proposed', 'agreed', 'declined', 'cancelled')", name="state"),
        Index("ix_make_ups_order_week", "order_id", "short_week"),
        Index("ix_make_ups_court_state", "court_id", "state", "proposed_at", "id"),
        Index("ix_make_ups_site_state", "site_id", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    placement_id: Mapped[UUID] = mapped_column(ForeignKey("placements.id"))
    short_week: Mapped[str] = mapped_column(String(8))
    note: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    proposed_by: Mapped[UUID]
    proposed_by_name: Mapped[str] = mapped_column(String(160))
    proposed_by_role: Mapped[str] = mapped_column(String(16))
    proposed_at: Mapped[datetime]

    sessions: Mapped[list["MakeUpSession"]] = relationship(order_by="MakeUpSession.starts_at")
    words: Mapped[list["MakeUpWord"]] = relationship(order_by="MakeUpWord.number")


class MakeUpSession(Base):
    """A day and time of an agreement. It is an added shift of the placement while the agreement
    holds; `week` is the week that carries its minutes."""

    __tablename__ = "make_up_sessions"
    __table_args__ = (Index("ix_make_up_sessions_order_week", "order_id", "week"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    make_up_id: Mapped[UUID] = mapped_column(ForeignKey("make_ups.id"), index=True)
    week: Mapped[str] = mapped_column(String(8))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    minutes: Mapped[int]


class MakeUpWord(Base):
    """What a party said: agree, decline or cancel. Append-only."""

    __tablename__ = "make_up_words"
    __table_args__ = (
        CheckConstraint("party in ('participant', 'host', 'clerk')", name="party"),
        CheckConstraint("word in ('agree', 'decline', 'cancel')", name="word"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    make_up_id: Mapped[UUID] = mapped_column(ForeignKey("make_ups.id"), index=True)
    number: Mapped[int]
    party: Mapped[str] = mapped_column(String(12))
    word: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(Text)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
