from datetime import timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from api.orders import pausing
from api.orders.models import Order
from api.standing.models import WeekStanding
from tests.attendances.acts import week
from tests.builders import at
from tests.conftest import TestClock
from tests.orders.acts import BASE, propose, taken_in
from tests.people import Cast


def test_new_terms_hold_from_their_day_and_closed_weeks_keep_theirs(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-16 08:00")
    answer = propose(cast.clerk.client, cast.order.id, "2026-11-02", weekly_required_minutes=600)
    assert (answer.status_code, answer.json["state"]) == (201, "in_force")
    closed, running = week(cast, "2026-W46"), week(cast, "2026-W47")
    assert (closed["required_minutes"], closed["terms_version"]) == (1200, 1)
    assert (running["required_minutes"], running["terms_version"]) == (600, 2)


def test_terms_outside_the_statute_wait_for_a_second_person(cast: Cast, clock: TestClock) -> None:
    proposed = propose(cast.clerk.client, cast.order.id, "2026-11-09", weekly_required_minutes=120)
    assert proposed.json["state"] == "proposed"
    assert week(cast)["required_minutes"] == 1200
    url = f"{BASE}/orders/{cast.order.id}/terms/{proposed.json['id']}/approval"
    own = cast.clerk.client.put(url, json={})
    assert own.status_code == 403
    assert own.json["type"].endswith("needs-another-person")
    assert cast.other_clerk.client.put(url, json={}).status_code == 404
    for _ in range(2):
        assert cast.second_clerk.client.put(url, json={}).json["state"] == "in_force"
    assert week(cast)["required_minutes"] == 120


def test_terms_approved_after_a_week_closed_do_not_reach_back_into_it(
    cast: Cast, clock: TestClock
) -> None:
    proposed = propose(cast.clerk.client, cast.order.id, "2026-11-09", weekly_required_minutes=120)
    clock.forward(days=7)
    url = f"{BASE}/orders/{cast.order.id}/terms/{proposed.json['id']}/approval"
    cast.second_clerk.client.put(url, json={})
    assert week(cast, "2026-W46")["required_minutes"] == 1200
    assert week(cast, "2026-W47")["required_minutes"] == 120


def test_terms_that_cannot_be_name_the_field(cast: Cast) -> None:
    clerk, order = cast.clerk.client, cast.order.id
    early = propose(clerk, order, "2025-12-29")
    assert early.json["errors"][0]["code"] == "before-the-order-starts"
    low = propose(clerk, order, "2026-11-09", weekly_cap_minutes=300)
    assert low.json["errors"][0]["pointer"] == "/weekly_cap_minutes"
    assert low.json["errors"][0]["code"] == "cap-below-required"


def test_an_order_may_ask_for_more_than_the_statute_once_taken_in(cast: Cast) -> None:
    order = taken_in(cast.clerk.client, terms={**_more(), "weekly_required_minutes": 1500})
    assert order["terms"][0]["state"] == "proposed"


def _more() -> dict[str, int | None]:
    return {"weekly_floor_minutes": 300, "weekly_cap_minutes": None, "daily_cap_minutes": 480}


def test_a_pause_asks_for_nothing_in_the_weeks_it_touches(cast: Cast, clock: TestClock) -> None:
    url = f"{BASE}/orders/{cast.order.id}/pauses/{uuid4()}"
    pause = {"from": "2026-11-11", "to": "2026-11-16", "reason": "Incapacidad médica."}
    clerk = cast.clerk.client
    assert clerk.put(url, json=pause).status_code == 200
    assert week(cast)["state"] == "not_required"
    assert week(cast, "2026-W47")["state"] == "not_required"
    assert week(cast, "2026-W48")["required_minutes"] == 1200
    assert clerk.get(f"{BASE}/orders").json["items"][0]["reason"]["code"] == "paused"
    assert clerk.put(url, json=pause).status_code == 200
    changed = clerk.put(url, json={**pause, "to": "2026-11-17"})
    assert changed.json["type"].endswith("id-already-used")
    backwards = clerk.put(f"{url[:-36]}{uuid4()}", json={**pause, "to": "2026-11-10"})
    assert backwards.json["errors"][0]["code"] == "ends-before-it-starts"
    assert len(clerk.get(f"{BASE}/orders/{cast.order.id}/pauses").json["items"]) == 1


def test_a_pause_of_many_years_is_recorded_at_once(cast: Cast, clock: TestClock) -> None:
    url = f"{BASE}/orders/{cast.order.id}/pauses/{uuid4()}"
    pause = {"from": "2020-01-01", "to": "2100-12-31", "reason": "Suspendida."}
    assert cast.clerk.client.put(url, json=pause).status_code == 200
    clock.at += timedelta(days=7)
    assert week(cast, "2026-W47")["state"] == "not_required"


def a_pause(cast: Cast, first: str, last: str) -> str:
    """The address of a pause that was recorded."""
    url = f"{BASE}/orders/{cast.order.id}/pauses/{uuid4()}"
    said = {"from": first, "to": last, "reason": "Incapacidad médica."}
    assert cast.clerk.client.put(url, json=said).status_code == 200
    return url


def test_a_pause_taken_back_asks_for_the_weeks_again(cast: Cast, clock: TestClock) -> None:
    url = a_pause(cast, "2026-11-02", "2026-11-11")
    clerk, why = cast.clerk.client, {"reason": "Se anotó en el caso que no era."}
    assert week(cast)["state"] == "not_required"
    clock.forward(minutes=5)
    for _ in range(2):
        answer = clerk.put(f"{url}/withdrawal", json=why)
        assert answer.status_code == 200, answer.json
        assert answer.json["withdrawn_reason"] == why["reason"]
    assert [week(cast, name)["required_minutes"] for name in ("2026-W45", "2026-W46")] == [1200] * 2
    assert clerk.get(f"{BASE}/orders/{cast.order.id}/pauses").json["items"] == []
    assert clerk.get(f"{BASE}/orders").json["items"][0]["reason"]["code"] != "paused"
    other = clerk.put(f"{url}/withdrawal", json={"reason": "Otra."})
    assert other.status_code == 409
    assert other.json["type"].endswith("pause-already-withdrawn")


def test_the_weeks_of_a_pause_taken_back_are_kept_anew(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    url = a_pause(cast, "2026-11-02", "2026-11-03")
    cast.clerk.client.put(f"{url}/withdrawal", json={"reason": "Ya está bien."})
    kept = session.get_one(WeekStanding, (cast.order.id, "2026-W45"))
    assert (kept.state, kept.required_minutes) == ("short", 1200)


def test_a_pause_was_known_while_it_stood_and_who_took_it_back(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    began = clock()
    url = a_pause(cast, "2026-11-11", "2026-11-12")
    clock.forward(minutes=5)
    cast.second_clerk.client.put(f"{url}/withdrawal", json={"reason": "Ya está bien."})
    order = session.get_one(Order, cast.order.id)
    (pause,) = order.pauses
    assert (pause.withdrawn_by, pause.withdrawn_at) == (cast.second_clerk.id, clock())
    assert pausing.pauses(order) == []
    assert pausing.pauses(order, clock() - timedelta(minutes=1)) == [pause]
    assert pausing.pauses(order, began - timedelta(minutes=1)) == []


def test_a_pause_of_another_order_is_not_taken_back(cast: Cast) -> None:
    url = a_pause(cast, "2026-11-11", "2026-11-12")
    why = {"reason": "Ya está bien."}
    assert cast.other_clerk.client.put(f"{url}/withdrawal", json=why).status_code == 404
    elsewhere = url.replace(str(cast.order.id), str(cast.other_order.id))
    assert cast.other_clerk.client.put(f"{elsewhere}/withdrawal", json=why).status_code == 404
    assert cast.host.client.put(f"{url}/withdrawal", json=why).status_code == 403
