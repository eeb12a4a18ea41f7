from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from api.rules.access import Actor
from api.shifts import service as shifts
from tests.attendances.acts import week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Cast
from tests.shifts.test_timetable import timetable

BASE = "/api/v1"
HOUR = timedelta(hours=1)


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


def origins(cast: Cast) -> dict[str, tuple[Any, Any, Any]]:
    """Where each shift of the week comes from, by the day that it is on."""
    url = f"{BASE}/orders/{cast.order.id}/shifts?from=2026-11-09&to=2026-11-15"
    items = cast.clerk.client.get(url).json["items"]
    return {s["starts_at"][8:10]: (s["entry"], s["day"], s["moved"]) for s in items}


def test_a_shift_says_which_weekly_shift_and_day_it_comes_from(cast: Cast) -> None:
    monday, wednesday = of_weekday(cast, 1), of_weekday(cast, 3)
    added = str(uuid4())
    depart(cast, entry=wednesday, day="2026-11-11", **SATURDAY)
    depart(cast, added, **SUNDAY)
    found = origins(cast)
    assert found["09"] == (monday, "2026-11-09", False)
    assert found["14"] == (wednesday, "2026-11-11", True)
    assert found["15"] == (None, None, False)
    depart(cast, shift=added, **{**SUNDAY, "ends_at": "2026-11-15T13:00:00-05:00"})
    assert origins(cast)["15"] == (None, None, True)


SATURDAY = {"starts_at": "2026-11-14T09:00:00-05:00", "ends_at": "2026-11-14T13:00:00-05:00"}
SUNDAY = {"starts_at": "2026-11-15T10:00:00-05:00", "ends_at": "2026-11-15T12:00:00-05:00"}


def test_an_added_shift_is_moved_and_then_cancelled(cast: Cast) -> None:
    added = str(uuid4())
    assert depart(cast, added, **SATURDAY).status_code == 200
    moved = depart(cast, shift=added, **SUNDAY)
    assert moved.status_code == 200, moved.json
    assert (moved.json["shift"], moved.json["starts_at"]) == (added, SUNDAY["starts_at"])
    assert starts(cast) == [*WEEK, "15T10:00"]
    assert week(cast)["shifts"][-1]["id"] == added
    assert depart(cast, shift=added).status_code == 200
    assert starts(cast) == WEEK


def test_a_cancelled_shift_may_be_agreed_again(cast: Cast) -> None:
    added = str(uuid4())
    depart(cast, added, **SATURDAY)
    depart(cast, shift=added)
    depart(cast, shift=added, **SATURDAY)
    assert starts(cast) == [*WEEK, "14T09:00"]


def test_the_newest_word_holds_though_the_servers_clock_was_set_back(
    cast: Cast, clock: TestClock
) -> None:
    added = str(uuid4())
    depart(cast, added, **SATURDAY)
    depart(cast, shift=added, **SUNDAY)
    clock.forward(hours=-1)
    depart(cast, shift=added)
    assert starts(cast) == WEEK


def dated(session: Session, cast: Cast, day: date) -> list[str]:
    placed = shifts.placements(session, cast.order.id)
    return [one.shift.id for one in shifts.shifts_between(cast.order, placed, day, day)]


def test_services_add_and_cancel_a_shift(cast: Cast, session: Session, clock: TestClock) -> None:
    actor = Actor(role="clerk", id=cast.clerk.id, court_id=cast.order.court_id)
    start, shift = at("2026-11-14 09:00"), uuid4()
    where = (session, actor, clock(), cast.order, cast.placement.id, shift)
    added = shifts.add_shift(*where, start, start + HOUR, "Recupera una hora.")
    around = shifts.weeks_around(session, cast.order, added, clock())
    assert around == [start, start + HOUR]
    assert dated(session, cast, start.date()) == [str(shift)]
    for _ in range(2):
        gone = shifts.cancel_shift(*where, "Ya no hace falta.")
    assert gone.starts_at is None
    assert dated(session, cast, start.date()) == []
    assert len(cast.placement.exceptions) == 2


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
        ({"shift": "3b4c1a52-58b2-4d0e-9d1a-0a4fb7e3b111"}, "no-such-shift"),
        (
            {"shift": "3b4c1a52-58b2-4d0e-9d1a-0a4fb7e3b111", "day": "2026-11-11"},
            "shift-or-entry",
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
