"""The case page: whose each gap is, evidence and total, and all of it as it was known."""

from uuid import uuid4

import pytest

from tests.attendances.acts import a_morning, an_arrival, decide, say
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.people import Cast
from tests.scans.test_few_statements import statements

BASE = "/api/v1/orders"


def case(cast: Cast, **query: str) -> dict[str, object]:
    answer = cast.clerk.client.get(f"{BASE}/{cast.order.id}/case", query_string=query)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def week(cast: Cast, name: str = "2026-W46", **query: str) -> dict[str, object]:
    found = case(cast, **query)["weeks"]
    assert isinstance(found, list)
    return next(dict(one) for one in found if one["week"] == name)


def whys(found: dict[str, object]) -> dict[str, int]:
    causes = found["causes"]
    assert isinstance(causes, list)
    assert sum(one["minutes"] for one in causes) == found["gap_minutes"]
    return {one["code"]: one["minutes"] for one in causes}


def close(cast: Cast, day: str, cause: str) -> None:
    body = {"from": f"{day}T00:00:00-05:00", "to": f"{day}T23:00:00-05:00"}
    url = f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}"
    answer = cast.host.client.put(url, json={**body, "cause": cause})
    assert answer.status_code == 200, answer.json


def test_each_gap_is_told_by_whose_it_is(cast: Cast, clock: TestClock) -> None:
    close(cast, "2026-11-10", "host")
    excuse = excuses.filed(cast, "2026-11-11", cause="medical")
    assert excuses.decide(cast, excuse, "accept").status_code == 200
    attendance = a_morning(cast, clock, "2026-11-09")
    assert say(cast, attendance).status_code == 200
    denied = a_morning(cast, clock, "2026-11-12")
    assert say(cast, denied, "contest", reason="No vino.").status_code == 200
    clock.at = at("2026-11-16 09:00")
    assert decide(cast, denied, "deny").status_code == 200
    found = week(cast)
    assert whys(found) == {"closed_host": 240, "excused": 240, "denied": 240, "missed": 240}
    assert found["gap_minutes"] == 1200 - 240
    whose = case(cast, **{"from": "2026-W46", "to": "2026-W46"})["whose"]
    assert whose == {"her": 720, "host": 240, "programme": 0, "force_majeure": 0, "open": 0}


def test_a_silent_host_is_named(cast: Cast, clock: TestClock) -> None:
    an_arrival(cast, clock, "2026-11-09")
    clock.at = at("2026-11-10 09:00")
    assert whys(week(cast))["awaiting_host"] == 240
    clock.at = at("2026-11-16 09:00")
    assert whys(week(cast))["silent_host"] == 240


def test_the_page_shows_what_was_known_at_the_end_of_a_day(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock, "2026-11-09")
    clock.at = at("2026-11-11 10:00")
    assert say(cast, attendance).status_code == 200
    clock.at = at("2026-11-18 10:00")
    then, now = week(cast, as_of="2026-11-10"), week(cast)
    assert (then["confirmed_minutes"], then["provisional_minutes"]) == (0, 240)
    assert (now["confirmed_minutes"], now["provisional_minutes"]) == (240, 0)
    assert whys(then)["to_come"] == 720
    levels = case(cast, as_of="2026-11-10")["levels"]
    assert {one["level"]: one["count"] for one in levels}[4] == 0  # type: ignore[attr-defined]
    assert {one["level"]: one["count"] for one in case(cast)["levels"]}[4] == 1  # type: ignore[attr-defined]
    before = case(cast, as_of="2026-11-08")
    assert before["known_at"] == "2026-11-09T00:00:00-05:00"
    assert before["total"]["credited_total_minutes"] == 0  # type: ignore[index]
    assert case(cast)["total"]["credited_total_minutes"] == 240  # type: ignore[index]


def test_as_of_today_is_as_it_stands(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock, "2026-11-09")
    today = case(cast, as_of="2026-11-09")
    assert today == case(cast)
    clock.at = at("2026-11-10 00:00")
    known, now = case(cast, as_of="2026-11-09"), case(cast)
    for one in ("weeks", "whose", "levels", "total"):
        assert known[one] == now[one]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"as_of": "2026-11-20"}, "in-the-future"),
        ({"from": "2026-W46", "to": "2026-W45"}, "ends-before-it-starts"),
        ({"from": "2024-W01", "to": "2026-W46"}, "too-long-a-time"),
        ({"as_of": "20 Nov"}, None),
    ],
)
def test_what_cannot_be_asked_is_said(cast: Cast, query: dict[str, str], code: str | None) -> None:
    answer = cast.clerk.client.get(f"{BASE}/{cast.order.id}/case", query_string=query)
    assert answer.status_code == 422
    assert code is None or answer.json["errors"][0]["code"] == code


def test_another_courts_case_is_not_found(cast: Cast) -> None:
    for page in ("case", "timeline"):
        assert cast.other_clerk.client.get(f"{BASE}/{cast.order.id}/{page}").status_code == 404


def test_a_page_costs_the_same_however_long_the_record(cast: Cast, clock: TestClock) -> None:
    def cost(page: str) -> int:
        with statements() as sent:
            assert cast.clerk.client.get(f"{BASE}/{cast.order.id}/{page}").status_code == 200
        return len(sent)

    pages = ("case", "case?as_of=2026-11-08", "timeline", "timeline?as_of=2026-11-08")
    for page in pages:
        cost(page)  # the day's look is written once
    a_morning(cast, clock, "2026-11-09")
    few = [cost(page) for page in pages]
    for day in ("2026-11-10", "2026-11-11", "2026-11-12"):
        assert say(cast, a_morning(cast, clock, day)).status_code == 200
    assert [cost(page) for page in pages] == few
    assert max(few) <= 24, few
