"""How a site is doing is arithmetic: tables of cases, and cover against a plain calendar."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules import site_health as rules
from api.rules.site_health import Answered, Asked, Cover
from tests.builders import at

TZ = "America/Bogota"
MONDAY = at("2026-11-09 08:00")
NOW = at("2026-11-16 08:00")
TODAY = date(2026, 11, 16)
A_DAY = timedelta(days=1)


def asked(hours: float | None, decided: float | None = None) -> Asked:
    """Asked for on Monday the 9th; answered, or decided by a clerk, so many hours later."""
    return Asked(
        MONDAY,
        None if hours is None else MONDAY + timedelta(hours=hours),
        None if decided is None else MONDAY + timedelta(hours=decided),
    )


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([], None),
        ([5], Answered(1, 300, 300)),
        ([1, 2, 30], Answered(3, 120, 1800)),
        ([1, 2, 3, 30], Answered(4, 150, 1800)),
        ([-1, 0.25], Answered(2, 7, 15)),
        ([5, None], Answered(1, 300, 300)),
    ],
)
def test_the_middle_and_the_slowest_answer_are_said_with_their_number(
    hours: list[float | None], expected: Answered | None
) -> None:
    assert rules.answered([asked(one) for one in hours]) == expected


@pytest.mark.parametrize(
    ("one", "silent", "still"),
    [
        (asked(71.9), False, None),
        (asked(72), True, None),
        (asked(None), True, date(2026, 11, 9)),
        (asked(None, 71), False, None),
        (asked(None, 73), True, None),
        (asked(80, 10), False, None),
    ],
)
def test_silence_is_72_hours_without_a_word_and_ends_with_one(
    one: Asked, silent: bool, still: date | None
) -> None:
    found = rules.silence([one], NOW, TZ)
    assert found == rules.Silence(("2026-W46",) if silent else (), still)


@pytest.mark.parametrize(
    ("said", "needed", "expected"),
    [
        ([], None, Cover("none")),
        ([(40, 90)], None, Cover("none")),
        ([(-30, 31)], None, Cover("covered", TODAY + 31 * A_DAY, 31)),
        ([(-30, 30)], None, Cover("month", TODAY + 30 * A_DAY, 30)),
        ([(-30, 8)], None, Cover("month", TODAY + 8 * A_DAY, 8)),
        ([(-30, 7)], None, Cover("week", TODAY + 7 * A_DAY, 7)),
        ([(-30, 0)], None, Cover("week", TODAY, 0)),
        ([(-30, -1)], None, Cover("lapsed", TODAY - A_DAY, -1)),
        ([(-30, 3)], 3, Cover("covered", TODAY + 3 * A_DAY, 3)),
        ([(-30, 3)], 4, Cover("week", TODAY + 3 * A_DAY, 3)),
        # renewed in good time, renewed with a gap, a year written wrongly and corrected
        ([(-30, 3), (4, 90)], None, Cover("covered", TODAY + 90 * A_DAY, 90)),
        ([(-30, 3), (5, 90)], None, Cover("week", TODAY + 3 * A_DAY, 3)),
        ([(-30, 400), (-30, 5)], None, Cover("week", TODAY + 5 * A_DAY, 5)),
    ],
)
def test_cover_is_said_until_the_day_on_which_it_first_ends(
    said: list[tuple[int, int]], needed: int | None, expected: Cover
) -> None:
    spans = [(TODAY + a * A_DAY, TODAY + b * A_DAY) for a, b in said]
    until = None if needed is None else TODAY + needed * A_DAY
    assert rules.cover_on(spans, TODAY, until) == expected


spans = st.tuples(st.integers(-60, 60), st.integers(0, 60)).map(lambda one: (one[0], sum(one)))


@given(st.lists(spans, max_size=6))
def test_cover_agrees_with_a_calendar_in_which_every_word_is_written_day_by_day(
    said: list[tuple[int, int]],
) -> None:
    calendar: set[int] = set()
    for first, last in said:
        calendar = {day for day in calendar if day < first} | set(range(first, last + 1))
    found = rules.cover_on([(TODAY + a * A_DAY, TODAY + b * A_DAY) for a, b in said], TODAY, None)
    if 0 not in calendar:
        past = [day for day in calendar if day < 0]
        assert (found.state, found.days_left) == (("lapsed", max(past)) if past else ("none", None))
        return
    left = 0
    while left + 1 in calendar:
        left += 1
    assert found.days_left == left
    assert found.state == ("week" if left <= 7 else "month" if left <= 30 else "covered")


SITE = UUID(int=7)


def test_a_host_is_told_a_month_and_a_week_before_and_when_it_is_over() -> None:
    until = date(2026, 12, 20)
    early, late = at("2026-11-01 10:00"), at("2026-12-01 10:00")
    found = rules.of_cover(SITE, until, [early, late], TZ)
    assert [(due.at, due.params["count"], due.params["lapsed"]) for due in found] == [
        (at("2026-11-20 09:00"), 1, False),
        (at("2026-12-13 09:00"), 2, False),
        (at("2026-12-21 09:00"), 2, True),
    ]
    assert [one.until for one in found[:2]] == [one.at for one in found[1:]]
    assert len({one.occasion for one in found}) == 3
