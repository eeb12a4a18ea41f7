"""Make-ups worked out by hand: the cap they raise, what pays for them, what they cure.

W46 is 240 minutes short. W48 asks for 1,200 like every week; its five mornings bring just that.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from api.standing.models import WeekStanding
from tests.attendances.acts import a_morning, decide, say, week
from tests.builders import at
from tests.conftest import TestClock
from tests.make_ups.acts import (
    SHORT,
    TUESDAY,
    WEDNESDAY,
    WEEK_48,
    a_short_week,
    agreed,
    proposed,
    works,
)
from tests.make_ups.acts import say as word
from tests.people import Cast

CARRIER = "2026-W48"


def kept(session: Session, cast: Cast, name: str) -> tuple[str, int]:
    """How a week was kept when it was last looked at."""
    session.expire_all()
    row = session.get_one(WeekStanding, (cast.order.id, name))
    return row.state, row.short_minutes


def full_week(cast: Cast, clock: TestClock, *sessions: tuple[str, str]) -> list[str]:
    """She works all mornings of W48 and these sessions; the attendances' ids."""
    times = [(f"{day} 08:00", f"{day} 12:00") for day in WEEK_48]
    return [works(cast, clock, *one) for one in sorted([*times, *sessions])]


def test_the_week_that_carries_them_asks_for_them_and_may_credit_them(
    cast: Cast, clock: TestClock
) -> None:
    a_short_week(cast, clock)
    assert week(cast, CARRIER)["needed_minutes"] == 1200
    agreed(cast)
    assert week(cast, CARRIER)["needed_minutes"] == 1440
    longer = ("2026-11-25 13:00", "2026-11-25 16:00")
    full_week(cast, clock, TUESDAY, longer)
    found = week(cast, CARRIER)
    # 1,200 + 120 + 180 were worked, 1,440 count: the cap of 1,200 and the 240 that are due.
    assert (found["credited_minutes"], found["over_cap_minutes"]) == (1440, 60)
    assert week(cast, SHORT)["state"] == "cured"


def test_without_an_agreement_more_hours_stay_above_the_cap_and_cure_nothing(
    cast: Cast, clock: TestClock
) -> None:
    a_short_week(cast, clock)
    full_week(cast, clock, TUESDAY, WEDNESDAY)
    found = week(cast, CARRIER)
    assert (found["credited_minutes"], found["over_cap_minutes"]) == (1200, 240)
    assert week(cast, SHORT)["state"] == "short"


def test_its_own_week_comes_first_and_only_what_is_beyond_cures(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    a_short_week(cast, clock)
    agreed(cast)
    times = [(f"{day} 08:00", f"{day} 12:00") for day in WEEK_48[:4]]
    for one in sorted([*times, TUESDAY, WEDNESDAY]):
        works(cast, clock, *one)
    # 960 + 240 is the week's own 1,200: nothing is left for the short week yet.
    assert kept(session, cast, SHORT) == ("short", 240)
    works(cast, clock, "2026-11-27 08:00", "2026-11-27 10:00")
    assert kept(session, cast, SHORT) == ("short", 120)
    works(cast, clock, "2026-11-27 10:00", "2026-11-27 12:00")
    assert kept(session, cast, SHORT) == ("cured", 0)
    assert week(cast, CARRIER)["state"] == "met"


def test_a_cured_week_is_short_again_when_hours_are_denied(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    a_short_week(cast, clock)
    agreed(cast)
    last = full_week(cast, clock, TUESDAY, WEDNESDAY)[-1]
    assert kept(session, cast, SHORT) == ("cured", 0)
    assert say(cast, UUID(last), "contest", reason="Ese viernes no vino.").status_code == 200
    assert kept(session, cast, SHORT)[0] == "cured"
    assert decide(cast, UUID(last), "deny").status_code == 200
    assert kept(session, cast, SHORT) == ("short", 240)
    clock.at = at("2026-11-30 07:00")
    assert week(cast, CARRIER)["make_up_missed_minutes"] == 240


def test_what_is_beyond_pays_for_the_oldest_agreement_first(cast: Cast, clock: TestClock) -> None:
    a_short_week(cast, clock)
    # W45: Monday was a holiday, she came on no other day: 960 short.
    assert week(cast, "2026-W45")["short_minutes"] == 960
    hour, next_hour = ("2026-11-24 13:00", "2026-11-24 14:00"), ("2026-11-25 13:00",)
    agreed(cast, hour, short_week="2026-W45")
    clock.forward(minutes=5)
    agreed(cast, (*next_hour, "2026-11-25 14:00"))
    full_week(cast, clock, hour, (*next_hour, "2026-11-25 13:30"))
    assert week(cast, CARRIER)["credited_minutes"] == 1290
    assert week(cast, "2026-W45")["short_minutes"] == 900
    assert week(cast, SHORT)["short_minutes"] == 210


def test_what_had_begun_when_it_was_cancelled_stays_due_and_paid(
    cast: Cast, clock: TestClock
) -> None:
    a_short_week(cast, clock)
    identity = agreed(cast)
    for one in [("2026-11-23 08:00", "2026-11-23 12:00"), ("2026-11-24 08:00", "2026-11-24 12:00")]:
        works(cast, clock, *one)
    works(cast, clock, *TUESDAY)
    answer = word(cast, cast.host, identity, "cancel", "El miércoles no hay quien reciba.")
    assert answer.json["state"] == "cancelled"
    found = week(cast, CARRIER)
    # 1,200 + 120 of Tuesday, less 480 + 120 done; Wednesday's 120 are asked for no more.
    assert found["needed_minutes"] == 720
    assert "25T13:00" not in [shift["starts_at"][8:16] for shift in found["shifts"]]
    assert "24T13:00" in [shift["starts_at"][8:16] for shift in found["shifts"]]
    for day in WEEK_48[2:]:
        a_morning(cast, clock, day)
    assert week(cast, CARRIER)["credited_minutes"] == 1320
    assert week(cast, SHORT)["short_minutes"] == 120


def test_a_session_under_way_when_it_is_cancelled_stays(cast: Cast, clock: TestClock) -> None:
    a_short_week(cast, clock)
    identity = agreed(cast)
    clock.at = at(TUESDAY[0])
    word(cast, cast.clerk, identity, "cancel", "Cambio de plan.")
    assert week(cast, CARRIER)["needed_minutes"] == 1320
    again = word(cast, cast.host, identity, "cancel", "Cambio de plan.")
    assert (again.status_code, again.json["type"]) == (409, "make-up-over")


def test_nothing_is_left_to_cancel_once_all_sessions_have_begun(
    cast: Cast, clock: TestClock
) -> None:
    a_short_week(cast, clock)
    identity = agreed(cast, TUESDAY)
    clock.at = at("2026-11-24 13:00")
    answer = word(cast, cast.host, identity, "cancel", "Ya no.")
    assert (answer.status_code, answer.json["type"]) == (409, "nothing-left-to-cancel")


def test_a_proposal_that_never_held_asks_for_nothing_once_cancelled(
    cast: Cast, clock: TestClock
) -> None:
    a_short_week(cast, clock)
    identity = str(proposed(cast)["id"])
    word(cast, cast.host, identity)
    clock.at = at("2026-11-24 14:00")
    assert week(cast, CARRIER)["needed_minutes"] == 1200
    word(cast, cast.participant, identity, "cancel", "Nadie respondió.")
    assert week(cast, CARRIER)["needed_minutes"] == 1200


def test_what_was_not_worked_may_be_agreed_on_again(cast: Cast, clock: TestClock) -> None:
    a_short_week(cast, clock)
    agreed(cast)
    for day in WEEK_48:
        a_morning(cast, clock, day)
    clock.at = at("2026-11-30 07:00")
    assert week(cast, CARRIER)["make_up_missed_minutes"] == 240
    later = [("2026-12-01 13:00", "2026-12-01 15:00"), ("2026-12-02 13:00", "2026-12-02 15:00")]
    agreed(cast, *later)
