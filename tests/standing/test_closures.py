from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.orders.models import Order
from api.standing.models import WeekStanding
from tests.attendances.acts import week as hers
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Cast

BASE = "/api/v1"
WEDNESDAY = {"from": "2026-11-11T00:00:00-05:00", "to": "2026-11-12T00:00:00-05:00"}


def test_a_closure_stands_shifts_down_and_every_order_there_is_looked_at_again(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    assert hers(cast)["excused_minutes"] == 0
    url = f"{BASE}/sites/{cast.site.id}/closures/{uuid4()}"
    closure = {**WEDNESDAY, "cause": "host", "note": "Fumigación."}
    assert cast.host.client.put(url, json=closure).status_code == 200
    session.expire_all()
    assert session.get_one(Order, cast.order.id).week == "2026-W46"
    now = hers(cast)
    assert (now["excused_minutes"], now["needed_minutes"]) == (240, 960)
    assert [s["status"] for s in now["shifts"]][2] == "stood_down"
    row = cast.clerk.client.get(f"{BASE}/orders").json["items"][0]
    assert row["needed_minutes"] == 960

    assert cast.host.client.put(url, json=closure).status_code == 200
    other = cast.host.client.put(url, json={**closure, "cause": "other"})
    assert other.status_code == 409
    listed = cast.host.client.get(f"{BASE}/sites/{cast.site.id}/closures").json["items"]
    assert [one["note"] for one in listed] == ["Fumigación."]

    assert cast.host.client.delete(url).status_code == 200
    assert hers(cast)["excused_minutes"] == 0
    assert cast.clerk.client.get(f"{BASE}/orders").json["items"][0]["needed_minutes"] == 1200


def test_a_closure_of_another_hosts_site_is_not_found(cast: Cast) -> None:
    url = f"{BASE}/sites/{cast.site.id}/closures/{uuid4()}"
    closure = {**WEDNESDAY, "cause": "host"}
    assert cast.other_host.client.put(url, json=closure).status_code == 404


def test_closures_that_cannot_be_are_refused_in_words(cast: Cast) -> None:
    url = f"{BASE}/sites/{cast.site.id}/closures/"

    def code(first: str, last: str) -> str:
        body = {"from": first, "to": last, "cause": "host"}
        answer = cast.host.client.put(url + str(uuid4()), json=body)
        assert answer.status_code == 422
        return str(answer.json["errors"][0]["code"])

    day = "2026-11-11T00:00:00-05:00"
    assert code(day, day) == "ends-before-it-starts"
    assert code(day, "2027-11-30T00:00:00-05:00") == "too-long-a-closure"
    assert code("2027-11-30T00:00:00-05:00", "2028-01-01T00:00:00-05:00") == "too-far-ahead"


def test_a_closure_of_many_weeks_is_looked_at_in_each_of_them(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-12-07 09:00")
    closed = cast.host.client.put(
        f"/api/v1/sites/{cast.site.id}/closures/{uuid4()}",
        json={
            "from": "2026-11-09T00:00:00-05:00",
            "to": "2026-12-05T00:00:00-05:00",
            "cause": "host",
            "note": None,
        },
    )
    assert closed.status_code == 200, closed.json
    rows = session.scalars(select(WeekStanding).where(WeekStanding.order_id == cast.order.id))
    excused = {row.week: row.excused_minutes for row in rows}
    for week in ("2026-W46", "2026-W47", "2026-W48", "2026-W49"):
        assert excused[week] == 1200
