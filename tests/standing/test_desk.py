from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.orders.models import Order, Participant
from api.standing import service as standing
from tests.attendances.acts import a_morning
from tests.builders import LONG_AGO, a_placement, a_site, an_order, at, some_terms
from tests.conftest import TestClock
from tests.people import Browser, Cast

URL = "/api/v1/orders"


def listed(clerk: Browser, query: str = "", **headers: str) -> list[dict[str, object]]:
    answer = clerk.get(URL + query, headers=headers)
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def another(session: Session, cast: Cast, now: object, **names: str) -> Order:
    """One more order of the court, looked at once."""
    order = an_order(session, cast.court)
    for name, value in names.items():
        setattr(order.participant, name, value)
    session.flush()
    return order


def test_the_desk_is_sorted_by_urgency_with_the_reason_in_words(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-13 09:00")
    met = another(session, cast, clock())
    met.terms[0].weekly_required_minutes = 0
    lost = another(session, cast, clock())
    a_placement(session, lost, cast.site)
    for order in (cast.order, met, lost):
        standing.review(session, order, clock())
    session.commit()
    rows = listed(cast.clerk.client)
    urgencies = [int(str(row["urgency"])) for row in rows]
    assert urgencies == sorted(urgencies, reverse=True)
    assert [row["state"] for row in rows] == ["out_of_reach", "out_of_reach", "not_required"]
    assert rows[0]["reason"] == {
        "code": "beyond_capacity",
        "text": "Faltan 20 h y el lugar abre 8 h más esta semana.",
    }
    english = listed(cast.clerk.client, **{"Accept-Language": "en"})
    assert str(english[0]["reason"]).count("are missing and the site opens 8 h more") == 1
    assert rows[0]["site_names"] == ["Sede Centro"]


def test_pages_of_the_desk_hold_every_order_once(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    session.add_all(_many(cast, 57))
    session.commit()
    seen, query = [], "?limit=20"
    while True:
        answer = cast.clerk.client.get(URL + query).json
        seen += [item["id"] for item in answer["items"]]
        if answer["next"] is None:
            break
        query = f"?limit=20&cursor={answer['next']}"
    assert len(seen) == 58
    assert len(set(seen)) == 58


def _many(cast: Cast, count: int) -> list[Order]:
    orders = []
    for number in range(count):
        participant = Participant(
            id=UUID(int=number + 1),
            court_id=cast.court.id,
            first_name="Ana",
            last_name=f"Apellido {number:02}",
            document_type="CC",
            document_number=f"7700{number:04}",
            language="es",
            created_at=LONG_AGO,
        )
        order = Order(
            id=UUID(int=number + 1),
            court_id=cast.court.id,
            participant_id=participant.id,
            participant=participant,
            case_number=f"{number:023}",
            time_zone="America/Bogota",
            starts_on=date(2026, 1, 5),
            monthly_report_due_day=5,
            created_by=cast.clerk.id,
            created_at=LONG_AGO,
            urgency=number // 7,
        )
        order.terms = [some_terms(order)]
        orders.append(order)
    return orders


@pytest.mark.parametrize(
    "text",
    ["ángela", "ÁNGELA", "muñoz", "Muñoz Ángela", "4455667", "AB1234", "7600199"],
)
def test_an_order_is_found_by_name_document_or_case(
    cast: Cast, clock: TestClock, session: Session, text: str
) -> None:
    number = "AB1234" if text == "AB1234" else "4455667788"
    found = another(
        session, cast, clock(), first_name="Ángela", last_name="Muñoz", document_number=number
    )
    found.case_number = "76001999999999999999999"
    session.commit()
    rows = listed(cast.clerk.client, f"?q={text}")
    assert [row["id"] for row in rows] == [str(found.id)]


def test_signs_that_mean_something_to_the_database_are_looked_for_as_they_are(cast: Cast) -> None:
    assert listed(cast.clerk.client, "?q=%25%25%25") == []
    assert listed(cast.clerk.client, "?q=___") == []


def test_the_desk_is_narrowed_by_state_and_site(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    elsewhere = a_site(session, cast.host_organization, name="Sede Norte")
    there = another(session, cast, clock())
    a_placement(session, there, elsewhere, to_day=date(2026, 11, 30))
    for order in (cast.order, there):
        standing.review(session, order, clock())
    session.commit()
    clerk = cast.clerk.client
    rows = listed(clerk, f"?site={elsewhere.id}")
    assert [row["id"] for row in rows] == [str(there.id)]
    assert rows[0]["site_names"] == ["Sede Norte"]
    assert len(listed(clerk, "?state=on_track")) == 2
    assert listed(clerk, "?state=short") == []
    assert clerk.get(URL + "?state=bad").status_code == 422
    assert clerk.get(URL + "?q=a").status_code == 422


def test_a_clerk_sees_only_her_own_court(cast: Cast) -> None:
    rows = listed(cast.other_clerk.client)
    assert [row["id"] for row in rows] == [str(cast.other_order.id)]


def test_a_scan_does_not_take_the_version_from_a_clerk_who_is_editing(
    cast: Cast, clock: TestClock
) -> None:
    clerk = cast.clerk.client
    opened = clerk.get(f"{URL}/{cast.order.id}")
    a_morning(cast, clock)
    again = clerk.get(f"{URL}/{cast.order.id}")
    assert again.headers["ETag"] == opened.headers["ETag"]
