"""The weeks of one order at an instant: facts read once, standings worked out when asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.orders.models import Order
from api.rules import days, make_ups
from api.rules.assess import assess
from api.rules.values import Standing, WeekFacts
from api.standing import facts
from api.standing.ground import Ground, Pledge, gather
from api.together import Writes


class Book:
    """An order's weeks as they are known now."""

    def __init__(
        self,
        session: Session,
        order: Order,
        now: datetime,
        ground: Ground | None = None,
        writes: Writes | None = None,
    ):
        """`ground` is read for the running week when it is not given. `writes` is what is to be
        written before more is read."""
        self.session, self.order, self.now = session, order, now
        self.writes = Writes(session) if writes is None else writes
        if ground is None:
            current = days.week_of(now, order.time_zone)
            ground = gather(session, order, current, current)
        self.ground = ground
        self._plain: dict[str, WeekFacts] = {}
        self._standings: dict[str, Standing] = {}

    @property
    def pledges(self) -> Sequence[Pledge]:
        """What the agreements that hold ask of each week, the oldest agreement first."""
        return self.ground.pledges

    def cover(self, *weeks: str) -> Ground:
        """Read more where these weeks rest on more than was read."""
        if not self.ground.covers(weeks):
            self.writes.run()
            first, last = min(self.ground.first, *weeks), max(self.ground.last, *weeks)
            self.ground = gather(self.session, self.order, first, last)
        return self.ground

    def facts(self, week: str) -> WeekFacts:
        """All that is known of a week, with what it carries for others and others for it."""
        plain = self._own(week)
        done = sum(
            self._paid(carrier).get(pledge.make_up, 0) for pledge, carrier in self._carriers(week)
        )
        return replace(plain, make_up_done_minutes=done) if done else plain

    def standing(self, week: str) -> Standing:
        """How a week stands now."""
        if week not in self._standings:
            self._standings[week] = assess(self.facts(week), self.now)
        return self._standings[week]

    def paid_for(self, week: str) -> set[str]:
        """The short weeks that this week's hours can cure."""
        return {pledge.short_week for pledge in self.pledges if pledge.week == week}

    def promised(self, short_week: str, from_week: str) -> int:
        """Minutes that agreements may yet bring this short week, in weeks from `from_week` on."""
        pledges = [one for one in self.pledges if one.short_week == short_week]
        due = sum(one.minutes for one in pledges if one.week >= from_week)
        carriers = [(p, week) for p, week in self._carriers(short_week) if week >= from_week]
        return due - sum(self._paid(week).get(p.make_up, 0) for p, week in carriers)

    def _own(self, week: str) -> WeekFacts:
        if week not in self._plain:
            due = sum(pledge.minutes for pledge in self.pledges if pledge.week == week)
            found = facts.facts_of_week(self.session, self.order, week, self.cover(week))
            self._plain[week] = replace(found, make_up_due_minutes=due) if due else found
        return self._plain[week]

    def _carriers(self, short_week: str) -> list[tuple[Pledge, str]]:
        """Each agreement for a short week with each week that carries some of it, once."""
        found = {(p.make_up, p.week): p for p in self.pledges if p.short_week == short_week}
        return [(pledge, week) for (_, week), pledge in found.items()]

    def _paid(self, week: str) -> dict[UUID, int]:
        """What the hours of a carrying week pay for, by agreement."""
        standing = assess(self._own(week), self.now)
        extra = make_ups.surplus(standing.credited_minutes, standing.required_minutes)
        return make_ups.paid(
            extra, [(p.make_up, p.minutes) for p in self.pledges if p.week == week]
        )
