"""How an excuse stands, from what was said of it."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules.excuses import Kind, Said, Stand, stand

BEGAN = datetime(2026, 11, 9, 12, tzinfo=UTC)
LAST_DAY = date(2026, 11, 20)
KINDS: tuple[Kind, ...] = (
    "paper",
    "asked",
    "answered",
    "accepted",
    "refused",
    "withdrawn",
    "reopened",
)


def told(*kinds: Kind) -> list[Said]:
    """These words, one an hour, the first of them the filing."""
    return [
        Said(number, kind, BEGAN + timedelta(hours=number), LAST_DAY if kind == "asked" else None)
        for number, kind in enumerate(("filed", *kinds))
    ]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), Stand("filed")),
        (("paper",), Stand("filed")),
        (("asked",), Stand("asked", LAST_DAY)),
        (("asked", "answered"), Stand("filed")),
        (("asked", "paper"), Stand("filed")),
        (("accepted",), Stand("accepted")),
        (("accepted", "paper"), Stand("accepted")),
        (("accepted", "reopened"), Stand("filed")),
        (("refused",), Stand("refused")),
        (("refused", "paper"), Stand("filed")),
        (("refused", "answered"), Stand("filed")),
        (("accepted", "withdrawn"), Stand("withdrawn")),
    ],
)
def test_the_newest_word_holds(kinds: tuple[Kind, ...], expected: Stand) -> None:
    assert stand(told(*kinds)) == expected


def test_before_it_was_filed_there_is_no_excuse() -> None:
    assert stand([]) is None
    assert stand(told("accepted"), BEGAN - timedelta(seconds=1)) is None


@given(st.lists(st.sampled_from(KINDS), max_size=8), st.randoms(), st.integers(0, 9))
def test_order_of_reading_changes_nothing_and_the_past_stays_as_it_was_known(
    kinds: list[Kind], shuffling: Random, hour: int
) -> None:
    words = told(*kinds)
    mixed = list(words)
    shuffling.shuffle(mixed)
    assert stand(mixed) == stand(words)
    then = BEGAN + timedelta(hours=hour)
    assert stand(mixed, then) == stand([one for one in words if one.at <= then])
