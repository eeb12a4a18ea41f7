"""Papers that were made, with the facts they were made from, and every print of them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class MadePaper(Base):
    """A paper: what it is about, the facts it says, and the code by which anybody checks it.
    Append-only; the same facts are the same paper."""

    __tablename__ = "papers"
    __table_args__ = (
        Index("ix_papers_order_made", "order_id", "made_at", "id"),
        Index("ix_papers_site_made", "site_id", "made_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    court_id: Mapped[UUID | None] = mapped_column(ForeignKey("courts.id"))
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.id"))
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("sites.id"))
    host_id: Mapped[UUID | None] = mapped_column(ForeignKey("hosts.id"))
    language: Mapped[str] = mapped_column(String(2))
    as_of: Mapped[date | None]
    period: Mapped[str | None] = mapped_column(String(10))
    facts: Mapped[dict[str, Any]]
    facts_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_on: Mapped[date]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    made_by_role: Mapped[str] = mapped_column(String(16))


class Print(Base):
    """The SHA-256 of a paper's file. One a paper, and one more whenever a newer press makes other
    bytes of the same facts: what was printed before stays good. Append-only."""

    __tablename__ = "paper_prints"

    pdf_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    paper_id: Mapped[UUID] = mapped_column(ForeignKey("papers.id"), index=True)
    printed_at: Mapped[datetime]
