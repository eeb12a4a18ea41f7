"""What is due to be told, from when, and until when it is of use."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules import notices as rules
from api.rules.notices import Coming, Due, Switches, due_now, next_at
from tests.builders import at

TZ = "America/Bogota"
ONE, TWO = UUID(int=1), UUID(int=2)
LONG_AGO = at("2026-01-01 08:00")


def times(found: list[Due]) -> list[tuple[datetime, datetime]]:
    return [(one.at, one.until) for one in found]


def test_a_date_is_said_seven_three_and_one_days_before_and_on_the_morning() -> None:
    found = rules.of_date(ONE, at("2026-11-20 09:00"), TZ, LONG_AGO)
    assert [one.at for one in found] == [
        at("2026-11-13 15:00"),
        at("2026-11-17 15:00"),
        at("2026-11-19 15:00"),
        at("2026-11-20 07:00"),
    ]
    assert [one.urgent for one in found] == [False, False, True, True]
    assert found[-1].until == at("2026-11-20 09:00")
    assert len({one.occasion for one in found}) == 4


def test_a_date_that_she_heard_of_later_has_no_reminder_from_before() -> None:
    found = rules.of_date(ONE, at("2026-11-20 09:00"), TZ, at("2026-11-18 10:00"))
    assert [one.params["days"] for one in found] == [1, 0]


def test_a_date_that_moves_is_another_occasion() -> None:
    before = rules.of_date(ONE, at("2026-11-20 09:00"), TZ, LONG_AGO)
    after = rules.of_date(ONE, at("2026-11-20 10:00"), TZ, LONG_AGO)
    assert not {one.occasion for one in before} & {one.occasion for one in after}


def test_news_of_a_date_within_three_days_are_urgent() -> None:
    said = at("2026-11-16 10:00")
    (near,) = rules.of_news(ONE, 2, "cancelled", said, at("2026-11-18 09:00"))
    (far,) = rules.of_news(ONE, 2, "moved", said, at("2026-12-18 09:00"))
    (new,) = rules.of_news(ONE, 1, "set", said, at("2026-11-18 09:00"))
    assert (near.urgent, far.urgent, new.urgent) == (True, False, False)
    assert near.until == at("2026-11-18 09:00")


def a_shift(starts: str, ends: str, off: bool = False) -> Coming:
    return Coming(TWO, at(starts), at(ends), off)


def test_a_shift_is_said_the_evening_before_and_two_hours_ahead() -> None:
    shift = a_shift("2026-11-10 10:00", "2026-11-10 14:00")
    evening, soon = rules.of_shift(shift, TZ, Switches())
    assert (evening.kind, evening.at) == ("shift_evening", at("2026-11-09 18:00"))
    assert evening.until == at("2026-11-10 08:00")
    assert (soon.kind, soon.at, soon.until) == (
        "shift_soon",
        at("2026-11-10 08:00"),
        at("2026-11-10 10:00"),
    )


@pytest.mark.parametrize(
    ("switches", "kinds"),
    [
        (Switches(evening=False), ["shift_soon"]),
        (Switches(soon=False), ["shift_evening"]),
        (Switches(evening=False, soon=False), []),
    ],
)
def test_each_of_them_can_be_switched_off(switches: Switches, kinds: list[str]) -> None:
    shift = a_shift("2026-11-10 10:00", "2026-11-10 14:00")
    assert [one.kind for one in rules.of_shift(shift, TZ, switches)] == kinds


def test_of_a_shift_that_does_not_take_place_nothing_is_said() -> None:
    assert (
        rules.of_shift(a_shift("2026-11-10 10:00", "2026-11-10 14:00", off=True), TZ, Switches())
        == []
    )


def test_half_an_hour_after_her_shift_she_is_asked_whether_she_left() -> None:
    shifts = [
        a_shift("2026-11-10 13:00", "2026-11-10 17:00"),
        a_shift("2026-11-10 08:00", "2026-11-10 12:00"),
    ]
    (due,) = rules.of_open_stay(ONE, at("2026-11-10 08:03"), shifts)
    assert due.at == at("2026-11-10 12:30")
    assert rules.of_open_stay(ONE, at("2026-11-10 18:00"), shifts) == []
    assert rules.of_open_stay(ONE, at("2026-11-10 08:03"), []) == []


def test_a_shift_without_a_scan_and_a_silent_phone_may_be_waiting_on_that_phone() -> None:
    shift = a_shift("2026-11-10 08:00", "2026-11-10 12:00")
    before, after = at("2026-11-10 07:50"), at("2026-11-10 12:30")
    (due,) = rules.of_silent_phone(shift, [], before)
    assert due.at == at("2026-11-10 16:00")
    assert rules.of_silent_phone(shift, [], after) == []
    assert rules.of_silent_phone(shift, [], None) == []
    assert rules.of_silent_phone(shift, [(before, after)], before) == []


def test_a_term_is_said_when_it_is_counted_two_business_days_before_and_on_its_day() -> None:
    # The 16th is a holiday: two business days before Wednesday the 18th is Friday the 13th.
    found = rules.of_term(ONE, "appear", date(2026, 11, 18), at("2026-11-03 10:00"), TZ)
    assert [one.at for one in found] == [
        at("2026-11-03 10:00"),
        at("2026-11-13 09:00"),
        at("2026-11-18 09:00"),
    ]
    assert [one.urgent for one in found] == [False, False, True]
    assert found[-1].until == at("2026-11-19 00:00")


def test_a_short_term_is_not_said_from_before_it_was_counted() -> None:
    found = rules.of_term(ONE, "explain", date(2026, 11, 13), at("2026-11-12 10:00"), TZ)
    assert [one.at for one in found] == [at("2026-11-12 10:00"), at("2026-11-13 09:00")]


def test_a_paper_that_is_asked_for_is_said_at_once_and_the_day_before_it_is_late() -> None:
    first, again = rules.of_asked_paper(ONE, 3, at("2026-11-10 11:00"), date(2026, 11, 20), TZ)
    assert times([first, again]) == [
        (at("2026-11-10 11:00"), at("2026-11-19 15:00")),
        (at("2026-11-19 15:00"), at("2026-11-21 00:00")),
    ]
    (only,) = rules.of_asked_paper(ONE, 3, at("2026-11-19 16:00"), date(2026, 11, 20), TZ)
    assert only.until == at("2026-11-21 00:00")


def test_the_total_is_complete_once() -> None:
    now = at("2026-11-10 11:00")
    assert rules.of_total(None, 9000, ONE, now) == []
    assert rules.of_total(9000, 8999, ONE, now) == []
    assert [one.occasion for one in rules.of_total(9000, 9000, ONE, now)] == [f"{ONE}:9000"]


def test_on_monday_she_hears_how_the_week_went_also_over_the_year() -> None:
    (due,) = rules.of_monday("2026-W53", "met", 1200, 1200, TZ)
    assert due.at == at("2027-01-04 09:00")
    assert rules.of_monday("2026-W53", "not_required", 0, 0, TZ) == []


def test_a_host_hears_of_its_list_once_a_day_and_of_its_silence_once_each() -> None:
    (due,) = rules.of_waiting(ONE, date(2026, 11, 10), TZ, 3)
    assert (due.at, due.occasion) == (at("2026-11-10 17:00"), f"{ONE}:2026-11-10")
    assert rules.of_waiting(ONE, date(2026, 11, 10), TZ, 0) == []
    now = at("2026-11-10 11:00")
    assert rules.of_silence(ONE, TWO, 4, now)[0].occasion == f"{ONE}:{TWO}"


def test_the_months_report_is_said_three_business_days_before_and_on_its_day() -> None:
    found = rules.of_report(ONE, date(2026, 12, 7), TZ)
    assert [one.at for one in found] == [at("2026-12-02 09:00"), at("2026-12-07 09:00")]


instants = st.integers(0, 60 * 24 * 60).map(lambda n: at("2026-11-01 00:00") + timedelta(minutes=n))


@given(instants, instants, instants)
def test_whenever_the_clock_comes_back_a_date_is_said_at_most_once_and_never_late(
    starts_at: datetime, known_at: datetime, now: datetime
) -> None:
    found = rules.of_date(ONE, starts_at, TZ, known_at)
    assert len(due_now(found, now)) <= 1
    assert all(one.at < one.until <= starts_at for one in found)
    coming = next_at(found, now)
    assert coming is None or coming > now
