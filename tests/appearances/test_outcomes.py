"""What a clerk records of a date, what she says of it, and what nobody said."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.appearances.models import Appearance
from api.appearances.words import derive
from scheduler import jobs
from tests.appearances.acts import (
    BASE,
    a_date,
    cannot_come,
    code,
    desk,
    hers,
    kinds,
    put_date,
    put_rule,
    read,
    record,
    starts,
)
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast

PRESUMED_AT = at("2026-11-28 00:00")


def test_a_clerk_records_that_she_came_from_that_day_on(cast: Cast, clock: TestClock) -> None:
    identity = a_date(cast)
    early = record(cast, identity, "attend")
    assert (early.status_code, early.json["type"]) == (409, "appearance-not-yet")
    clock.at = at("2026-11-20 08:30")
    answer = record(cast, identity, "attend")
    assert answer.status_code == 200, answer.json
    assert (answer.json["state"], answer.json["presumed_on"]) == ("attended", None)


def test_what_was_recorded_is_undone_by_one_more_event(cast: Cast, clock: TestClock) -> None:
    identity = a_date(cast)
    clock.at = at("2026-11-20 10:00")
    record(cast, identity, "attend")
    twice = record(cast, identity, "excuse")
    assert (twice.status_code, twice.json["type"]) == (409, "appearance-recorded")
    undone = record(cast, identity, "undo", text="Era otra persona.")
    assert (undone.json["state"], undone.json["presumed_on"]) == ("set", "2026-11-28")
    assert kinds(cast, identity) == ["set", "attended", "undone"]
    nothing = record(cast, identity, "undo")
    assert (nothing.status_code, nothing.json["type"]) == (409, "nothing-recorded-yet")


def test_she_is_excused_in_advance(cast: Cast) -> None:
    identity = a_date(cast)
    assert record(cast, identity, "excuse").json["state"] == "excused"


def test_a_rescheduled_date_gives_way_to_a_new_one(cast: Cast, clock: TestClock) -> None:
    identity = a_date(cast, bring="Tu documento.")
    clock.at = at("2026-11-20 12:00")
    new = at("2026-11-25 09:00").isoformat()
    answer = record(cast, identity, "reschedule", starts_at=new, text="Audiencia aplazada.")
    assert answer.json["state"] == "rescheduled"
    later = hers(cast)[-1]
    assert (later["starts_at"], later["instead_of"]) == ("2026-11-25T09:00:00-05:00", identity)
    assert later["bring"] == "Tu documento."
    assert record(cast, identity, "undo").json["state"] == "set"
    assert read(cast, later["id"])["state"] == "cancelled"
    again = record(cast, identity, "reschedule", starts_at=new)
    assert again.status_code == 200, again.json


def test_a_new_date_that_is_recorded_already_keeps_the_old_one_as_it_is(
    cast: Cast, clock: TestClock
) -> None:
    identity = a_date(cast)
    record(cast, identity, "reschedule", starts_at=at("2026-11-25 09:00").isoformat())
    clock.at = at("2026-11-25 10:00")
    refused = record(cast, identity, "undo")
    assert (refused.status_code, refused.json["type"]) == (409, "new-date-recorded")


@pytest.mark.parametrize(
    ("verdict", "said", "expected", "pointer"),
    [
        ("reschedule", {}, "say-the-new-date", "/starts_at"),
        ("reschedule", {"starts_at": "2026-11-08T09:00:00-05:00"}, "date-is-past", "/starts_at"),
        ("reschedule", {"starts_at": "2026-11-22T09:00:00-05:00"}, "court-is-closed", "/starts_at"),
        ("excuse", {"starts_at": "2026-11-25T09:00:00-05:00"}, "only-when-rescheduling", None),
        ("cancel", {}, "say-why", "/text"),
        ("stand", {}, "say-why", "/text"),
        ("miss", {}, "not-a-choice", "/verdict"),
    ],
)
def test_an_outcome_that_makes_no_sense_is_refused_and_nothing_is_half_done(
    cast: Cast, verdict: str, said: dict[str, Any], expected: str, pointer: str | None
) -> None:
    identity = a_date(cast)
    answer = record(cast, identity, verdict, **said)
    assert code(answer) == (422, expected, pointer or "/starts_at")
    assert kinds(cast, identity) == ["set"]
    assert len(hers(cast)) == 1


def test_her_message_waits_on_the_desk_until_a_clerk_answers(cast: Cast) -> None:
    identity = a_date(cast)
    message = uuid4()
    for _ in range(2):
        answer = cannot_come(cast, identity, message, "Mi hija está enferma.")
        assert answer.status_code == 200, answer.json
    assert answer.json["state"] == "set"
    assert kinds(cast, identity) == ["set", "cannot_come"]
    waiting = desk(cast, "?state=cannot_come")
    assert [one["id"] for one in waiting] == [identity]
    assert "Mi hija" not in str(waiting)
    other = cannot_come(cast, identity, message, "Otra cosa.")
    assert (other.status_code, other.json["type"]) == (409, "id-already-used")
    stands = record(cast, identity, "stand", text="Ven, hay quien cuide a la niña.")
    assert (stands.json["state"], stands.json["cannot_come_at"]) == ("set", None)
    assert desk(cast, "?state=cannot_come") == []
    again = record(cast, identity, "stand", text="Ven.")
    assert (again.status_code, again.json["type"]) == (409, "no-message-to-answer")


@pytest.mark.parametrize("verdict", ["excuse", "reschedule"])
def test_excusing_her_or_another_day_answers_her_message(cast: Cast, verdict: str) -> None:
    identity = a_date(cast)
    cannot_come(cast, identity)
    later = at("2026-11-25 09:00").isoformat() if verdict == "reschedule" else None
    assert record(cast, identity, verdict, starts_at=later).json["cannot_come_at"] is None


def test_moving_the_date_answers_her_message_too(cast: Cast) -> None:
    identity = a_date(cast)
    version = cannot_come(cast, identity).json["version"]
    moved = put_date(cast, identity, "2026-11-25 09:00", version, reason="Como pediste.")
    assert moved.json["cannot_come_at"] is None


def test_a_clerk_who_has_not_seen_her_message_cannot_decide(cast: Cast) -> None:
    identity = a_date(cast)
    cannot_come(cast, identity)
    stale = cast.clerk.client.put(
        f"{BASE}/appearances/{identity}/outcome",
        json={"verdict": "cancel", "text": "Sin verla."},
        headers={"If-Match": '"1"'},
    )
    assert (stale.status_code, stale.json["type"]) == (412, "changed-meanwhile")


def test_her_messages_end_when_it_is_recorded_or_said_often_enough(cast: Cast) -> None:
    identity = a_date(cast)
    for _ in range(20):
        assert cannot_come(cast, identity).status_code == 200
    full = cannot_come(cast, identity)
    assert (full.status_code, full.json["type"]) == (409, "said-often-enough")
    record(cast, identity, "excuse")
    late = cannot_come(cast, identity)
    assert (late.status_code, late.json["type"]) == (409, "appearance-recorded")
    assert (
        cast.stranger.client.put(
            f"{BASE}/appearances/{identity}/cannot-come", json={"id": str(uuid4())}
        ).json["type"]
        == "not-found"
    )


def test_what_nobody_recorded_is_presumed_kept_after_five_business_days(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    identity = a_date(cast)
    clock.at = PRESUMED_AT - timedelta(minutes=1)
    assert jobs.presume_appearances(sessions, clock()) == 0
    assert desk(cast, "?state=presumed") == []
    clock.at = PRESUMED_AT
    assert jobs.presume_appearances(sessions, clock()) == 1
    assert jobs.presume_appearances(sessions, clock()) == 0
    assert [one["id"] for one in desk(cast, "?state=presumed")] == [identity]
    event = read(cast, identity)["events"][-1]
    assert (event["kind"], event["by_name"], event["by_role"]) == ("presumed", None, "clock")


def test_a_presumed_date_can_still_be_recorded_and_goes_back_to_presumed(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    identity = a_date(cast)
    clock.at = PRESUMED_AT
    jobs.presume_appearances(sessions, clock())
    assert record(cast, identity, "attend").json["state"] == "attended"
    assert desk(cast, "?state=presumed") == []
    assert record(cast, identity, "undo").json["state"] == "presumed"
    assert jobs.presume_appearances(sessions, clock()) == 0


def test_a_clock_that_stood_still_presumes_each_date_once_and_none_is_missed(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    put_rule(cast)
    a_date(cast)
    clock.at = at("2027-03-20 08:00")
    assert jobs.presume_appearances(sessions, clock()) == 5
    assert jobs.presume_appearances(sessions, clock()) == 0
    past = hers(cast, "?when=past")
    assert {one["state"] for one in past} == {"presumed"}
    assert starts(past) == sorted(starts(past), reverse=True)


def test_what_is_kept_of_a_date_can_be_told_anew_from_its_events(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    identity = a_date(cast)
    cannot_come(cast, identity, text="Tengo cita médica.")
    put_date(cast, identity, "2026-11-24 10:00", version=2, reason="Por su cita.")
    clock.at = at("2026-11-24 11:00")
    record(cast, identity, "attend")
    row = session.get_one(Appearance, UUID(identity))
    kept = {
        name: getattr(row, name)
        for name in (
            *("starts_at", "place", "bring", "state", "sequence"),
            *("cannot_come_at", "presume_at", "changed_at"),
        )
    }
    row.state, row.sequence, row.place = "set", 0, "?"
    row.starts_at, row.changed_at = clock(), clock()
    derive(row, cast.order.time_zone)
    assert {name: getattr(row, name) for name in kept} == kept
    session.rollback()
