"""What is said of an order while it is entered: it warns, and tells nothing of another court."""

from typing import Any
from uuid import uuid4

import pytest

from tests.orders.acts import BASE, intake, numbers, put_order, taken_in
from tests.people import Answer, Browser, Cast

OTHER_CASE = "76001318700320260009900"


def checked(clerk: Browser, **differs: Any) -> Answer:
    body = {"id": str(uuid4()), "sentence_weeks": None, **intake(**differs)}
    return clerk.post(f"{BASE}/orders/checks", json=body)


def codes(cast: Cast, **differs: Any) -> list[str]:
    answer = checked(cast.clerk.client, **differs)
    assert answer.status_code == 200, answer.json
    return [one["code"] for one in answer.json["remarks"]]


ODD: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({"sentence_weeks": 208}, []),
    ({"sentence_weeks": 100}, ["total-unlike-sentence"]),
    ({"total_required_minutes": None}, ["total-missing"]),
    ({"ends_on": "2026-12-31"}, ["too-short-for-total"]),
    ({"starts_on": "2026-01-05"}, ["starts-long-ago"]),
    ({"starts_on": "2027-09-06", "ends_on": None}, ["starts-far-ahead"]),
    (
        {"terms": numbers(weekly_required_minutes=240), "ends_on": None},
        ["weekly-too-little"],
    ),
    (
        {"terms": numbers(weekly_required_minutes=1500, weekly_cap_minutes=None)},
        ["weekly-too-much"],
    ),
    ({"terms": numbers(weekly_floor_minutes=60)}, ["floor-too-little"]),
    ({"terms": numbers(daily_cap_minutes=600)}, ["daily-too-much"]),
)


def test_what_looks_odd_is_said(cast: Cast) -> None:
    assert codes(cast) == []
    for differs, expected in ODD:
        assert codes(cast, **differs) == expected, differs


def test_what_looks_odd_stops_nobody(cast: Cast) -> None:
    terms = numbers(weekly_required_minutes=1500, weekly_cap_minutes=None, daily_cap_minutes=600)
    days = {"starts_on": "2026-01-05", "ends_on": "2026-02-05"}
    answer = put_order(cast.clerk.client, uuid4(), terms=terms, **days)
    assert answer.status_code == 200, answer.json


def test_outside_the_statute_a_second_person_is_named(cast: Cast) -> None:
    outside = {"terms": numbers(daily_cap_minutes=600)}
    assert checked(cast.clerk.client).json["second_person"] is False
    assert checked(cast.clerk.client, **outside).json["second_person"] is True
    assert taken_in(cast.clerk.client, **outside)["terms"][0]["state"] == "proposed"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("00001318700320260001200", "case-number-city"),
        ("76001318700329990001200", "case-number-year"),
    ],
)
def test_the_wrong_part_of_a_case_number_is_named(cast: Cast, number: str, code: str) -> None:
    for answer in (
        checked(cast.clerk.client, case_number=number),
        put_order(cast.clerk.client, uuid4(), case_number=number),
    ):
        assert answer.status_code == 422
        assert [(e["pointer"], e["code"]) for e in answer.json["errors"]] == [
            ("/case_number", code)
        ]


def test_who_is_here_already_is_shown_to_be_opened(cast: Cast) -> None:
    known = taken_in(cast.clerk.client)
    again = checked(cast.second_clerk.client).json
    assert again["same_case"]["id"] == known["id"]
    assert [one["id"] for one in again["same_document"]] == [known["id"]]
    other = checked(cast.clerk.client, case_number=OTHER_CASE).json
    assert other["same_case"] is None
    assert [one["id"] for one in other["same_document"]] == [known["id"]]


def test_a_clerk_cannot_tell_whether_another_court_knows_her(cast: Cast) -> None:
    before = checked(cast.other_clerk.client)
    taken_in(cast.clerk.client)
    after = checked(cast.other_clerk.client)
    assert (before.status_code, before.json) == (after.status_code, after.json)
    assert after.json["same_case"] is None
    assert after.json["same_document"] == []
    assert put_order(cast.other_clerk.client, uuid4()).status_code == 200


def test_an_administrator_sees_the_pair_and_no_name(cast: Cast) -> None:
    admin = cast.admin.client
    assert admin.get(f"{BASE}/twin-orders").json["items"] == []
    one = taken_in(cast.clerk.client)
    other = taken_in(cast.other_clerk.client, case_number=OTHER_CASE)
    (pair,) = admin.get(f"{BASE}/twin-orders").json["items"]
    assert pair["because"] == "document"
    assert {side["id"] for side in pair["orders"]} == {one["id"], other["id"]}
    assert {side["court_of"] for side in pair["orders"]} == {
        cast.court.name,
        cast.other_court.name,
    }
    said = str(pair)
    assert not any(word in said for word in ("Quintero", "66778899", OTHER_CASE))
