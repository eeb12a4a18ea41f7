from typing import Any
from uuid import uuid4

import pytest

from api.offers.schemas import HoursAskedSchema
from api.rules.access import may_read
from tests.attendances.acts import week
from tests.builders import at
from tests.conftest import TestClock
from tests.make_ups.acts import spans
from tests.make_ups.test_readers import OWN, STANDING, declared, names
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"
DAYS = ["2026-11-12", "2026-11-14"]
AFTERNOON = ("2026-11-12 13:00", "2026-11-12 16:00")
SATURDAY = ("2026-11-14 08:00", "2026-11-14 12:00")


def ask(cast: Cast, by: Browser | None = None, identity: object = None, **said: Any) -> Answer:
    body = {
        "order": str(cast.order.id),
        "placement": str(cast.placement.id),
        "days": DAYS,
        **said,
    }
    url = f"{BASE}/hour-requests/{identity or uuid4()}"
    return (by or cast.participant.client).put(url, json=body)


def asked(cast: Cast, **said: Any) -> dict[str, Any]:
    answer = ask(cast, **said)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def answers(
    cast: Cast, identity: str, *windows: tuple[str, str], by: Browser | None = None, **said: Any
) -> Answer:
    body = {"verdict": "offer", "windows": spans(*windows), **said}
    url = f"{BASE}/hour-requests/{identity}/answer"
    return (by or cast.host.client).put(url, json=body, headers={"If-Match": '"1"'})


def hers(cast: Cast) -> list[dict[str, Any]]:
    return list(cast.participant.client.get(f"{BASE}/me/hour-requests").json["items"])


def fault(answer: Answer) -> tuple[str, str]:
    assert answer.status_code == 422, answer.json
    return answer.json["errors"][0]["code"], answer.json["errors"][0]["pointer"]


@pytest.mark.parametrize("role", ["participant", "clerk"])
def test_a_host_is_asked_and_reads_first_name_and_days(cast: Cast, role: str) -> None:
    said = asked(cast, by=cast.by_role(role))
    assert (said["state"], said["asked_by_role"], said["days"]) == ("asked", role, DAYS)
    row = cast.host.client.get(f"{BASE}/hour-requests?state=asked").json["items"][0]
    assert row == {
        "id": said["id"],
        "version": 1,
        "order": str(cast.order.id),
        "site": {"id": str(cast.site.id), "name": "Sede Centro"},
        "first_name": "Marta",
        "days": DAYS,
        "state": "asked",
        "reply": None,
        "windows": [],
    }


def test_no_field_of_the_hosts_shape_speaks_of_a_standing_or_a_reason(cast: Cast) -> None:
    told = set(declared(HoursAskedSchema())) - OWN
    assert not told & STANDING
    assert all(may_read("host", name) for name in told)
    answer = answers(cast, asked(cast)["id"], AFTERNOON).json
    assert not (set(names(answer)) - OWN) & STANDING


def test_offered_hours_are_shifts_at_once_and_widen_plan_and_capacity(cast: Cast) -> None:
    before = week(cast)
    identity = asked(cast)["id"]
    answer = answers(cast, identity, SATURDAY, AFTERNOON, reply="Con gusto.")
    assert answer.status_code == 200, answer.json
    assert (answer.json["state"], answer.json["version"]) == ("offered", 2)
    now = week(cast)
    starts = [shift["starts_at"][8:16] for shift in now["shifts"]]
    assert starts == [
        "09T08:00",
        "10T08:00",
        "11T08:00",
        "12T08:00",
        "12T13:00",
        "13T08:00",
        "14T08:00",
    ]
    assert before["planned_minutes"] == now["planned_minutes"] == 1200  # the cap of the week
    offered = {window["id"] for window in answer.json["windows"]}
    assert offered <= {shift["id"] for shift in now["shifts"]}
    assert [one["reply"] for one in hers(cast)] == ["Con gusto."]
    assert hers(cast)[0]["answered_by_name"] == "Hilda"


def test_an_offer_brings_a_week_back_into_reach(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-12 12:30")
    lost = week(cast)
    # Until 17:00 today and 8 to 17 tomorrow: 270 and, capped, 480 minutes.
    assert (lost["state"], lost["capacity_minutes"]) == ("out_of_reach", 750)
    answers(cast, asked(cast)["id"], SATURDAY)
    found = week(cast)
    assert (found["capacity_minutes"], found["planned_minutes"]) == (990, 480)
    row = cast.clerk.client.get(f"{BASE}/orders").json["items"][0]
    assert row["needed_minutes"] == found["needed_minutes"] == 1200


def test_a_host_declines_with_a_reply_that_she_reads(cast: Cast) -> None:
    identity = asked(cast)["id"]
    silent = answers(cast, identity, verdict="decline")
    assert fault(silent) == ("decline-needs-a-reply", "/reply")
    both = answers(cast, identity, AFTERNOON, verdict="decline", reply="No.")
    assert fault(both) == ("declining-offers-nothing", "/windows")
    answer = answers(cast, identity, verdict="decline", reply="Estamos de inventario.")
    assert answer.json["state"] == "declined"
    assert (hers(cast)[0]["state"], hers(cast)[0]["reply"]) == (
        "declined",
        "Estamos de inventario.",
    )
    assert len(week(cast)["shifts"]) == 5


def test_an_answer_is_given_once_and_to_the_version_that_stands(cast: Cast) -> None:
    identity = asked(cast)["id"]
    url = f"{BASE}/hour-requests/{identity}/answer"
    body = {"verdict": "offer", "windows": spans(AFTERNOON)}
    assert cast.host.client.put(url, json=body).status_code == 428
    assert answers(cast, identity, AFTERNOON).status_code == 200
    assert answers(cast, identity, SATURDAY).status_code == 412
    again = cast.host.client.put(url, json=body, headers={"If-Match": '"2"'})
    assert (again.status_code, again.json["type"]) == (409, "no-longer-asked")
    assert len(week(cast)["shifts"]) == 6


@pytest.mark.parametrize(
    ("windows", "code", "where"),
    [
        ([], "offer-needs-windows", ""),
        ([("2026-11-12 16:00", "2026-11-12 13:00")], "ends-before-it-starts", "/0/ends_at"),
        ([AFTERNOON, ("2026-11-13 13:00", "2026-11-13 15:00")], "not-on-this-day", "/1/starts_at"),
        ([("2026-11-14 22:00", "2026-11-15 01:00")], "not-on-this-day", "/0/ends_at"),
        ([("2026-11-12 11:00", "2026-11-12 13:00")], "overlaps-a-shift", "/0/starts_at"),
        ([SATURDAY, ("2026-11-14 11:00", "2026-11-14 13:00")], "overlaps-another", "/1/starts_at"),
        ([("2026-11-12 13:00", "2026-11-12 17:01")], "over-the-day", "/0/ends_at"),
    ],
)
def test_an_offer_that_cannot_be_is_named_and_nothing_is_kept(
    cast: Cast, windows: list[tuple[str, str]], code: str, where: str
) -> None:
    identity = asked(cast)["id"]
    assert fault(answers(cast, identity, *windows)) == (code, f"/windows{where}")
    assert (hers(cast)[0]["state"], hers(cast)[0]["windows"]) == ("asked", [])
    assert len(week(cast)["shifts"]) == 5


def test_hours_that_have_passed_are_not_offered(cast: Cast, clock: TestClock) -> None:
    identity = asked(cast)["id"]
    clock.at = at("2026-11-12 13:00")
    assert fault(answers(cast, identity, AFTERNOON)) == ("not-ahead", "/windows/0/starts_at")


def test_a_site_offers_no_hours_while_it_is_closed(cast: Cast) -> None:
    url = f"{BASE}/sites/{cast.site.id}/closures/{uuid4()}"
    closure = {"from": "2026-11-12T12:00:00-05:00", "to": "2026-11-12T18:00:00-05:00"}
    cast.host.client.put(url, json={**closure, "cause": "host"})
    identity = asked(cast)["id"]
    assert fault(answers(cast, identity, AFTERNOON)) == (
        "site-closed-then",
        "/windows/0/starts_at",
    )
    holiday = asked(cast, days=["2026-11-16"])["id"]
    monday = ("2026-11-16 13:00", "2026-11-16 15:00")
    assert fault(answers(cast, holiday, monday))[0] == "site-closed-then"


@pytest.mark.parametrize(
    ("days", "code", "where"),
    [
        ([], "too-few", "/days"),
        ([f"2026-11-{day}" for day in range(10, 18)], "too-many", "/days"),
        (["2026-11-08"], "day-not-near", "/days/0"),
        (["2026-11-23", "2026-11-24"], "day-not-near", "/days/1"),
        (["2026-11-12", "2026-11-12"], "same-day-twice", "/days/1"),
        (["el jueves"], "bad-date", "/days/0"),
    ],
)
def test_days_that_cannot_be_asked_for_are_named(
    cast: Cast, days: list[str], code: str, where: str
) -> None:
    assert fault(ask(cast, days=days)) == (code, where)
    assert hers(cast) == []


def test_the_same_question_again_changes_nothing_and_another_is_refused(cast: Cast) -> None:
    identity = uuid4()
    first = asked(cast, identity=identity)
    assert asked(cast, identity=identity, days=DAYS[::-1]) == first
    other = ask(cast, identity=identity, days=DAYS[:1])
    assert (other.status_code, other.json["type"]) == (409, "id-already-used")
    twice = ask(cast, days=DAYS[:1])
    assert (twice.status_code, twice.json["type"]) == (409, "asked-already")
    assert ask(cast, days=["2026-11-13"]).status_code == 200


def test_a_question_is_taken_back_until_it_is_answered(cast: Cast) -> None:
    identity = asked(cast)["id"]
    url = f"{BASE}/hour-requests/{identity}/withdrawal"
    for who in (cast.participant, cast.clerk):
        assert who.client.put(url, json={}).json["state"] == "withdrawn"
    late = answers(cast, identity, AFTERNOON)
    assert late.status_code == 412
    answered = asked(cast)["id"]
    answers(cast, answered, AFTERNOON)
    url = f"{BASE}/hour-requests/{answered}/withdrawal"
    refused = cast.clerk.client.put(url, json={})
    assert (refused.status_code, refused.json["type"]) == (409, "no-longer-asked")


def test_what_is_of_another_court_host_or_woman_is_not_found(cast: Cast) -> None:
    identity = asked(cast)["id"]
    assert answers(cast, identity, AFTERNOON, by=cast.other_host.client).status_code == 404
    for who in (cast.other_clerk, cast.stranger):
        url = f"{BASE}/hour-requests/{identity}/withdrawal"
        assert who.client.put(url, json={}).status_code == 404
        assert ask(cast, by=who.client).status_code == 404
    assert ask(cast, placement=str(cast.other_placement.id)).status_code == 404
    assert ask(cast, order=str(cast.other_order.id)).status_code == 404
    assert ask(cast, by=cast.host.client).status_code == 403
    for who in (cast.other_clerk, cast.other_host):
        assert who.client.get(f"{BASE}/hour-requests").json["items"] == []
    case = f"{BASE}/orders/{cast.order.id}/hour-requests"
    assert cast.other_clerk.client.get(case).status_code == 404
    assert [one["id"] for one in cast.clerk.client.get(case).json["items"]] == [identity]
