"""A standing explains itself, and says when she can still come."""

from api.rules.assess import assess
from api.rules.values import Standing
from tests.rules.vectors import facts_of, now_of, worked_cases

CASES = {case["id"]: case for case in worked_cases()}


def standing_of(case: str) -> Standing:
    given = CASES[case]["given"]
    return assess(facts_of(given), now_of(given))


def codes_of(case: str) -> list[str]:
    return [reason.code for reason in standing_of(case).reasons]


def params_of(case: str, code: str) -> dict[str, int | str]:
    return next(dict(r.params) for r in standing_of(case).reasons if r.code == code)


def slots_of(case: str) -> list[tuple[str, str, int, str]]:
    return [
        (f"{slot.starts_at:%a %H:%M}", f"{slot.ends_at:%H:%M}", slot.minutes, slot.kind)
        for slot in standing_of(case).slots
    ]


def test_the_argument_runs_from_what_is_asked_to_what_follows() -> None:
    assert codes_of("WEEK-01") == [
        "required",
        "credited",
        "needed",
        "planned_covers",
        "latest_start",
    ]


def test_a_plan_that_falls_short_says_by_how_much_and_why() -> None:
    assert params_of("WEEK-05", "plan_falls_short") == {
        "planned": 720,
        "needed": 960,
        "short": 240,
    }
    assert params_of("WEEK-05", "shift_missed") == {"shift": "s2"}
    assert params_of("WEEK-05", "latest_start") == {
        "at": "2026-11-12T09:00-05:00",
        "minutes_away": 1560,
    }


def test_hours_that_wait_are_named_apart() -> None:
    assert params_of("WEEK-04", "provisional_hours") == {"minutes": 720}
    assert params_of("WEEK-09", "running_hours") == {"minutes": 120}
    assert params_of("WEEK-14", "over_cap") == {"minutes": 60}
    assert params_of("WEEK-34", "claimed_hours") == {"minutes": 240}
    assert params_of("WEEK-25", "excuse_pending") == {"minutes": 240}


def test_a_missing_end_is_a_reason() -> None:
    assert "missing_check_out" in codes_of("WEEK-10")
    assert "missing_check_in" in codes_of("WEEK-33")


def test_a_shift_that_was_stood_down_is_never_called_missed() -> None:
    assert params_of("WEEK-20", "holiday") == {"day": "2026-11-16"}
    assert "shift_missed" not in codes_of("WEEK-20")
    assert params_of("WEEK-23", "closure") == {
        "cause": "host",
        "from": "2026-11-11T00:00-05:00",
        "to": "2026-11-12T00:00-05:00",
    }
    assert "shift_missed" not in codes_of("WEEK-23")


def test_a_week_that_asks_for_nothing_says_why() -> None:
    assert params_of("WEEK-53", "not_required_partial") == {"starts_on": "2026-11-11"}
    assert params_of("WEEK-54", "paused") == {"from": "2026-11-12", "to": "2026-11-30"}


def test_out_of_reach_says_what_the_caps_leave() -> None:
    assert params_of("WEEK-12", "beyond_capacity") == {"capacity": 480, "needed": 540}


def test_a_closed_week_says_what_it_lacks() -> None:
    assert params_of("WEEK-52", "short") == {"minutes": 960}
    assert params_of("WEEK-52", "below_floor") == {"floor": 300, "minutes": 240}
    assert params_of("WEEK-42", "make_up_missed") == {"minutes": 240}
    assert params_of("WEEK-50", "made_up") == {"minutes": 240}
    assert "may_still_change" in codes_of("WEEK-49")


def test_slots_are_the_planned_shifts_and_the_free_hours_in_time_order() -> None:
    assert slots_of("WEEK-05") == [
        ("Wed 08:00", "12:00", 240, "shift"),
        ("Wed 12:00", "17:00", 240, "open"),
        ("Thu 08:00", "12:00", 240, "shift"),
        ("Thu 12:00", "17:00", 240, "open"),
        ("Fri 08:00", "12:00", 240, "shift"),
        ("Fri 12:00", "17:00", 240, "open"),
    ]


def test_a_slot_offers_no_more_than_the_day_and_the_week_would_credit() -> None:
    assert slots_of("WEEK-12") == [("Fri 08:00", "17:00", 480, "open")]
    assert slots_of("WEEK-39") == [("Fri 12:00", "17:00", 5, "open")]


def test_a_slot_begins_now_when_its_window_is_already_open() -> None:
    assert slots_of("WEEK-09") == [
        ("Fri 10:00", "12:00", 120, "shift"),
    ]


def test_a_shift_she_cannot_come_to_is_no_slot() -> None:
    assert slots_of("WEEK-29") == []


def test_nothing_is_offered_when_nothing_is_needed() -> None:
    assert slots_of("WEEK-15") == []
    assert slots_of("WEEK-47") == []
