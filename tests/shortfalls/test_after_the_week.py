"""After a short week: time to cure it, a clerk's decision with reasons, no silent change."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tests.attendances.acts import a_morning, decide, say
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Cast
from tests.scans.acts import taken
from tests.warnings.acts import begin, walk

Sessions = sessionmaker[Session]
WEEK = "2026-W46"


def shortfalls(cast: Cast, stage: str = "due") -> list[dict[str, Any]]:
    answer = cast.clerk.client.get(f"/api/v1/shortfalls?stage={stage}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def settle(cast: Cast, decision: UUID | None = None, week: str = WEEK, **said: Any) -> Answer:
    return cast.clerk.client.put(
        f"/api/v1/orders/{cast.order.id}/weeks/{week}/decisions/{decision or uuid4()}",
        json={"kind": "no_action", "reasons": "Primera vez, por enfermedad.", **said},
    )


def a_short_week(cast: Cast, clock: TestClock, sessions: Sessions) -> list[UUID]:
    """Four mornings of five, all confirmed; then Monday of the next week."""
    begin(cast, clock, sessions, "2026-11-09 07:00")
    found = []
    for day in ("09", "10", "11", "12"):
        found.append(a_morning(cast, clock, f"2026-11-{day}"))
        clock.forward(minutes=5)
        assert say(cast, found[-1]).status_code == 200
    walk(cast, clock, sessions, "2026-11-16 09:00")
    return found


def test_a_short_week_can_be_cured_for_fourteen_days_and_is_then_the_clerks_to_decide(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    (row,) = shortfalls(cast, "curing")
    assert (row["week"], row["short_minutes"], row["stage"]) == (WEEK, 240, "curing")
    assert row["cure_until"] == "2026-11-30T00:00:00-05:00"
    assert shortfalls(cast) == []
    walk(cast, clock, sessions, "2026-11-30 09:00")
    (row, *_) = shortfalls(cast)
    assert (row["week"], row["stage"]) == (WEEK, "due")


def test_a_decision_has_reasons_and_a_name_and_she_can_read_it(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    decided = settle(cast)
    assert decided.status_code == 200, decided.json
    assert (decided.json["short_minutes"], decided.json["state"]) == (240, "short")
    assert shortfalls(cast, "curing") == []
    assert [row["stage"] for row in shortfalls(cast, "decided")] == ["decided"]
    mine = cast.participant.client.get(f"/api/v1/orders/{cast.order.id}/weeks/{WEEK}/decisions")
    assert [(one["kind"], bool(one["by_name"])) for one in mine.json["items"]] == [
        ("no_action", True)
    ]


def test_the_same_decision_twice_is_one_and_another_under_its_id_is_refused(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    decision = uuid4()
    assert settle(cast, decision).json == settle(cast, decision).json
    assert settle(cast, decision, kind="pause").status_code == 409


def test_a_decision_can_be_taken_back_as_a_new_event(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    settle(cast)
    assert settle(cast, kind="withdrawn", reasons="Me equivoqué de caso.").status_code == 200
    assert len(shortfalls(cast, "curing")) == 1
    assert settle(cast, kind="withdrawn", reasons="Otra vez.").status_code == 409
    history = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/weeks/{WEEK}/decisions").json
    assert [one["kind"] for one in history["items"]] == ["no_action", "withdrawn"]


def test_evidence_that_comes_later_reopens_a_decision_in_sight(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    settle(cast)
    taken(cast, at("2026-11-13 08:00"), "in")
    taken(cast, at("2026-11-13 12:00"), "out")
    (row,) = shortfalls(cast, "reopened")
    assert (row["week"], row["state"], row["decision"]["short_minutes"]) == (WEEK, "met", 240)
    assert shortfalls(cast, "decided") == []


def test_nothing_is_decided_while_the_week_may_still_change(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    for day in ("09", "10", "11", "12"):
        a_morning(cast, clock, f"2026-11-{day}")
    clock.at = at("2026-11-13 08:00")
    taken(cast, clock(), "in")
    walk(cast, clock, sessions, "2026-11-16 09:00")
    refused = settle(cast)
    assert refused.status_code == 409
    assert refused.json["type"].endswith("week-may-still-change")


def test_nothing_is_decided_of_a_running_week(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    assert settle(cast).json["type"].endswith("week-not-over")


def test_only_a_judges_decision_holds_a_finding(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    assert settle(cast, finding="noncompliance").status_code == 422
    assert settle(cast, kind="judge_decision").status_code == 422
    found = settle(cast, kind="judge_decision", finding="noncompliance", reasons="Auto 12.")
    assert (found.status_code, found.json["finding"]) == (200, "noncompliance")


def test_another_court_decides_nothing_here(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock, sessions)
    path = f"/api/v1/orders/{cast.order.id}/weeks/{WEEK}/decisions/{uuid4()}"
    answer = cast.other_clerk.client.put(path, json={"kind": "no_action", "reasons": "No."})
    assert answer.status_code == 404
    listed = cast.other_clerk.client.get("/api/v1/shortfalls?stage=curing")
    assert listed.json["items"] == []


def test_a_week_short_by_minutes_is_listed_apart(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    for day in ("09", "10", "11", "12"):
        a_morning(cast, clock, f"2026-11-{day}")
    clock.at = at("2026-11-13 08:05")
    taken(cast, clock(), "in")
    clock.at = at("2026-11-13 12:00")
    taken(cast, clock(), "out")
    walk(cast, clock, sessions, "2026-11-16 09:00")
    (row,) = shortfalls(cast, "minor")
    assert (row["short_minutes"], row["minor"]) == (5, True)
    assert shortfalls(cast, "curing") == []


@pytest.mark.parametrize("verdict", ["deny"])
def test_a_decision_on_hours_that_makes_a_closed_week_short_is_told_to_her(
    cast: Cast, clock: TestClock, sessions: Sessions, verdict: str
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    mornings = [a_morning(cast, clock, f"2026-11-{day}") for day in ("09", "10", "11", "12", "13")]
    walk(cast, clock, sessions, "2026-11-17 09:00")
    assert decide(cast, mornings[0], verdict).status_code == 200
    told = cast.participant.client.get("/api/v1/me/warnings").json["told"]
    assert [(one["kind"], one["week"]) for one in told if one["kind"] == "became_short"] == [
        ("became_short", WEEK)
    ]
