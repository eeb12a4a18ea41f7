"""What a person says of a notice by mouth: that she was told, or that this was a mistake."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class NoticeWord(Base):
    """One word of a clerk on a notice: `told` with how and when, or `undone`. Append-only; what a
    notice says of having been told follows from its newest word."""

    __tablename__ = "notice_words"
    __table_args__ = (
        CheckConstraint("kind in ('told', 'undone')", name="kind"),
        UniqueConstraint("notice_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"))
    notice_id: Mapped[UUID] = mapped_column(ForeignKey("notices.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(8))
    how: Mapped[str | None] = mapped_column(String(12))
    told_at: Mapped[datetime | None]
    actor_id: Mapped[UUID]
    actor_name: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime]
