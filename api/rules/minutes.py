"""Sets of minutes of one week. A set is one int: bit m is set when minute m belongs to it.

Union, intersection and difference are then `|`, `&` and `& ~`, overlaps vanish by themselves, and
a count is exact. `limit` is the week's length in minutes; day cuts are (first minute, mask) pairs.
"""

Set = int
Cuts = tuple[tuple[int, int], ...]


def span(start: int, end: int, limit: int) -> Set:
    """The minutes from `start` up to, not including, `end`, clipped to the week."""
    if start < 0:
        start = 0
    if end > limit:
        end = limit
    return ((1 << (end - start)) - 1) << start if end > start else 0


def before(minutes: Set, minute: int) -> Set:
    """The part of a set earlier than a minute."""
    return minutes & ((1 << minute) - 1) if minute > 0 else 0


def since(minutes: Set, minute: int) -> Set:
    """The part of a set from a minute on."""
    return minutes >> minute << minute if minute > 0 else minutes


def per_day(minutes: Set, cuts: Cuts) -> list[int]:
    """How many minutes of a set lie in each day."""
    if not minutes:
        return [0] * len(cuts)
    return [(minutes >> first & mask).bit_count() for first, mask in cuts]


def last_from(minutes: Set, count: int) -> int:
    """The last minute from which a set still holds `count` minutes; it must hold as many."""
    while True:
        end = minutes.bit_length()
        gap = (minutes ^ ((1 << end) - 1)).bit_length()
        if count <= end - gap:
            return end - count
        count -= end - gap
        minutes &= (1 << gap) - 1


def runs(minutes: Set) -> list[tuple[int, int]]:
    """The stretches of a set in time order, as (start, end)."""
    found = []
    offset = 0
    while minutes:
        skip = (minutes & -minutes).bit_length() - 1
        minutes >>= skip
        length = (~minutes & (minutes + 1)).bit_length() - 1
        found.append((offset + skip, offset + skip + length))
        minutes >>= length
        offset += skip + length
    return found
