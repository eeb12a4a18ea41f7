"""The state of a week, and the verdict on a closed one."""

from dataclasses import dataclass

from api.rules.credit import Credit, Hoped, if_all_granted, if_only_confirmed
from api.rules.plan import Plan, covers
from api.rules.sheet import REACH, Sheet
from api.rules.values import State

DAY_AHEAD = 1440


@dataclass(slots=True)
class Verdict:
    """The state, and what only a closed week has."""

    state: State
    short: int = 0
    make_up_missed: int = 0
    below_floor: bool = False
    provisional: bool = False


NOT_REQUIRED = Verdict("not_required")


def verdict_at(sheet: Sheet, credit: Credit, plan: Plan, now: int) -> Verdict:
    """The verdict at a minute of the week."""
    if not sheet.required:
        return NOT_REQUIRED
    if now >= sheet.frame.limit:
        return closed_verdict(sheet, credit, now)
    return Verdict(running_state(sheet, credit, plan, now))


def running_state(sheet: Sheet, credit: Credit, plan: Plan, now: int) -> State:
    """The state of a week that is not over."""
    if plan.needed == 0:
        return "met"
    far = plan.latest is not None and plan.latest - now > DAY_AHEAD
    if covers(plan.planned, plan.needed):
        return "on_track" if far else "no_spare"
    if is_awaiting(sheet, credit, plan):
        return "awaiting"
    if plan.capacity < plan.needed:
        return "out_of_reach"
    return "tight" if far else "last_chance"


def is_awaiting(sheet: Sheet, credit: Credit, plan: Plan) -> bool:
    """True when an answer still owed to her would leave nothing to worry about."""
    if not (credit.excuse_pending or credit.claimed):
        return False
    hoped = hoped_need(sheet, credit)
    return hoped < plan.needed and (hoped == 0 or covers(plan.planned, hoped))


def hoped_need(sheet: Sheet, credit: Credit) -> int:
    """What would be missing with pending excuses accepted and claimed hours counted."""
    granted = if_all_granted(sheet, credit.present)
    return max(0, sheet.required + sheet.due - granted.excused - granted.credited)


def closed_verdict(sheet: Sheet, credit: Credit, now: int) -> Verdict:
    """The verdict on a week that is over."""
    facts, required = sheet.facts, sheet.required
    with_excused = credit.credited + credit.excused
    state = _closed_state(sheet, Hoped(credit.credited, credit.excused))
    short = required - with_excused - facts.make_up_done_minutes if state == "short" else 0
    return Verdict(
        state=state,
        short=short,
        make_up_missed=max(0, sheet.due - max(0, credit.credited - required)),
        below_floor=with_excused < facts.terms.weekly_floor_minutes,
        provisional=_is_provisional(sheet, credit, state, now),
    )


def missing_check_out(sheet: Sheet, now: int) -> bool:
    """True when a check-in of this week is older than 12 hours and has no check-out."""
    arrivals, limit = sheet.stays.arrivals, sheet.frame.limit
    return bool(arrivals) and any(
        0 <= stay.start < limit and now - stay.start > REACH for stay in arrivals
    )


def missing_check_in(sheet: Sheet) -> bool:
    """True when a check-out of this week has no check-in."""
    departures, limit = sheet.stays.departures, sheet.frame.limit
    return bool(departures) and any(0 <= left < limit for left in departures)


def _closed_state(sheet: Sheet, hours: Hoped) -> State:
    if hours.credited >= sheet.required:
        return "met"
    if hours.credited + hours.excused >= sheet.required:
        return "excused"
    made_up = sheet.facts.make_up_done_minutes
    if hours.credited + hours.excused + made_up >= sheet.required:
        return "cured"
    return "short"


def _is_provisional(sheet: Sheet, credit: Credit, state: State, now: int) -> bool:
    present = credit.present
    if (present.counted != present.confirmed or present.running) and (
        state != _closed_state(sheet, if_only_confirmed(sheet, present))
    ):
        return True
    if (present.running or present.claimed or sheet.hoped != sheet.excusable) and (
        state != _closed_state(sheet, if_all_granted(sheet, present))
    ):
        return True
    return state != "met" and (missing_check_out(sheet, now) or missing_check_in(sheet))
