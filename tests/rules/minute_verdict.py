"""The naive model's last word: every field of a standing, for the rule's own to be held against."""

from datetime import datetime

from api.rules.values import WeekFacts
from tests.rules.minute_model import Minutes, Model, floored

Expected = dict[str, object]

NOT_CLOSED: Expected = {
    "short_minutes": 0,
    "make_up_missed_minutes": 0,
    "below_floor": False,
    "provisional": False,
}


def covers(planned: int, need: int) -> bool:
    return planned >= need or (planned > 0 and planned >= need - 30)


def expected(facts: WeekFacts, now: datetime) -> Expected:
    """Every field of the standing that the words define; `latest_start` in minutes since 1970."""
    model = Model(facts, floored(now))
    confirmed = model.attended("confirmed")
    counted = confirmed | model.attended("pending", "presumed", "contested")
    there = counted | model.running()
    granted = there | model.claimed()
    credited, excused = model.capped(counted), model.excused(there, "accepted")
    check_out, check_in = model.missing()
    found: Expected = {
        "full_week": model.full(),
        "required_minutes": model.required(),
        "confirmed_minutes": model.capped(confirmed),
        "provisional_minutes": credited - model.capped(confirmed),
        "credited_minutes": credited,
        "running_minutes": model.capped(there) - credited,
        "over_cap_minutes": len(counted) - credited,
        "excused_minutes": excused,
        "excuse_pending_minutes": model.excused(there, "accepted", "filed") - excused,
        "claimed_minutes": model.capped(granted) - model.capped(there),
        "missing_check_out": check_out,
        "missing_check_in": check_in,
    }
    if model.over:
        return found | behind(model, credited, excused, confirmed, granted)
    return found | ahead(model, there, granted)


def ahead(model: Model, there: Minutes, granted: Minutes) -> Expected:
    """Need, plan and state while the week is not over."""
    asked = model.required() + model.facts.make_up_due_minutes
    needed = max(0, asked - model.capped(there) - model.excused(there, "accepted"))
    hoped = max(0, asked - model.capped(granted) - model.excused(granted, "accepted", "filed"))
    if model.required() == 0:
        needed = 0
    planned = model.workable(model.plan(), there)
    capacity = model.workable(model.windows(), there)
    latest = model.latest_start(needed, there)
    near = latest is not None and latest - model.now <= 1440
    if model.required() == 0:
        state = "not_required"
    elif needed == 0:
        state = "met"
    elif covers(planned, needed):
        state = "no_spare" if near or latest is None else "on_track"
    elif hoped < needed and (hoped == 0 or covers(planned, hoped)):
        state = "awaiting"
    elif capacity < needed:
        state = "out_of_reach"
    else:
        state = "last_chance" if near else "tight"
    return {
        "needed_minutes": needed,
        "planned_minutes": planned,
        "capacity_minutes": capacity,
        "latest_start": latest,
        "state": state,
        **NOT_CLOSED,
    }


def behind(
    model: Model, credited: int, excused: int, confirmed: Minutes, granted: Minutes
) -> Expected:
    """The verdict on a week that is over."""
    found: Expected = {
        "needed_minutes": 0,
        "planned_minutes": 0,
        "capacity_minutes": 0,
        "latest_start": None,
    }
    required, facts = model.required(), model.facts
    if required == 0:
        return found | {"state": "not_required", **NOT_CLOSED}
    state = model.closed_state(credited, excused)
    short = required - credited - excused - facts.make_up_done_minutes
    beyond = max(0, credited - required)
    return found | {
        "state": state,
        "short_minutes": short if state == "short" else 0,
        "make_up_missed_minutes": max(0, facts.make_up_due_minutes - beyond),
        "below_floor": credited + excused < facts.terms.weekly_floor_minutes,
        "provisional": model.may_change(state, confirmed, granted),
    }
