"""The one place that says how a week stands. Facts and `now` in, standing out."""

from datetime import datetime

from api.rules.credit import Credit, credit_at
from api.rules.days import minute_of
from api.rules.frame import Frame
from api.rules.look_again import look_again
from api.rules.plan import Plan, plan_at
from api.rules.reasons import reasons_at
from api.rules.sheet import Sheet, lay_out
from api.rules.slots import coming_slots
from api.rules.values import Standing, WeekFacts
from api.rules.verdict import Verdict, missing_check_in, missing_check_out, verdict_at


def assess(facts: WeekFacts, now: datetime) -> Standing:
    """The standing of a week at an aware instant. ValueError: no such week or time zone."""
    sheet = lay_out(facts)
    minute = minute_of(now) - sheet.frame.start
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
        latest_start=_instant(frame, plan.latest),
        state=verdict.state,
        short_minutes=verdict.short,
        make_up_missed_minutes=verdict.make_up_missed,
        below_floor=verdict.below_floor,
        provisional=verdict.provisional,
        missing_check_out=missing_check_out(sheet, now),
        missing_check_in=missing_check_in(sheet),
        look_again_at=_instant(frame, look_again(sheet, credit, plan, verdict, now)),
        reasons=reasons_at(sheet, credit, plan, verdict, now),
        slots=coming_slots(sheet, credit, plan),
        terms_version=sheet.facts.terms.version,
    )


def _instant(frame: Frame, minute: int | None) -> datetime | None:
    if minute is None:
        return None
    return datetime.fromtimestamp((frame.start + minute) * 60, frame.zone)
