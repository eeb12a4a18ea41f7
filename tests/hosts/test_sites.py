from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from api.hosts.models import Site
from tests.attendances.acts import week
from tests.builders import at
from tests.conftest import TestClock
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"


def a_body(cast: Cast, *hours: tuple[int, str, str], **differs: Any) -> dict[str, Any]:
    return {
        "host": str(cast.host_organization.id),
        "name": "Sede Norte",
        "address": "Carrera 8 # 40-12",
        "time_zone": "America/Bogota",
        "closed_on_holidays": True,
        "opening_hours": [
            {"weekday": day, "from": first, "to": last} for day, first, last in hours
        ],
        **differs,
    }


def put_site(clerk: Browser, site_id: Any, body: dict[str, Any], tag: str | None = None) -> Answer:
    headers = {} if tag is None else {"If-Match": tag}
    return clerk.put(f"{BASE}/sites/{site_id}", json=body, headers=headers)


def test_a_clerk_makes_a_host_and_its_site(cast: Cast) -> None:
    clerk, host_id, site_id = cast.clerk.client, uuid4(), uuid4()
    assert clerk.put(f"{BASE}/hosts/{host_id}", json={"name": "Fundación Sol"}).status_code == 200
    assert "Fundación Sol" in [h["name"] for h in clerk.get(f"{BASE}/hosts").json["items"]]
    answer = put_site(clerk, site_id, a_body(cast, (1, "08:00", "24:00"), host=str(host_id)))
    assert answer.status_code == 200, answer.json
    assert answer.json["host_name"] == "Fundación Sol"
    assert answer.json["opening_hours"] == [{"weekday": 1, "from": "08:00", "to": "24:00"}]
    assert "secret" not in answer.text


def test_new_opening_hours_hold_from_today_and_past_weeks_keep_theirs(
    cast: Cast, clock: TestClock
) -> None:
    clerk = cast.clerk.client
    clock.at = at("2026-11-18 07:00")
    found = clerk.get(f"{BASE}/sites/{cast.site.id}")
    body = a_body(cast, (1, "08:00", "12:00"), (4, "08:00", "10:00"), name="Sede Centro")
    answer = put_site(clerk, cast.site.id, body, found.headers["ETag"])
    assert answer.status_code == 200, answer.json
    assert week(cast)["capacity_minutes"] == 0
    assert week(cast, "2026-W47")["capacity_minutes"] == 3 * 240
    clock.at = at("2026-11-09 07:00")
    assert week(cast)["capacity_minutes"] == 1200
    stale = put_site(clerk, cast.site.id, body, found.headers["ETag"])
    assert stale.status_code == 412


def test_opening_hours_and_holidays_are_known_as_they_were(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clerk = cast.clerk.client
    clock.at = at("2026-11-18 07:00")
    body = a_body(cast, (1, "08:00", "12:00"), name="Sede Centro", closed_on_holidays=False)
    tag = clerk.get(f"{BASE}/sites/{cast.site.id}").headers["ETag"]
    assert put_site(clerk, cast.site.id, body, tag).status_code == 200
    session.expire_all()
    site = session.get_one(Site, cast.site.id)
    before = clock() - timedelta(minutes=1)
    assert {hours.closes_minute for hours in site.hours_known(before)} == {17 * 60}
    assert {hours.to_day for hours in site.hours_known(before)} == {None}
    assert len(site.hours_known()) == 6
    assert (site.holidays_known(before), site.holidays_known()) == (True, False)


def test_other_opening_hours_alone_are_another_version(cast: Cast) -> None:
    clerk = cast.clerk.client
    first = clerk.get(f"{BASE}/sites/{cast.site.id}")
    body = {k: v for k, v in first.json.items() if k not in ("id", "version", "host_name")}
    same = put_site(clerk, cast.site.id, body, first.headers["ETag"])
    assert same.headers["ETag"] == first.headers["ETag"]
    shorter = {**body, "opening_hours": body["opening_hours"][1:]}
    other = put_site(clerk, cast.site.id, shorter, first.headers["ETag"])
    assert other.headers["ETag"] != first.headers["ETag"]
    assert put_site(clerk, cast.site.id, body, first.headers["ETag"]).status_code == 412


@pytest.mark.parametrize(
    ("differs", "code"),
    [
        ({"time_zone": "America/Nowhere"}, "no-such-time-zone"),
        (
            {"opening_hours": [{"weekday": 1, "from": "12:00", "to": "08:00"}]},
            "ends-before-it-starts",
        ),
        (
            {"opening_hours": [{"weekday": 1, "from": "24:00", "to": "24:00"}]},
            "ends-before-it-starts",
        ),
    ],
)
def test_a_site_that_cannot_be_is_refused_in_words(
    cast: Cast, differs: dict[str, Any], code: str
) -> None:
    answer = put_site(cast.clerk.client, uuid4(), a_body(cast, **differs))
    assert answer.status_code == 422
    assert answer.json["errors"][0]["code"] == code


def test_a_site_does_not_move_to_another_host(cast: Cast) -> None:
    clerk, other = cast.clerk.client, uuid4()
    clerk.put(f"{BASE}/hosts/{other}", json={"name": "Otra"})
    tag = clerk.get(f"{BASE}/sites/{cast.site.id}").headers["ETag"]
    answer = put_site(clerk, cast.site.id, a_body(cast, host=str(other)), tag)
    assert answer.status_code == 409
    assert answer.json["type"].endswith("site-has-another-host")


def test_another_courts_host_and_site_are_not_found_whatever_is_sent(cast: Cast) -> None:
    clerk = cast.other_clerk.client
    assert clerk.get(f"{BASE}/sites/{cast.site.id}").status_code == 404
    assert put_site(clerk, cast.site.id, a_body(cast)).status_code == 404
    url = f"{BASE}/hosts/{cast.host_organization.id}"
    assert clerk.put(url, json={"name": "Nuestra"}).status_code == 404
    tagged = clerk.put(url, json={"name": "Nuestra"}, headers={"If-Match": '"1"'})
    assert tagged.status_code == 404


def test_a_host_sees_its_own_sites_alone(cast: Cast) -> None:
    names = [s["name"] for s in cast.host.client.get(f"{BASE}/sites").json["items"]]
    assert names == ["Sede Centro"]
    assert cast.host.client.get(f"{BASE}/sites/{cast.other_site.id}").status_code == 404
