"""How a person can be reached: her channels in order, her consent to each, her quiet hours."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned
from api.history import Recorded

KINDS = "'push', 'email', 'sms', 'whatsapp', 'other', 'paper'"
PEOPLE = "'participant', 'support', 'host'"
STANDS = text("ended_at is null")


class Channel(Base):
    """One way to reach one person. All but the address follows from its events, the newest wins.

    `person_kind` and `person_id`: a participant, a support person of hers, or a host's person
    (`staff.id`). `address` is sealed; `address_hash` finds it again (a stop word, a repeat), and
    `shown` is what screens may show of it. `position` orders a person's channels, the first is
    tried first. `ended_because`: withdrawn, stop_word, gone, revoked, replaced.
    """

    __tablename__ = "channels"
    __table_args__ = (
        CheckConstraint(f"kind in ({KINDS})", name="kind"),
        CheckConstraint(f"person_kind in ({PEOPLE})", name="person_kind"),
        Index(
            "uq_channels_address",
            "person_kind",
            "person_id",
            "kind",
            "address_hash",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
        Index("ix_channels_person", "person_kind", "person_id", "position"),
        Index("ix_channels_address", "kind", "address_hash"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    person_kind: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(12))
    address: Mapped[bytes] = mapped_column(LargeBinary)
    address_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    shown: Mapped[str] = mapped_column(String(80))
    device_id: Mapped[UUID | None] = mapped_column(ForeignKey("devices.id"), index=True)
    position: Mapped[int]
    consented_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None] = mapped_column(String(12))
    failing_since: Mapped[datetime | None]

    events: Mapped[list["ChannelEvent"]] = relationship(order_by="ChannelEvent.number")


class ChannelEvent(Base):
    """What happened to a channel: consented, moved, withdrawn, stopped, gone, revoked, replaced.
    Append-only; without `actor_id` a provider or the clock said it. `words`: the version of the
    sentence that was agreed to."""

    __tablename__ = "channel_events"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    words: Mapped[str | None] = mapped_column(String(24))
    text: Mapped[str | None] = mapped_column(Text)
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str] = mapped_column(String(160))
    actor_role: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]


class NoticeSettings(Versioned, Base):
    """When a person may be told, and of what. Without a row the defaults hold: 20:00 to 07:00 is
    quiet, everything is on. Minutes are of the local day; equal ones mean no quiet hours."""

    __tablename__ = "notice_settings"
    __table_args__ = (
        CheckConstraint("quiet_from between 0 and 1439", name="quiet_from"),
        CheckConstraint("quiet_to between 0 and 1439", name="quiet_to"),
    )

    person_kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    quiet_from: Mapped[int] = mapped_column(default=20 * 60)
    quiet_to: Mapped[int] = mapped_column(default=7 * 60)
    shift_evening: Mapped[bool] = mapped_column(default=True)
    shift_soon: Mapped[bool] = mapped_column(default=True)
    weekly_summary: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[datetime]


class SupportPerson(Recorded, Base):
    """Somebody whom she wants told when a warning opens or she cannot be reached; by her consent
    alone, withdrawn when she likes. `words`: the version of the sentence that she agreed to."""

    __tablename__ = "support_people"
    __table_args__ = (
        Index(
            "uq_support_people_order",
            "order_id",
            unique=True,
            sqlite_where=text("withdrawn_at is null"),
            postgresql_where=text("withdrawn_at is null"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"))
    name: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(2))
    words: Mapped[str] = mapped_column(String(24))
