"""Every hour in its right local day and week, 53-week years and moved clocks included."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from api.rules import days

BOGOTA = "America/Bogota"
HOUR = timedelta(hours=1)
LONG_YEARS = {2026, 2032, 2037, 2043}
MOVING = ["Europe/Madrid", "America/Santiago", "America/Havana", "Australia/Lord_Howe"]


def test_every_hour_from_2024_to_2045_falls_in_the_right_day_and_week() -> None:
    """Counted on fingers: five hours behind, seven days a week, a week's year is its Thursday's."""
    midnight = datetime(2024, 1, 1, 5, tzinfo=UTC)
    monday = date(2024, 1, 1)
    number, hours = 1, 0
    while monday.year < 2046:
        thursday = monday + timedelta(days=3)
        number = 1 if thursday.timetuple().tm_yday <= 7 else number + 1
        week = f"{thursday.year}-W{number:02d}"
        for hour in range(7 * 24):
            instant = midnight + hour * HOUR
            assert days.week_of(instant, BOGOTA) == week
            assert days.local_day(instant, BOGOTA) == monday + timedelta(days=hour // 24)
        assert days.week_bounds(week, BOGOTA) == (midnight, midnight + timedelta(days=7))
        midnight += timedelta(days=7)
        monday += timedelta(days=7)
        hours += 7 * 24
    assert hours >= 22 * 365 * 24


def test_long_years_have_a_week_53_and_others_do_not() -> None:
    for year in range(2024, 2046):
        if year in LONG_YEARS:
            assert days.format_week(days.parse_week(f"{year}-W53")) == f"{year}-W53"
        else:
            with pytest.raises(ValueError, match="week"):
                days.parse_week(f"{year}-W53")


@pytest.mark.parametrize("zone", MOVING)
def test_days_and_weeks_fit_together_where_clocks_move(zone: str) -> None:
    start, end = days.week_bounds("2024-W01", zone)[0], days.week_bounds("2029-W01", zone)[0]
    instant = start
    while instant < end:
        day = days.local_day(instant, zone)
        first, after = days.day_bounds(day, zone)
        assert after - first in {HOUR * 23, HOUR * 24, HOUR * 25, HOUR * 23.5, HOUR * 24.5}
        week = days.week_of(instant, zone)
        assert first == instant
        assert days.local_day(after - HOUR / 60, zone) == day
        assert days.week_bounds(week, zone)[0] <= first < after <= days.week_bounds(week, zone)[1]
        instant = after


def test_sunday_evening_in_bogota_is_not_yet_monday() -> None:
    assert days.week_of(datetime(2026, 11, 16, 4, 59, tzinfo=UTC), BOGOTA) == "2026-W46"
    assert days.week_of(datetime(2026, 11, 16, 5, 0, tzinfo=UTC), BOGOTA) == "2026-W47"


def test_weeks_are_counted_over_the_end_of_a_long_year() -> None:
    assert days.later_week("2026-W53") == "2027-W01"
    assert days.later_week("2027-W01", -1) == "2026-W53"
    assert days.parse_week("2026-W53") == date(2026, 12, 28)


@pytest.mark.parametrize(
    "wrong",
    ["", "2026-W00", "2026-W54", "2026W46", "2026-w46", "26-W46", "9999-W01", "2026-W\u0664\u0666"],
)
def test_what_is_no_week_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="week"):
        days.parse_week(wrong)


@pytest.mark.parametrize("wrong", ["", "Bogota", "../etc/passwd", "America/Macondo", "a\0b"])
def test_what_is_no_zone_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        days.zone(wrong)


def test_an_hour_that_clocks_skip_is_read_on_the_old_clock() -> None:
    skipped = days.wall_instant(date(2026, 3, 29), 150, "Europe/Madrid")

    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_hour_that_clocks_show_twice_is_the_first() -> None:
    twice = days.wall_instant(date(2026, 10, 25), 150, "Europe/Madrid")

    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_minutes_of_the_next_day_go_on_counting() -> None:
    assert days.wall_instant(date(2026, 11, 9), 1500, BOGOTA) == datetime(
        2026, 11, 10, 6, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "clock",
    [UTC, timezone(timedelta(hours=-5)), timezone(timedelta(seconds=20)), days.zone(BOGOTA)],
)
def test_seconds_are_dropped_on_every_clock(clock: timezone) -> None:
    instant = datetime(2026, 11, 9, 13, 7, 59, 999_999, tzinfo=UTC)

    whole_days = (date(2026, 11, 9) - date(1970, 1, 1)).days
    assert days.minute_of(instant.astimezone(clock)) == whole_days * 1440 + 13 * 60 + 7
    assert days.minute_of(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC).astimezone(clock)) == -1


def test_the_ninth_of_july_is_a_holiday_from_2026_on() -> None:
    assert date(2026, 7, 13) in days.holidays_in(2026)
    assert date(2025, 7, 14) not in days.holidays_in(2025)
    assert len(days.holidays_in(2026)) == 19
