"""What was entered by mistake is taken back until she first records her presence."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from api.intake.models import Withdrawal
from api.orders.models import Order
from tests.attendances.acts import a_morning
from tests.builders import at
from tests.conftest import TestClock
from tests.orders.acts import BASE, put_order, taken_in
from tests.people import Answer, Browser, Cast

REASON = "Era la orden de otra persona."


def undo(
    clerk: Browser, order: object, withdrawal: UUID | None = None, reason: str = REASON
) -> Answer:
    url = f"{BASE}/orders/{order}/withdrawals/{withdrawal or uuid4()}"
    return clerk.put(url, json={"reason": reason})


def placed(cast: Cast, order: object, site: object) -> str:
    placement = str(uuid4())
    shift = {"weekday": 1, "from": "08:00", "to": "12:00"}
    entry = {"id": str(uuid4()), **shift, "from_day": "2026-11-02", "to_day": None}
    body = {"site": str(site), "from_day": "2026-11-02", "to_day": None, "timetable": [entry]}
    answer = cast.clerk.client.put(f"{BASE}/orders/{order}/placements/{placement}", json=body)
    assert answer.status_code == 200, answer.json
    return placement


def test_an_order_taken_back_asks_nothing_and_frees_its_number(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-18 10:00")
    clerk = cast.clerk.client
    order = taken_in(clerk)["id"]
    placed(cast, order, cast.site.id)
    assert clerk.get(f"{BASE}/orders/{order}/undo").json == {"may_undo": True}
    again = uuid4()
    done = undo(clerk, order, again)
    assert done.status_code == 200, done.json
    assert (done.json["by_name"], done.json["reason"]) == ("Clara", REASON)
    assert undo(clerk, order, again).json == done.json
    assert undo(clerk, order, again, "Otra razón.").status_code == 409
    assert clerk.get(f"{BASE}/orders/{order}").status_code == 410
    for page in ("orders?q=Quintero", "warnings", "shortfalls", "notices/unreached"):
        found = clerk.get(f"{BASE}/{page}").json["items"]
        assert order not in str(found), page
    assert cast.host.client.get(f"{BASE}/orders/{order}/shifts").status_code in (404, 422)
    kept = session.get_one(Order, UUID(order))
    assert (kept.withdrawn_at, kept.look_again_at, kept.notices_at) == (clock(), None, None)
    noted = session.get_one(Withdrawal, again)
    assert noted.case_number == "76001318700320260001200"
    assert put_order(clerk, uuid4()).status_code == 200


def test_what_was_recorded_is_never_undone(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock)
    clerk = cast.clerk.client
    assert clerk.get(f"{BASE}/orders/{cast.order.id}/undo").json == {"may_undo": False}
    refused = undo(clerk, cast.order.id)
    assert refused.status_code == 409
    assert refused.json["type"].endswith("recorded-already")
    assert clerk.get(f"{BASE}/orders/{cast.order.id}").status_code == 200
    url = f"{BASE}/orders/{cast.order.id}/placements/{cast.placement.id}/withdrawals/{uuid4()}"
    assert clerk.put(url, json={"reason": REASON}).status_code == 409


def test_a_placement_taken_back_leaves_no_missed_shift(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-18 10:00")
    clerk = cast.clerk.client
    order = taken_in(clerk)["id"]
    placement = placed(cast, order, cast.site.id)
    missed = f"{BASE}/orders/{order}/missed-shifts"
    assert len(clerk.get(missed).json["items"]) > 0
    url = f"{BASE}/orders/{order}/placements/{placement}/withdrawals/{uuid4()}"
    assert clerk.put(url, json={"reason": REASON}).status_code == 200
    assert clerk.get(missed).json["items"] == []
    assert clerk.get(f"{BASE}/orders/{order}/placements").json["items"] == []
    line = clerk.get(f"{BASE}/orders/{order}/timeline?kind=placement").json["items"]
    (taken_back,) = [one for one in line if one["what"] == "placement_withdrawn"]
    assert (taken_back["said"], taken_back["by_name"]) == (REASON, "Clara")


@pytest.mark.parametrize("page", ["undo", "case"])
def test_another_courts_order_is_not_found(cast: Cast, page: str) -> None:
    other = cast.other_clerk.client
    assert other.get(f"{BASE}/orders/{cast.order.id}/{page}").status_code == 404
    assert undo(other, cast.order.id).status_code == 404


def test_her_phone_opens_nothing_any_more(cast: Cast, clock: TestClock) -> None:
    assert cast.participant.client.get(f"{BASE}/me").status_code == 200
    assert undo(cast.clerk.client, cast.order.id).status_code == 200
    assert cast.participant.client.get(f"{BASE}/me").status_code == 401
