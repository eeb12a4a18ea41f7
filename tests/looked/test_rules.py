"""Who is listed for unusual reading: comparisons of whole numbers, each of which can be checked."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules import looks
from api.rules.looks import RULE, Opened

MONDAY = date(2026, 11, 16)
A_DAY = timedelta(days=1)
SHE, PEER, STRANGER = (UUID(int=n) for n in (1, 2, 3))
COURT, OTHER = UUID(int=10), UUID(int=11)


def days(viewer: UUID, per_day: int, *, weeks: int = 4, court: UUID = COURT) -> list[Opened]:
    """A habit: so many cases on every working day of the weeks before."""
    return [
        Opened(viewer, court, MONDAY - timedelta(weeks=back) + day * A_DAY, per_day)
        for back in range(1, weeks + 1)
        for day in range(5)
    ]


def why(opened: list[Opened], viewer: UUID = SHE) -> tuple[str, ...]:
    """The reasons for listing somebody."""
    found = {one.viewer: one.why for one in looks.readings(opened, MONDAY)}
    return found[viewer]


def today(cases: int, calm: int = 0, ended: int = 0, day: int = 0) -> Opened:
    """Her day of the week that is looked at."""
    return Opened(SHE, COURT, MONDAY + day * A_DAY, cases, calm, ended)


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        # nobody has a habit yet: the number alone tells
        ([today(19)], ()),
        ([today(20)], ("day",)),
        ([today(60)], ("day", "week")),
        # her own habit, and her court's
        ([*days(SHE, 10), today(30)], ()),
        ([*days(SHE, 10), today(31)], ("day",)),
        ([*days(SHE, 5), *days(PEER, 20), today(50)], ()),
        ([*days(SHE, 5), *days(PEER, 20), today(61)], ("day",)),
        # another court's habit is none of hers
        ([*days(SHE, 5), *days(STRANGER, 20, court=OTHER), today(50)], ("day",)),
        # a week in small portions
        ([*days(SHE, 3), *(today(13, day=n) for n in range(5))], ("week",)),
        ([*days(SHE, 5), *(today(13, day=n) for n in range(5))], ()),
        # cases that waited for nobody
        ([today(9, ended=2)], ()),
        ([today(9, ended=3)], ("ended",)),
        ([today(19, calm=10)], ("calm",)),
        ([*days(SHE, 20), today(20, calm=10)], ()),
        ([today(9, calm=9)], ()),
    ],
)
def test_a_reader_is_listed_for_what_can_be_counted_by_hand(
    opened: list[Opened], expected: tuple[str, ...]
) -> None:
    assert why(opened) == expected


def test_the_numbers_that_were_compared_stand_beside_it() -> None:
    (one,) = looks.readings([*days(SHE, 4), today(13), today(2, day=2)], MONDAY)
    assert (one.busiest, one.day, one.week) == (MONDAY, 13, 15)
    assert (one.own_day, one.own_week, one.court_day, one.court_week) == (4, 20, None, None)


def test_only_this_week_is_listed_and_those_with_a_reason_come_first() -> None:
    later = Opened(PEER, COURT, MONDAY + 7 * A_DAY, 99)
    old = days(STRANGER, 50)
    mine = [today(3), Opened(PEER, OTHER, MONDAY, 25), *old, later]
    found = looks.readings(mine, MONDAY)
    assert [(one.viewer, bool(one.why)) for one in found] == [(PEER, True), (SHE, False)]


some_days = st.lists(
    st.builds(
        Opened,
        st.sampled_from((SHE, PEER)),
        st.just(COURT),
        st.integers(-56, 6).map(lambda n: MONDAY + n * A_DAY),
        st.integers(1, 80),
    ),
    max_size=40,
    unique_by=lambda one: (one.viewer, one.day),
)


@given(some_days)
def test_fewer_than_the_rule_names_is_never_listed_and_reading_less_never_lists_more(
    opened: list[Opened],
) -> None:
    for one in looks.readings(opened, MONDAY):
        assert "day" not in one.why or one.day >= RULE.day_from
        assert "week" not in one.why or one.week >= RULE.week_from
    halved = [
        Opened(o.viewer, o.court, o.day, max(1, o.cases // 2)) if o.day >= MONDAY else o
        for o in opened
    ]
    before = {one.viewer: set(one.why) for one in looks.readings(opened, MONDAY)}
    for one in looks.readings(halved, MONDAY):
        assert set(one.why) <= before[one.viewer]
