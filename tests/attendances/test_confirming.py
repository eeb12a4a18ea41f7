from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.attendances.acts import a_morning, an_arrival, etag, say, seen, week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import taken


def test_what_the_host_confirms_is_confirmed(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    answer = say(cast, attendance)
    assert answer.status_code == 200, answer.json
    assert answer.json["first_name"] == "Marta"
    assert (answer.json["state"], answer.json["level"]) == ("confirmed", 4)
    now = week(cast)
    assert (now["credited_minutes"], now["confirmed_minutes"]) == (240, 240)
    assert now["provisional_minutes"] == 0


def test_the_host_gives_a_time_that_is_missing(cast: Cast, clock: TestClock) -> None:
    attendance = an_arrival(cast, clock)
    clock.at = at("2026-11-09 18:00")
    assert say(cast, attendance).json["errors"][0]["code"] == "departure-needed"
    answer = say(cast, attendance, checked_out_at="2026-11-09T12:30:00-05:00")
    assert answer.status_code == 200, answer.json
    assert (answer.json["state"], answer.json["minutes"]) == ("confirmed", 270)
    assert week(cast)["confirmed_minutes"] == 270


@pytest.mark.parametrize(
    ("left", "code"),
    [
        ("2026-11-09T07:00:00-05:00", "ends-before-it-starts"),
        ("2026-11-09T23:00:00-05:00", "in-the-future"),
        ("2026-11-12T08:00:00-05:00", "longer-than-a-day"),
    ],
)
def test_a_time_that_cannot_be_is_not_taken(
    cast: Cast, clock: TestClock, left: str, code: str
) -> None:
    attendance = an_arrival(cast, clock)
    clock.at = at("2026-11-09 18:00")
    answer = say(cast, attendance, checked_out_at=left)
    assert answer.status_code == 422
    assert answer.json["errors"] == [answer.json["errors"][0]]
    assert answer.json["errors"][0]["code"] == code


def test_two_scans_of_one_code_can_be_confirmed_as_no_minute(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:00")
    taken(cast, clock(), "in")
    attendance = UUID(taken(cast, clock.forward(seconds=20), "out")["attendance"]["id"])
    answer = say(cast, attendance)
    assert answer.status_code == 200, answer.json
    assert (answer.json["state"], answer.json["minutes"]) == ("confirmed", 0)


def test_confirming_cannot_shorten(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    answer = say(cast, attendance, checked_out_at="2026-11-09T10:00:00-05:00")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == "known-time-is-contested-not-changed"
    assert answer.json["errors"][0]["pointer"] == "/checked_out_at"
    assert seen(cast, attendance)["minutes"] == 240


def test_a_contest_names_its_reason_and_costs_no_hours(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    assert say(cast, attendance, "contest").json["errors"][0]["code"] == "needs-a-reason"
    left = "2026-11-09T10:00:00-05:00"
    answer = say(cast, attendance, "contest", reason="Salió a las 10.", checked_out_at=left)
    assert answer.status_code == 200, answer.json
    hers = seen(cast, attendance)
    assert (hers["state"], hers["minutes"]) == ("contested", 240)
    assert hers["contest"]["reason"] == "Salió a las 10."
    assert hers["contest"]["by_name"] == "Hilda"
    assert hers["contest"]["checked_out_at"] == left
    assert week(cast)["provisional_minutes"] == 240


def test_a_contest_does_not_make_claimed_hours_count(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 12:30")
    claims = {"code": None, "site": str(cast.site.id)}
    taken(cast, clock(), "in", claimed_at="2026-11-09T08:00:00-05:00", **claims)
    clock.forward(seconds=1)
    receipt = taken(cast, clock(), "out", claimed_at="2026-11-09T12:00:00-05:00", **claims)
    attendance = receipt["attendance"]["id"]
    answer = say(cast, attendance, "contest", reason="No vino.")
    assert answer.json["state"] == "claimed"
    assert week(cast)["credited_minutes"] == 0
    assert say(cast, attendance).json["state"] == "confirmed"
    assert week(cast)["credited_minutes"] == 240


def test_a_later_claim_neither_counts_nor_takes_a_confirmation_away(
    cast: Cast, clock: TestClock
) -> None:
    attendance = a_morning(cast, clock)
    say(cast, attendance)
    clock.at = at("2026-11-09 20:00")
    claims = {"code": None, "site": str(cast.site.id)}
    taken(cast, clock(), "out", claimed_at="2026-11-09T19:00:00-05:00", **claims)
    hers = seen(cast, attendance)
    assert (hers["state"], hers["minutes"]) == ("confirmed", 240)
    assert "claimed_more" in hers["flags"]


def test_a_claim_of_an_earlier_arrival_does_not_cost_her_the_proven_hours(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-09 07:58")
    taken(cast, clock(), "in", code="otra cosa")
    attendance = a_morning(cast, clock)
    hers = seen(cast, attendance)
    assert (hers["state"], hers["minutes"], hers["level"]) == ("pending", 240, 2)
    assert {"claimed_more", "unknown_code"} <= set(hers["flags"])


def test_evidence_of_more_hours_asks_the_host_again(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    say(cast, attendance)
    clock.at = at("2026-11-09 13:00")
    taken(cast, clock(), "out")
    hers = seen(cast, attendance)
    assert (hers["state"], hers["minutes"]) == ("pending", 300)
    assert "changed_after_confirmation" in hers["flags"]


def test_a_word_needs_the_version_that_it_is_about(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    at_first = etag(cast, attendance)
    where, word = f"/api/v1/attendances/{attendance}/confirmation", {"verdict": "confirm"}
    host = cast.host.client
    assert host.put(where, json=word).status_code == 428
    first = host.put(where, json=word, headers=at_first)
    assert first.status_code == 200
    again = host.put(where, json=word, headers=at_first)
    assert again.status_code == 412
    assert again.headers["ETag"] == first.headers["ETag"]


def test_another_sites_attendance_does_not_exist_for_a_host(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    answer = cast.other_host.client.put(
        f"/api/v1/attendances/{attendance}/confirmation",
        json={"verdict": "confirm"},
        headers=etag(cast, attendance),
    )
    assert answer.status_code == 404
    assert seen(cast, attendance)["state"] == "pending"


def test_many_words_at_once_each_stand_by_themselves(cast: Cast, clock: TestClock) -> None:
    monday = a_morning(cast, clock, "2026-11-09")
    tuesday = a_morning(cast, clock, "2026-11-10")
    wednesday = an_arrival(cast, clock, "2026-11-11")
    clock.at = at("2026-11-11 18:00")
    unknown = uuid4()
    items = [
        {"attendance": str(monday), "version": seen(cast, monday)["version"], "verdict": "confirm"},
        {"attendance": str(tuesday), "version": 1, "verdict": "confirm"},
        {
            "attendance": str(wednesday),
            "version": seen(cast, wednesday)["version"],
            "verdict": "confirm",
        },
        {"attendance": str(unknown), "version": 1, "verdict": "confirm"},
    ]
    key = {"Idempotency-Key": uuid4().hex}
    url = "/api/v1/confirmations/batch"
    answer = cast.host.client.post(url, json={"items": items}, headers=key)
    assert answer.status_code == 200, answer.json
    found = answer.json["items"]
    assert [one["status"] for one in found] == [200, 412, 422, 404]
    assert found[0]["item"]["state"] == "confirmed"
    assert found[2]["problem"]["type"].endswith("departure-needed")
    again = cast.host.client.post(url, json={"items": items}, headers=key)
    assert again.json == answer.json
    assert week(cast)["confirmed_minutes"] == 240


def test_a_host_lists_a_day_and_what_waits(cast: Cast, clock: TestClock) -> None:
    monday = a_morning(cast, clock, "2026-11-09")
    tuesday = a_morning(cast, clock, "2026-11-10")
    url, host = f"/api/v1/sites/{cast.site.id}/attendances", cast.host.client

    def ids(query: str) -> list[str]:
        return [item["id"] for item in host.get(url + query).json["items"]]

    assert ids("") == [str(tuesday)]
    assert ids("?date=2026-11-09") == [str(monday)]
    assert ids("?waiting=true") == [str(tuesday), str(monday)]
    say(cast, tuesday)
    assert ids("?waiting=true") == [str(monday)]
    first = host.get(url + "?waiting=true&limit=1").json
    assert (len(first["items"]), first["next"]) == (1, None)


def test_words_are_append_only(cast: Cast, clock: TestClock, session: Session) -> None:
    say(cast, a_morning(cast, clock))
    with pytest.raises(DatabaseError, match="append-only"), session.begin_nested():
        session.execute(text("update confirmations set verdict = 'contest'"))


def test_an_attendance_that_became_part_of_another_is_not_confirmed_by_itself(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-09 12:00")
    taken(cast, clock(), "out")
    clock.at = at("2026-11-09 12:10")
    second = taken(cast, clock(), "out")["attendance"]["id"]
    version = etag(cast, UUID(second))
    clock.at = at("2026-11-09 13:00")
    taken(cast, at("2026-11-09 08:00"), "in")
    answer = cast.host.client.put(
        f"/api/v1/attendances/{second}/confirmation",
        json={"verdict": "contest", "reason": "No estaba."},
        headers={"If-Match": f'"{int(version["If-Match"][1:-1]) + 1}"'},
    )
    assert (answer.status_code, answer.json["type"]) == (409, "joined-to-another")
