from typing import Any
from uuid import uuid4

import pytest

from tests.attendances.acts import week
from tests.people import Answer, Cast
from tests.shifts.test_timetable import timetable

BASE = "/api/v1"


def depart(cast: Cast, identity: object = None, **said: Any) -> Answer:
    body = {
        "placement": str(cast.placement.id),
        "entry": None,
        "day": None,
        "starts_at": None,
        "ends_at": None,
        "reason": "Acordado con la sede.",
        **said,
    }
    url = f"{BASE}/orders/{cast.order.id}/shifts/{identity or uuid4()}"
    return cast.host.client.put(url, json=body)


def of_weekday(cast: Cast, weekday: int) -> str:
    return str(next(e["id"] for e in timetable(cast) if e["weekday"] == weekday))


def starts(cast: Cast) -> list[str]:
    return [shift["starts_at"][8:16] for shift in week(cast)["shifts"]]


WEEK = [f"{day:02}T08:00" for day in range(9, 14)]


def test_a_shift_is_cancelled(cast: Cast) -> None:
    answer = depart(cast, entry=of_weekday(cast, 3), day="2026-11-11")
    assert answer.status_code == 200, answer.json
    assert starts(cast) == [*WEEK[:2], *WEEK[3:]]


def test_a_shift_is_moved_and_keeps_its_id(cast: Cast) -> None:
    before = week(cast)["shifts"][2]["id"]
    times = {"starts_at": "2026-11-14T09:00:00-05:00", "ends_at": "2026-11-14T13:00:00-05:00"}
    depart(cast, entry=of_weekday(cast, 3), day="2026-11-11", **times)
    assert starts(cast) == [*WEEK[:2], *WEEK[3:], "14T09:00"]
    assert week(cast)["shifts"][-1]["id"] == before


def test_a_shift_is_added(cast: Cast) -> None:
    times = {"starts_at": "2026-11-14T09:00:00-05:00", "ends_at": "2026-11-14T13:00:00-05:00"}
    identity = uuid4()
    for _ in range(2):
        assert depart(cast, identity, **times).status_code == 200
    assert starts(cast) == [*WEEK, "14T09:00"]
    changed = depart(cast, identity, **{**times, "ends_at": "2026-11-14T14:00:00-05:00"})
    assert changed.status_code == 409
    assert changed.json["type"].endswith("id-already-used")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "needs-both-times"),
        ({"starts_at": "2026-11-14T09:00:00-05:00"}, "needs-both-times"),
        (
            {"starts_at": "2026-11-14T09:00:00-05:00", "ends_at": "2026-11-14T09:00:00-05:00"},
            "ends-before-it-starts",
        ),
        (
            {"starts_at": "2026-11-14T09:00:00-05:00", "ends_at": "2026-11-16T09:00:00-05:00"},
            "longer-than-a-day",
        ),
        ({"entry": "3b4c1a52-58b2-4d0e-9d1a-0a4fb7e3b111"}, "needs-a-day"),
        (
            {"entry": "3b4c1a52-58b2-4d0e-9d1a-0a4fb7e3b111", "day": "2026-11-11"},
            "no-such-entry",
        ),
    ],
)
def test_a_departure_that_cannot_be_is_refused_in_words(
    cast: Cast, said: dict[str, Any], code: str
) -> None:
    answer = depart(cast, **said)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == code


def test_a_year_is_the_most_that_is_listed_at_once(cast: Cast) -> None:
    url = f"{BASE}/orders/{cast.order.id}/shifts?from=2026-01-01&to=2027-12-31"
    answer = cast.clerk.client.get(url)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == "too-long-a-time"


def test_a_shift_of_another_order_is_not_found(cast: Cast) -> None:
    url = f"{BASE}/orders/{cast.other_order.id}/shifts/{uuid4()}"
    body = {
        "placement": str(cast.placement.id),
        "entry": None,
        "day": None,
        "starts_at": "2026-11-14T09:00:00-05:00",
        "ends_at": "2026-11-14T13:00:00-05:00",
        "reason": "x",
    }
    assert cast.host.client.put(url, json=body).status_code == 404
    assert cast.clerk.client.put(url, json=body).status_code == 404
