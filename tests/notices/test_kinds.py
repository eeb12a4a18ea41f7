"""Each thing that happens to her, or that a host leaves undone, is told: from the real act on."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.models import Device
from api.channels.models import NoticeSettings, SupportPerson
from api.database import unit_of_work
from api.hosts.models import Host
from api.notices.models import Notice
from api.orders.models import Order
from scheduler import jobs
from tests.attendances import acts as attendances
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.make_ups import acts as make_ups
from tests.make_ups.acts import a_short_week, proposed
from tests.notices.acts import a_support_person, notices, wake
from tests.people import Cast
from tests.warnings.acts import begin, walk

Sessions = sessionmaker[Session]


def planned(
    sessions: Sessions, clock: TestClock, *kinds: str, at_time: str | None = None
) -> list[Notice]:
    """What the clock has to tell now, of these kinds."""
    if at_time is not None:
        clock.at = at(at_time)
    jobs.plan_notices(sessions, clock())
    return notices(sessions, *kinds)


def test_a_decision_on_her_entry_is_told(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    morning = attendances.a_morning(cast, clock)
    attendances.say(cast, morning, "contest", reason="Se fue a las once.")
    clock.forward(hours=1)
    assert attendances.decide(cast, morning, "accept").status_code == 200
    (one,) = planned(sessions, clock, "decision")
    assert (one.params, one.about_id) == ({"what": "entry", "verdict": "accept"}, morning)


def test_a_decision_that_waits_for_a_second_person_is_told_when_it_counts(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    morning = attendances.a_morning(cast, clock)
    attendances.say(cast, morning, "confirm")
    clock.forward(hours=1)
    assert attendances.decide(cast, morning, "deny").json["decision"]["waits"]
    assert planned(sessions, clock, "decision") == []


def test_an_excuse_of_which_more_is_asked_is_told_at_once_and_before_it_is_late(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    excuse = excuses.filed(cast, "2026-11-10")
    clock.forward(hours=1)
    said: dict[str, Any] = {"text": "Falta la fecha de la cita.", "answer_by": "2026-11-20"}
    assert excuses.decide(cast, excuse, "ask", **said).status_code == 200
    (first,) = planned(sessions, clock, "documents")
    assert (first.urgent, first.params) == (False, {"answer_by": "2026-11-20"})
    _, again = planned(sessions, clock, "documents", at_time="2026-11-19 15:00")
    assert again.urgent


def test_an_answer_to_an_excuse_is_told(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    excuse = excuses.filed(cast, "2026-11-10")
    assert excuses.decide(cast, excuse, "accept").status_code == 200
    (one,) = planned(sessions, clock, "decision")
    assert one.params == {"what": "excuse", "verdict": "accepted"}


def test_what_others_say_to_her_make_up_is_told(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_short_week(cast, clock)
    make_up = proposed(cast, ("2026-11-24 13:00", "2026-11-24 15:00"))["id"]
    assert planned(sessions, clock, "decision") == []
    assert make_ups.say(cast, cast.host, make_up).status_code == 200
    assert [one.params["what"] for one in planned(sessions, clock, "decision")] == ["make_up"]


def test_a_term_that_runs_out_is_told_until_it_is_met(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    deadline = uuid4()
    body = {"kind": "appear", "counted_from": "2026-11-09", "note": None}
    url = f"/api/v1/orders/{cast.order.id}/deadlines/{deadline}"
    answer = cast.clerk.client.put(url, json=body)
    assert answer.status_code in (200, 201), answer.json
    (first,) = planned(sessions, clock, "deadline")
    due = date.fromisoformat(first.params["due_on"])
    assert len(planned(sessions, clock, "deadline", at_time=f"{due} 09:00")) == 2
    met = {"met_on": "2026-11-12"}
    assert cast.clerk.client.put(f"{url}/met", json=met).status_code == 200
    states = {one.state for one in planned(sessions, clock, "deadline")}
    assert states == {"withdrawn"}


def test_who_forgot_to_check_out_is_asked_half_an_hour_after_her_shift(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    attendances.an_arrival(cast, clock)
    assert planned(sessions, clock, "check_out", at_time="2026-11-09 12:15") == []
    with sessions() as session:
        ends = session.get_one(Order, cast.order.id).notices_at
    assert ends is not None
    found = planned(sessions, clock, "check_out", at_time="2026-11-09 12:30")
    assert len(found) == 1, "the clock looks by itself when the time comes"


def test_a_phone_that_is_silent_after_a_shift_may_hold_something(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    with unit_of_work(sessions) as session:
        heard = {"last_seen_at": at("2026-11-08 20:00")}
        session.execute(update(Device).where(Device.order_id == cast.order.id).values(heard))
    wake(sessions, clock(), cast.order.id)
    (one,) = planned(sessions, clock, "unsent_scans", at_time="2026-11-09 16:00")
    assert one.due_at == at("2026-11-09 16:00")


def test_a_phone_that_was_heard_of_since_the_shift_began_holds_nothing(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    with unit_of_work(sessions) as session:
        heard = {"last_seen_at": at("2026-11-08 20:00")}
        session.execute(update(Device).where(Device.order_id == cast.order.id).values(heard))
    clock.at = at("2026-11-09 13:00")
    assert cast.participant.client.get("/api/v1/me").status_code == 200
    wake(sessions, clock(), cast.order.id)
    assert planned(sessions, clock, "unsent_scans", at_time="2026-11-09 16:00") == []


def test_all_hours_done_is_told_once(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    with unit_of_work(sessions) as session:
        table = update(Order).where(Order.id == cast.order.id)
        session.execute(table.values(total_required_minutes=200))
    attendances.a_morning(cast, clock)
    assert len(planned(sessions, clock, "complete")) == 1
    attendances.a_morning(cast, clock, "2026-11-10")
    assert len(planned(sessions, clock, "complete")) == 1


def test_her_support_person_hears_of_a_warning_while_she_wants_it(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    friend = a_support_person(cast, sessions)
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-11 12:00")
    hers = planned(sessions, clock, "warning")
    theirs = notices(sessions, "support_warning")
    assert [one.occasion for one in theirs] == [one.occasion for one in hers] != []
    assert {one.person_id for one in theirs} == {friend}
    assert {tuple(one.params) for one in theirs} == {()}, "what she lacks is hers to tell"
    with unit_of_work(sessions) as session:
        session.get_one(SupportPerson, friend).withdraw(None, clock())
    walk(cast, clock, sessions, "2026-11-14 12:00")
    wake(sessions, clock(), cast.order.id)
    planned(sessions, clock)
    assert len(notices(sessions, "support_warning")) == len(theirs)


@pytest.mark.parametrize("kind", ["shift_evening", "shift_soon"])
def test_she_switches_off_what_she_does_not_want_to_hear(
    cast: Cast, clock: TestClock, sessions: Sessions, kind: str
) -> None:
    with unit_of_work(sessions) as session:
        wanted = NoticeSettings(
            person_kind="participant",
            person_id=cast.order.participant_id,
            court_id=cast.order.court_id,
            changed_at=clock(),
            shift_evening=kind != "shift_evening",
            shift_soon=kind != "shift_soon",
        )
        session.add(wanted)
    wake(sessions, clock(), cast.order.id)
    for _ in range(40):
        planned(sessions, clock)
        clock.forward(hours=1)
    kinds = {one.kind for one in notices(sessions, "shift_evening", "shift_soon")}
    assert kinds == {"shift_evening", "shift_soon"} - {kind}


def test_of_an_excused_shift_and_a_closed_site_nothing_is_said(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    excuses.filed(cast, "2026-11-10")
    planned(sessions, clock, at_time="2026-11-09 18:00")
    assert notices(sessions, "shift_evening") == []


def test_a_hosts_people_hear_once_a_day_what_waits_for_them(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    attendances.a_morning(cast, clock)
    _host_is_due(cast, clock, sessions)
    (one,) = planned(sessions, clock, "unconfirmed", at_time="2026-11-09 17:00")
    assert (one.person_kind, one.person_id, one.params) == ("host", cast.host.id, {"count": 1})
    planned(sessions, clock, at_time="2026-11-09 19:00")
    assert len(notices(sessions, "unconfirmed")) == 1
    assert len(planned(sessions, clock, "unconfirmed", at_time="2026-11-10 17:00")) == 2


def test_a_silent_host_is_told_when_its_72_hours_are_over(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    attendances.a_morning(cast, clock)
    _host_is_due(cast, clock, sessions)
    planned(sessions, clock, at_time="2026-11-12 10:00")
    assert notices(sessions, "silent") == []
    clock.forward(hours=2, minutes=1)
    jobs.presume_silent(sessions, clock())
    (one,) = planned(sessions, clock, "silent")
    assert (one.person_id, one.due_at) == (cast.host.id, clock())


def test_the_months_report_is_told_to_the_host_before_it_is_due(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    clock.at = at("2026-12-02 09:00")
    _host_is_due(cast, clock, sessions)
    (one,) = planned(sessions, clock, "monthly_report")
    assert one.params == {"due_on": "2026-12-07"}


def _host_is_due(cast: Cast, clock: TestClock, sessions: Sessions) -> None:
    with unit_of_work(sessions) as session:
        its = update(Host).where(Host.id == cast.host_organization.id)
        session.execute(its.values(notices_at=clock() - timedelta(minutes=1)))
