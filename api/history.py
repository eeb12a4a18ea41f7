"""Rows that are never changed: each holds from when it was recorded until it was withdrawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Mapped


class Recorded:
    """A row of a history. What replaces it is another row; nothing is deleted, so that it can be
    told what was known at an instant. Who recorded a row of the first days is not known."""

    recorded_by: Mapped[UUID | None]
    recorded_at: Mapped[datetime]
    withdrawn_by: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]

    def stands(self, known_at: datetime | None = None) -> bool:
        """Whether it holds now; or, given an instant, whether it held then."""
        if known_at is None:
            return self.withdrawn_at is None
        begun = self.recorded_at <= known_at
        return begun and (self.withdrawn_at is None or known_at < self.withdrawn_at)

    def withdraw(self, by: UUID | None, at: datetime) -> None:
        """Let it hold no longer; once is enough."""
        if self.withdrawn_at is None:
            self.withdrawn_by, self.withdrawn_at = by, at


R = TypeVar("R", bound=Recorded)


def standing(rows: Iterable[R], known_at: datetime | None = None) -> list[R]:
    """The rows that hold now, or held at an instant."""
    return [row for row in rows if row.stands(known_at)]
