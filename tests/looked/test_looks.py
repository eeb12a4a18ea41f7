"""Opening a case is written down with what for; she reads it, an administrator counts it."""

import csv
import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.accounts import looks
from api.accounts.models import AccessLog, Staff
from api.orders.models import Order
from api.rules import urgency
from api.rules.access import Actor
from tests.attendances.acts import a_morning, say
from tests.builders import an_order, at
from tests.conftest import TestClock
from tests.people import Answer, Cast

HERS = "/api/v1/me/access-log"
DAYS = "from=2026-11-01&to=2026-11-30"


@pytest.fixture
def clerk(cast: Cast) -> Actor:
    """The clerk of her court."""
    return Actor(role="clerk", id=cast.clerk.id, court_id=cast.court.id)


def open_case(cast: Cast) -> None:
    """As a case page does: several things are asked for."""
    for path in ("", "/weeks?from=2026-W45&to=2026-W46", "/attendances", "/appearances"):
        answer = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}{path}")
        assert answer.status_code == 200


def lines(cast: Cast) -> list[tuple[str, int]]:
    """What she reads."""
    return [
        (row["purpose"], row["times"]) for row in cast.participant.client.get(HERS).json["items"]
    ]


def choose(cast: Cast, purpose: str, order: UUID | None = None) -> Answer:
    """The clerk says what she opens the case for."""
    url = f"/api/v1/orders/{order or cast.order.id}/look"
    return cast.clerk.client.put(url, json={"purpose": purpose})


def test_a_page_that_asks_for_many_things_is_one_look_and_a_later_one_another(
    cast: Cast, clock: TestClock
) -> None:
    open_case(cast)
    assert lines(cast) == [("case", 1)]
    clock.forward(minutes=4)
    open_case(cast)
    assert lines(cast) == [("case", 1)]
    clock.forward(minutes=15)
    open_case(cast)
    assert lines(cast) == [("case", 2)]


def test_what_a_clerk_says_holds_until_she_says_otherwise_or_signs_in_again(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    other = an_order(session, cast.court)
    session.commit()
    url = f"/api/v1/orders/{cast.order.id}/look"
    assert cast.clerk.client.get(url).json == {"purpose": "case"}
    assert lines(cast) == []
    assert choose(cast, "hearing").json == {"purpose": "hearing"}
    assert choose(cast, "hearing").status_code == 200
    assert cast.clerk.client.get(f"/api/v1/orders/{other.id}").status_code == 200
    assert lines(cast) == [("hearing", 1)]
    row = session.scalars(select(AccessLog).where(AccessLog.order_id == other.id)).one()
    assert row.purpose == "hearing"
    assert cast.second_clerk.client.get(url).json == {"purpose": "case"}
    clock.forward(minutes=5)  # the tests' browser signs in again
    assert cast.clerk.client.get(url).json == {"purpose": "case"}


def test_a_purpose_is_one_of_a_few_and_of_a_case_of_her_court(cast: Cast) -> None:
    assert choose(cast, "curiosity").status_code == 422
    assert choose(cast, "export").status_code == 422
    assert choose(cast, "hearing", cast.other_order.id).status_code == 404
    assert lines(cast) == []


def test_she_reads_who_and_what_for_in_words_and_how_often_in_all(
    cast: Cast, clock: TestClock
) -> None:
    open_case(cast)
    choose(cast, "request")
    clock.forward(days=1)
    cast.second_clerk.client.get(f"/api/v1/orders/{cast.order.id}")
    found = cast.participant.client.get(HERS).json
    assert (found["looks"], found["readers"]) == (3, 2)
    assert [(row["purpose_text"], row["role_text"]) for row in found["items"]][-1] in (
        ("Responder algo que preguntaste", "Secretaría del juzgado"),
        ("Ver cómo vas", "Secretaría del juzgado"),
    )
    told = cast.participant.client.get(HERS, headers={"Accept-Language": "en"}).json["items"]
    assert {row["purpose_text"] for row in told} == {
        "See how you are doing",
        "Answer something that you asked",
    }
    page = cast.participant.client.get("/api/v1/me/record/page")
    assert "Responder algo que preguntaste" in page.text


def test_whether_something_waited_is_kept_as_it_was_then(
    cast: Cast, session: Session, clerk: Actor
) -> None:
    def opened(name: str, **differs: Any) -> None:
        order = an_order(session, cast.court, **differs)
        looks.record(session, clerk, at("2026-11-09 08:00"), order.id, "case")
        row = session.scalars(select(AccessLog).where(AccessLog.order_id == order.id)).one()
        assert row.case_was == name

    opened("calm")
    opened("due", urgency=urgency.RANK["short"] * urgency.STEP)
    opened("due", created_at=at("2026-11-01 08:00"))
    opened("ended", ends_on=date(2026, 11, 8))
    opened("calm", ends_on=date(2026, 11, 9))


def test_hours_that_wait_for_a_clerk_are_a_reason_to_look(
    cast: Cast, clock: TestClock, session: Session, clerk: Actor
) -> None:
    morning = a_morning(cast, clock)
    say(cast, morning, "contest", reason="No vino.")
    session.execute(update(Order).values(urgency=0))
    looks.record(session, clerk, clock(), cast.order.id, "search")
    assert session.scalars(select(AccessLog.case_was)).one() == "due"


def test_an_export_of_many_cases_is_a_look_at_each(
    cast: Cast, session: Session, clerk: Actor
) -> None:
    orders = [an_order(session, cast.court).id for _ in range(205)]
    for _ in range(2):
        looks.record_many(session, clerk, at("2026-11-09 08:00"), [*orders, uuid4()], "export")
    rows = session.scalars(select(AccessLog)).all()
    assert {(row.purpose, row.times) for row in rows} == {("export", 1)}
    assert {row.order_id for row in rows} == set(orders)


def a_curious_day(session: Session, cast: Cast, clerk: Actor, cases: int) -> None:
    """The clerk opens many cases on Monday, each of which waits for nobody."""
    for _ in range(cases):
        looks.record(session, clerk, at("2026-11-09 08:00"), an_order(session, cast.court).id)
    session.commit()


def test_the_administrator_sees_who_read_far_more_than_usual_and_the_rule(
    cast: Cast, session: Session, clerk: Actor
) -> None:
    a_curious_day(session, cast, clerk, 20)
    found = cast.admin.client.get("/api/v1/looks/week?week=2026-W46").json
    assert found["rule"] == {
        "day_from": 20,
        "week_from": 60,
        "times": 3,
        "habit_from": 5,
        "ended_from": 3,
        "calm_from": 10,
    }
    (one,) = found["items"]
    assert (one["name"], one["court_name"], one["day"]) == ("Clara", cast.court.name, 20)
    assert (one["why"], one["calm"]) == (["day", "calm"], 20)
    earlier = cast.admin.client.get("/api/v1/looks/week?week=2026-W45").json
    assert earlier["items"] == []
    for other in (cast.clerk, cast.host, cast.monitor, cast.participant):
        assert other.client.get("/api/v1/looks/week").status_code == 403


def test_looks_are_counted_by_reader_by_case_and_by_day(
    cast: Cast, session: Session, clerk: Actor
) -> None:
    second = Actor("clerk", id=cast.second_clerk.id, court_id=cast.court.id)
    for who, when in (
        (clerk, "2026-11-09 08:00"),
        (clerk, "2026-11-09 09:00"),
        (second, "2026-11-10 08:00"),
    ):
        looks.record(session, who, at(when), cast.order.id)
    session.commit()

    def counted(by: str) -> list[tuple[Any, ...]]:
        items = cast.admin.client.get(f"/api/v1/looks/counts?by={by}&{DAYS}").json["items"]
        return [tuple(one[n] for n in ("name", "cases", "readers", "looks")) for one in items]

    assert counted("viewer") == [("Clara", 1, 1, 2), ("Cecilia", 1, 1, 1)]
    assert counted("day") == [(None, 1, 1, 1), (None, 1, 1, 2)]
    assert counted("case") == [(None, 1, 2, 3)]


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ("from=2026-11-09&to=2026-11-08", "ends-before-it-starts"),
        ("from=2026-01-01&to=2026-11-08", "too-many-days"),
    ],
)
def test_days_that_cannot_be_counted_are_refused_in_words(cast: Cast, days: str, code: str) -> None:
    for path in (f"log?{days}", f"counts?by=day&{days}"):
        answer = cast.admin.client.get(f"/api/v1/looks/{path}")
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, code)


def test_the_exported_log_names_those_who_work_and_no_participant(
    cast: Cast, session: Session, clerk: Actor
) -> None:
    session.execute(update(Staff).where(Staff.id == cast.clerk.id).values(name="=1+1|calc"))
    looks.record(session, clerk, at("2026-11-09 08:00"), cast.order.id, "hearing")
    session.commit()
    file = cast.admin.client.get(f"/api/v1/looks/log?{DAYS}")
    assert file.headers["Content-Disposition"].endswith('filename="consultas-2026-11-09.csv"')
    head, row = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert head[0] == "Día"
    assert row == [
        "2026-11-09",
        "'=1+1|calc",
        "Secretaría del juzgado",
        cast.court.name,
        cast.order.id.hex[:8],
        "Preparar una audiencia o un informe",
        "1",
        "no",
    ]
    person = cast.order.participant
    for private in (person.first_name, person.last_name, cast.order.case_number):
        assert private not in file.text


def test_an_administrator_of_one_court_sees_its_cases_alone(
    cast: Cast, session: Session, clerk: Actor
) -> None:
    looks.record(session, clerk, at("2026-11-09 08:00"), cast.order.id)
    hers = update(Staff).where(Staff.id == cast.admin.id)
    session.execute(hers.values(court_id=cast.other_court.id))
    session.commit()
    assert cast.admin.client.get("/api/v1/looks/week?week=2026-W46").json["items"] == []
    assert cast.admin.client.get(f"/api/v1/looks/counts?by=day&{DAYS}").json["items"] == []
    assert len(cast.admin.client.get(f"/api/v1/looks/log?{DAYS}").text.splitlines()) == 1


def test_what_was_long_ago_is_another_look(cast: Cast, session: Session, clerk: Actor) -> None:
    start = at("2026-11-09 08:00")
    for minutes in (0, 14, 28, 43):
        looks.record(session, clerk, start + timedelta(minutes=minutes), cast.order.id)
    assert session.scalars(select(AccessLog.times)).one() == 2
