"""Hours beyond a week's own pay for its make-ups, the oldest agreement first."""

from hypothesis import given
from hypothesis import strategies as st

from api.rules import make_ups

DUE = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 600)), max_size=6)


def test_its_own_week_comes_first() -> None:
    assert make_ups.surplus(credited=1100, required=1200) == 0
    assert make_ups.surplus(credited=1380, required=1200) == 180


def test_the_oldest_agreement_is_paid_first() -> None:
    assert make_ups.paid(300, [("old", 240), ("new", 240)]) == {"old": 240, "new": 60}


def test_an_agreement_with_several_sessions_in_a_week_is_paid_for_each() -> None:
    assert make_ups.paid(500, [("a", 120), ("b", 120), ("a", 120)]) == {"a": 240, "b": 120}


@given(st.integers(0, 3000), DUE)
def test_no_minute_pays_twice_and_none_is_lost(extra: int, due: list[tuple[str, int]]) -> None:
    paid = make_ups.paid(extra, due)
    asked = sum(minutes for _, minutes in due)
    assert sum(paid.values()) == min(extra, asked)
    assert all(minutes >= 0 for minutes in paid.values())
