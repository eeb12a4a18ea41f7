"""Dates before the judge: the rule that makes them, each date, what was said of it, and links."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned
from api.history import Recorded

STATES = "'set', 'attended', 'excused', 'rescheduled', 'cancelled', 'presumed'"


class AppearanceRule(Recorded, Base):
    """How an order's dates come again. A change is a new row of a higher `version`.

    `look_again_at`: when the clock makes its next dates; empty once it is withdrawn.
    """

    __tablename__ = "appearance_rules"
    __table_args__ = (
        UniqueConstraint("order_id", "version"),
        CheckConstraint("starts_minute between 0 and 1439", name="starts_minute"),
        Index("ix_appearance_rules_look_again", "look_again_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    version: Mapped[int]
    rrule: Mapped[str] = mapped_column(String(200))
    first_day: Mapped[date]
    starts_minute: Mapped[int]
    place: Mapped[str] = mapped_column(String(240))
    bring: Mapped[str | None] = mapped_column(Text)
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
    look_again_at: Mapped[datetime | None]


class Appearance(Versioned, Base):
    """A date before the judge. All but its source follows from its events, the newest wins.

    `rule_day` is the day that its rule names; `presume_at` when it is presumed kept unless
    somebody records it; `cannot_come_at` when she said so, until somebody answers; `scanned_at`
    when she scanned the code at the court's desk.
    """

    __tablename__ = "appearances"
    __table_args__ = (
        CheckConstraint("source in ('rule', 'single')", name="source"),
        CheckConstraint(f"state in ({STATES})", name="state"),
        CheckConstraint(
            "(source = 'rule') = (rule_id is not null and rule_day is not null)", name="of_rule"
        ),
        UniqueConstraint("rule_id", "rule_day"),
        Index("ix_appearances_order_time", "order_id", "starts_at", "id"),
        Index("ix_appearances_court_time", "court_id", "starts_at", "id"),
        Index("ix_appearances_court_state", "court_id", "state", "starts_at", "id"),
        Index("ix_appearances_presume", "presume_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    source: Mapped[str] = mapped_column(String(8))
    rule_id: Mapped[UUID | None] = mapped_column(ForeignKey("appearance_rules.id"))
    rule_day: Mapped[date | None]
    instead_of: Mapped[UUID | None] = mapped_column(ForeignKey("appearances.id"), index=True)
    starts_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(240))
    bring: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    sequence: Mapped[int] = mapped_column(default=0)
    cannot_come_at: Mapped[datetime | None]
    scanned_at: Mapped[datetime | None]
    presume_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]

    events: Mapped[list["AppearanceEvent"]] = relationship(order_by="AppearanceEvent.number")


class AppearanceEvent(Base):
    """What was said of a date: set, moved, cannot_come, answered, scanned, attended, excused,
    rescheduled, cancelled, presumed, undone. Append-only; without `actor_id` the clock said it.
    Of a scan at the court's desk `scanned_at` is when it happened, and `id` is the scan's."""

    __tablename__ = "appearance_events"
    __table_args__ = (UniqueConstraint("appearance_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    appearance_id: Mapped[UUID] = mapped_column(ForeignKey("appearances.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str | None] = mapped_column(Text)
    starts_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(String(240))
    bring: Mapped[str | None] = mapped_column(Text)
    scanned_at: Mapped[datetime | None]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str] = mapped_column(String(160))
    actor_role: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]


class CourtDeskKey(Base):
    """What makes the rotating code of a court's desk. `root_secret` never leaves the server."""

    __tablename__ = "court_desk_keys"

    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), primary_key=True)
    key_id: Mapped[bytes] = mapped_column(LargeBinary(5), unique=True)
    root_secret: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_at: Mapped[datetime]


class CalendarFeed(Recorded, Base):
    """A secret link to a calendar: of an order, or of a court for one of its clerks (`staff_id`).

    Only the hash of the link is kept; withdrawn it opens nothing.
    """

    __tablename__ = "calendar_feeds"
    __table_args__ = (
        CheckConstraint("(order_id is null) <> (staff_id is null)", name="whose"),
        Index(
            "uq_calendar_feeds_order",
            "order_id",
            unique=True,
            sqlite_where=text("withdrawn_at is null"),
            postgresql_where=text("withdrawn_at is null"),
        ),
        Index(
            "uq_calendar_feeds_staff",
            "staff_id",
            unique=True,
            sqlite_where=text("withdrawn_at is null"),
            postgresql_where=text("withdrawn_at is null"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.id"))
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
