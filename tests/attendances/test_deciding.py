from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.attendances.acts import a_morning, an_arrival, decide, say, seen, week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast
from tests.scans.acts import taken


def approve(cast: Cast, attendance: UUID, clerk: Browser) -> Answer:
    decision = seen(cast, attendance)["decision"]["id"]
    return clerk.put(f"/api/v1/attendances/{attendance}/decisions/{decision}/approval", json={})


def test_only_a_reasoned_decision_denies_and_she_reads_why(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    say(cast, attendance, "contest", reason="No la vimos.")
    bare = decide(cast, attendance, "deny", reasons="")
    assert bare.status_code == 422
    answer = decide(cast, attendance, "deny", reasons="No hay registro en la sede.")
    assert answer.status_code == 200, answer.json
    hers = seen(cast, attendance)
    assert hers["state"] == "denied"
    assert hers["decision"]["reasons"] == "No hay registro en la sede."
    assert week(cast)["credited_minutes"] == 0


def test_a_decision_gives_the_times_of_an_incomplete_attendance(
    cast: Cast, clock: TestClock
) -> None:
    attendance = an_arrival(cast, clock)
    clock.at = at("2026-11-10 09:00")
    accept = decide(cast, attendance, "accept")
    assert accept.json["errors"][0]["code"] == "departure-needed"
    times: dict[str, Any] = {
        "checked_in_at": "2026-11-09T08:00:00-05:00",
        "checked_out_at": "2026-11-09T11:00:00-05:00",
    }
    assert decide(cast, attendance, "adjust", **times).json["state"] == "confirmed"
    assert week(cast)["confirmed_minutes"] == 180


@pytest.mark.parametrize(
    ("verdict", "said", "left_over"),
    [
        ("deny", {}, 0),
        (
            "adjust",
            {
                "checked_in_at": "2026-11-09T08:00:00-05:00",
                "checked_out_at": "2026-11-09T10:00:00-05:00",
            },
            120,
        ),
    ],
)
def test_lowering_confirmed_hours_waits_for_a_second_person(
    cast: Cast, clock: TestClock, verdict: str, said: dict[str, Any], left_over: int
) -> None:
    attendance = a_morning(cast, clock)
    say(cast, attendance)
    assert decide(cast, attendance, verdict, **said).json["decision"]["waits"] is True
    assert week(cast)["confirmed_minutes"] == 240

    own = approve(cast, attendance, cast.clerk.client)
    assert own.status_code == 403
    assert own.json["type"].endswith("needs-another-person")
    assert approve(cast, attendance, cast.other_clerk.client).status_code == 404
    assert week(cast)["confirmed_minutes"] == 240

    for _ in range(2):
        assert approve(cast, attendance, cast.second_clerk.client).status_code == 200
    assert week(cast)["credited_minutes"] == left_over


def test_evidence_after_a_decision_reopens_it_visibly(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    decide(cast, attendance, "deny")
    clock.forward(days=1)
    taken(cast, at("2026-11-09 12:30"), "out")
    hers = seen(cast, attendance)
    assert (hers["state"], hers["minutes"]) == ("contested", 270)
    assert "reopened" in hers["flags"]
    assert hers["decision"]["verdict"] == "deny"
    assert week(cast)["provisional_minutes"] == 270


def test_late_evidence_takes_nothing_from_what_was_decided(cast: Cast, clock: TestClock) -> None:
    attendance = an_arrival(cast, clock)
    clock.at = at("2026-11-10 09:00")
    times: dict[str, Any] = {
        "checked_in_at": "2026-11-09T08:00:00-05:00",
        "checked_out_at": "2026-11-09T12:00:00-05:00",
    }
    decide(cast, attendance, "adjust", **times)
    clock.forward(hours=1)
    taken(cast, at("2026-11-09 08:05"), "in")
    hers = seen(cast, attendance)
    assert (hers["state"], hers["minutes"]) == ("contested", 240)
    assert week(cast)["credited_minutes"] == 240


def test_a_claim_after_a_denial_does_not_make_it_count(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    decide(cast, attendance, "deny")
    clock.forward(days=1)
    claim = {"code": None, "claimed_at": "2026-11-09T14:00:00-05:00", "site": str(cast.site.id)}
    taken(cast, clock(), "out", **claim)
    hers = seen(cast, attendance)
    assert hers["state"] == "denied"
    assert "claimed_more" in hers["flags"]
    assert week(cast)["credited_minutes"] == 0


def test_the_host_does_not_speak_over_a_decision(cast: Cast, clock: TestClock) -> None:
    attendance = a_morning(cast, clock)
    decide(cast, attendance, "accept")
    answer = say(cast, attendance, "contest", reason="No estoy de acuerdo.")
    assert answer.status_code == 409
    assert answer.json["type"].endswith("already-decided")


def test_a_decision_on_another_courts_case_is_not_found(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    attendance = a_morning(cast, clock)
    answer = decide(cast, attendance, "deny", clerk=cast.other_clerk.client)
    assert answer.status_code == 404


def test_the_database_itself_refuses_to_change_a_decision(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    morning = a_morning(cast, clock)
    assert decide(cast, morning, "deny").status_code == 200
    for act in ("update decisions set verdict = 'accept'", "delete from decisions"):
        with pytest.raises(DatabaseError, match="append-only"), session.begin_nested():
            session.execute(text(act))


def test_an_attendance_of_no_minute_can_be_accepted_for_what_it_is(
    cast: Cast, clock: TestClock
) -> None:
    came = clock.at = at("2026-11-09 08:00")
    taken(cast, came, "in")
    attendance = UUID(taken(cast, came, "out")["attendance"]["id"])
    assert say(cast, attendance, "contest", reason="No estuvo.").status_code == 200
    assert decide(cast, attendance, "accept").status_code == 200
