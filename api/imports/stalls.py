"""Steps of an import that do not come to an end: tried again ever later, and then no more.

A step that fails leaves nothing behind, so it is counted before it is taken, in a transaction of
its own; one that is done takes the count away. An import that is waiting for its next try, or has
had its last, stands in the way of no other.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.database import Base
from api.imports.models import Import

# At once, after a minute, three, seven: then whoever sent the file has to look at it.
MOST_TRIES: Final = 5
FIRST_PAUSE: Final = timedelta(minutes=1)


class ImportStall(Base):
    """How often a step of an import was begun and not done, and when it is tried again."""

    __tablename__ = "import_stalls"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    tries: Mapped[int]
    tried_at: Mapped[datetime]
    again_at: Mapped[datetime]


def begin(session: Session, import_id: UUID, now: datetime) -> None:
    """Count a try, and say when the next one would be."""
    stall = session.get(ImportStall, import_id)
    if stall is None:
        stall = ImportStall(import_id=import_id, tries=0, tried_at=now, again_at=now)
        session.add(stall)
    stall.tries += 1
    stall.tried_at = now
    stall.again_at = now + FIRST_PAUSE * (2 ** (stall.tries - 1) - 1)
    session.flush()


def clear(session: Session, import_id: UUID) -> None:
    """The step is done, or somebody asks for it anew."""
    session.execute(delete(ImportStall).where(ImportStall.import_id == import_id))


def is_stuck(session: Session, import_id: UUID) -> bool:
    """Whether nobody goes on with it unasked any more."""
    return import_id in stuck_of(session, [import_id])


def stuck_of(session: Session, import_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Which of these nobody goes on with unasked any more."""
    query = select(ImportStall.import_id).where(
        ImportStall.import_id.in_(import_ids), ImportStall.tries >= MOST_TRIES
    )
    return frozenset(session.scalars(query))


def left_alone(now: datetime) -> ColumnElement[bool]:
    """Of an import: nobody goes on with it now, until its next try or for good."""
    waits = (ImportStall.tries >= MOST_TRIES) | (ImportStall.again_at > now)
    return select(ImportStall.import_id).where(ImportStall.import_id == Import.id, waits).exists()
