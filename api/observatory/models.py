"""Applications that somebody outside knows of: what each account says, as events, and which
accounts are of the same application."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base

EVENT_KINDS = (
    "'recorded', 'filed', 'granted', 'denied', 'withdrawn', 'appealed', 'appeal_granted', "
    "'appeal_denied'"
)


class Application(Base):
    """One account of an application. Everything but who keeps it is read from its events.

    `owner_id`: the organization that keeps it, or the person where she has none. `reference`: how
    that organization calls it. `counted_as`: the account that stands for all of the same
    application, itself when it is alone; figures count that one.
    """

    __tablename__ = "applications"
    __table_args__ = (
        UniqueConstraint("owner_id", "reference"),
        Index("ix_applications_filed", "department", "court_kind", "filed_on"),
        Index("ix_applications_decided", "department", "court_kind", "decided_on"),
        Index("ix_applications_entered", "entered_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID] = mapped_column(index=True)
    entered_by: Mapped[UUID]
    entered_by_name: Mapped[str] = mapped_column(String(160))
    entered_at: Mapped[datetime]
    reference: Mapped[str | None] = mapped_column(String(40))
    department: Mapped[str] = mapped_column(String(2))
    court_kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    filed_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    counted_as: Mapped[UUID] = mapped_column(index=True)

    events: Mapped[list["ApplicationEvent"]] = relationship(
        order_by="(ApplicationEvent.at, ApplicationEvent.number)", lazy="selectin"
    )


class ApplicationEvent(Base):
    """What an account says. Append-only: what was wrong is put right by another event that names
    it in `replaces` and says why; `struck` says that it never was.

    `recorded` says where it was filed and how it is known. Texts are for those who keep the
    account alone: they are in no figure and in no other's answer.
    """

    __tablename__ = "application_events"
    __table_args__ = (
        CheckConstraint(f"kind in ({EVENT_KINDS})", name="kind"),
        Index("ix_application_events_application", "application_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("applications.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    on_day: Mapped[date | None]
    reasons: Mapped[list[str]]
    department: Mapped[str | None] = mapped_column(String(2))
    court_kind: Mapped[str | None] = mapped_column(String(16))
    source: Mapped[str | None] = mapped_column(String(16))
    source_text: Mapped[str | None] = mapped_column(Text)
    private_text: Mapped[str | None] = mapped_column(Text)
    replaces: Mapped[UUID | None] = mapped_column(ForeignKey("application_events.id"), unique=True)
    why: Mapped[str | None] = mapped_column(String(16))
    struck: Mapped[bool]
    by_id: Mapped[UUID]
    by_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]


class ApplicationMatch(Base):
    """Somebody's word on whether two accounts are of the same application. Append-only: the newest
    word on a pair holds. `first_id` is the smaller of the two."""

    __tablename__ = "application_matches"
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="in_order"),
        Index("ix_application_matches_first", "first_id", "second_id"),
        Index("ix_application_matches_second", "second_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_id: Mapped[UUID] = mapped_column(ForeignKey("applications.id"))
    second_id: Mapped[UUID] = mapped_column(ForeignKey("applications.id"))
    number: Mapped[int]
    same: Mapped[bool]
    owner_id: Mapped[UUID]
    by_id: Mapped[UUID]
    by_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
