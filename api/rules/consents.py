"""For what a woman may let an organization in, and until when her word holds. Pure."""

from datetime import date
from typing import Final, Literal

Purpose = Literal["week", "court_date", "shifts"]
# One at a time: none of them lets anybody see what another is for.
PURPOSES: Final[tuple[Purpose, ...]] = ("week", "court_date", "shifts")
# Who helps one woman; an observatory works with published figures alone.
HELPING_KINDS: Final = frozenset({"support", "defender"})


def holds(
    kind: str, until: date | None, today: date, ends_on: date | None, *, withdrawn: bool
) -> bool:
    """Whether her newest word lets somebody in today, the local day of her order.

    `until` is the last day that she named; nothing outlives her order, and an order that was
    entered by mistake (`withdrawn`) carries nothing.
    """
    if kind != "given" or withdrawn:
        return False
    if until is not None and until < today:
        return False
    return ends_on is None or today <= ends_on
