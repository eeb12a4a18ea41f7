from typing import Any
from uuid import uuid4

import pytest

from tests.orders.acts import BASE, intake, put_order, taken_in
from tests.people import Cast


def test_an_order_is_taken_in_with_its_participant_and_terms(cast: Cast) -> None:
    order = taken_in(cast.clerk.client)
    assert order["participant"]["last_name"] == "Quintero"
    assert order["participant"]["language"] == "es"
    assert [(t["number"], t["state"], t["from_day"]) for t in order["terms"]] == [
        (1, "in_force", "2026-11-02")
    ]
    rows = cast.clerk.client.get(f"{BASE}/orders?q=Quintero").json["items"]
    assert [row["case_number"] for row in rows] == ["76001318700320260001200"]
    assert rows[0]["state"] == "out_of_reach"


def test_a_case_number_is_known_once_in_a_court(cast: Cast) -> None:
    taken_in(cast.clerk.client)
    again = put_order(cast.second_clerk.client, uuid4())
    assert again.status_code == 409
    assert again.json["type"].endswith("case-already-known")
    assert put_order(cast.other_clerk.client, uuid4()).status_code == 200


def test_two_orders_of_one_woman_share_her(cast: Cast) -> None:
    first = taken_in(cast.clerk.client)
    second = taken_in(cast.clerk.client, case_number="76001318700320260001300")
    assert first["participant"] == second["participant"]
    rows = cast.clerk.client.get(f"{BASE}/orders?q=66778899").json["items"]
    assert len(rows) == 2


def test_what_stands_beside_the_terms_is_corrected_under_its_version(cast: Cast) -> None:
    order = taken_in(cast.clerk.client)
    url = f"{BASE}/orders/{order['id']}"
    clerk = cast.clerk.client
    tag = {"If-Match": clerk.get(url).headers["ETag"]}
    person = {**intake()["participant"], "last_name": "Quintero Díaz"}
    assert clerk.put(url, json=intake(participant=person)).status_code == 428
    mended = clerk.put(url, json=intake(participant=person, ends_on=None), headers=tag)
    assert mended.status_code == 200, mended.json
    assert mended.json["ends_on"] is None
    assert mended.json["participant"]["last_name"] == "Quintero Díaz"
    assert clerk.put(url, json=intake(), headers=tag).status_code == 412
    assert [t["number"] for t in mended.json["terms"]] == [1]


@pytest.mark.parametrize(
    ("differs", "pointer", "code"),
    [
        ({"ends_on": "2026-11-01"}, "/ends_on", "ends-before-it-starts"),
        ({"time_zone": "America/Nowhere"}, "/time_zone", "no-such-time-zone"),
        ({"case_number": "123"}, "/case_number", "wrong-length"),
        (
            {
                "terms": {
                    "weekly_required_minutes": 1200,
                    "weekly_floor_minutes": 300,
                    "weekly_cap_minutes": 600,
                    "daily_cap_minutes": 480,
                }
            },
            "/terms/weekly_cap_minutes",
            "cap-below-required",
        ),
    ],
)
def test_an_intake_that_cannot_be_names_the_field(
    cast: Cast, differs: dict[str, Any], pointer: str, code: str
) -> None:
    answer = put_order(cast.clerk.client, uuid4(), **differs)
    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json["errors"]] == [pointer]
    assert answer.json["errors"][0]["code"] in (code, "wrong-form")


def test_another_courts_order_is_not_found(cast: Cast) -> None:
    url = f"{BASE}/orders/{cast.order.id}"
    assert cast.other_clerk.client.get(url).status_code == 404
    assert cast.other_clerk.client.put(url, json=intake()).status_code == 404
