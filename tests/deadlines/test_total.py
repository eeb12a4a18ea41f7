from typing import Any

from sqlalchemy.orm import Session

from api.orders.models import Order
from api.standing import service as standing
from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Browser, Cast

BASE = "/api/v1"
MORNINGS = ("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13")


def the_total(cast: Cast, reader: Browser | None = None) -> dict[str, Any]:
    url = f"{BASE}/orders/{cast.order.id}/total"
    answer = (reader or cast.participant.client).get(url)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def asks_for(session: Session, cast: Cast, minutes: int) -> None:
    session.get_one(Order, cast.order.id).total_required_minutes = minutes
    session.commit()


def looked_at(session: Session, cast: Cast, clock: TestClock) -> None:
    standing.review(session, session.get_one(Order, cast.order.id), clock())
    session.commit()


def test_owed_pace_and_end_follow_from_the_kept_weeks(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    asks_for(session, cast, 10_000)
    for day in MORNINGS:
        a_morning(cast, clock, day)
    clock.at = at("2026-11-17 09:00")
    looked_at(session, cast, clock)
    a_morning(cast, clock, "2026-11-17")
    found = the_total(cast)
    # 1,200 in the only closed week and 240 in this one: 8,560 owed, 960 of them this week, and
    # then 7,600 at 1,200 a week: six weeks and a seventh with 400.
    assert (found["credited_total_minutes"], found["owed_minutes"]) == (1440, 8560)
    assert (found["pace_minutes"], found["pace_weeks"]) == (1200, 1)
    assert (found["state"], found["projected_end"]) == ("running", "2027-01-10")
    assert (found["share_percent"], found["provisional_total_minutes"]) == (14, 1440)
    assert the_total(cast, cast.clerk.client) == found
    hers = cast.participant.client.get(f"{BASE}/me").json["order"]
    assert (hers["owed_minutes"], hers["projected_end"], hers["complete"]) == (
        8560,
        "2027-01-10",
        False,
    )


def test_a_total_that_is_done_waits_for_the_judge(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    asks_for(session, cast, 480)
    a_morning(cast, clock, "2026-11-09")
    assert the_total(cast)["state"] == "running"
    a_morning(cast, clock, "2026-11-10")
    found = the_total(cast)
    assert (found["state"], found["owed_minutes"]) == ("complete_awaiting_judge", 0)
    assert cast.participant.client.get(f"{BASE}/me").json["order"]["complete"] is True


def test_without_a_total_nothing_is_owed_and_nothing_computed(cast: Cast) -> None:
    found = the_total(cast)
    assert (found["state"], found["owed_minutes"], found["projected_end"]) == (
        "no_total",
        None,
        None,
    )


def test_missed_shifts_are_summed_over_the_weeks(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    a_morning(cast, clock, "2026-11-09")
    clock.at = at("2026-11-23 07:00")
    session.get_one(Order, cast.order.id).week = "2026-W46"
    looked_at(session, cast, clock)
    missed = the_total(cast)["missed"]
    # Four mornings of the first week; of the second four too, Monday 16 was a holiday.
    assert (missed["unexplained"], missed["total"]) == (8, 8)
    assert missed["unjustified"] == 0
