"""A closed week never changes because terms changed later, whatever days the change names."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.orders.service import terms_in_force
from api.rules import days

WEEK = "2026-W46"
ZONE = "America/Bogota"
ENDS = days.week_bounds(WEEK, ZONE)[1]
MONDAY = days.parse_week(WEEK)


@dataclass(frozen=True)
class Version:
    """One version of the terms, as far as its dates go."""

    number: int
    from_day: date
    approved_at: datetime | None


def versions(first: int, earliest: datetime, latest: datetime) -> st.SearchStrategy[list[Version]]:
    """Versions approved between two instants, or not at all, from any day on."""
    made = st.tuples(
        st.dates(date(2026, 1, 5), date(2027, 1, 5)),
        st.none() | st.datetimes(_plain(earliest), _plain(latest)),
    )
    return st.lists(made, max_size=6).map(
        lambda some: [
            Version(first + number, day, at and at.replace(tzinfo=ENDS.tzinfo))
            for number, (day, at) in enumerate(some)
        ]
    )


def _plain(instant: datetime) -> datetime:
    return instant.replace(tzinfo=None)


YEAR = timedelta(days=365)
FIRST = Version(1, date(2026, 1, 5), ENDS - YEAR)


@given(versions(2, ENDS - YEAR, ENDS - timedelta(seconds=1)), versions(10, ENDS, ENDS + YEAR))
def test_whatever_is_approved_after_it_a_closed_week_keeps_its_terms(
    before: list[Version], after: list[Version]
) -> None:
    alone = terms_in_force([FIRST, *before], MONDAY, ENDS)
    assert terms_in_force([FIRST, *before, *after], MONDAY, ENDS) == alone


@given(versions(2, ENDS - YEAR, ENDS - timedelta(seconds=1)))
def test_the_terms_of_a_week_are_approved_ones_that_hold_by_its_monday(
    before: list[Version],
) -> None:
    found = terms_in_force([FIRST, *before], MONDAY, ENDS)
    assert found == FIRST or (found.approved_at is not None and found.from_day <= MONDAY)
