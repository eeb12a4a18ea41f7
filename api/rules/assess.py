"""The one place that says how a week stands. Facts and `now` in, standing out."""

from dataclasses import dataclass
from datetime import datetime

from api.rules.credit import Credit, credit_at
from api.rules.look_again import look_again
from api.rules.plan import Plan, plan_at
from api.rules.reasons import reasons_at
from api.rules.sheet import Sheet, lay_out
from api.rules.slots import coming_slots
from api.rules.values import Reason, Slot, Standing, WeekFacts
from api.rules.verdict import Verdict, missing_check_in, missing_check_out, verdict_at


@dataclass(slots=True, eq=False, repr=False)
class Workings:
    """The workings of one assessment, kept so that it can explain itself."""

    sheet: Sheet
    credit: Credit
    plan: Plan
    verdict: Verdict
    now: int

    def __eq__(self, other: object) -> bool:
        """Standings are the same when their numbers are, however they were come by."""
        return isinstance(other, Workings)

    def __hash__(self) -> int:
        return hash(Workings)

    def look_again_at(self) -> datetime | None:
        """The first instant at which the state may differ."""
        minute = look_again(self.sheet, self.credit, self.plan, self.verdict, self.now)
        return None if minute is None else self.sheet.frame.instant(minute)

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of the verdict."""
        return reasons_at(self.sheet, self.credit, self.plan, self.verdict, self.now)

    def slots(self) -> tuple[Slot, ...]:
        """When she can still come."""
        return coming_slots(self.sheet.frame, self.credit, self.plan)


def assess(facts: WeekFacts, now: datetime) -> Standing:
    """The standing of a week at an aware instant. ValueError: no such week or time zone."""
    sheet = lay_out(facts)
    minute = sheet.frame.minute(now)
    credit = credit_at(sheet, minute)
    plan = plan_at(sheet, credit, minute)
    verdict = verdict_at(sheet, credit, plan, minute)
    return _standing(sheet, credit, plan, verdict, minute)


def _standing(sheet: Sheet, credit: Credit, plan: Plan, verdict: Verdict, now: int) -> Standing:
    frame = sheet.frame
    return Standing(
        week=frame.week,
        full_week=sheet.full_week,
        required_minutes=sheet.required,
        confirmed_minutes=credit.confirmed,
        provisional_minutes=credit.credited - credit.confirmed,
        credited_minutes=credit.credited,
        running_minutes=credit.running,
        over_cap_minutes=credit.over_cap,
        excused_minutes=credit.excused,
        excuse_pending_minutes=credit.excuse_pending,
        claimed_minutes=credit.claimed,
        needed_minutes=plan.needed,
        planned_minutes=plan.planned,
        capacity_minutes=plan.capacity,
        latest_start=None if plan.latest is None else frame.instant(plan.latest),
        state=verdict.state,
        short_minutes=verdict.short,
        make_up_missed_minutes=verdict.make_up_missed,
        below_floor=verdict.below_floor,
        provisional=verdict.provisional,
        missing_check_out=missing_check_out(sheet, now),
        missing_check_in=missing_check_in(sheet),
        terms_version=sheet.facts.terms.version,
        grounds=Workings(sheet, credit, plan, verdict, now),
    )
