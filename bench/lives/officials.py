"""What the host and the clerk say of her hours, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances import deciding
from api.attendances import service as attendances
from api.attendances.models import Attendance
from bench.lives.town import Woman

if TYPE_CHECKING:
    from bench.lives.living import Living

HOUR = timedelta(hours=1)
STILL_OPEN = ("pending", "presumed", "open", "claimed")


class Officials:
    """The word of a host's person, a contested time, a clerk's decision."""

    def __init__(self, living: Living):
        """Nobody has said anything yet."""
        self.living, self.rng = living, living.rng

    def looks(self, woman: Woman) -> Callable[[Session, datetime], None]:
        """The host goes through what waits: confirms, contests a little, gives missing times."""

        def look(session: Session, now: datetime) -> None:
            for row in self._waiting(session, woman):
                if row.checked_in_at is not None and row.checked_out_at is not None:
                    self._says(session, woman, row, now)
                elif row.starts_at < now - 13 * HOUR and self.rng.random() < 0.8:
                    said = self._missing_time(row)
                    supervisor = woman.place.supervisor
                    attendances.confirm(session, supervisor, now, row, uuid4(), said)

        return look

    def _waiting(self, session: Session, woman: Woman) -> list[Attendance]:
        return list(
            session.scalars(
                select(Attendance)
                .where(Attendance.order_id == woman.order_id, Attendance.state.in_(STILL_OPEN))
                .order_by(Attendance.starts_at, Attendance.id)
            )
        )

    def _says(self, session: Session, woman: Woman, row: Attendance, now: datetime) -> None:
        contests = self.rng.random() < 0.02
        said = attendances.Said("contest" if contests else "confirm", None, None, None)
        if contests:
            said = attendances.Said("contest", None, None, "Salió antes.")
            later = now + timedelta(hours=self.rng.randrange(5, 140))
            self.living.agenda.plan(later, self.living.act(woman, self._clerk_rules(row.id)))
        attendances.confirm(session, woman.place.supervisor, now, row, uuid4(), said)

    def _missing_time(self, row: Attendance) -> attendances.Said:
        if row.checked_in_at is not None:
            left = row.checked_in_at + 4 * HOUR
            return attendances.Said("confirm", None, left, None)
        assert row.checked_out_at is not None
        return attendances.Said("confirm", row.checked_out_at - 4 * HOUR, None, None)

    def _clerk_rules(self, attendance: UUID) -> Callable[[Session, datetime], None]:
        def rule(session: Session, now: datetime) -> None:
            row = session.get_one(Attendance, attendance)
            if row.state == "contested":
                verdict = "accept" if self.rng.random() < 0.6 else "deny"
                said = attendances.Said(verdict, None, None, "Visto el registro.")
                deciding.decide(session, self.living.town.clerk, now, row, uuid4(), said)

        return rule

    def mends(self, woman: Woman) -> Callable[[Session, datetime], None]:
        """Where the host stays silent, the clerk asks by telephone for the time that is missing."""

        def mend(session: Session, now: datetime) -> None:
            for row in self._waiting(session, woman):
                is_open = row.checked_in_at is None or row.checked_out_at is None
                if is_open and row.starts_at < now - 7 * 24 * HOUR:
                    given = self._missing_time(row)
                    said = attendances.Said(
                        "adjust",
                        given.checked_in_at or row.checked_in_at,
                        given.checked_out_at or row.checked_out_at,
                        "Según la entidad, por teléfono.",
                    )
                    deciding.decide(session, self.living.town.clerk, now, row, uuid4(), said)

        return mend
