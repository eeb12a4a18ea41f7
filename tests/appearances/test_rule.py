"""A clerk enters how her dates come again; replaces it; takes it back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from scheduler import jobs
from tests.appearances.acts import (
    BASE,
    MONTHLY,
    a_date,
    code,
    desk,
    hers,
    kinds,
    put_date,
    put_rule,
    read_rules,
    starts,
)
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast

FIRST_DATES = ["2026-12-07 09:00", "2027-01-05 09:00", "2027-02-05 09:00", "2027-03-05 09:00"]


def test_a_rule_makes_the_dates_of_the_next_months_at_once(cast: Cast) -> None:
    answer = put_rule(cast)
    assert answer.status_code == 200, answer.json
    assert answer.headers["ETag"] == '"1"'
    expected = [at(text) for text in FIRST_DATES]
    assert starts([{"starts_at": one} for one in answer.json["next_dates"]]) == expected
    dates = hers(cast)
    assert starts(dates) == expected
    first = dates[0]
    assert (first["source"], first["state"], first["rule_day"]) == ("rule", "set", "2026-12-05")
    assert (first["place"], first["bring"]) == (MONTHLY["place"], "Tu documento.")
    assert first["starts_at"].endswith("-05:00")


def test_she_reads_the_rule_and_a_case_without_one_says_so(cast: Cast) -> None:
    assert read_rules(cast) == {"rule": None, "earlier": []}
    put_rule(cast)
    rule = read_rules(cast)["rule"]
    assert (rule["rrule"], rule["time"], rule["version"]) == (MONTHLY["rrule"], "09:00", 1)


def test_the_clock_makes_later_dates_once_however_often_it_comes(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    put_rule(cast)
    assert jobs.make_appearances(sessions, clock()) == 0
    later = clock() + timedelta(days=30)
    assert jobs.make_appearances(sessions, later) == 1
    assert jobs.make_appearances(sessions, later) == 0
    assert starts(hers(cast)) == [at(text) for text in [*FIRST_DATES, "2027-04-05 09:00"]]


def test_a_clock_that_stood_still_for_a_year_makes_no_date_of_the_past(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    put_rule(cast)
    assert jobs.make_appearances(sessions, clock() + timedelta(days=365)) == 1
    made = starts(hers(cast))
    assert len(made) == 4 + 4
    assert [one for one in made if at("2027-03-06 00:00") < one < clock() + timedelta(365)] == []


def test_a_new_rule_keeps_the_dates_it_shares_and_cancels_the_others(cast: Cast) -> None:
    put_rule(cast)
    before = hers(cast)
    assert put_rule(cast, 1, rrule="FREQ=MONTHLY;BYMONTHDAY=7").status_code == 200
    after = {one["id"]: one for one in hers(cast)}
    # 7 December is the Monday to which the fifth had moved.
    kept = after[before[0]["id"]]
    assert (kept["state"], kept["rule_day"]) == ("set", "2026-12-07")
    assert [after[one["id"]]["state"] for one in before[1:]] == ["cancelled"] * 3
    assert kinds(cast, before[1]["id"]) == ["set", "cancelled"]
    coming = [one for one in after.values() if one["state"] == "set"]
    expected = ["2026-12-07 09:00", "2027-01-07 09:00", "2027-02-08 09:00"]
    assert starts(coming)[:3] == [at(text) for text in expected]
    rules = read_rules(cast)
    assert (rules["rule"]["version"], [one["version"] for one in rules["earlier"]]) == (2, [1])


def test_another_place_is_told_as_a_change_of_the_same_date(cast: Cast) -> None:
    put_rule(cast)
    first = hers(cast)[0]["id"]
    put_rule(cast, 1, place="Piso 5")
    dates = hers(cast)
    assert len(dates) == 4
    assert (dates[0]["id"], dates[0]["place"]) == (first, "Piso 5")
    assert kinds(cast, first) == ["set", "moved"]


def test_what_a_clerk_moved_by_hand_outlives_the_rule(cast: Cast) -> None:
    put_rule(cast)
    first = hers(cast)[0]
    moved = put_date(cast, first["id"], "2026-12-10 10:00", first["version"], reason="Sala llena.")
    assert moved.status_code == 200, moved.json
    url = f"{BASE}/orders/{cast.order.id}/appearance-rule/withdrawal"
    for _ in range(2):
        taken_back = cast.clerk.client.put(url, json={"reason": "Fecha por fecha."})
        assert taken_back.status_code == 200, taken_back.json
    assert [one["state"] for one in hers(cast)] == ["set", *["cancelled"] * 3]
    assert read_rules(cast)["rule"] is None
    other = cast.clerk.client.put(url, json={"reason": "Otra razón."})
    assert (other.status_code, other.json["type"]) == (409, "no-rule-stands")


def test_a_single_date_at_the_same_time_is_not_doubled_by_the_rule(cast: Cast) -> None:
    a_date(cast, "2026-12-07 09:00")
    put_rule(cast)
    assert starts(hers(cast)) == [at(text) for text in FIRST_DATES]


def test_a_rule_that_was_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    put_rule(cast)
    assert put_rule(cast, place="Piso 9").status_code == 428
    put_rule(cast, 1, place="Piso 5")
    stale = put_rule(cast, 1, place="Piso 9")
    assert (stale.status_code, stale.json["type"]) == (412, "changed-meanwhile")
    assert read_rules(cast)["rule"]["place"] == "Piso 5"


@pytest.mark.parametrize(
    ("differs", "expected", "pointer"),
    [
        ({"rrule": "each month"}, "rrule-unreadable", "/rrule"),
        ({"rrule": "FREQ=SECONDLY"}, "rrule-too-often", "/rrule"),
        ({"rrule": "FREQ=DAILY;COUNT=10000"}, "rrule-too-many", "/rrule"),
        ({"rrule": "FREQ=MONTHLY;UNTIL=20261001"}, "rrule-ends-before-it-starts", "/rrule"),
        ({"rrule": "FREQ=MONTHLY;COUNT=1"}, "rrule-no-date-to-come", "/rrule"),
        ({"first_day": "2030-01-01"}, "rrule-no-date-to-come", "/rrule"),
        ({"rrule": "F" * 201}, "too-long", "/rrule"),
        ({"time": "24:00"}, "bad-time-of-day", "/time"),
        ({"time": "9"}, "bad-time-of-day", "/time"),
        ({"place": ""}, "empty", "/place"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_words_and_nothing_is_kept(
    cast: Cast, differs: dict[str, Any], expected: str, pointer: str
) -> None:
    assert code(put_rule(cast, **differs)) == (422, expected, pointer)
    assert read_rules(cast) == {"rule": None, "earlier": []}
    assert desk(cast) == []


def test_a_bad_rule_leaves_the_one_before_and_its_dates_alone(cast: Cast) -> None:
    put_rule(cast)
    before = hers(cast)
    assert put_rule(cast, 1, rrule="FREQ=HOURLY").status_code == 422
    assert hers(cast) == before
    assert read_rules(cast)["rule"]["version"] == 1


def test_another_court_finds_no_rule_and_makes_none(cast: Cast) -> None:
    assert put_rule(cast, by=cast.other_clerk.client).status_code == 404
    url = f"{BASE}/orders/{cast.order.id}/appearance-rule"
    assert cast.other_clerk.client.get(url).status_code == 404
    assert cast.stranger.client.get(url).status_code == 404
    assert cast.host.client.get(url).status_code == 403
