"""When she can still come: the coming shifts and the other windows of the week, in time order."""

from api.rules.credit import Credit
from api.rules.frame import Frame
from api.rules.minutes import Set, runs
from api.rules.plan import Plan
from api.rules.values import Slot, SlotKind


def coming_slots(frame: Frame, credit: Credit, plan: Plan) -> tuple[Slot, ...]:
    """Shifts and free windows from now on; none when nothing is needed or can be credited.

    Free windows count what the day leaves when its shifts are worked.
    """
    if plan.needed == 0 or credit.week_left <= 0:
        return ()
    found: list[Slot] = []
    for (first, mask), left in zip(frame.cuts, credit.left, strict=True):
        day = plan.windows >> first & mask
        shifts = plan.coming >> first & mask
        most = min(left, credit.week_left)
        found += _slots(frame, shifts, first, most, "shift")
        found += _slots(frame, day & ~shifts, first, most - shifts.bit_count(), "open")
    return tuple(sorted(found, key=_start))


def _slots(frame: Frame, minutes: Set, first: int, most: int, kind: SlotKind) -> list[Slot]:
    if not minutes or most <= 0:
        return []
    instant = frame.instant
    return [
        Slot(instant(first + start), instant(first + end), min(end - start, most), kind)
        for start, end in runs(minutes)
    ]


def _start(slot: Slot) -> float:
    return slot.starts_at.timestamp()
