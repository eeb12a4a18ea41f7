from sqlalchemy.orm import Session

from api.accounts.models import SiteDevice
from tests.builders import BOGOTA, at
from tests.conftest import TestClock
from tests.people import Cast
from tests.scans.acts import capture, send, taken


def test_a_check_in_with_the_rotating_code_opens_an_attendance(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-09 08:01")
    receipt = taken(cast, clock(), "in")
    assert receipt["level"] == 2
    assert receipt["flags"] == []
    assert receipt["site"] == {"id": str(cast.site.id), "name": "Sede Centro"}
    assert receipt["attendance"]["state"] == "open"
    assert receipt["attendance"]["checked_in_at"] == "2026-11-09T08:01:00-05:00"
    assert receipt["message"] == {
        "code": "checked_in",
        "text": "Recibido. Entraste a las 08:01.",
    }


def test_a_check_in_and_a_check_out_make_a_pending_attendance(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:01")
    came = taken(cast, clock(), "in")
    clock.at = at("2026-11-09 12:03")
    left = taken(cast, clock(), "out")
    assert left["attendance"]["id"] == came["attendance"]["id"]
    assert left["attendance"]["state"] == "pending"
    assert left["message"]["text"] == "Recibido. Saliste a las 12:03."
    week = cast.participant.client.get("/api/v1/me/weeks/2026-W46").json
    assert week["credited_minutes"] == 242
    assert week["provisional_minutes"] == 242
    assert week["confirmed_minutes"] == 0


def test_a_check_out_that_arrives_before_its_check_in_pairs_with_it(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-09 13:00")
    lone = taken(cast, at("2026-11-09 12:00"), "out")
    clock.forward(seconds=40)
    assert lone["attendance"]["state"] == "open"
    assert lone["message"]["code"] == "arrival_missing"
    paired = taken(cast, at("2026-11-09 08:00"), "in")
    assert paired["attendance"]["id"] == lone["attendance"]["id"]
    assert paired["attendance"]["state"] == "pending"
    assert paired["attendance"]["checked_out_at"] == "2026-11-09T12:00:00-05:00"


def test_scans_that_waited_for_days_count_on_the_day_they_were_made(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-16 19:00")
    taken(cast, at("2026-11-10 08:00"), "in")
    receipt = taken(cast, at("2026-11-10 12:00"), "out")
    assert receipt["flags"] == ["late", "stale_code"] or receipt["flags"] == ["late"]
    assert receipt["attendance"]["state"] == "pending"
    assert cast.participant.client.get("/api/v1/me/weeks/2026-W46").json["credited_minutes"] == 240
    assert cast.participant.client.get("/api/v1/me/weeks/2026-W47").json["credited_minutes"] == 0


def test_a_second_check_in_says_when_she_had_come(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:02")
    taken(cast, clock(), "in")
    clock.at = at("2026-11-09 08:09")
    again = taken(cast, clock(), "in")
    assert again["message"]["text"] == "Ya habías marcado tu entrada a las 08:02."
    assert again["attendance"]["checked_in_at"] == "2026-11-09T08:02:00-05:00"


def test_a_signed_scan_beside_a_living_screen_is_level_three(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    clock.at = at("2026-11-09 08:00")
    tablet = session.get_one(SiteDevice, cast.site_device.id)
    tablet.last_seen_at = at("2026-11-09 07:55")
    session.commit()
    assert taken(cast, clock(), "in")["level"] == 3


def test_a_scan_needs_no_sign_in_when_her_phone_signed_it(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:00")
    answer = send(cast.nobody, capture(cast, clock(), "in"))
    assert answer.status_code == 201
    assert answer.json["attendance"]["state"] == "open"
    assert answer.json["flags"] == []


def test_a_cookie_that_is_over_does_not_keep_a_scan_out(cast: Cast, clock: TestClock) -> None:
    her = cast.participant.client
    assert her.get("/api/v1/me").status_code == 200
    her.subject = None
    clock.forward(days=90)
    answer = send(her, capture(cast, clock(), "in"))
    assert answer.status_code == 201, answer.json
    assert answer.json["attendance"] is not None


def test_the_receipt_speaks_english_when_asked(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-09 08:01")
    scan = capture(cast, clock(), "in")
    answer = cast.participant.client.put(
        f"/api/v1/scans/{scan[0]}", json=scan[1], headers={"Accept-Language": "en"}
    )
    assert answer.json["message"]["text"] == "Received. You arrived at 08:01."


def test_an_attendance_over_midnight_is_split_by_local_days(cast: Cast, clock: TestClock) -> None:
    clock.at = at("2026-11-16 09:00").astimezone(BOGOTA)
    taken(cast, at("2026-11-15 22:00"), "in")
    taken(cast, at("2026-11-16 02:00"), "out")
    her = cast.participant.client
    assert her.get("/api/v1/me/weeks/2026-W46").json["credited_minutes"] == 120
    assert her.get("/api/v1/me/weeks/2026-W47").json["credited_minutes"] == 120
