"""Notices: one message to one person about one occasion, and every try to bring it to her."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.channels.models import PEOPLE
from api.database import Base

STATES = "'waiting', 'sent', 'reached', 'past_use', 'withdrawn'"


class Notice(Base):
    """What one person is to be told of one occasion: the unique key is the promise of once.

    `about_id` is the telling, date, shift, attendance, excuse or week-long thing it speaks of;
    `params` what its words need. `next_at`: when a clock has to do something about it, empty when
    nothing is left to do. A clock that takes it up puts `next_at` to the end of its lease and its
    own name into `claimed_by`. `unreached_at`: when nobody had reached her by any way; it stays,
    as history, when she is reached later.
    """

    __tablename__ = "notices"
    __table_args__ = (
        CheckConstraint(f"state in ({STATES})", name="state"),
        CheckConstraint(f"person_kind in ({PEOPLE})", name="person_kind"),
        UniqueConstraint("person_kind", "person_id", "kind", "occasion"),
        Index("ix_notices_next", "next_at", "id"),
        Index("ix_notices_person_due", "person_kind", "person_id", "due_at", "id"),
        Index("ix_notices_order_due", "order_id", "due_at", "id"),
        Index("ix_notices_court_unreached", "court_id", "unreached_at", "id"),
        Index("ix_notices_about", "about_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.id"))
    host_id: Mapped[UUID | None] = mapped_column(ForeignKey("hosts.id"), index=True)
    person_kind: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(24))
    occasion: Mapped[str] = mapped_column(String(100))
    about_id: Mapped[UUID | None]
    week: Mapped[str | None] = mapped_column(String(8))
    params: Mapped[dict[str, Any]]
    urgent: Mapped[bool]
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    useful_until: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    next_at: Mapped[datetime | None]
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    first_sent_at: Mapped[datetime | None]
    reached_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    told_by: Mapped[UUID | None]
    told_by_name: Mapped[str | None] = mapped_column(String(160))
    unreached_at: Mapped[datetime | None]

    sendings: Mapped[list["Sending"]] = relationship(order_by="Sending.number")


class Sending(Base):
    """One try to bring a notice over one channel. A clock that died half-way leaves it without an
    end; whoever finds it repeats it under the same id, which a provider may recognise.

    `result`: accepted, failed, refused, gone; `delivered_at`, `read_at` and `undelivered_at` are
    what the provider said later. `repeats` counts how often it was taken up again.
    """

    __tablename__ = "sendings"
    __table_args__ = (
        UniqueConstraint("notice_id", "number"),
        Index("ix_sendings_provider", "provider", "provider_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    notice_id: Mapped[UUID] = mapped_column(ForeignKey("notices.id"))
    number: Mapped[int]
    round: Mapped[int]
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"), index=True)
    channel_kind: Mapped[str] = mapped_column(String(12))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    repeats: Mapped[int] = mapped_column(default=0)
    result: Mapped[str | None] = mapped_column(String(12))
    detail: Mapped[str | None] = mapped_column(String(60))
    provider: Mapped[str | None] = mapped_column(String(16))
    provider_id: Mapped[str | None] = mapped_column(String(128))
    delivered_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    undelivered_at: Mapped[datetime | None]
