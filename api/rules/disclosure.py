"""When a figure about people may be shown, how it is rounded, and when it may change.

Each cell by itself: what several cells give away together is `api.statistics.protection`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from api.rules.figures import Figure, Hidden, Key, Shown, Sum

FEWEST_PEOPLE: Final = 10
FEWEST_VALUES: Final = 30
# A count is rounded to 5 and hidden below 10: below two bases, whatever the base.
_BASES_TO_BE_SHOWN: Final = 2


def rounded(value: int, base: int) -> int:
    """To the nearest multiple of `base`, half way up."""
    return (value + base // 2) // base * base


def fewest(base: int) -> int:
    """A figure below this, and no uncertainty narrower than this, is shown."""
    return _BASES_TO_BE_SHOWN * base


def could_be(value: int, base: int) -> tuple[int, int]:
    """The least and the greatest true figure that a shown value can stand for."""
    if value == 0:  # only a structural zero is shown
        return 0, 0
    lowest = value - base // 2
    return max(lowest, fewest(base)), lowest + base - 1


def own_reason(figure: Figure) -> Hidden | None:
    """Why a figure is hidden whatever stands beside it, or None."""
    if figure.values is not None:
        return _reason_of_median(figure)
    if figure.value == 0:
        return None if figure.structural else "few_people"
    few = figure.contributors < FEWEST_PEOPLE or figure.value < fewest(figure.base)
    one_leads = 2 * figure.largest > figure.value
    return "few_people" if few or one_leads else None


def _reason_of_median(figure: Figure) -> Hidden | None:
    if figure.contributors < FEWEST_PEOPLE:
        return "few_people"
    return "few_values" if (figure.values or 0) < FEWEST_VALUES else None


def all_or_nearly(part: Figure, whole: Figure, *, nothing_else: bool = False) -> bool:
    """Does the part say of everybody in the whole, or of nearly everybody, that it is so?

    "All of them came too late" names each of them. `nothing_else`: there could be no other part.
    """
    rest = whole.value - part.value
    if rest == 0:
        return not nothing_else
    return 0 < rest < fewest(part.base)


def reasons(
    figures: Mapping[Key, Figure],
    sums: Sequence[Sum],
    shares: Iterable[tuple[Key, Key]],
) -> dict[Key, Hidden]:
    """Why each figure is hidden that its own size, or its complement's, gives away."""
    hidden = {key: why for key, figure in figures.items() if (why := own_reason(figure))}
    alone = _alone_in(figures, sums)
    for part, whole in shares:
        if part in hidden or part not in figures or whole not in figures:
            continue
        known = (part, whole) in alone or figures[whole].value == 0
        if all_or_nearly(figures[part], figures[whole], nothing_else=known):
            hidden[part] = "few_people"
    return hidden


def _alone_in(figures: Mapping[Key, Figure], sums: Sequence[Sum]) -> set[tuple[Key, Key]]:
    """Parts beside which their whole can hold nothing: all others are structural zeros."""
    alone = set()
    for total in sums:
        possible = [part for part in total.parts if not is_known_zero(figures.get(part))]
        if len(possible) == 1:
            alone.add((possible[0], total.whole))
    return alone


def is_known_zero(figure: Figure | None) -> bool:
    """A zero that everybody knows, shown or not."""
    return figure is not None and figure.structural and figure.value == 0


def stands(figure: Figure, earlier: Shown) -> bool:
    """Does a cell keep what an earlier release said of it, so that no difference names anybody?

    A hidden cell stays hidden. A shown one changes only when ten people must have changed it: of
    the earlier figure we know what it was rounded to, and of a person no more than the largest
    part by one. A median may follow a single person: it never changes.
    """
    if earlier.hidden == "not_known":
        return False
    if earlier.value is None or figure.values is not None:
        return True
    least, greatest = could_be(earlier.value, figure.base)
    moved = max(least - figure.value, figure.value - greatest)
    return moved < FEWEST_PEOPLE * max(1, figure.largest)
