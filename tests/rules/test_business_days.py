"""Terms in business days, counted by hand on a wall calendar."""

from datetime import date

import pytest

from api.rules.business_days import LONGEST, TERMS, due_on, is_business_day, passed_over

BY_HAND = [
    # Ends within the week, begins the day after: Mon 9 -> Tue 10, Wed 11, Thu 12.
    ("2026-11-09", 3, "2026-11-12", []),
    # Over a weekend: Thu 5 -> Fri 6, Mon 9, Tue 10.
    ("2026-11-05", 3, "2026-11-10", []),
    # From a Saturday the first day is Monday.
    ("2026-11-07", 3, "2026-11-11", []),
    # 11 November is moved to Monday 16: Thu 12 -> Fri 13, Tue 17, Wed 18.
    ("2026-11-12", 3, "2026-11-18", ["2026-11-16"]),
    # 15 days over that Monday: Tue 3 -> 4 5 6, 9 to 13, 17 to 20, 23 24 25.
    ("2026-11-03", 15, "2026-11-25", ["2026-11-16"]),
    # Holy Thursday and Friday, 2 and 3 April 2026: Wed 1 -> Mon 6, Tue 7, Wed 8.
    ("2026-04-01", 3, "2026-04-08", ["2026-04-02", "2026-04-03"]),
    # The days of Holy Week before Thursday count: Fri 27 March -> Mon 30, Tue 31, Wed 1 April.
    ("2026-03-27", 3, "2026-04-01", []),
    # 9 July on the Monday after, from 2026 on: Fri 10 -> Tue 14, Wed 15, Thu 16, Fri 17, Tue 21.
    ("2026-07-10", 5, "2026-07-21", ["2026-07-13", "2026-07-20"]),
    # Before that law the second Monday of July 2025 counted: Fri 11 -> Mon 14 to Fri 18.
    ("2025-07-11", 5, "2025-07-18", []),
    # No December recess, and 17 December counts: Wed 16 -> 17 18 21 22 23 24 28 29 30 31,
    # 4 January, 5 6 7 8; 25 December and 1 January are Fridays.
    ("2026-12-16", 15, "2027-01-08", ["2026-12-25", "2027-01-01"]),
    # 8 December, a Tuesday: Fri 4 -> Mon 7, Wed 9, Thu 10.
    ("2026-12-04", 3, "2026-12-10", ["2026-12-08"]),
    # Two holidays fell on Monday 30 June 2025 and count as one: Fri 27 -> Tue 1, Wed 2, Thu 3.
    ("2025-06-27", 3, "2025-07-03", ["2025-06-30"]),
]


@pytest.mark.parametrize(("counted_from", "length", "due", "holidays"), BY_HAND)
def test_a_term_ends_on_the_day_counted_by_hand(
    counted_from: str, length: int, due: str, holidays: list[str]
) -> None:
    first = date.fromisoformat(counted_from)
    assert due_on(first, length).isoformat() == due
    assert [day.isoformat() for day in passed_over(first, date.fromisoformat(due))] == holidays


def test_the_law_gives_fifteen_days_to_appear_five_to_start_three_to_explain() -> None:
    assert dict(TERMS) == {"appear": 15, "start": 5, "explain": 3}
    assert dict(LONGEST) == {"appear": 15, "start": 15, "explain": 3}


def test_no_term_ends_on_a_weekend_or_a_holiday() -> None:
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2030, 1, 1).toordinal()):
        for length in set(TERMS.values()):
            assert is_business_day(due_on(date.fromordinal(ordinal), length))
