"""A timetable changes from today on; what has passed keeps its shifts."""

from typing import Any
from uuid import uuid4

import pytest

from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"
PAST = "from=2026-11-02&to=2026-11-08"
COMING = "from=2026-11-16&to=2026-11-22"


@pytest.fixture(autouse=True)
def _on_wednesday(clock: TestClock) -> None:
    clock.at = at("2026-11-11 14:00")


def url(cast: Cast) -> str:
    return f"{BASE}/orders/{cast.order.id}/placements/{cast.placement.id}"


def shifts(cast: Cast, span: str) -> list[str]:
    items = cast.clerk.client.get(f"{BASE}/orders/{cast.order.id}/shifts?{span}").json["items"]
    return [f"{item['starts_at'][8:16]}-{item['ends_at'][11:16]}" for item in items]


def change(
    cast: Cast, timetable: list[dict[str, Any]], who: Browser | None = None, **differs: Any
) -> Answer:
    clerk = who or cast.clerk.client
    found = clerk.get(url(cast))
    body = {
        "site": found.json["site"],
        "from_day": found.json["from_day"],
        "to_day": found.json["to_day"],
        "timetable": timetable,
        **differs,
    }
    return clerk.put(url(cast), json=body, headers={"If-Match": found.headers["ETag"]})


def timetable(cast: Cast) -> list[dict[str, Any]]:
    return list(cast.clerk.client.get(url(cast)).json["timetable"])


def an_entry(weekday: int, first: str, last: str, **differs: Any) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "weekday": weekday,
        "from": first,
        "to": last,
        "from_day": "2026-01-05",
        "to_day": None,
        **differs,
    }


MORNINGS = [f"0{day}T08:00-12:00" for day in range(2, 7)]


def test_new_hours_leave_the_past_as_it_was(cast: Cast) -> None:
    given = [{**entry, "from": "13:00", "to": "17:00"} for entry in timetable(cast)]
    answer = change(cast, given)
    assert answer.status_code == 200, answer.json
    assert shifts(cast, PAST) == MORNINGS
    assert shifts(cast, COMING) == [f"{day}T13:00-17:00" for day in range(16, 21)]


def test_shifts_taken_away_end_yesterday(cast: Cast) -> None:
    assert change(cast, []).status_code == 200
    assert shifts(cast, PAST) == MORNINGS
    assert shifts(cast, "from=2026-11-09&to=2026-11-15") == ["09T08:00-12:00", "10T08:00-12:00"]
    assert shifts(cast, COMING) == []


def test_a_shift_added_today_is_not_missed_in_weeks_that_passed(cast: Cast) -> None:
    answer = change(cast, [*timetable(cast), an_entry(6, "09:00", "13:00")])
    assert answer.status_code == 200, answer.json
    assert shifts(cast, PAST) == MORNINGS
    assert shifts(cast, COMING)[-1] == "21T09:00-13:00"


def test_an_end_in_the_past_does_not_take_past_shifts_away(cast: Cast) -> None:
    given = [{**entry, "to_day": "2026-10-31"} for entry in timetable(cast)]
    assert change(cast, given).status_code == 200
    assert shifts(cast, PAST) == MORNINGS
    assert shifts(cast, COMING) == []


def test_a_shift_that_had_ended_begins_anew_and_not_in_between(
    cast: Cast, clock: TestClock
) -> None:
    before = timetable(cast)
    assert change(cast, []).status_code == 200
    clock.forward(days=14)
    revived = [{**entry, "to_day": None} for entry in before]
    assert change(cast, revived).status_code == 200
    assert shifts(cast, COMING) == []
    assert shifts(cast, "from=2026-11-30&to=2026-12-06")[0] == "30T08:00-12:00"
    assert shifts(cast, PAST) == MORNINGS


def test_sending_the_timetable_back_unchanged_changes_nothing(cast: Cast) -> None:
    change(cast, [*timetable(cast)[1:], an_entry(7, "22:00", "02:00")])
    before = timetable(cast)
    assert change(cast, before).status_code == 200
    assert timetable(cast) == before
    assert shifts(cast, COMING)[-1] == "22T22:00-02:00"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("24:00", "08:00"), "starts-next-day"),
        (("13:00", "12:30"), "too-late-an-end"),
    ],
)
def test_a_shift_that_no_day_can_hold_is_refused_in_words(
    cast: Cast, entry: tuple[str, str], code: str
) -> None:
    answer = change(cast, [an_entry(1, *entry)])
    assert answer.status_code == 422, answer.json
    assert answer.json["errors"][0]["code"] == code


def test_an_entry_twice_or_backwards_is_refused_in_words(cast: Cast) -> None:
    one = an_entry(1, "08:00", "12:00")
    assert change(cast, [one, one]).json["errors"][0]["code"] == "id-already-used"
    backwards = an_entry(1, "08:00", "12:00", to_day="2025-01-01")
    assert change(cast, [backwards]).json["errors"][0]["code"] == "ends-before-it-starts"


def test_a_host_changes_the_timetable_and_not_the_placement(cast: Cast) -> None:
    host = cast.host.client
    given = [{**entry, "from": "09:00", "to": "13:00"} for entry in timetable(cast)]
    assert change(cast, given, host).status_code == 200
    assert change(cast, given, host, to_day="2026-12-01").status_code == 403
    assert cast.other_host.client.get(url(cast)).status_code == 404


def test_a_placement_keeps_its_site(cast: Cast) -> None:
    answer = change(cast, [], site=str(cast.other_site.id))
    assert answer.status_code == 404
