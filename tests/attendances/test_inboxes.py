"""The clerk's inboxes of attendances: decided in place, many at once where safe, and undone."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session, sessionmaker

from scheduler import jobs
from tests.attendances.acts import a_morning, an_arrival, decide, keyed, say, seen, week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Cast
from tests.scans.acts import taken


def inbox(cast: Cast, state: str) -> list[dict[str, Any]]:
    answer = cast.clerk.client.get(f"/api/v1/attendances?state={state}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def reply(cast: Cast, attendance: UUID, text: str = "Salí a las doce, lo vio Rosa.") -> Answer:
    return cast.participant.client.put(
        f"/api/v1/attendances/{attendance}/replies/{uuid4()}", json={"text": text}
    )


def batch(cast: Cast, rows: list[dict[str, Any]], verdict: str = "accept") -> Answer:
    items = [{"attendance": row["id"], "version": row["version"]} for row in rows]
    return cast.clerk.client.post(
        "/api/v1/decisions/batch",
        json={"verdict": verdict, "reasons": "La entidad no respondió.", "items": items},
        headers=keyed(),
    )


def test_a_contested_attendance_shows_the_hosts_named_reason_and_her_answer(
    cast: Cast, clock: TestClock
) -> None:
    morning = a_morning(cast, clock)
    assert say(cast, morning, "contest", reason="Se fue a las once.").status_code == 200
    assert reply(cast, morning).status_code == 200
    (row,) = inbox(cast, "contested")
    assert row["contest"]["reason"] == "Se fue a las once."
    assert row["contest"]["by_name"]
    assert [one["text"] for one in row["replies"]] == ["Salí a las doce, lo vio Rosa."]
    assert row["order"]["first_name"] == "Marta"
    assert week(cast)["credited_minutes"] == 240


def test_a_host_does_not_read_her_answer(cast: Cast, clock: TestClock) -> None:
    morning = a_morning(cast, clock)
    say(cast, morning, "contest", reason="Se fue a las once.")
    reply(cast, morning)
    listed = cast.host.client.get(f"/api/v1/sites/{cast.site.id}/attendances?date=2026-11-09").json
    assert "replies" not in listed["items"][0]
    assert "Rosa" not in str(listed)


def test_the_same_answer_twice_is_one(cast: Cast, clock: TestClock) -> None:
    morning = a_morning(cast, clock)
    path = f"/api/v1/attendances/{morning}/replies/{uuid4()}"
    for _ in range(2):
        assert cast.participant.client.put(path, json={"text": "Yo."}).status_code == 200
    assert len(seen(cast, morning)["replies"]) == 1
    assert cast.participant.client.put(path, json={"text": "Otra."}).status_code == 409


def test_what_a_silent_host_left_is_accepted_many_at_once_and_taken_back_as_a_new_event(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    for day in ("09", "10"):
        a_morning(cast, clock, f"2026-11-{day}")
    clock.at = at("2026-11-14 09:00")
    assert jobs.presume_silent(sessions, clock()) == 2
    rows = inbox(cast, "presumed")
    assert [row["day"] for row in rows] == ["2026-11-09", "2026-11-10"]
    done = batch(cast, rows)
    assert [one["status"] for one in done.json["items"]] == [200, 200]
    assert inbox(cast, "presumed") == []
    assert week(cast)["confirmed_minutes"] == 480
    back = batch(cast, [one["item"] for one in done.json["items"]], "withdraw")
    assert [one["status"] for one in back.json["items"]] == [200, 200]
    assert len(inbox(cast, "presumed")) == 2
    assert week(cast)["credited_minutes"] == 480


def test_a_stale_item_fails_alone(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    for day in ("09", "10"):
        a_morning(cast, clock, f"2026-11-{day}")
    clock.at = at("2026-11-14 09:00")
    jobs.presume_silent(sessions, clock())
    first, second = inbox(cast, "presumed")
    done = batch(cast, [{**first, "version": first["version"] + 5}, second])
    assert [one["status"] for one in done.json["items"]] == [412, 200]
    assert done.json["items"][0]["problem"]["detail"]


def test_a_denial_taken_back_gives_the_hours_back(cast: Cast, clock: TestClock) -> None:
    morning = a_morning(cast, clock)
    assert decide(cast, morning, "deny").status_code == 200
    assert week(cast)["credited_minutes"] == 0
    assert decide(cast, morning, "withdraw").status_code == 200
    assert week(cast)["credited_minutes"] == 240
    assert decide(cast, morning, "withdraw").status_code == 409


def test_a_missing_time_is_on_the_list_once_twelve_hours_have_passed(
    cast: Cast, clock: TestClock
) -> None:
    an_arrival(cast, clock)
    clock.forward(hours=2)
    assert inbox(cast, "open") == []
    clock.forward(days=1)
    assert [row["day"] for row in inbox(cast, "open")] == ["2026-11-09"]


def test_another_court_has_an_inbox_of_its_own(cast: Cast, clock: TestClock) -> None:
    morning = a_morning(cast, clock)
    say(cast, morning, "contest", reason="Se fue a las once.")
    listed = cast.other_clerk.client.get("/api/v1/attendances?state=contested")
    assert listed.json["items"] == []


def test_what_is_odd_about_hours_that_wait_puts_them_on_the_desk(
    cast: Cast, clock: TestClock
) -> None:
    a_morning(cast, clock)
    clock.at = at("2026-11-10 08:00")
    taken(cast, clock(), "in", captured_at="2026-11-10T02:00:00-05:00")
    clock.at = at("2026-11-10 12:00")
    taken(cast, clock(), "out")
    (row,) = inbox(cast, "flagged")
    assert (row["day"], row["state"]) == ("2026-11-10", "pending")
    assert "odd_clock" in row["flags"]
    assert week(cast)["credited_minutes"] == 480
    assert decide(cast, UUID(row["id"]), "accept").status_code == 200
    assert inbox(cast, "flagged") == []
