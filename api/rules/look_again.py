"""Until when the state of a week must hold if no new fact arrives.

Three cases. After the week only an old open check-in can still change the verdict. While nobody is
there, need and caps stand still and the plan and the windows only shrink, so the first change is
found exactly. While somebody is there the numbers move, by known rates: step by the least time in
which any condition could turn.
"""

from api.rules.credit import Credit, credit_at
from api.rules.minutes import since
from api.rules.pace import least_steps
from api.rules.plan import Plan, coming_shifts, last_minute, plan_at, workable
from api.rules.sheet import GRACE, REACH, Sheet
from api.rules.verdict import DAY_AHEAD, Verdict, closed_verdict, hoped_need, running_state

MOST_STEPS = 200


def look_again(sheet: Sheet, credit: Credit, plan: Plan, verdict: Verdict, now: int) -> int | None:
    """The first minute at which the state may differ from `verdict`, the verdict at `now`.

    At the latest the week's end, when the closed verdict arises; None when nothing can change.
    """
    if not sheet.required:
        return None
    if now >= sheet.frame.limit:
        return _after_the_week(sheet, verdict, now)
    if _is_moving(sheet, now):
        return _stepping(sheet, credit, plan, verdict, now)
    return min(_standing_still(sheet, credit, plan, verdict, now), sheet.frame.limit)


def _after_the_week(sheet: Sheet, verdict: Verdict, now: int) -> int | None:
    ages = {stay.start + REACH + 1 for stay in sheet.stays.arrivals}
    for minute in sorted(age for age in ages if age > now):
        if closed_verdict(sheet, credit_at(sheet, minute), minute) != verdict:
            return minute
    return None


def _is_moving(sheet: Sheet, now: int) -> bool:
    stays = sheet.stays
    if now < stays.last_end:
        return True
    return bool(stays.arrivals) and any(now <= stay.start + REACH for stay in stays.arrivals)


def _standing_still(sheet: Sheet, credit: Credit, plan: Plan, verdict: Verdict, now: int) -> int:
    state, latest = verdict.state, plan.latest
    if state in ("on_track", "no_spare"):
        fails = _plan_fails(sheet, credit, plan, plan.needed, now)
        if state == "on_track" and latest is not None:
            return min(fails, latest - DAY_AHEAD)
        return fails
    if state == "awaiting":
        hoped = hoped_need(sheet, credit)
        return _plan_fails(sheet, credit, plan, hoped, now) if hoped else sheet.frame.limit
    if state == "tight" and latest is not None:
        return latest - DAY_AHEAD
    if state == "last_chance" and latest is not None:
        return latest + 1
    return sheet.frame.limit


def _plan_fails(sheet: Sheet, credit: Credit, plan: Plan, need: int, now: int) -> int:
    """The first minute at which the coming shifts no longer cover a need that stands still."""
    least = max(1, need - GRACE)
    minute, coming, planned = now, plan.coming, plan.planned
    while planned >= least:
        fails = last_minute(sheet, credit, coming, least) + 1
        lost = next_missed(sheet, minute)
        if fails <= lost:
            return fails
        minute = lost
        coming = since(sheet.windows, minute) & coming_shifts(sheet, minute)
        planned = workable(sheet, credit, coming, sheet.frame.day_at(minute))
    return minute


def next_missed(sheet: Sheet, minute: int) -> int:
    """The next minute at which a shift becomes missed; the week's end when none will."""
    lost = sheet.frame.limit
    for shift in sheet.shifts:
        if shift.missed_from is not None and minute < shift.missed_from < lost:
            lost = shift.missed_from
    return lost


def _stepping(sheet: Sheet, credit: Credit, plan: Plan, verdict: Verdict, now: int) -> int:
    minute, limit = now, sheet.frame.limit
    for _ in range(MOST_STEPS):
        still_until = _next_presence(sheet, minute)
        if still_until > minute:
            turns = _standing_still(sheet, credit, plan, verdict, minute)
            if turns <= still_until:
                return min(turns, limit)
            minute = still_until
        else:
            step = least_steps(sheet, credit, plan, verdict.state, minute)
            minute = min(minute + step, next_missed(sheet, minute), _next_aged(sheet, minute))
        if minute >= limit:
            return limit
        credit = credit_at(sheet, minute)
        plan = plan_at(sheet, credit, minute)
        if running_state(sheet, credit, plan, minute) != verdict.state:
            return minute
    return minute


def _next_presence(sheet: Sheet, minute: int) -> int:
    """The next minute of the week with her there for sure or by guess; this one when she is."""
    stays, found = sheet.stays, sheet.frame.limit
    known = since(stays.confirmed | stays.provisional | stays.running | stays.claimed, minute)
    if known:
        found = (known & -known).bit_length() - 1
    for stay in stays.arrivals:
        if minute <= stay.start + REACH:
            found = min(found, max(minute, stay.start))
    return max(found, 0)


def _next_aged(sheet: Sheet, minute: int) -> int:
    """The next minute at which an open check-in is too old to be running."""
    ages = (stay.start + REACH + 1 for stay in sheet.stays.arrivals)
    return min((age for age in ages if age > minute), default=sheet.frame.limit)
