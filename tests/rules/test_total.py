"""The long run of an order, worked out by hand."""

from datetime import date

from api.rules.total import total

# A Thursday; its week ends on Sunday 15 November.
TODAY = date(2026, 11, 12)


def test_the_pace_is_the_average_of_the_last_eight_weeks_that_asked_for_hours() -> None:
    found = total(60_000, 9_000, [0, 0, 1200, 1200, 1200, 1200, 600, 600, 900, 901], 0, TODAY)
    assert (found.pace, found.pace_weeks) == (7801 // 8, 8)
    assert total(60_000, 900, [900], 0, TODAY).pace_weeks == 1


def test_the_end_is_the_sunday_of_the_week_in_which_the_total_is_reached() -> None:
    # 3,600 owed at 1,200 a week; this week has brought 240 and so brings 960 more: 2,640 are left,
    # two weeks of 1,200 and a third with 240.
    found = total(10_000, 6_400, [1200] * 8, 240, TODAY)
    assert found.owed == 3_600
    assert found.projected_end == date(2026, 12, 6)


def test_what_this_week_still_brings_may_be_enough() -> None:
    assert total(10_000, 9_040, [1200], 240, TODAY).projected_end == date(2026, 11, 15)
    assert total(10_000, 9_039, [1200], 240, TODAY).projected_end == date(2026, 11, 22)


def test_a_week_above_the_pace_takes_nothing_from_the_weeks_to_come() -> None:
    assert total(10_000, 8_800, [600], 1_000, TODAY).projected_end == date(2026, 11, 29)


def test_the_end_is_never_before_today() -> None:
    sunday = date(2026, 11, 15)
    assert total(10_000, 9_999, [1200], 0, sunday).projected_end == sunday


def test_without_a_pace_or_a_total_no_end_is_told() -> None:
    assert total(10_000, 0, [], 0, TODAY).projected_end is None
    assert total(10_000, 0, [0, 0], 0, TODAY).projected_end is None
    without = total(None, 500, [1200], 0, TODAY)
    assert (without.state, without.owed, without.projected_end) == ("no_total", None, None)
    assert without.share_percent is None


def test_an_end_further_off_than_a_life_is_not_told() -> None:
    assert total(10_000_000, 0, [1], 0, TODAY).projected_end is None


def test_all_hours_done_is_complete_and_waits_for_the_judge() -> None:
    done = total(10_000, 10_060, [1200], 0, TODAY)
    assert (done.state, done.owed, done.share_percent) == ("complete_awaiting_judge", 0, 100)
    assert done.projected_end is None


def test_the_share_is_not_a_hundred_before_all_is_done() -> None:
    almost = total(10_000, 9_999, [1200], 0, TODAY)
    assert (almost.state, almost.share_percent) == ("running", 99)
