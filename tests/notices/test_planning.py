"""Facts become notices: each once, when it is due, also after a clock was away."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.notices import planning
from api.notices.post import Post
from api.orders.models import Order
from api.settings import Settings
from scheduler import jobs
from tests.appearances.acts import a_date
from tests.builders import at
from tests.conftest import TestClock
from tests.notices.acts import Pocket, a_channel, a_post, kinds_of, notices, turn, wake
from tests.people import Cast
from tests.warnings.acts import begin, walk

Sessions = sessionmaker[Session]
HERS = "+573001234567"


@pytest.fixture
def sms() -> Pocket:
    return Pocket()


@pytest.fixture
def post(settings: Settings, clock: TestClock, sms: Pocket, cast: Cast, sessions: Sessions) -> Post:
    """A post room that sends her texts."""
    a_channel(sessions, settings, ("participant", cast.order.participant_id), "sms", HERS)
    return a_post(settings, clock, sms=sms)


def live(sessions: Sessions, clock: TestClock, post: Post, until: str) -> None:
    """Let the clock beat until an instant, every quarter of an hour."""
    while clock.at < at(until):
        clock.forward(minutes=15)
        jobs.look_again(sessions, clock())
        turn(sessions, post)


def test_a_date_is_said_four_times_and_each_of_them_once(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    a_date(cast, "2026-11-20 09:00")
    live(sessions, clock, post, "2026-11-20 12:00")
    found = notices(sessions, "appearance")
    assert [(one.params["days"], one.due_at) for one in found] == [
        (7, at("2026-11-13 15:00")),
        (3, at("2026-11-17 15:00")),
        (1, at("2026-11-19 15:00")),
        (0, at("2026-11-20 07:00")),
    ]
    said = [text for text in sms.texts if "cita" in text and "cambio" not in text]
    assert said == [
        "Agenda: tienes una cita el viernes 20. Ábrela para ver los detalles.",
        "Agenda: tienes una cita el viernes 20. Ábrela para ver los detalles.",
        "Agenda: tienes una cita mañana. Ábrela para ver los detalles.",
        "Agenda: tienes una cita hoy. Ábrela para ver los detalles.",
    ]


def test_a_date_that_is_called_off_is_reminded_of_no_more(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    date = a_date(cast, "2026-11-20 09:00")
    clock.at = at("2026-11-19 14:00")
    cast.clerk.client.put(
        f"/api/v1/appearances/{date}/outcome",
        json={"verdict": "cancel", "text": "El despacho no atiende."},
        headers={"If-Match": '"1"'},
    )
    live(sessions, clock, post, "2026-11-20 12:00")
    assert kinds_of(notices(sessions, "appearance")) == []
    assert kinds_of(notices(sessions, "date_changed")) == ["date_changed", "date_changed"]


def test_a_reminder_on_its_way_is_taken_back_and_taken_up_again(
    cast: Cast, clock: TestClock, sessions: Sessions, settings: Settings
) -> None:
    date = a_date(cast, "2026-11-20 09:00")
    clock.at = at("2026-11-19 15:00")
    jobs.plan_notices(sessions, clock())
    url, version = f"/api/v1/appearances/{date}/outcome", 1
    for verdict, state in (("cancel", "withdrawn"), ("undo", "waiting")):
        clock.forward(minutes=1)
        answer = cast.clerk.client.put(
            url,
            json={"verdict": verdict, "text": "Fue un error."},
            headers={"If-Match": f'"{version}"'},
        )
        version = answer.json["version"]
        jobs.plan_notices(sessions, clock())
        (one,) = [n for n in notices(sessions, "appearance") if n.params["days"] == 1]
        assert (one.state, one.next_at is None) == (state, state == "withdrawn")


def test_a_clock_that_was_away_for_a_week_says_what_is_of_use_and_nothing_else(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    a_date(cast, "2026-11-20 09:00")
    turn(sessions, post)
    sms.sent.clear()
    clock.at = at("2026-11-18 10:00")
    turn(sessions, post)
    assert [one.params["days"] for one in notices(sessions, "appearance")] == [3]
    assert sum("cita" in text for text in sms.texts) == 1


def test_a_second_planner_makes_nothing_twice(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    a_date(cast, "2026-11-20 09:00")
    clock.at = at("2026-11-19 15:00")
    for _ in range(3):
        wake(sessions, clock(), cast.order.id)
        jobs.plan_notices(sessions, clock())
    assert kinds_of(notices(sessions, "appearance")) == ["appearance"]


def test_her_shift_is_said_the_evening_before_and_two_hours_ahead(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    wake(sessions, clock(), cast.order.id)
    live(sessions, clock, post, "2026-11-10 12:00")
    shifts = notices(sessions, "shift_evening", "shift_soon")
    assert {one.kind for one in shifts} <= {"shift_evening", "shift_soon"}
    assert [one.due_at for one in shifts if one.kind == "shift_evening"] == [at("2026-11-09 18:00")]


def test_a_warning_goes_out_and_its_close_takes_it_back(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-13 06:00")
    clock.at = at("2026-11-13 07:30")
    turn(sessions, post)
    warned = notices(sessions, "warning")
    assert warned
    assert all(one.urgent and one.about_id is not None for one in warned)
    assert any("te faltan" in text for text in sms.texts)


def test_what_was_sent_and_no_longer_holds_is_still_what_she_was_told(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    date = a_date(cast, "2026-11-20 09:00")
    clock.at = at("2026-11-19 15:00")
    turn(sessions, post)
    clock.forward(minutes=1)
    cast.clerk.client.put(
        f"/api/v1/appearances/{date}/outcome",
        json={"verdict": "cancel", "text": "El despacho no atiende."},
        headers={"If-Match": '"1"'},
    )
    turn(sessions, post)
    (one,) = [n for n in notices(sessions, "appearance") if n.params["days"] == 1]
    assert (one.state, one.next_at) == ("sent", None)


def test_a_warning_that_she_saw_on_her_week_is_carried_no_further_and_counts_as_reached(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-11 12:00")
    turn(sessions, post)
    (warned,) = notices(sessions, "warning")
    clock.forward(minutes=2)
    cast.participant.client.put(f"/api/v1/me/told/{warned.about_id}/seen")
    wake(sessions, clock(), cast.order.id)
    turn(sessions, post)
    clock.forward(minutes=20)
    turn(sessions, post)
    (kept,) = [one for one in notices(sessions, "warning") if one.id == warned.id]
    assert (kept.state, kept.next_at) == ("reached", None)


def test_on_monday_she_hears_how_her_week_went(
    cast: Cast, clock: TestClock, sessions: Sessions, post: Post, sms: Pocket
) -> None:
    begin(cast, clock, sessions, "2026-11-09 07:00")
    walk(cast, clock, sessions, "2026-11-16 08:00")
    live(sessions, clock, post, "2026-11-16 10:00")
    (summary,) = notices(sessions, "weekly_summary")
    assert summary.occasion == "2026-W46"
    assert summary.params == {"state": "short", "done": 0, "required": 1200}


def test_looking_costs_an_order_nothing_that_its_clerk_would_see(
    cast: Cast, clock: TestClock, sessions: Sessions
) -> None:
    wake(sessions, clock(), cast.order.id)
    with sessions() as session:
        before = session.get_one(Order, cast.order.id).version
    jobs.plan_notices(sessions, clock())
    with sessions() as session:
        order = session.get_one(Order, cast.order.id)
        assert order.version == before
        assert order.notices_at is not None
        assert clock() < order.notices_at <= clock() + timedelta(days=7)


def test_an_order_that_cannot_be_planned_waits_and_stops_nobody(
    cast: Cast, clock: TestClock, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    wake(sessions, clock(), cast.order.id)
    wake(sessions, clock(), cast.other_order.id)
    real = planning.plan_order

    def fails(session: Session, order: Order, now: datetime) -> datetime | None:
        if order.id == cast.order.id:
            raise ValueError("a row that nobody expected")
        return real(session, order, now)

    monkeypatch.setattr(planning, "plan_order", fails)
    assert jobs.plan_notices(sessions, clock()) >= 2
    with sessions() as session:
        assert session.get_one(Order, cast.order.id).notices_at == clock() + timedelta(hours=1)
        assert session.get_one(Order, cast.other_order.id).notices_at != clock()
