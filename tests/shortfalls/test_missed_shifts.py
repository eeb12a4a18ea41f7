"""A missed shift is unjustified only when a named person says so after checking."""

from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session, sessionmaker

from tests.attendances.acts import a_morning
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast
from tests.warnings.acts import begin, walk

Sessions = sessionmaker[Session]


def missed(cast: Cast) -> dict[str, Any]:
    answer = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/missed-shifts?from=2026-W46")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def mark(cast: Cast, who: Browser, shift: str, kind: str) -> Answer:
    return who.put(
        f"/api/v1/orders/{cast.order.id}/shifts/{shift}/marks/{uuid4()}",
        json={"kind": kind, "reasons": "Hablé con ella y con la sede."},
    )


def a_missed_morning(cast: Cast, clock: TestClock, sessions: Sessions) -> str:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    a_morning(cast, clock, "2026-11-10")
    walk(cast, clock, sessions, "2026-11-10 18:00")
    (one,) = missed(cast)["items"]
    return str(one["shift"])


def test_a_missed_shift_is_unexplained_until_somebody_speaks(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_missed_morning(cast, clock, sessions)
    found = missed(cast)
    assert [one["kind"] for one in found["items"]] == ["unexplained"]
    assert (found["total"], found["unjustified"]) == (1, 0)


def test_a_host_notes_it_and_a_clerk_marks_it_after_checking_and_can_take_it_back(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    shift = a_missed_morning(cast, clock, sessions)
    assert mark(cast, cast.host.client, shift, "noted").status_code == 200
    assert missed(cast)["items"][0]["kind"] == "noted"
    assert mark(cast, cast.clerk.client, shift, "unjustified").status_code == 200
    found = missed(cast)
    assert (found["items"][0]["kind"], found["unjustified"]) == ("unjustified", 1)
    assert [one["by_role"] for one in found["items"][0]["marks"]] == ["host", "clerk"]
    assert mark(cast, cast.clerk.client, shift, "withdrawn").status_code == 200
    assert missed(cast)["items"][0]["kind"] == "noted"


def test_a_missed_monday_is_counted_once_however_many_weeks_are_asked_for(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    shift = a_missed_morning(cast, clock, sessions)
    assert mark(cast, cast.clerk.client, shift, "unjustified").status_code == 200
    path = f"/api/v1/orders/{cast.order.id}/missed-shifts?from=2026-W45&to=2026-W47"
    found = cast.clerk.client.get(path).json
    kinds = [one["kind"] for one in found["items"] if one["shift"] == shift]
    assert (kinds, found["unjustified"]) == (["unjustified"], 1)
    assert found["total"] == len({one["shift"] for one in found["items"]})


def test_a_host_cannot_call_anything_unjustified(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    shift = a_missed_morning(cast, clock, sessions)
    assert mark(cast, cast.host.client, shift, "unjustified").status_code == 422
    assert mark(cast, cast.clerk.client, shift, "noted").status_code == 422


def test_a_shift_that_was_worked_cannot_be_marked(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_missed_morning(cast, clock, sessions)
    shifts = cast.clerk.client.get(
        f"/api/v1/orders/{cast.order.id}/shifts?from=2026-11-10&to=2026-11-10"
    ).json["items"]
    refused = mark(cast, cast.clerk.client, shifts[0]["id"], "unjustified")
    assert refused.status_code == 409
    assert refused.json["type"].endswith("shift-not-missed")


def test_another_host_and_another_court_are_told_that_there_is_no_such_order(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    shift = a_missed_morning(cast, clock, sessions)
    assert mark(cast, cast.other_clerk.client, shift, "unjustified").status_code == 404
    assert mark(cast, cast.other_host.client, shift, "noted").status_code == 404
