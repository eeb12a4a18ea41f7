"""Passes by which women without a phone in hand are scanned, and host people's site PINs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base

CARD_IN_USE = "kind = 'card' and ended_at is null"


class Pass(Base):
    """The secret of a printed card, or of the pass that a phone of hers shows.

    A phone's pass is over when the phone is out of use; a card when a clerk ended it. Neither is
    deleted: what was scanned with it is still recognised.
    """

    __tablename__ = "passes"
    __table_args__ = (
        CheckConstraint("kind in ('card', 'phone')", name="kind"),
        CheckConstraint("(kind = 'phone') = (device_id is not null)", name="phone_has_device"),
        CheckConstraint("(kind = 'card') = (tag is not null)", name="card_has_tag"),
        Index(
            "ix_passes_card_in_use",
            "order_id",
            unique=True,
            sqlite_where=text(CARD_IN_USE),
            postgresql_where=text(CARD_IN_USE),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), index=True)
    device_id: Mapped[UUID | None] = mapped_column(ForeignKey("devices.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    secret: Mapped[bytes] = mapped_column(LargeBinary(16))
    tag: Mapped[bytes | None] = mapped_column(LargeBinary(16), unique=True)
    made_by: Mapped[UUID | None]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    ended_reason: Mapped[str | None] = mapped_column(String(16))


class SitePin(Base):
    """The PIN by which a host's person says at a site's tablet that it is she who scans."""

    __tablename__ = "site_pins"
    __table_args__ = (CheckConstraint("failures >= 0", name="failures"),)

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    pin_hash: Mapped[str] = mapped_column(String(255))
    set_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)
    locked_at: Mapped[datetime | None]
