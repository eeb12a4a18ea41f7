"""How fast the numbers of a week can move, and so how soon its state could turn.

Between two jumps (a shift becoming missed, a check-in growing too old) a minute of time moves the
need by at most one (up only where excusable minutes turn into attended ones), and lowers plan and
capacity by at most one. While she is being credited minute by minute, the need falls by exactly
one, so that no margin over it shrinks.
"""

from api.rules.credit import Credit
from api.rules.minutes import Set, since
from api.rules.plan import Plan, workable
from api.rules.sheet import GRACE, REACH, UNCAPPED, Sheet
from api.rules.values import State
from api.rules.verdict import DAY_AHEAD, hoped_need


def least_steps(sheet: Sheet, credit: Credit, plan: Plan, state: State, minute: int) -> int:
    """So many minutes, at least one, in which the state cannot turn unless something jumps.

    The minute lies in the week: before it nothing moves.
    """
    until, left, excusable = _today(sheet, credit, minute)
    rise = 1 if excusable else 0
    if state == "met":
        slack = credit.credited + credit.running + credit.excused - sheet.required - sheet.due
        return min(until, slack + 1) if rise else until
    growing = 0 if rise else min(_presence(sheet, minute), left, until)
    fall = 0 if growing else 1 + rise
    margin = plan.planned - max(1, plan.needed - GRACE)
    steps = [growing or until, plan.needed]
    later = since(sheet.windows, minute + DAY_AHEAD + 1)
    far = workable(sheet, credit, later, 0) - plan.needed
    if state in ("on_track", "no_spare"):
        steps += [_turns(margin, fall), plan.planned, _turns(far, fall)]
    else:
        steps.append(-margin)
        if state == "awaiting":
            steps.append(_still_awaiting(sheet, credit, plan, rise))
        else:
            steps += _alarming(sheet, credit, plan, fall, far)
    return max(1, min(steps))


def _turns(value: int, fall: int) -> int:
    """When a value could change sides of zero: falling so fast, or rising by one a minute."""
    if value < 0:
        return -value
    return value // fall + 1 if fall else UNCAPPED


def _still_awaiting(sheet: Sheet, credit: Credit, plan: Plan, rise: int) -> int:
    hoped = hoped_need(sheet, credit)
    gain = (plan.needed - hoped - 1) // (1 + rise) + 1
    if hoped == 0:
        return 1 if rise else gain
    return min(gain, _turns(plan.planned - max(1, hoped - GRACE), 1 + rise))


def _alarming(sheet: Sheet, credit: Credit, plan: Plan, fall: int, far: int) -> list[int]:
    steps = [_turns(plan.capacity - plan.needed, fall), _turns(far, fall)]
    hoped = hoped_need(sheet, credit)
    return [*steps, hoped, max(1, hoped - GRACE) - plan.planned]


def _today(sheet: Sheet, credit: Credit, minute: int) -> tuple[int, int, Set]:
    """Minutes to the day's end, what the caps leave of it, and its excusable minutes."""
    day = sheet.frame.day_at(minute)
    first, mask = sheet.frame.cuts[day]
    left = min(credit.left[day], credit.week_left)
    return first + mask.bit_length() - minute, left, sheet.hoped >> first & mask


def _presence(sheet: Sheet, minute: int) -> int:
    """For how many minutes from now on each minute is surely attended or running."""
    stays = sheet.stays
    known = (stays.confirmed | stays.provisional | stays.running) >> minute
    longest = (~known & (known + 1)).bit_length() - 1
    for stay in stays.arrivals:
        if not stay.claimed and stay.start <= minute:
            longest = max(longest, stay.start + REACH - minute)
    return longest
