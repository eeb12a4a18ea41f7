"""Attendances (derived from scans and decisions), the hosts' words on them, clerks' decisions."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from api.database import Base, Versioned
from api.hosts.models import Site

STATES = "'open', 'claimed', 'pending', 'presumed', 'contested', 'confirmed', 'denied', 'merged'"
# What somebody may still have to look at: a few of very many. Written into queries as it stands,
# or the database cannot tell that the small index is enough.
UNDECIDED = "attendances.state not in ('confirmed', 'denied', 'merged')"
_UNDECIDED = text(UNDECIDED.removeprefix("attendances."))


class Attendance(Versioned, Base):
    """Arrival to departure at a site. Every column but the id can be rebuilt from the events.

    `state` is `merged` when later evidence joined its scans to another attendance; its id stays,
    so that what was said of it is not lost. `silent_at` is when the host's 72 hours end;
    `..._seen_by` names the host's person who scanned her card at that end.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        CheckConstraint(f"state in ({STATES})", name="state"),
        Index("ix_attendances_order_time", "order_id", "starts_at"),
        Index("ix_attendances_site_time", "site_id", "starts_at"),
        Index("ix_attendances_silent", "silent_at"),
        Index(
            "ix_attendances_undecided",
            "court_id",
            "state",
            "starts_at",
            "id",
            sqlite_where=_UNDECIDED,
            postgresql_where=_UNDECIDED,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    checked_in_at: Mapped[datetime | None]
    checked_out_at: Mapped[datetime | None]
    starts_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12))
    level: Mapped[int]
    flags: Mapped[list[str]]
    silent_at: Mapped[datetime | None]
    arrival_seen_by: Mapped[str | None] = mapped_column(String(120))
    departure_seen_by: Mapped[str | None] = mapped_column(String(120))
    spoken: Mapped[int] = mapped_column(default=0)
    # Told by the lists that ask for it: another site may say she was there at that time.
    overlaps: Mapped[bool | None] = query_expression()

    site: Mapped[Site] = relationship(lazy="joined")
    confirmations: Mapped[list["Confirmation"]] = relationship(order_by="Confirmation.at")
    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.at")
    replies: Mapped[list["Reply"]] = relationship(order_by="Reply.at")


class AttendanceScan(Base):
    """Which scans make up an attendance, and in which part."""

    __tablename__ = "attendance_scans"

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id"), primary_key=True)
    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("attendances.id"), index=True)
    part: Mapped[str] = mapped_column(String(8))


class Confirmation(Base):
    """The host's word on an attendance: what was seen, by whom, and what was said. Append-only.

    `source` is `paper_sheet` where it was copied from a sheet of a day without power, else null.
    """

    __tablename__ = "confirmations"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("attendances.id"), index=True)
    verdict: Mapped[str] = mapped_column(String(12))
    checked_in_at: Mapped[datetime | None]
    checked_out_at: Mapped[datetime | None]
    seen_in_at: Mapped[datetime | None]
    seen_out_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    actor_role: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    source: Mapped[str | None] = mapped_column(String(12))


class Decision(Base):
    """A clerk's reasoned decision on an attendance. The only thing that lowers hours.

    A decision that would lower confirmed hours has no effect until a second person approved it.
    `source`: the kind of paper that it was read from, where nobody scanned those hours; it is
    their first word. Append-only.
    """

    __tablename__ = "decisions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("attendances.id"), index=True)
    verdict: Mapped[str] = mapped_column(String(12))
    checked_in_at: Mapped[datetime | None]
    checked_out_at: Mapped[datetime | None]
    reasons: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
    needs_second: Mapped[bool]
    source: Mapped[str | None] = mapped_column(String(16))

    approval: Mapped["DecisionApproval | None"] = relationship(lazy="joined")

    @property
    def approved_at(self) -> datetime | None:
        """When a second person approved it."""
        return None if self.approval is None else self.approval.at


class DecisionApproval(Base):
    """The second person's word on a decision. Append-only, one a decision."""

    __tablename__ = "decision_approvals"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decisions.id"), unique=True)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]


class Reply(Base):
    """Her own answer to what was said of an attendance; she may answer more than once.
    Append-only."""

    __tablename__ = "attendance_replies"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    attendance_id: Mapped[UUID] = mapped_column(ForeignKey("attendances.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
