"""Months, and what of a week's credit lies on which of their days."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from api.rules import days, months
from api.rules.assess import assess
from api.rules.values import Attendance, WeekFacts
from tests.builders import at
from tests.rules.random_weeks import random_week


def stay(name: str, came: str, left: str) -> Attendance:
    return Attendance(name, at(came), at(left), "confirmed")


def a_week(*attendances: Attendance) -> WeekFacts:
    facts, _ = random_week(Random(1))
    terms = replace(
        facts.terms,
        weekly_cap_minutes=1200,
        daily_cap_minutes=480,
        pauses=(),
        time_zone="America/Bogota",
    )
    return WeekFacts(week="2026-W46", terms=terms, attendances=attendances)


def test_all_of_a_weeks_days_together_are_what_the_week_is_credited() -> None:
    random = Random(20261122)
    for _ in range(150):
        facts, _ = random_week(random)
        over = days.week_bounds(facts.week, facts.terms.time_zone)[1] + timedelta(days=2)
        everything = {one.id for one in facts.attendances}
        found = months.credited_by_day(facts, everything)
        standing = assess(facts, over)
        assert sum(one.credited for one in found.values()) == standing.credited_minutes
        assert all(0 <= one.confirmed <= one.credited for one in found.values())


def test_the_weeks_limit_is_used_up_in_the_order_in_which_hours_were_worked() -> None:
    long = [
        stay(f"a{day}", f"2026-11-{day:02} 08:00", f"2026-11-{day:02} 16:00") for day in (9, 10)
    ]
    late = stay("b", "2026-11-11 08:00", "2026-11-11 16:00")
    facts = a_week(*long, late)
    own = months.credited_by_day(facts, {"b"})
    assert own[date(2026, 11, 11)].credited == 1200 - 2 * 480
    assert sum(one.credited for one in own.values()) == 240


def test_hours_of_another_site_are_not_this_sites() -> None:
    facts = a_week(
        stay("a", "2026-11-09 08:00", "2026-11-09 12:00"),
        stay("b", "2026-11-09 14:00", "2026-11-09 16:00"),
    )
    assert months.credited_by_day(facts, {"b"})[date(2026, 11, 9)].credited == 120
    assert months.credited_by_day(facts, set())[date(2026, 11, 9)].credited == 0


def test_a_month_has_its_days_also_in_february() -> None:
    assert months.month_days("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
    assert months.months_before("2027-02", 3) == ["2027-01", "2026-12", "2026-11"]
    assert months.month_of(at("2026-11-30 23:59"), "America/Bogota") == "2026-11"


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "26-01", "2026-1", "2101-01", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    assert not months.is_month(text)
    with pytest.raises(ValueError, match="2026-11"):
        months.month_days(text)
