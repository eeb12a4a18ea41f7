"""A woman placed at two sites in one week: what closes one of them leaves the other as it is."""

from dataclasses import replace
from datetime import datetime

from api.rules.assess import assess
from api.rules.shift_status import statuses
from api.rules.values import Closure, OpeningHours, Place, Shift, WeekFacts
from tests.rules.vectors import facts_of, now_of, worked_cases

FRESH = worked_cases()[0]["given"]
NOW = now_of(FRESH)
AFTERNOONS = tuple(OpeningHours(day, 13 * 60, 17 * 60) for day in range(1, 6))


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=NOW.tzinfo)


def split(closures_here: tuple[Closure, ...], closures_there: tuple[Closure, ...]) -> WeekFacts:
    """Mornings of Monday to Wednesday here, afternoons of Thursday and Friday at another site."""
    facts = facts_of(FRESH)
    there = tuple(Shift(f"there-{day}", at(day, 13), at(day, 17)) for day in (12, 13))
    return replace(
        facts,
        shifts=facts.shifts[:3],
        closures=closures_here,
        elsewhere=(Place(AFTERNOONS, closures_there, True, there),),
    )


WEDNESDAY = Closure(at(11, 0), at(12, 0), "host")
THURSDAY = Closure(at(12, 0), at(13, 0), "host")


def test_shifts_of_both_sites_make_one_plan() -> None:
    standing = assess(split((), ()), NOW)
    assert standing.planned_minutes == standing.needed_minutes == 1200
    assert standing.state == "on_track"


def test_closing_one_site_stands_down_its_own_shift() -> None:
    standing = assess(split((), (THURSDAY,)), NOW)
    assert standing.excused_minutes == 240
    assert standing.needed_minutes == 960


def test_closing_one_site_leaves_the_shift_of_the_other_on_that_day() -> None:
    standing = assess(split((THURSDAY,), (WEDNESDAY,)), NOW)
    assert standing.excused_minutes == 0
    assert standing.planned_minutes == 1200


def test_each_shift_is_stood_down_by_its_own_site_alone() -> None:
    how = statuses(split((WEDNESDAY,), ()), NOW)
    assert how["s3"] == "stood_down"
    assert how["there-12"] == "coming"


def test_the_order_of_the_sites_changes_nothing() -> None:
    facts = split((WEDNESDAY,), (THURSDAY,))
    (other,) = facts.elsewhere
    main = Place(facts.opening_hours, facts.closures, facts.closed_on_holidays, facts.shifts)
    turned = replace(
        facts,
        opening_hours=other.opening_hours,
        closures=other.closures,
        shifts=other.shifts,
        elsewhere=(main,),
    )
    assert assess(turned, NOW)[:-1] == assess(facts, NOW)[:-1]
