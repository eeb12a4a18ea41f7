"""What real orders bring to a month, counted by hand."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from api.appearances.models import Appearance
from api.notices.models import Notice
from api.orders.models import Order
from api.statistics.definitions import TABLES, measure
from api.statistics.tallies import Tally, tally
from api.warnings.models import Telling, Warning
from tests.attendances.acts import a_morning, say
from tests.builders import LONG_AGO, a_court, an_order, at
from tests.conftest import TestClock
from tests.excuses import acts as excuses
from tests.people import Cast

NOVEMBER = "2026-11"
LATER = at("2027-01-02 06:00")


def _november(session: Session, order: Order) -> Tally:
    session.expire_all()
    found = tally(session, session.get_one(Order, order.id), [NOVEMBER], LATER)[NOVEMBER]
    for table in TABLES.values():
        for whole, parts in table.sums:
            names = [measure(table.code, part) for part in parts]
            assert found.amounts[measure(table.code, whole)] == sum(found.amounts[n] for n in names)
    return found


def _of(found: Tally, table: str) -> dict[str, int]:
    amounts: Counter[str] = found.amounts
    return {name.partition(".")[2]: n for name, n in amounts.items() if name.startswith(table)}


def _live(cast: Cast, clock: TestClock) -> None:
    """A week met; one with a holiday, an excuse and a morning missed; one with the site closed."""
    for number, day in enumerate(excuses.MORNINGS):
        attendance = a_morning(cast, clock, day)
        if number < 4:
            clock.forward(hours=48 if number == 3 else 1)
            assert say(cast, attendance).status_code == 200
        clock.at = at(f"{day} 13:00")
    for day in ("2026-11-17", "2026-11-18"):
        attendance = a_morning(cast, clock, day)
        clock.forward(hours=2)
        assert say(cast, attendance).status_code == 200
    clock.at = at("2026-11-19 07:00")
    excuse = excuses.filed(cast, "2026-11-19")
    assert excuses.decide(cast, excuse, "accept").status_code == 200
    clock.at = at("2026-11-20 20:00")
    closed = {
        **{"from": "2026-11-23T00:00:00-05:00", "to": "2026-11-28T00:00:00-05:00"},
        **{"cause": "host", "note": None},
    }
    url = f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}"
    assert cast.host.client.put(url, json=closed).status_code == 200


def test_the_month_of_a_real_order_is_what_one_counts_by_hand(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    _live(cast, clock)
    found = _november(session, cast.order)
    # 2 to 8 November: a holiday and four mornings missed.
    assert _of(found, "weeks") == {"all": 4, "met": 1, "short": 2, "excused": 1}
    assert _of(found, "hours") == {"owed": 4800, "credited": 1680, "missing": 3120}
    assert _of(found, "causes") == {"missing": 3120, "programme": 480, "her": 1440, "host": 1200}
    assert _of(found, "confirmations") == {
        **{"all": 7, "within_24_hours": 5, "within_72_hours": 1, "no_answer": 1},
    }
    assert sorted(found.readings["confirmations.median"]) == [60, 60, 60, 120, 120, 48 * 60]
    assert _of(found, "silent_weeks") == {"all": 2, "silent": 1, "answered": 1}
    assert _of(found, "excuses") == {"all": 1, "care": 1, "accepted": 1}
    assert _of(found, "women") == {"in_service": 1}


def _telling(order: Order, week: str, due: datetime, until: datetime | None) -> Telling:
    return Telling(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        week=week,
        audience="participant",
        kind="warning",
        occasion=uuid4().hex,
        state="tight",
        cause="time",
        needed_minutes=240,
        gap_minutes=60,
        reachable_until=until,
        made_at=due,
        due_at=due,
    )


def test_only_the_first_telling_of_a_week_says_how_early_she_was_told(session: Session) -> None:
    order = an_order(session, a_court(session))
    early, late = at("2026-11-10 08:00"), at("2026-11-12 08:00")
    until = at("2026-11-12 20:00")
    session.add_all(
        [
            _telling(order, "2026-W46", late, until),
            _telling(order, "2026-W46", early, until),
            _telling(order, "2026-W47", at("2026-11-20 08:00"), None),
            # Its Thursday is 3 December.
            _telling(order, "2026-W49", at("2026-11-30 08:00"), None),
        ]
    )
    session.flush()
    found = _november(session, order)
    assert _of(found, "lead_time") == {"told": 2, "in_time": 1, "too_late": 1}
    assert found.readings["lead_time.median"] == [60 * 60]


def test_warnings_are_counted_by_how_they_ended(session: Session) -> None:
    order = an_order(session, a_court(session))
    ends = (("2026-W45", "recovered"), ("2026-W46", "became_short"), ("2026-W47", None))
    for week, ended in ends:
        session.add(
            Warning(
                id=uuid4(),
                court_id=order.court_id,
                order_id=order.id,
                week=week,
                state="tight",
                opened_at=LONG_AGO,
                closed_at=None if ended is None else LONG_AGO,
                closed_as=ended,
            )
        )
    session.flush()
    # The last was left open: its week ended short of everything.
    assert _of(_november(session, order), "warnings") == {
        **{"opened": 3, "recovered": 1, "became_short": 2},
    }


def _date(order: Order, when: str, state: str) -> Appearance:
    return Appearance(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        source="single",
        starts_at=at(when),
        place="Piso 3",
        state=state,
        changed_at=LONG_AGO,
    )


def _message(order: Order, when: str, **differs: Any) -> Notice:
    given: dict[str, Any] = {"state": "sent", **differs}
    return Notice(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        person_kind="participant",
        person_id=order.participant_id,
        kind="shift_soon",
        occasion=uuid4().hex,
        params={},
        urgent=False,
        made_at=at(when),
        due_at=at(when),
        useful_until=at(when) + timedelta(days=1),
        **given,
    )


def test_dates_and_messages_are_of_the_month_of_their_weeks_thursday(session: Session) -> None:
    order = an_order(session, a_court(session))
    session.add_all(
        [
            _date(order, "2026-11-01 23:59", "attended"),
            _date(order, "2026-11-02 00:00", "attended"),
            _date(order, "2026-11-12 09:00", "presumed"),
            _date(order, "2026-11-13 09:00", "cancelled"),
            _date(order, "2026-11-29 23:59", "set"),
            _date(order, "2026-11-30 00:00", "excused"),
            _message(order, "2026-11-01 20:00", reached_at=LATER),
            _message(order, "2026-11-02 20:00", reached_at=LATER),
            _message(order, "2026-11-03 20:00", seen_at=LATER),
            _message(order, "2026-11-04 20:00"),
            _message(order, "2026-11-05 20:00", state="withdrawn"),
        ]
    )
    session.flush()
    found = _november(session, order)
    assert _of(found, "appearances") == {
        **{"all": 3, "attended": 1, "presumed": 1, "not_recorded": 1},
    }
    assert _of(found, "reminders") == {"made": 3, "reached": 2, "not_reached": 1}


def test_a_woman_is_in_service_from_the_week_she_began_to_the_week_she_was_done(
    session: Session,
) -> None:
    order = an_order(
        session, a_court(session), starts_on=date(2026, 8, 31), ends_on=date(2026, 11, 1)
    )
    months = ["2026-08", "2026-09", "2026-10", "2026-11"]
    found = tally(session, order, months, LATER)
    served = [month for month in months if found[month].amounts["women.in_service"]]
    # Monday 31 August is of the week of 3 September; Sunday 1 November of that of 29 October.
    assert served == ["2026-09", "2026-10"]
    assert [month for month in months if found[month].amounts["women.started"]] == ["2026-09"]
    assert [month for month in months if found[month].amounts["women.completed"]] == ["2026-10"]


def test_an_order_is_complete_once_in_the_week_that_brought_the_last_hour(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    _live(cast, clock)
    order = session.get_one(Order, cast.order.id)
    order.total_required_minutes = 1200
    session.flush()
    months = [NOVEMBER, "2026-12"]
    found = tally(session, order, months, LATER)
    assert [found[one].amounts["women.completed"] for one in months] == [1, 0]
    assert [found[one].amounts["women.in_service"] for one in months] == [1, 0]
    again = tally(session, order, ["2026-12"], LATER, completed=True)
    assert again["2026-12"].amounts["women.completed"] == 0
