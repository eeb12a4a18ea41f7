"""Participants, their orders, and the dated terms of an order."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned
from api.history import Recorded
from api.rules import names


def _searched(context: Any) -> str:
    given = context.get_current_parameters()
    return names.searched(given["last_name"], given["first_name"], given["document_number"])


class Participant(Base):
    """A woman serving an order. Names and document stay on the court's side. `search_text`: both
    as the desk looks for them, folded; it follows from them, whoever writes the row."""

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("court_id", "document_type", "document_number"),
        Index("ix_participants_name", "court_id", "last_name", "first_name"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    first_name: Mapped[str] = mapped_column(String(80))
    last_name: Mapped[str] = mapped_column(String(80))
    document_type: Mapped[str] = mapped_column(String(8))
    document_number: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(2))
    phone: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime]
    search_text: Mapped[str] = mapped_column(String(names.LONGEST), default=_searched)


@event.listens_for(Participant, "before_update")
def _search_again(_mapper: object, _connection: object, person: Participant) -> None:
    person.search_text = names.searched(person.last_name, person.first_name, person.document_number)


class Order(Versioned, Base):
    """A community-service order. `urgency`, `look_again_at` and `week` are a cache for the desk,
    rebuilt from the facts by `standing.service.review`; nothing else computes them. `notices_at`:
    when to see what she has to be told; every fact sets it to its own instant. `look_on`: the day
    from which a clerk's note wants the order at the top of the desk; follows from the notes."""

    __tablename__ = "orders"
    __table_args__ = (
        Index(
            "uq_orders_court_id_case_number",
            "court_id",
            "case_number",
            unique=True,
            sqlite_where=text("withdrawn_at is null"),
            postgresql_where=text("withdrawn_at is null"),
        ),
        Index("ix_orders_desk", "court_id", "urgency", "id"),
        Index("ix_orders_look_again", "look_again_at"),
        Index("ix_orders_notices", "notices_at", "id"),
        Index("ix_orders_look_on", "court_id", "look_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    case_number: Mapped[str] = mapped_column(String(23))
    time_zone: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    total_required_minutes: Mapped[int | None]
    monthly_report_due_day: Mapped[int]
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    urgency: Mapped[int] = mapped_column(default=0)
    week: Mapped[str | None] = mapped_column(String(8))
    look_again_at: Mapped[datetime | None]
    notices_at: Mapped[datetime | None]
    look_on: Mapped[date | None]

    participant: Mapped[Participant] = relationship(lazy="joined")
    terms: Mapped[list["Terms"]] = relationship(order_by="Terms.number")
    pauses: Mapped[list["Pause"]] = relationship(order_by="Pause.from_day")


class Terms(Base):
    """The numbers of an order from a day on. A change is a new row; closed weeks keep theirs.

    `approved_at` is empty while terms outside the statute wait for a second person.
    """

    __tablename__ = "order_terms"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        CheckConstraint("weekly_required_minutes between 0 and 10080", name="required"),
        CheckConstraint("daily_cap_minutes between 1 and 1440", name="daily_cap"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    number: Mapped[int]
    from_day: Mapped[date]
    weekly_required_minutes: Mapped[int]
    weekly_floor_minutes: Mapped[int]
    weekly_cap_minutes: Mapped[int | None]
    daily_cap_minutes: Mapped[int]
    reason: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None]


class Pause(Recorded, Base):
    """Days in which an order asks for nothing, both ends inclusive, with the reason; withdrawn
    with a reason too, never deleted."""

    __tablename__ = "order_pauses"
    __table_args__ = (CheckConstraint("from_day <= to_day", name="order"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    from_day: Mapped[date]
    to_day: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[UUID] = mapped_column()
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
