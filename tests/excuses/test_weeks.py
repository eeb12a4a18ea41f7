"""What an excuse does to her week: it waits, lowers what is asked, or takes the reach away."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session, sessionmaker

from api.database import unit_of_work
from api.orders.models import Order
from api.standing import service as standing
from api.standing.models import WeekStanding
from tests.attendances.acts import a_morning, say
from tests.builders import at
from tests.conftest import TestClock
from tests.excuses.acts import MORNINGS, decide, filed, reply, send_paper, week, withdraw
from tests.excuses.photos import photo
from tests.people import Cast
from tests.warnings.acts import warnings


def look(sessions: sessionmaker[Session], cast: Cast, now: datetime) -> None:
    """The clock process looks at her order."""
    with unit_of_work(sessions) as session:
        standing.review(session, session.get_one(Order, cast.order.id), now)


def numbers(cast: Cast, name: str = "2026-W46") -> tuple[str, int, int, int]:
    """State, excused, waiting, still needed."""
    found = week(cast, name)
    return (
        found["state"],
        found["excused_minutes"],
        found["excuse_pending_minutes"],
        found["needed_minutes"],
    )


def test_a_filed_excuse_changes_no_number_but_its_own(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    assert numbers(cast)[1:] == (0, 240, 1200)
    decide(cast, excuse, "ask", text="¿Cuándo?", answer_by="2026-11-20")
    assert numbers(cast)[1:] == (0, 240, 1200)


def test_an_accepted_one_lowers_what_the_week_asks_and_undoing_it_does_not(cast: Cast) -> None:
    excuse = filed(cast, "2026-11-10")
    decide(cast, excuse, "accept")
    assert numbers(cast)[1:] == (240, 0, 960)
    decide(cast, excuse, "reopen")
    assert numbers(cast)[1:] == (0, 240, 1200)
    withdraw(cast, excuse)
    assert numbers(cast)[1:] == (0, 0, 1200)


def test_a_week_waits_for_the_answer_when_the_plan_covers_the_rest(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-12 17:30")
    assert numbers(cast)[0] == "out_of_reach"
    filed(cast, *MORNINGS[:4])
    assert numbers(cast) == ("awaiting", 0, 960, 1200)


def test_a_refusal_that_takes_the_reach_away_opens_a_warning_and_is_its_cause(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    excuse = filed(cast, *MORNINGS[:4])
    clock.at = at("2026-11-12 17:30")
    look(sessions, cast, clock())
    assert numbers(cast)[0] == "awaiting"
    assert warnings(sessions, cast.order.id) == []
    decide(cast, excuse, "refuse", text="No hay constancia.")
    assert numbers(cast)[0] == "out_of_reach"
    (opened,) = warnings(sessions, cast.order.id)
    assert (opened.state, opened.cause, opened.closed_at) == ("out_of_reach", "refusal", None)
    assert [step.fact for step in opened.steps] == ["refusal"]


def test_a_warning_ends_with_the_excuse_accepted_and_opens_again_when_it_is_refused(
    cast: Cast, clock: TestClock, sessions: sessionmaker[Session]
) -> None:
    clock.at = at("2026-11-12 17:30")
    look(sessions, cast, clock())
    excuse = filed(cast, *MORNINGS[:4])
    assert [one.closed_as for one in warnings(sessions, cast.order.id)] == [None]
    clock.forward(hours=1)
    decide(cast, excuse, "accept")
    (before,) = warnings(sessions, cast.order.id)
    assert (before.closed_as, before.steps[-1].fact) == ("excused", "excuse")
    decide(cast, excuse, "reopen")
    clock.forward(hours=1)
    decide(cast, excuse, "refuse", text="Era de otra persona.")
    again = warnings(sessions, cast.order.id)[-1]
    assert again.id != before.id
    assert (again.state, again.cause, again.closed_at) == ("out_of_reach", "refusal", None)


@pytest.mark.parametrize("how", ["words", "paper"])
def test_an_answer_to_a_refusal_lets_the_week_wait_again(
    cast: Cast, clock: TestClock, how: str
) -> None:
    clock.at = at("2026-11-12 17:30")
    excuse = filed(cast, *MORNINGS[:4])
    decide(cast, excuse, "refuse", text="No hay constancia.")
    assert numbers(cast)[:3] == ("out_of_reach", 0, 0)
    if how == "words":
        reply(cast, excuse, "La entregué en la sede.")
    else:
        assert send_paper(cast, excuse, photo()).status_code == 200
    assert numbers(cast)[:3] == ("awaiting", 0, 960)


def test_a_past_week_is_kept_anew_when_its_excuse_is_decided(
    cast: Cast, clock: TestClock, session: Session, sessions: sessionmaker[Session]
) -> None:
    for day in MORNINGS[:4]:
        say(cast, a_morning(cast, clock, day))
    clock.at = at("2026-11-16 09:00")
    look(sessions, cast, clock())

    def kept() -> tuple[str, int, dict[str, int]]:
        with sessions() as fresh:
            row = fresh.get_one(WeekStanding, (cast.order.id, "2026-W46"))
            return row.state, row.short_minutes, dict(row.missed)

    assert kept() == ("short", 240, {"unexplained": 1})
    excuse = filed(cast, "2026-11-13")
    assert kept() == ("short", 240, {"filed": 1})
    assert week(cast)["provisional"]
    decide(cast, excuse, "refuse", text="No hay constancia.")
    assert kept() == ("short", 240, {"refused": 1})
    decide(cast, excuse, "reopen")
    decide(cast, excuse, "accept")
    assert kept() == ("excused", 0, {"excused": 1})


def test_an_announced_absence_weeks_ahead_counts_in_its_own_week(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    excuse = filed(cast, "2026-11-25")
    assert numbers(cast, "2026-W46")[2] == 0
    assert numbers(cast, "2026-W48")[2] == 240
    assert session.get(WeekStanding, (cast.order.id, "2026-W48")) is None
    decide(cast, excuse, "accept")
    clock.at = at("2026-11-24 09:00")
    assert numbers(cast, "2026-W48")[1:3] == (240, 0)
