"""A warning's life: opened in time, worse when it gets worse, closed by what happens."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import taken
from tests.warnings.acts import begin, hers, told, walk, warnings, worklist

Sessions = sessionmaker[Session]


def test_a_missed_morning_opens_a_warning_while_there_is_still_room(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-09 12:00")
    (warning,) = warnings(sessions, cast.order.id)
    opened = warning.steps[0]
    assert (warning.state, warning.opened_at) == ("tight", at("2026-11-09 08:31"))
    assert (opened.standing["needed_minutes"], opened.standing["planned_minutes"]) == (1200, 960)
    assert opened.standing["latest_start"] == "2026-11-11T13:00-05:00"
    assert opened.slots[0]["kind"] == "open"
    assert told(sessions, cast.order.id) == [("warning", "tight", at("2026-11-09 08:31"))]
    # The clerk does not hear of a week that she can still mend by herself.
    assert warning.desk_at is None
    assert worklist(cast) == []


def test_it_worsens_reaches_the_desk_two_waking_hours_later_and_became_short_in_the_end(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-10 14:59")
    (warning,) = warnings(sessions, cast.order.id)
    assert (warning.state, warning.desk_at) == ("last_chance", at("2026-11-10 15:00"))
    assert worklist(cast) == []
    walk(cast, clock, sessions, "2026-11-10 15:00")
    (row,) = worklist(cast)
    assert (row["week"], row["state"], row["needed_minutes"]) == ("2026-W46", "last_chance", 1200)
    assert row["order"]["first_name"] == "Marta"
    assert [one["state"] for one in row["told"]] == ["tight", "last_chance"]
    assert row["reason"]["text"] == "Los turnos que vienen suman 12 h; faltan 8 h más."
    walk(cast, clock, sessions, "2026-11-16 06:00")
    (warning,) = warnings(sessions, cast.order.id)
    assert [(s.kind, s.state) for s in warning.steps] == [
        ("opened", "tight"),
        ("escalated", "last_chance"),
        ("escalated", "out_of_reach"),
        ("closed", "short"),
    ]
    assert (warning.closed_as, warning.cause) == ("became_short", None)
    assert worklist(cast) == []
    assert [row["closed_as"] for row in worklist(cast, "closed")] == ["became_short"]
    # On a Sunday night nobody is woken: she hears in the morning that the week closed short.
    kind, state, due_at = told(sessions, cast.order.id)[-1]
    assert (kind, state, due_at) == ("became_short", "short", at("2026-11-16 07:00"))


def test_it_closes_as_recovered_when_she_comes(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-09 13:00")
    for day in range(10, 14):
        a_morning(cast, clock, f"2026-11-{day}")
        walk(cast, clock, sessions, f"2026-11-{day} 12:00")
    (warning,) = warnings(sessions, cast.order.id)
    assert warning.closed_at is None
    clock.at = at("2026-11-13 13:00")
    _works(cast, clock, "2026-11-13 13:00", "2026-11-13 17:00")
    (warning,) = warnings(sessions, cast.order.id)
    assert (warning.closed_as, warning.closed_at) == ("recovered", at("2026-11-13 17:00"))
    assert hers(cast)["warning"] is None


def _works(cast: Cast, clock: TestClock, came: str, left: str) -> None:
    clock.at = at(came)
    taken(cast, clock(), "in")
    clock.at = at(left)
    taken(cast, clock(), "out")


def test_a_small_gap_is_a_reminder_to_her_alone(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    _works(cast, clock, "2026-11-09 08:20", "2026-11-09 12:00")
    for day in range(10, 13):
        a_morning(cast, clock, f"2026-11-{day}")
    walk(cast, clock, sessions, "2026-11-12 20:00")
    assert warnings(sessions, cast.order.id) == []
    assert [kind for kind, _, _ in told(sessions, cast.order.id)] == ["stay_longer"]
    assert worklist(cast) == []
    assert hers(cast)["told"][0]["text"] == (
        "A tus turnos les faltan 20 min para completar la semana: quédate un poco más."
    )


def test_she_is_not_woken_and_hears_at_seven(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    for day in ("09", "10", "11", "12"):
        a_morning(cast, clock, f"2026-11-{day}")
    walk(cast, clock, sessions, "2026-11-13 07:00")
    ((kind, _, due_at),) = told(sessions, cast.order.id)
    assert kind == "no_spare"
    assert due_at.astimezone(at("2026-11-13 07:00").tzinfo).hour in range(7, 21)


def test_what_is_due_in_the_morning_is_not_on_her_page_at_night(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-10 23:00")
    assert [state for _, state, _ in told(sessions, cast.order.id)] == ["last_chance"]
    assert hers(cast) == {"warning": None, "told": []}
    clock.at = at("2026-11-11 07:00")
    shown = hers(cast)
    assert shown["warning"]["state"] == "last_chance"
    assert shown["told"][0]["due_at"] == "2026-11-11T07:00:00-05:00"


@pytest.mark.parametrize("times", [1, 3])
def test_having_seen_it_is_written_down_once(
    cast: Cast, clock: TestClock, sessions: Sessions, times: int
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-09 09:00")
    first = clock()
    telling = hers(cast)["told"][0]["id"]
    for _ in range(times):
        answer = cast.participant.client.put(f"/api/v1/me/told/{telling}/seen")
        assert answer.status_code == 200, answer.json
        clock.forward(hours=1)
    assert hers(cast)["told"][0]["seen_at"] == first.isoformat()


def test_she_says_when_she_will_come_and_the_clerk_reads_it(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-10 16:00")
    warning = hers(cast)["warning"]
    answer = cast.participant.client.put(
        f"/api/v1/warnings/{warning['id']}/acknowledgement",
        json={"will_come_at": "2026-11-11T08:00:00-05:00"},
        headers={"If-Match": f'"{warning["version"]}"'},
    )
    assert answer.status_code == 200, answer.json
    (row,) = worklist(cast)
    assert row["will_come_at"] == "2026-11-11T08:00:00-05:00"
    full = cast.clerk.client.get(f"/api/v1/warnings/{warning['id']}").json
    assert [step["kind"] for step in full["steps"]] == ["opened", "escalated", "acknowledged"]
    assert full["steps"][-1]["by_name"]


def test_a_promise_for_next_month_is_refused_with_a_sentence(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-10 16:00")
    warning = hers(cast)["warning"]
    answer = cast.participant.client.put(
        f"/api/v1/warnings/{warning['id']}/acknowledgement",
        json={"will_come_at": (clock() + timedelta(days=30)).isoformat()},
        headers={"If-Match": f'"{warning["version"]}"'},
    )
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/will_come_at"


def test_a_closure_that_takes_the_reach_away_is_named(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    begin(cast, clock, sessions, "2026-11-11 07:30")
    for day in ("2026-11-12", "2026-11-13"):
        closed = cast.host.client.put(
            f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}",
            json={
                "from": f"{day}T12:00:00-05:00",
                "to": f"{day}T17:00:00-05:00",
                "cause": "host",
                "note": None,
            },
        )
        assert closed.status_code == 200, closed.json
    warning = hers(cast)["warning"]
    assert warning["state"] == "out_of_reach"
    assert warning["cause"] == {
        "code": "closure",
        "text": "El lugar cerró, y las horas abiertas ya no alcanzan.",
    }


def test_another_court_does_not_see_it(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-10 16:00")
    (row,) = worklist(cast)
    assert cast.other_clerk.client.get("/api/v1/warnings").json["items"] == []
    assert cast.other_clerk.client.get(f"/api/v1/warnings/{row['id']}").status_code == 404


def test_the_worklist_of_one_order(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-10 16:00")
    for state, count in (("open", 1), ("closed", 0)):
        path = f"/api/v1/warnings?state={state}&order="
        assert len(cast.clerk.client.get(path + str(cast.order.id)).json["items"]) == count
        assert cast.clerk.client.get(path + str(uuid4())).json["items"] == []
