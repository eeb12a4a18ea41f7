"""Scans that are odd in one way each: all are kept, none is refused."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from api.accounts.devices import retire
from api.hosts import codes
from api.scans.models import Scan
from tests.builders import a_court, a_host, a_placement, a_site, at
from tests.conftest import TestClock
from tests.people import Cast
from tests.phones import Phone
from tests.scans.acts import URL, capture, claims_at, send, signed, taken

EIGHT = at("2026-11-09 08:00")


@pytest.fixture(autouse=True)
def _at_eight(clock: TestClock) -> None:
    clock.at = EIGHT


def test_an_unsigned_scan_of_somebody_signed_in_is_kept_and_flagged(cast: Cast) -> None:
    answer = send(cast.participant.client, (uuid4(), claims_at(cast.site, EIGHT, "in")))
    assert answer.status_code == 201
    assert answer.json["flags"] == ["unsigned"]
    assert answer.json["attendance"]["state"] == "open"
    assert answer.json["level"] == 2


def test_a_wrong_signature_is_kept_and_flagged(cast: Cast) -> None:
    scan_id = uuid4()
    body = claims_at(cast.site, EIGHT, "in", device=str(cast.device.id))
    answer = send(cast.participant.client, (scan_id, signed(Phone(), scan_id, body)))
    assert answer.status_code == 201
    assert "bad_signature" in answer.json["flags"]
    assert answer.json["message"]["code"] == "look"


def test_a_signature_over_what_was_sent_holds_when_fields_are_left_out(cast: Cast) -> None:
    scan_id = uuid4()
    body = {
        "direction": "in",
        "code": codes.rotating(cast.site, URL, EIGHT).url,
        "device": str(cast.device.id),
        "a_newer_field": {"kept": True},
    }
    answer = send(cast.nobody, (scan_id, signed(cast.phone, scan_id, body)))
    assert answer.status_code == 201
    assert answer.json["flags"] == []


def test_what_a_revoked_phone_signed_is_kept_flagged_and_not_counted(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    retire(session, EIGHT, cast.device, "stolen")
    session.commit()
    answer = send(cast.nobody, capture(cast, EIGHT, "in"))
    assert answer.status_code == 201
    assert answer.json["flags"] == ["revoked_device"]
    assert answer.json["level"] == 0
    assert answer.json["attendance"]["state"] == "claimed"


def test_a_scan_of_nobody_known_is_kept(cast: Cast, session: Session) -> None:
    scan_id = uuid4()
    answer = send(cast.nobody, (scan_id, claims_at(cast.site, EIGHT, "in")))
    assert answer.status_code == 201
    assert answer.json["attendance"] is None
    kept = session.get_one(Scan, scan_id)
    assert "unknown_person" in kept.flags
    assert kept.order_id is None


def test_a_site_that_does_not_exist_is_kept_and_the_placement_tells_the_site(cast: Cast) -> None:
    receipt = taken(cast, EIGHT, "in", code=None, site=str(uuid4()))
    assert "site_from_placement" in receipt["flags"]
    assert receipt["site"]["id"] == str(cast.site.id)
    assert receipt["attendance"]["state"] == "claimed"


def test_a_scan_at_a_site_where_she_is_not_placed_is_kept_and_flagged(
    cast: Cast, session: Session
) -> None:
    elsewhere = a_site(session, a_host(session, a_court(session)))
    session.commit()
    receipt = taken(cast, EIGHT, "in", code=codes.rotating(elsewhere, URL, EIGHT).url)
    assert receipt["flags"] == ["not_placed_here"]
    assert receipt["attendance"]["state"] == "open"


@pytest.mark.parametrize(
    "code",
    [
        "https://example.com/menu",
        "https://horas.example.org/c#R1.AAAA",
        "https://horas.example.org/c#R1." + "A" * 26,
        "short:ZZZZZZZZ",
        "short:\ud800",
        "\x00\x01\ud83d",
        "",
        17,
        {"a": ["b"]},
        True,
    ],
)
def test_a_code_that_is_not_ours_is_kept_raw(cast: Cast, session: Session, code: Any) -> None:
    scan_id = uuid4()
    body = claims_at(cast.site, EIGHT, "in", code=code, note="\ud800 y \x00")
    answer = send(cast.participant.client, (scan_id, body))
    assert answer.status_code == 201, answer.json
    assert "unknown_code" in answer.json["flags"]
    assert answer.json["level"] == 0
    assert answer.json["attendance"]["state"] == "claimed"
    session.expire_all()
    assert session.get_one(Scan, scan_id).content.startswith(b'{"app_version"')


def test_the_poster_is_level_one_and_counts_provisionally(cast: Cast, clock: TestClock) -> None:
    poster = codes.poster_url(cast.site, URL)
    assert taken(cast, EIGHT, "in", code=poster)["level"] == 1
    clock.forward(hours=4)
    receipt = taken(cast, clock(), "out", code=poster)
    assert receipt["attendance"]["state"] == "pending"


def test_a_typed_short_code_is_level_one_at_the_time_of_its_code(
    cast: Cast, clock: TestClock
) -> None:
    shown = codes.rotating(cast.site, URL, EIGHT).short_code
    clock.forward(minutes=3)
    typed = f"short:{shown[:4].lower()}-{shown[4:]}"
    receipt = taken(cast, clock(), "in", code=typed, site=str(cast.site.id))
    assert receipt["level"] == 1
    assert receipt["at"] == "2026-11-09T08:00:00-05:00"


def test_hours_claimed_without_a_code_are_shown_and_not_counted(
    cast: Cast, clock: TestClock
) -> None:
    clock.at = at("2026-11-09 12:30")
    site = str(cast.site.id)
    came = {"code": None, "site": site, "claimed_at": "2026-11-09T08:00:00-05:00"}
    taken(cast, clock(), "in", **came)
    clock.forward(seconds=1)
    left = {"code": None, "site": site, "claimed_at": "2026-11-09T12:00:00-05:00"}
    receipt = taken(cast, clock(), "out", **left)
    assert receipt["message"]["code"] == "claimed"
    assert receipt["attendance"]["state"] == "claimed"
    week = cast.participant.client.get("/api/v1/me/weeks/2026-W46").json
    assert (week["credited_minutes"], week["claimed_minutes"]) == (0, 240)


def test_a_code_that_is_hours_old_is_kept_and_flagged(cast: Cast, clock: TestClock) -> None:
    code = codes.rotating(cast.site, URL, EIGHT).url
    clock.forward(hours=3)
    receipt = taken(cast, clock(), "in", code=code)
    assert receipt["level"] == 1
    assert {"stale_code", "odd_clock"} <= set(receipt["flags"])
    assert receipt["at"] == "2026-11-09T08:00:00-05:00"


def test_a_code_from_the_future_counts_from_its_arrival(cast: Cast) -> None:
    code = codes.rotating(cast.site, URL, at("2026-11-12 08:00")).url
    receipt = taken(cast, EIGHT, "in", code=code)
    assert "odd_clock" in receipt["flags"]
    assert receipt["at"] == "2026-11-09T08:00:00-05:00"


def test_only_what_is_not_a_scan_at_all_is_refused(cast: Cast, session: Session) -> None:
    scan_id = uuid4()
    answer = send(cast.participant.client, (scan_id, {"direction": "sideways"}))
    assert answer.status_code == 422
    assert session.get(Scan, scan_id) is None


def test_a_placement_that_ends_today_still_tells_the_site_in_the_evening(
    cast: Cast, clock: TestClock, session: Session
) -> None:
    earlier = a_site(session, cast.host_organization, name="Sede Norte")
    ended = at("2026-11-08 08:00").date()
    a_placement(session, cast.order, earlier, mornings=False, to_day=ended)
    cast.placement.from_day = cast.placement.to_day = EIGHT.date()
    session.commit()
    clock.at = at("2026-11-09 20:00")
    assert taken(cast, clock(), "in", code=None)["site"]["name"] == "Sede Centro"
