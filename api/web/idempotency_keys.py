"""The table of answers to commands that carried an `Idempotency-Key`. No Flask here."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import LargeBinary, String, UniqueConstraint, delete
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.database import Base

KEPT_FOR = timedelta(days=2)


class IdempotencyKey(Base):
    """One answered command. Written in the command's own transaction, so both stand or fall.

    The key is kept as a hash, and the answer sealed with the key itself: an answer may hold an
    enrolment code, which must not lie readable in the database.
    """

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("caller", "key_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    caller: Mapped[str] = mapped_column(String(60))
    key_hash: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    sealed_answer: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(index=True)


def forget_old(session: Session, now: datetime) -> int:
    """Drop the answers that no client can still be waiting for; how many they were."""
    old = delete(IdempotencyKey).where(IdempotencyKey.created_at < now - KEPT_FOR)
    result = session.execute(old)
    return result.rowcount if isinstance(result, CursorResult) else 0
