"""Excuses, filed before or after, and the clerk's answers days later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from api.excuses import service as excuses
from api.excuses.models import Excuse
from api.rules import days
from bench.lives.town import ZONE, Woman, an_id

if TYPE_CHECKING:
    from bench.lives.living import Living

CAUSES = ("care", "care", "medical", "study", "legal", "other")


class Excusing:
    """Some of those who miss a shift say why, some before it and some after."""

    def __init__(self, living: Living):
        """Nobody has said anything yet."""
        self.living, self.rng = living, living.rng

    def maybe(self, woman: Woman, shift: UUID, starts: datetime) -> None:
        """She may say why; if she does, the clerk answers in a few days."""
        if self.rng.random() > 0.45:
            return
        hours = self.rng.randrange(2, 60)
        before = self.rng.random() < 0.5
        at = starts - timedelta(hours=hours) if before else starts + timedelta(hours=hours)
        # Whoever plans the week ahead cannot file before the week's plan is made.
        at = max(at, days.day_bounds(days.local_day(starts, ZONE), ZONE)[0] - timedelta(days=1))
        self.living.agenda.plan(at, self.living.act(woman, self._file(woman, shift)))

    def _file(self, woman: Woman, shift: UUID) -> Callable[[Session, datetime], None]:
        excuse_id = an_id(self.rng)
        answered = timedelta(hours=self.rng.randrange(6, 24 * 9))

        def file(session: Session, now: datetime) -> None:
            given = excuses.Given(self.rng.choice(CAUSES), None, (shift,))
            excuses.file(session, woman.actor, now, woman.order_id, excuse_id, given)
            rule = self.living.act(woman, self._rule(excuse_id))
            self.living.agenda.plan(now + answered, rule)

        return file

    def _rule(self, excuse_id: UUID) -> Callable[[Session, datetime], None]:
        accepts = self.rng.random() < 0.7

        def rule(session: Session, now: datetime) -> None:
            excuse = session.get_one(Excuse, excuse_id)
            verdict = "accept" if accepts else "refuse"
            ruling = excuses.Ruling(verdict, None if accepts else "Sin soporte.", None)
            excuses.decide(session, self.living.town.clerk, now, excuse, ruling)

        return rule
