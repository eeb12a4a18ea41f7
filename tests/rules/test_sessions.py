"""Hours agreed on beside the timetable, judged without a database."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from api.rules.sessions import Limits, Span, first_fault
from tests.builders import at

LIMITS = Limits(
    tz="America/Bogota",
    now=at("2026-11-09 07:00"),
    until=at("2027-05-10 07:00"),
    may_be=lambda day: date(2026, 1, 5) <= day <= date(2026, 12, 31),
    taken=[Span(at("2026-11-10 08:00"), at("2026-11-10 12:00"))],
    closed=[Span(at("2026-11-20 12:00"), at("2026-11-20 18:00"))],
    closed_on_holidays=True,
    daily_cap=lambda day: 480,
)


def span(starts: str, ends: str) -> Span:
    return Span(at(starts), at(ends))


def said(*spans: Span, limits: Limits = LIMITS) -> tuple[str, int, str] | None:
    fault = first_fault(spans, limits)
    return None if fault is None else (fault.code, fault.index, fault.end)


def test_hours_beside_a_shift_touch_it_without_overlapping() -> None:
    before = span("2026-11-10 07:00", "2026-11-10 08:00")
    after = span("2026-11-10 12:00", "2026-11-10 15:00")
    assert said(before, after) is None


def test_whole_minutes_count_as_an_attendance_of_these_times_would() -> None:
    odd = Span(at("2026-11-12 08:00:59"), at("2026-11-12 09:00:01"))
    assert odd.minutes == 60
    assert Span(at("2026-11-12 08:00:01"), at("2026-11-12 08:00:59")).minutes == 0


def test_a_night_is_split_at_midnight_for_the_days_it_fills() -> None:
    night = span("2026-11-12 20:00", "2026-11-13 04:00")
    assert [night.minutes_on(day, "America/Bogota") for day in night.days("America/Bogota")] == [
        240,
        240,
    ]
    day = span("2026-11-13 08:00", "2026-11-13 12:00")
    assert said(night, day) is None
    longer = span("2026-11-13 08:00", "2026-11-13 12:01")
    assert said(night, longer) == ("over-the-day", 1, "ends_at")


def test_an_end_at_midnight_touches_no_further_day() -> None:
    late = span("2026-11-15 20:00", "2026-11-16 00:00")
    assert late.days("America/Bogota") == [date(2026, 11, 15)]
    assert said(late) is None
    last = span("2026-12-31 20:00", "2027-01-01 00:00")
    assert said(last) is None
    over = span("2026-12-31 20:00", "2027-01-01 00:01")
    assert said(over) == ("not-on-this-day", 0, "ends_at")


def test_sunday_midnight_is_not_crossed() -> None:
    across = span("2026-11-15 20:00", "2026-11-16 00:01")
    assert said(across) == ("crosses-sunday", 0, "ends_at")


def test_a_closed_site_and_a_holiday_take_no_hours() -> None:
    assert said(span("2026-11-20 11:00", "2026-11-20 12:00")) is None
    closed = span("2026-11-20 11:00", "2026-11-20 12:01")
    assert said(closed) == ("site-closed-then", 0, "starts_at")
    holiday = span("2026-11-16 13:00", "2026-11-16 15:00")
    assert said(holiday) == ("site-closed-then", 0, "starts_at")
    assert said(holiday, limits=replace(LIMITS, closed_on_holidays=False)) is None


@pytest.mark.parametrize(
    ("starts", "ends", "code", "end"),
    [
        ("2026-11-12 10:00", "2026-11-12 10:00", "ends-before-it-starts", "ends_at"),
        ("2026-11-12 10:00", "2026-11-13 10:01", "longer-than-a-day", "ends_at"),
        ("2026-11-09 07:00", "2026-11-09 08:00", "not-ahead", "starts_at"),
        ("2027-05-10 07:00", "2027-05-10 08:00", "agreed-too-far-ahead", "starts_at"),
        ("2027-01-04 08:00", "2027-01-04 09:00", "not-on-this-day", "starts_at"),
        ("2026-11-10 11:59", "2026-11-10 13:00", "overlaps-a-shift", "starts_at"),
    ],
)
def test_each_thing_that_speaks_against_them_has_its_code(
    starts: str, ends: str, code: str, end: str
) -> None:
    good = span("2026-11-18 13:00", "2026-11-18 14:00")
    assert said(good, span(starts, ends)) == (code, 1, end)


def test_a_day_of_twenty_three_hours_holds_the_minutes_it_has() -> None:
    zone = ZoneInfo("America/New_York")
    night = Span(datetime(2026, 3, 8, 0, tzinfo=zone), datetime(2026, 3, 8, 9, tzinfo=zone))
    assert night.minutes == 480
    limits = replace(LIMITS, tz="America/New_York", now=at("2026-03-01 07:00"), taken=[], closed=[])
    assert said(night, limits=limits) is None
