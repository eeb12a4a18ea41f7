from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.attendances.acts import a_morning, an_arrival, say, week
from tests.builders import a_placement, a_site, at
from tests.conftest import TestClock
from tests.people import Cast

BASE = "/api/v1"


def test_her_page_shows_the_week_the_order_and_where_she_works(
    cast: Cast, clock: TestClock
) -> None:
    a_morning(cast, clock)
    me = cast.participant.client.get(f"{BASE}/me").json
    assert me["first_name"] == "Marta"
    assert me["order"]["credited_total_minutes"] == 240
    assert me["sites"] == [
        {"id": str(cast.site.id), "name": "Sede Centro", "address": "Calle 5 # 12-34"}
    ]
    now = me["week"]
    assert (now["week"], now["starts_on"], now["ends_on"]) == (
        "2026-W46",
        "2026-11-09",
        "2026-11-15",
    )
    assert (now["state"], now["required_minutes"], now["needed_minutes"]) == ("on_track", 1200, 960)
    assert [s["status"] for s in now["shifts"]] == ["done", *["coming"] * 4]
    assert now["text"] == "Vas bien. Te faltan 16 h y tus turnos alcanzan."
    assert all(reason["text"] for reason in now["reasons"])


def test_an_attendance_under_way_is_shown_as_running(cast: Cast, clock: TestClock) -> None:
    attendance = an_arrival(cast, clock)
    clock.forward(hours=1)
    now = week(cast)
    assert now["open_attendance"]["id"] == str(attendance)
    assert (now["running_minutes"], now["credited_minutes"]) == (60, 0)
    assert now["shifts"][0]["status"] == "running"


def test_a_check_out_forgotten_yesterday_is_asked_about(cast: Cast, clock: TestClock) -> None:
    an_arrival(cast, clock)
    clock.forward(days=1)
    now = week(cast)
    assert now["missing_check_out"] is True
    assert now["open_attendance"] is None
    assert "missing_check_out" in [reason["code"] for reason in now["reasons"]]


def test_her_page_speaks_english_when_asked(cast: Cast) -> None:
    headers = {"Accept-Language": "en"}
    me = cast.participant.client.get(f"{BASE}/me", headers=headers).json
    assert me["week"]["text"].startswith("You are on track.")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("2026-W53", 200),
        ("2027-W53", 404),
        ("2026-W00", 404),
        ("2020-W01", 200),
        ("2100-W52", 200),
        ("0001-W01", 404),
        ("9999-W52", 404),
        ("2026-w46", 404),
        ("2026-46", 404),
    ],
)
def test_only_weeks_that_exist_are_shown(cast: Cast, name: str, status: int) -> None:
    answer = cast.participant.client.get(f"{BASE}/me/weeks/{name}")
    assert answer.status_code == status


def test_a_week_of_a_53_week_year_is_one_week(cast: Cast, clock: TestClock) -> None:
    a_morning(cast, clock, "2026-12-31")
    a_morning(cast, clock, "2027-01-02")
    last = week(cast, "2026-W53")
    assert (last["starts_on"], last["ends_on"]) == ("2026-12-28", "2027-01-03")
    assert last["credited_minutes"] == 480
    assert week(cast, "2027-W01")["credited_minutes"] == 0


def test_a_woman_with_two_placements_has_one_week(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    second = a_site(session, cast.host_organization, name="Sede Norte")
    afternoon = a_placement(session, cast.order, second, mornings=False)
    session.commit()
    clock.at = at("2026-11-09 07:00")
    now = week(cast)
    assert now["planned_minutes"] == 1200
    url = f"{BASE}/orders/{cast.order.id}/placements/{afternoon.id}"
    clerk = cast.clerk.client
    found = clerk.get(url)
    entry = {
        "id": "0c1f7e9c-4f1b-4f57-9d7c-1d2a5f1b7a01",
        "weekday": 6,
        "from": "09:00",
        "to": "13:00",
        "from_day": "2026-11-09",
        "to_day": None,
    }
    body = {
        "site": str(second.id),
        "from_day": found.json["from_day"],
        "to_day": None,
        "timetable": [entry],
    }
    answer = clerk.put(url, json=body, headers={"If-Match": found.headers["ETag"]})
    assert answer.status_code == 200, answer.json
    shifts = week(cast)["shifts"]
    assert [s["site_name"] for s in shifts] == [*["Sede Centro"] * 5, "Sede Norte"]
    names = [site["name"] for site in cast.participant.client.get(f"{BASE}/me").json["sites"]]
    assert sorted(names) == ["Sede Centro", "Sede Norte"]


def test_the_weeks_of_an_order_default_to_the_last_twelve(cast: Cast, clock: TestClock) -> None:
    url = f"{BASE}/orders/{cast.order.id}/weeks"
    items = cast.clerk.client.get(url).json["items"]
    assert [items[0]["week"], items[-1]["week"]] == ["2026-W35", "2026-W46"]
    assert len(items) == 12
    some = cast.participant.client.get(f"{url}?from=2026-W52&to=2027-W01").json["items"]
    assert [w["week"] for w in some] == ["2026-W52", "2026-W53", "2027-W01"]


@pytest.mark.parametrize(
    "query",
    ["from=2026-W46&to=2026-W45", "from=2020-W01&to=2026-W45", "from=2026-W99", "until=2026-W46"],
)
def test_a_span_of_weeks_that_makes_no_sense_is_refused(cast: Cast, query: str) -> None:
    answer = cast.clerk.client.get(f"{BASE}/orders/{cast.order.id}/weeks?{query}")
    assert answer.status_code == 422


def test_the_first_weeks_of_the_calendar_can_be_asked_for(cast: Cast) -> None:
    answer = cast.clerk.client.get(f"{BASE}/orders/{cast.order.id}/weeks?to=2020-W02")
    assert answer.status_code == 200


def test_a_clerk_who_opens_a_week_leaves_a_trace_that_she_can_read(cast: Cast) -> None:
    cast.clerk.client.get(f"{BASE}/orders/{cast.order.id}/weeks/2026-W46")
    log: list[dict[str, Any]] = cast.participant.client.get(f"{BASE}/me/access-log").json["items"]
    assert [row["role"] for row in log] == ["clerk"]


def test_another_courts_week_is_not_found(cast: Cast) -> None:
    url = f"{BASE}/orders/{cast.order.id}/weeks/2026-W46"
    assert cast.other_clerk.client.get(url).status_code == 404
    assert cast.stranger.client.get(url).status_code == 404


def test_hours_of_the_past_count_in_their_own_week_after_the_order_ended(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    attendance = a_morning(cast, clock)
    cast.order.ends_on = date(2026, 11, 22)
    session.commit()
    clock.at += timedelta(days=30)
    say(cast, attendance)
    assert week(cast)["confirmed_minutes"] == 240
    assert week(cast, "2026-W51")["state"] == "not_required"


def test_a_clerk_reads_about_her_and_not_what_is_said_to_her(cast: Cast, clock: TestClock) -> None:
    path = f"{BASE}/orders/{cast.order.id}/weeks/2026-W46"
    hers = cast.participant.client.get(path).json["text"]
    clerks = cast.clerk.client.get(path).json["text"]
    assert hers == "Vas bien. Te faltan 20 h y tus turnos alcanzan."
    assert clerks == "Los turnos que vienen suman 20 h: alcanzan."
