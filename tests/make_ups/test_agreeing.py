from typing import Any
from uuid import uuid4

import pytest

from tests.attendances.acts import an_arrival, week
from tests.builders import at
from tests.conftest import TestClock
from tests.make_ups.acts import (
    BASE,
    SHORT,
    TUESDAY,
    WEDNESDAY,
    a_short_week,
    agreed,
    propose,
    proposed,
    read,
    say,
    spans,
)
from tests.people import Cast


@pytest.fixture(autouse=True)
def _short(cast: Cast, clock: TestClock) -> None:
    a_short_week(cast, clock)


def planned(cast: Cast, name: str = "2026-W48") -> list[str]:
    return [shift["starts_at"][8:16] for shift in week(cast, name)["shifts"]]


MORNINGS = [f"{day}T08:00" for day in range(23, 28)]


def test_who_proposes_agrees_and_nothing_is_planned_before_all_did(cast: Cast) -> None:
    said = proposed(cast, note="Puedo esas tardes.")
    assert (said["state"], said["short_week"]) == ("proposed", SHORT)
    assert [one["minutes"] for one in said["sessions"]] == [120, 120]
    assert {p["party"]: p["word"] for p in said["parties"]} == {
        "participant": "agree",
        "host": None,
        "clerk": None,
    }
    assert say(cast, cast.host, said["id"]).json["state"] == "proposed"
    assert planned(cast) == MORNINGS


def test_once_all_three_agreed_its_sessions_are_shifts(cast: Cast) -> None:
    identity = agreed(cast)
    assert planned(cast) == sorted([*MORNINGS, "24T13:00", "25T13:00"])
    found = read(cast, identity)
    shifts = {shift["id"] for shift in week(cast, "2026-W48")["shifts"]}
    assert {one["id"] for one in found["sessions"]} <= shifts
    assert [word["party"] for word in found["words"]] == ["participant", "host", "clerk"]


def test_a_clerk_can_propose_and_she_agrees_last(cast: Cast) -> None:
    said = proposed(cast, by=cast.clerk.client)
    say(cast, cast.host, said["id"])
    assert say(cast, cast.participant, said["id"]).json["state"] == "agreed"


def test_the_same_proposal_again_changes_nothing_and_another_is_refused(cast: Cast) -> None:
    identity = uuid4()
    first = propose(cast, identity=identity).json
    again = propose(cast, WEDNESDAY, TUESDAY, identity=identity)
    assert (again.status_code, again.json) == (200, first)
    other = propose(cast, TUESDAY, identity=identity)
    assert (other.status_code, other.json["type"]) == (409, "id-already-used")


def test_a_word_said_twice_is_said_once_and_on_an_old_version_not_at_all(cast: Cast) -> None:
    identity = proposed(cast)["id"]
    for _ in range(2):
        assert say(cast, cast.host, identity).status_code == 200
    assert len(read(cast, identity)["words"]) == 2
    url = f"{BASE}/make-ups/{identity}/word"
    stale = cast.clerk.client.put(url, json={"word": "agree"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert cast.clerk.client.put(url, json={"word": "agree"}).status_code == 428


def test_a_host_declines_with_a_reason_and_then_it_is_over(cast: Cast) -> None:
    identity = proposed(cast)["id"]
    silent = say(cast, cast.host, identity, "decline")
    assert silent.json["errors"][0]["pointer"] == "/reason"
    assert say(cast, cast.host, identity, "decline", "No abrimos.").json["state"] == "declined"
    late = say(cast, cast.clerk, identity)
    assert (late.status_code, late.json["type"]) == (409, "make-up-over")
    assert read(cast, identity)["words"][-1]["reason"] == "No abrimos."
    assert proposed(cast)["state"] == "proposed"


def test_who_agreed_cancels_instead_of_declining(cast: Cast) -> None:
    identity = proposed(cast)["id"]
    answer = say(cast, cast.participant, identity, "decline", "Ya no.")
    assert (answer.status_code, answer.json["type"]) == (409, "cancel-it-instead")
    gone = say(cast, cast.participant, identity, "cancel", "Ya no puedo.")
    assert gone.json["state"] == "cancelled"


def test_a_cancelled_agreement_takes_its_coming_shifts_back(cast: Cast) -> None:
    identity = agreed(cast)
    answer = say(cast, cast.host, identity, "cancel", "Esa semana no hay quien reciba.")
    assert answer.json["state"] == "cancelled"
    assert planned(cast) == MORNINGS
    assert week(cast, "2026-W48")["needed_minutes"] == 1200


def test_nobody_moves_or_cancels_by_itself_what_three_agreed_on(cast: Cast) -> None:
    identity = agreed(cast)
    session = read(cast, identity)["sessions"][0]["id"]
    moved = spans(("2026-12-01 13:00", "2026-12-01 15:00"))[0]
    for times in (moved, {"starts_at": None, "ends_at": None}):
        body = {"placement": str(cast.placement.id), "entry": None, "day": None, "shift": session}
        answer = cast.host.client.put(
            f"{BASE}/orders/{cast.order.id}/shifts/{uuid4()}",
            json={**body, **times, "reason": "Cambio."},
        )
        assert (answer.status_code, answer.json["type"]) == (409, "cancel-the-agreement")
    assert "24T13:00" in planned(cast)


def code(answer: Any) -> tuple[int, str, str]:
    if answer.status_code == 422:
        fault = answer.json["errors"][0]
        return 422, fault["code"], fault["pointer"]
    return answer.status_code, answer.json["type"], ""


LONG_DAY = [("2026-11-24 12:00", "2026-11-24 16:01")]
ODD: list[tuple[list[tuple[str, str]], str, str]] = [
    ([("2026-11-24 15:00", "2026-11-24 13:00")], "ends-before-it-starts", "0/ends_at"),
    ([("2026-11-24 15:00", "2026-11-24 15:00")], "ends-before-it-starts", "0/ends_at"),
    ([("2026-11-28 08:00", "2026-11-29 08:01")], "longer-than-a-day", "0/ends_at"),
    ([("2026-11-17 07:00", "2026-11-17 07:30")], "not-ahead", "0/starts_at"),
    ([("2027-05-18 13:00", "2027-05-18 14:00")], "agreed-too-far-ahead", "0/starts_at"),
    ([TUESDAY, ("2026-11-24 14:59", "2026-11-24 16:00")], "overlaps-another", "1/starts_at"),
    ([("2026-11-24 11:59", "2026-11-24 13:00")], "overlaps-a-shift", "0/starts_at"),
    ([("2026-11-29 23:00", "2026-11-30 01:00")], "crosses-sunday", "0/ends_at"),
    ([("2026-12-08 13:00", "2026-12-08 14:00")], "site-closed-then", "0/starts_at"),
    (LONG_DAY, "over-the-day", "0/ends_at"),
]


@pytest.mark.parametrize(("times", "fault", "where"), ODD)
def test_a_session_that_cannot_be_is_named_and_nothing_is_kept(
    cast: Cast, times: list[tuple[str, str]], fault: str, where: str
) -> None:
    assert code(propose(cast, *times)) == (422, fault, f"/sessions/{where}")
    assert cast.participant.client.get(f"{BASE}/me/make-ups").json["items"] == []


def test_a_day_may_be_filled_to_what_counts(cast: Cast) -> None:
    assert propose(cast, ("2026-11-24 12:00", "2026-11-24 16:00")).status_code == 200


def test_a_minute_more_than_is_missing_is_refused_with_the_number(cast: Cast) -> None:
    more = [TUESDAY, ("2026-11-25 13:00", "2026-11-25 15:01")]
    answer = propose(cast, *more)
    assert code(answer) == (422, "more-than-missing", "/sessions")
    assert "240" in answer.json["errors"][0]["message"]


def test_no_sessions_and_too_many_are_refused(cast: Cast) -> None:
    assert propose(cast, sessions=[]).json["errors"][0]["code"] == "too-few"
    many = spans(*[TUESDAY] * 21)
    assert propose(cast, sessions=many).json["errors"][0]["code"] == "too-many"


def test_a_week_that_is_not_over_not_short_or_not_sure_is_not_made_up(
    cast: Cast, clock: TestClock
) -> None:
    assert code(propose(cast, short_week="2026-W47")) == (409, "make-up-too-early", "")
    assert code(propose(cast, short_week="2027-W20")) == (409, "make-up-too-early", "")
    assert code(propose(cast, short_week="2026-W01")) == (409, "nothing-to-make-up", "")
    an_arrival(cast, clock, "2026-11-19")
    clock.at = at("2026-11-24 07:00")
    assert code(propose(cast, WEDNESDAY, short_week="2026-W47")) == (
        409,
        "make-up-week-may-change",
        "",
    )


def test_what_is_proposed_or_agreed_is_not_made_up_twice(cast: Cast) -> None:
    first = proposed(cast, TUESDAY)["id"]
    assert code(propose(cast)) == (422, "more-than-missing", "/sessions")
    second = agreed(cast, WEDNESDAY)
    evening = ("2026-11-26 13:00", "2026-11-26 14:00")
    assert code(propose(cast, evening)) == (409, "made-up-already", "")
    say(cast, cast.clerk, second, "cancel", "Error de fecha.")
    assert propose(cast, evening).status_code == 200
    say(cast, cast.host, first, "decline", "No.")


def test_what_fitted_when_it_was_proposed_must_still_fit_when_the_last_agrees(
    cast: Cast, clock: TestClock
) -> None:
    identity = proposed(cast)["id"]
    say(cast, cast.host, identity)
    clock.at = at("2026-11-24 14:00")
    late = say(cast, cast.clerk, identity)
    assert (late.status_code, late.json["type"]) == (409, "fits-no-longer")
    assert len(read(cast, identity)["words"]) == 2
    assert "24T13:00" not in planned(cast)
    assert say(cast, cast.clerk, identity, "decline", "Pasó el día.").json["state"] == "declined"


def test_sessions_lie_inside_the_placement(cast: Cast) -> None:
    url = f"{BASE}/orders/{cast.order.id}/placements/{cast.placement.id}"
    known = cast.clerk.client.get(url)
    body = {name: known.json[name] for name in ("site", "from_day", "timetable")}
    changed = cast.clerk.client.put(
        url, json={**body, "to_day": "2026-11-24"}, headers={"If-Match": known.headers["ETag"]}
    )
    assert changed.status_code == 200, changed.json
    assert code(propose(cast)) == (422, "not-on-this-day", "/sessions/1/starts_at")


def test_a_foreign_order_or_placement_is_not_found(cast: Cast) -> None:
    assert code(propose(cast, order=str(cast.other_order.id)))[0] == 404
    assert code(propose(cast, order=str(uuid4())))[0] == 404
    assert code(propose(cast, placement=str(cast.other_placement.id)))[0] == 404
    assert code(propose(cast, by=cast.other_clerk.client))[0] == 404
    assert code(propose(cast, by=cast.stranger.client))[0] == 404
    assert code(propose(cast, by=cast.host.client))[0] == 403


def test_another_court_host_or_woman_finds_no_agreement(cast: Cast) -> None:
    identity = proposed(cast)["id"]
    for who in (cast.other_clerk, cast.stranger, cast.other_host):
        assert say(cast, who, identity).status_code == 404
        url = f"{BASE}/make-ups/{identity}/agreement"
        assert who.client.get(url).status_code == 404
    for who in (cast.other_clerk, cast.stranger):
        assert who.client.get(f"{BASE}/make-ups/{identity}").status_code == 404
    for who in (cast.other_clerk, cast.other_host):
        assert who.client.get(f"{BASE}/make-ups").json["items"] == []
