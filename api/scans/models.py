"""Scans: immutable events with every raw value kept, and deliveries that contradict them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base

# What nobody's order or site claims is rare, and looked for newest first.
UNMATCHED = "order_id is null or site_id is null"


class Scan(Base):
    """One capture of a code, in or out, as it was claimed and as it was judged on arrival.

    Append-only: database triggers refuse UPDATE and DELETE. What could not be tied to an order
    or a site still stands here, with its flags, for a person to look at. `witness_...`: the host's
    person who was at the tablet that scanned her card.
    """

    __tablename__ = "scans"
    __table_args__ = (
        Index("ix_scans_order_time", "order_id", "at"),
        Index("ix_scans_site_time", "site_id", "at"),
        Index(
            "ix_scans_unmatched",
            "received_at",
            "id",
            sqlite_where=text(UNMATCHED),
            postgresql_where=text(UNMATCHED),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID | None] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.id"))
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("sites.id"))
    device_id: Mapped[UUID | None]
    carrier: Mapped[str] = mapped_column(String(16))
    direction: Mapped[str] = mapped_column(String(3))
    at: Mapped[datetime]
    method: Mapped[str] = mapped_column(String(16))
    level: Mapped[int]
    flags: Mapped[list[str]]
    code_kind: Mapped[str] = mapped_column(String(8))
    counter: Mapped[int | None]
    claims: Mapped[dict[str, Any]]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature_holds: Mapped[bool | None]
    received_at: Mapped[datetime]
    receipt: Mapped[str] = mapped_column(Text)
    witness_id: Mapped[UUID | None]
    witness_name: Mapped[str | None] = mapped_column(String(120))


class ScanVariant(Base):
    """Another content that came under an id already used: kept aside, for a person to look at."""

    __tablename__ = "scan_variants"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id"), index=True)
    device_id: Mapped[UUID | None]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    received_at: Mapped[datetime]
