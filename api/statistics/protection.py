"""What of the true figures is published: `protect` decides it for every cell of a release."""

from collections.abc import Mapping, Sequence

from api.rules.disclosure import reasons, rounded
from api.rules.figures import Figure, Key, Shown, Sum


def protect(
    figures: Sequence[Figure],
    sums: Sequence[Sum],
    shares: Sequence[tuple[Key, Key]],
    earlier: Sequence[Mapping[Key, Shown]],
) -> dict[Key, Shown]:
    """Every figure as it may be published. `shares` are (part, whole) that a reader can divide.

    `earlier`: what every earlier release showed, the oldest first; they are one publication.
    """
    by_key = {figure.key: figure for figure in figures}
    hidden = reasons(by_key, sums, shares)
    return {
        key: Shown(key, None, hidden[key])
        if key in hidden
        else Shown(key, rounded(figure.value, figure.base))
        for key, figure in by_key.items()
    }
