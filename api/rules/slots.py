"""When she can still come: the coming shifts and the other windows of the week, in time order."""

from datetime import datetime

from api.rules.credit import Credit
from api.rules.frame import Frame
from api.rules.minutes import Set, runs
from api.rules.plan import Plan
from api.rules.sheet import Sheet
from api.rules.values import Slot, SlotKind


def coming_slots(sheet: Sheet, credit: Credit, plan: Plan) -> tuple[Slot, ...]:
    """Shifts and free windows from now on; none when nothing is needed or nothing can be credited.

    Free windows count what the day leaves when its shifts are worked.
    """
    if plan.needed == 0 or credit.week_left <= 0:
        return ()
    found: list[Slot] = []
    for (first, mask), left in zip(sheet.frame.cuts, credit.left, strict=True):
        day = plan.windows >> first & mask
        if not day or left <= 0:
            continue
        coming = plan.coming >> first & mask
        left = min(left, credit.week_left)
        shifts = _slots(sheet.frame, coming, first, left, "shift")
        free = _slots(sheet.frame, day & ~coming, first, left - coming.bit_count(), "open")
        both = shifts + free
        found += sorted(both, key=_start) if shifts and free else both
    return tuple(found)


def _slots(frame: Frame, minutes: Set, first: int, most: int, kind: SlotKind) -> list[Slot]:
    if not minutes or most <= 0:
        return []
    base = frame.start + first
    return [
        Slot(
            datetime.fromtimestamp((base + start) * 60, frame.zone),
            datetime.fromtimestamp((base + end) * 60, frame.zone),
            min(end - start, most),
            kind,
        )
        for start, end in runs(minutes)
    ]


def _start(slot: Slot) -> float:
    return slot.starts_at.timestamp()
