from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.settings import Settings
from api.standing import service as standing
from tests.access.errands import a_channel, a_notice, a_paper, a_warning, hours_agreed
from tests.builders import a_host, a_placement, a_site, an_order, at
from tests.conftest import TestClock
from tests.desk.acts import listed, searched, statements, told
from tests.notes.acts import written
from tests.people import Cast

# Who asks, the court's day, the rows in their two parts, and nine things read of all of them.
MOST_STATEMENTS = 16


def test_of_equal_urgency_the_names_are_in_order_and_every_page_holds_each_once(
    cast: Cast, session: Session
) -> None:
    for name in ("Zapata", "Álvarez", "Muñoz", "munera", "Ñáñez"):
        order = an_order(session, cast.court, urgency=100_000)
        order.participant.last_name = name
    session.commit()
    clerk, seen, query = cast.clerk.client, [], "?limit=2"
    while query:
        answer = clerk.get(f"/api/v1/orders{query}").json
        seen += [row["last_name"] for row in answer["items"]]
        assert not any(name.lower() in str(answer["next"]).lower() for name in seen)
        query = f"?limit=2&cursor={answer['next']}" if answer["next"] else ""
    assert seen == ["Álvarez", "munera", "Muñoz", "Ñáñez", "Zapata", "Restrepo"]


def test_a_page_costs_a_fixed_number_of_statements(
    cast: Cast, clock: TestClock, session: Session, settings: Settings
) -> None:
    clock.at = at("2026-11-09 10:00")
    channel = a_channel(cast, session, settings, other=False)["channel_id"]
    with statements() as one:
        listed(cast.clerk.client)
    for _ in range(30):
        order = an_order(session, cast.court)
        a_placement(session, order, cast.site)
        told(session, order, at("2026-11-09 09:00"), channel)
        standing.review(session, order, clock())
    written(cast, "Una nota.", look_on="2026-11-09")
    session.commit()
    session.expire_all()
    with statements() as many:
        assert len(listed(cast.clerk.client, "?waiting=me")) + len(listed(cast.clerk.client)) >= 31
    assert len(one) <= MOST_STATEMENTS, one
    assert len(many) <= 2 * MOST_STATEMENTS, many


def test_a_row_says_what_was_tried_and_whether_it_reached_her(
    cast: Cast, clock: TestClock, session: Session, settings: Settings
) -> None:
    clock.at = at("2026-11-09 10:00")
    channel = a_channel(cast, session, settings, other=False)["channel_id"]
    told(session, cast.order, at("2026-11-09 05:00"), channel, delivered_at=at("2026-11-09 05:01"))
    session.add_all(hours_agreed(cast, other=False).values())
    session.commit()
    (row,) = listed(cast.clerk.client)
    assert row["reached"] == "delivered"
    assert [(one["what"], one["ways"], one["state"]) for one in row["tried"]] == [
        ("told", ["sms"], "warning"),
        ("printed", [], None),
        ("hours_asked", [], "asked"),
        ("make_up", [], "proposed"),
    ]
    assert row["tried"][0]["at"] == "2026-11-09T05:00:00-05:00"
    assert "3001234567" not in str(row)


def test_whom_nothing_reached_is_said_and_can_be_asked_for_alone(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-09 10:00")
    an_order(session, cast.court)
    a_notice(cast, session, other=False)
    session.commit()
    (row,) = listed(cast.clerk.client, "?reached=no")
    assert (row["id"], row["reached"]) == (str(cast.order.id), "not_reached")
    assert row["inboxes"] == [{"list": "unreached", "count": 1}]


def test_what_waits_for_a_clerk_is_counted_by_row_and_by_inbox(
    cast: Cast, clock: TestClock, session: Session, settings: Settings
) -> None:
    clock.at = at("2026-11-09 10:00")
    an_order(session, cast.court)
    a_paper(cast, session, settings, other=False)
    a_warning(cast, session, other=False)
    a_paper(cast, session, settings, other=True)
    session.commit()
    (row,) = listed(cast.clerk.client, "?waiting=me")
    waits = [{"list": "warnings", "count": 1}, {"list": "excuses", "count": 1}]
    assert (row["id"], row["inboxes"]) == (str(cast.order.id), waits)
    found = cast.clerk.client.get("/api/v1/inboxes").json["items"]
    assert [one["list"] for one in found][:3] == ["warnings", "unreached", "excuses"]
    assert {one["list"]: one["count"] for one in found if one["count"]} == {
        "warnings": 1,
        "excuses": 1,
    }


def test_the_desk_is_narrowed_by_host_urgency_and_notes_at_once(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-09 10:00")
    library = a_host(session, cast.court, name="Biblioteca")
    there = an_order(session, cast.court, urgency=900_000)
    a_placement(session, there, a_site(session, library), to_day=date(2026, 11, 30))
    session.commit()
    clerk = cast.clerk.client
    written(cast, "Una nota.")
    assert _ids(clerk, f"?host={library.id}") == [str(there.id)]
    assert _ids(clerk, "?urgency=now") == [str(there.id)]
    assert _ids(clerk, "?noted=yes") == [str(cast.order.id)]
    assert _ids(clerk, f"?noted=yes&host={library.id}") == []


@pytest.mark.parametrize(
    "query", ["?urgency=soonish", "?reached=yes", "?waiting=you", "?noted=1", "?host=x", "?who=me"]
)
def test_a_filter_that_is_none_is_refused(cast: Cast, query: str) -> None:
    assert cast.clerk.client.get(f"/api/v1/orders{query}").status_code == 422


def test_she_is_found_by_beginnings_of_her_names_document_and_case_in_a_body(
    cast: Cast, session: Session
) -> None:
    hers = an_order(session, cast.court, case_number="76001318700320260000100")
    hers.participant.first_name, hers.participant.last_name = "María Ángela", "Núñez D'Costa"
    hers.participant.document_number = "1020304050"
    session.commit()
    for text in (
        *("nunez", "ÁNG", "mar nuñ", "costa mar", "1.020.304", "10203040 ang"),
        *("76001-31-87-003-2026-00001-00", "760013187"),
    ):
        assert searched(cast.clerk.client, text) == [str(hers.id)], text
    for text in ("unez", "mar perez", "20304050", "%%"):
        assert searched(cast.clerk.client, text) == [], text


def test_a_name_that_was_put_right_is_found_as_it_is_now(cast: Cast, session: Session) -> None:
    cast.order.participant.last_name = "Echeverri"
    session.commit()
    assert searched(cast.clerk.client, "echev") == [str(cast.order.id)]
    assert searched(cast.clerk.client, "restrepo") == []


@pytest.mark.parametrize(
    ("digits", "says"),
    [
        ("76001-31-87-003-2026-00001", "El radicado tiene 23 dígitos y aquí hay 21."),
        ("7600131870032026000010012", "El radicado tiene 23 dígitos y aquí hay 25."),
        ("00001318700320260000100", "sus primeros 5 dígitos no son de ningún municipio"),
        ("76001318700329260000100", "los dígitos 13 a 16 son el año, y va de 1980 a 2026"),
    ],
)
def test_a_case_number_that_cannot_be_says_what_is_wrong(
    cast: Cast, clock: TestClock, digits: str, says: str
) -> None:
    clock.at = at("2026-11-09 10:00")
    posted = cast.clerk.client.post("/api/v1/orders/search", json={"q": digits})
    got = cast.clerk.client.get("/api/v1/orders", query_string={"q": digits})
    for answer, pointer in ((posted, "/q"), (got, "?q")):
        assert answer.status_code == 422
        (error,) = answer.json["errors"]
        assert error["pointer"] == pointer
        assert says in error["message"]


def test_an_odd_case_number_that_is_here_is_found_all_the_same(
    cast: Cast, session: Session
) -> None:
    odd = an_order(session, cast.court, case_number="0" * 22 + "7")
    session.commit()
    assert searched(cast.clerk.client, "0" * 22 + "7") == [str(odd.id)]


def _ids(clerk: Any, query: str) -> list[str]:
    return [row["id"] for row in listed(clerk, query)]
