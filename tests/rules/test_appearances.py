"""Which days a rule means, when she is reminded, and how a date stands."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.rules.appearances import (
    FURTHEST,
    Said,
    open_day,
    planned,
    presume_at,
    reminder_due,
    reminders,
    stand,
)
from api.rules.business_days import is_business_day
from api.rules.recurring import BadRule, Recurring, checked
from tests.builders import BOGOTA, at

BOGOTA_NAME = "America/Bogota"
NOW = at("2026-11-09 07:00")


def rule(
    text: str, first: str = "2026-11-01", minute: int = 540, tz: str = BOGOTA_NAME
) -> Recurring:
    return Recurring(text, date.fromisoformat(first), minute, tz)


def local_days(text: str, count: int = 4) -> list[str]:
    found = planned(rule(text), NOW, FURTHEST)
    return [str(one.starts_at.astimezone(BOGOTA).date()) for one in found[:count]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 5 December is a Saturday, 5 June 2027 too; the Monday after that is a holiday.
        ("FREQ=MONTHLY;BYMONTHDAY=5", ["2026-12-07", "2027-01-05", "2027-02-05", "2027-03-05"]),
        ("FREQ=MONTHLY;BYDAY=1MO", ["2026-12-07", "2027-01-04", "2027-02-01", "2027-03-01"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2026-11-27", "2026-12-28", "2027-01-29", "2027-02-26"]),
        ("FREQ=WEEKLY;BYDAY=MO", ["2026-11-09", "2026-11-17", "2026-11-23", "2026-11-30"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["2026-11-10", "2026-11-24", "2026-12-09"]),
        ("rrule:freq=monthly;bymonthday=-1", ["2026-11-30", "2026-12-31", "2027-02-01"]),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            ["2026-11-30", "2026-12-31", "2027-01-29"],
        ),
        ("FREQ=WEEKLY;COUNT=3", ["2026-11-09", "2026-11-17"]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261120", ["2026-11-13", "2026-11-20"]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261120T140000Z", ["2026-11-13", "2026-11-20"]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261120T135959Z", ["2026-11-13"]),
    ],
)
def test_a_rule_gives_the_days_that_a_court_means_by_it(text: str, expected: list[str]) -> None:
    assert local_days(text, len(expected)) == expected
    if "COUNT" in text or "UNTIL" in text:
        assert local_days(text, 50) == expected


def test_a_date_on_a_closed_day_moves_to_the_next_open_one_and_keeps_its_name() -> None:
    found = planned(rule("FREQ=MONTHLY;BYMONTHDAY=5"), NOW, FURTHEST)
    moved = found[0]
    assert (moved.rule_day, moved.starts_at) == (date(2026, 12, 5), at("2026-12-07 09:00"))
    # Good Friday 2027 is 26 March; Thursday is a holiday too.
    assert open_day(date(2027, 3, 25)) == date(2027, 3, 29)


def test_the_court_stays_open_in_the_december_recess() -> None:
    assert local_days("FREQ=MONTHLY;BYMONTHDAY=22", 2) == ["2026-11-23", "2026-12-22"]


def test_days_that_fall_together_are_one_date() -> None:
    found = planned(rule("FREQ=DAILY"), NOW, timedelta(days=14))
    days = [one.starts_at.astimezone(BOGOTA).date() for one in found]
    assert len(days) == len(set(days)) == 10
    assert found[5].rule_day == date(2026, 11, 14)


def test_an_order_that_ends_has_no_dates_after_its_end() -> None:
    found = planned(rule("FREQ=WEEKLY;BYDAY=FR"), NOW, FURTHEST, date(2026, 11, 20))
    assert len(found) == 2


def test_local_time_stays_when_clocks_change() -> None:
    berlin = "Europe/Berlin"
    found = planned(rule("FREQ=WEEKLY;BYDAY=WE", "2027-03-01", tz=berlin), NOW, FURTHEST)
    hours = {one.starts_at.hour for one in found}
    assert hours == {7, 8}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "rrule-unreadable"),
        ("every month", "rrule-unreadable"),
        ("FREQ=", "rrule-unreadable"),
        ("FREQ=FORTNIGHTLY", "rrule-unreadable"),
        ("FREQ=MONTHLY;FREQ=DAILY", "rrule-unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "rrule-unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "rrule-unreadable"),
        ("FREQ=MONTHLY;BYDAY=6MO", "rrule-unreadable"),
        ("FREQ=WEEKLY;BYDAY=1MO", "rrule-unreadable"),
        ("FREQ=MONTHLY;UNTIL=20270230", "rrule-unreadable"),
        ("FREQ=MONTHLY;UNTIL=tomorrow", "rrule-unreadable"),
        ("FREQ=MONTHLY;UNTIL=00010101T000000Z", "rrule-unreadable"),
        ("FREQ=MONTHLY;UNTIL=99991231T235959Z", "rrule-unreadable"),
        ("FREQ=SECONDLY", "rrule-too-often"),
        ("FREQ=MINUTELY;COUNT=5", "rrule-too-often"),
        ("FREQ=HOURLY", "rrule-too-often"),
        ("FREQ=YEARLY", "rrule-unreadable"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "rrule-part-not-taken"),
        ("FREQ=DAILY;BYMONTHDAY=31", "rrule-part-not-taken"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "rrule-part-not-taken"),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "rrule-part-not-taken"),
        ("FREQ=MONTHLY;BYDAY=2MO;BYSETPOS=2", "rrule-part-not-taken"),
        ("FREQ=MONTHLY;BYSETPOS=2", "rrule-part-not-taken"),
        ("FREQ=MONTHLY;COUNT=3;UNTIL=20270101", "rrule-part-not-taken"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "rrule-too-far-apart"),
        ("FREQ=MONTHLY;INTERVAL=0", "rrule-too-far-apart"),
        ("FREQ=DAILY;COUNT=10000", "rrule-too-many"),
        ("FREQ=MONTHLY;COUNT=0", "rrule-too-many"),
        ("FREQ=MONTHLY;UNTIL=20261031", "rrule-ends-before-it-starts"),
        ("FREQ=MONTHLY;BYMONTHDAY=" + "1," * 99 + "1", "rrule-unreadable"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(BadRule) as refused:
        checked(rule(text))
    assert refused.value.code == code


PARTS = {
    "INTERVAL": st.integers(1, 400).map(str),
    "COUNT": st.integers(1, 400).map(str),
    "BYDAY": st.lists(
        st.tuples(st.sampled_from(["", "1", "5", "-5"]), st.sampled_from(["MO", "SU", "FR"])).map(
            "".join
        ),
        min_size=1,
        max_size=3,
    ).map(",".join),
    "BYMONTHDAY": st.lists(st.integers(-31, 31).map(str), min_size=1, max_size=3).map(",".join),
    "BYSETPOS": st.integers(-4, 4).map(str),
    "BYMONTH": st.integers(1, 12).map(str),
}
FREQUENCIES = st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "SECONDLY"])
RULES = st.builds(
    lambda often, parts: ";".join([f"FREQ={often}", *(f"{k}={v}" for k, v in parts.items())]),
    FREQUENCIES,
    st.fixed_dictionaries({}, optional=PARTS),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(RULES, st.dates(date(2020, 1, 1), date(2027, 12, 31)))
def test_any_rule_is_refused_or_soon_worked_out_into_open_days_to_come(
    text: str, first: date
) -> None:
    began = time.monotonic()
    try:
        found = planned(Recurring(text, first, 480, BOGOTA_NAME), NOW, timedelta(days=9999))
    except BadRule:
        found = []
    assert time.monotonic() - began < 2
    assert all(NOW < one.starts_at <= NOW + FURTHEST + timedelta(days=1) for one in found)
    assert all(is_business_day(one.starts_at.astimezone(BOGOTA).date()) for one in found)
    assert all(one.starts_at < two.starts_at for one, two in pairwise(found))


def test_reminders_come_seven_three_and_one_day_before_and_on_the_morning() -> None:
    found = reminders(at("2026-12-07 09:00"), BOGOTA_NAME)
    times = ["2026-11-30 15:00", "2026-12-04 15:00", "2026-12-06 15:00", "2026-12-07 07:00"]
    assert [one.at for one in found] == [at(text) for text in times]
    assert [one.days_before for one in found] == [7, 3, 1, 0]
    assert found[-1].until == at("2026-12-07 09:00")


def test_before_she_wakes_there_is_no_morning_to_remind_her_on() -> None:
    assert [one.days_before for one in reminders(at("2026-12-07 06:30"), BOGOTA_NAME)] == [7, 3, 1]


@pytest.mark.parametrize(
    ("now", "days_before"),
    [
        ("2026-11-30 14:59", None),
        ("2026-11-30 15:00", 7),
        ("2026-12-04 14:59", 7),
        ("2026-12-04 15:00", 3),
        ("2026-12-07 06:59", 1),
        ("2026-12-07 08:59", 0),
        ("2026-12-07 09:00", None),
    ],
)
def test_a_clock_that_comes_late_sends_the_newest_reminder_that_is_of_use(
    now: str, days_before: int | None
) -> None:
    due = reminder_due(at("2026-12-07 09:00"), BOGOTA_NAME, at("2026-11-01 09:00"), at(now))
    assert (due.days_before if due else None) == days_before


def test_a_date_that_was_set_since_needs_no_reminder_from_before() -> None:
    set_at = at("2026-12-04 16:00")
    assert reminder_due(at("2026-12-07 09:00"), BOGOTA_NAME, set_at, set_at) is None
    due = reminder_due(at("2026-12-07 09:00"), BOGOTA_NAME, set_at, at("2026-12-06 15:00"))
    assert due is not None
    assert due.days_before == 1


def test_five_whole_business_days_pass_before_a_date_is_presumed_kept() -> None:
    # 16 November is a holiday.
    assert presume_at(at("2026-11-10 09:00"), BOGOTA_NAME) == at("2026-11-19 00:00")
    assert presume_at(at("2026-11-10 23:59"), BOGOTA_NAME) == at("2026-11-19 00:00")


def said(*kinds: str) -> list[Said]:
    start = datetime(2026, 11, 9, tzinfo=UTC)
    return [Said(kind, start + timedelta(hours=n)) for n, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("kinds", "state", "sequence", "waits"),
    [
        (["set"], "set", 0, False),
        (["set", "moved", "moved"], "set", 2, False),
        (["set", "cannot_come"], "set", 0, True),
        (["set", "cannot_come", "answered"], "set", 0, False),
        (["set", "cannot_come", "moved"], "set", 1, False),
        (["set", "cannot_come", "presumed"], "presumed", 0, True),
        (["set", "presumed", "attended"], "attended", 0, False),
        (["set", "presumed", "attended", "undone"], "presumed", 1, False),
        (["set", "excused"], "excused", 1, False),
        (["set", "excused", "undone"], "set", 2, False),
        (["set", "cancelled"], "cancelled", 1, False),
    ],
)
def test_how_a_date_stands_follows_from_what_was_said_of_it(
    kinds: list[str], state: str, sequence: int, waits: bool
) -> None:
    found = stand(said(*kinds))
    assert (found.state, found.sequence) == (state, sequence)
    assert (found.cannot_come_at is not None) == waits
