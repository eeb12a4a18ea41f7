"""A one-time code binds her phone, or a site's tablet, once."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import binding, enrolments
from api.accounts.models import Device, Enrolment, SiteDevice
from api.accounts.vault import vault_of
from api.errors import Gone
from api.rules.access import Actor
from api.settings import Settings
from tests.accounts.doors import (
    carry,
    enrol,
    enrol_tablet,
    enrolment_code,
    keyed,
    match,
    redeem,
    redeem_tablet,
    site_code,
    unlock,
)
from tests.conftest import TestClock
from tests.people import Browser, Cast
from tests.phones import Phone, b64


def open_code(browser: Browser, code: str) -> tuple[int, dict[str, object]]:
    """Open a code."""
    answer = browser.post("/api/v1/enrolments/opening", json={"code": code})
    return answer.status_code, answer.json


def test_a_code_is_an_address_a_text_and_a_picture(cast: Cast) -> None:
    answer = cast.clerk.client.post(
        f"/api/v1/orders/{cast.order.id}/enrolments", json={}, headers=keyed()
    )
    told = answer.json
    assert told["code"].startswith("E1.")
    assert len(told["code"]) == 30
    assert told["url"] == f"https://horas.example.org/c#{told['code']}"
    assert "<svg" in told["svg"]
    assert told["expires_at"] == "2026-11-12T07:00:00-05:00"


def test_the_code_itself_is_not_stored(cast: Cast, session: Session) -> None:
    code = enrolment_code(cast.clerk.client, cast.order.id)
    token = enrolments.token_of(code)
    assert token is not None
    stored = session.scalars(select(Enrolment.token_hash)).all()
    assert len(token) == 20
    assert all(token not in value for value in stored)


def test_the_same_command_sent_twice_makes_one_code(cast: Cast, session: Session) -> None:
    key = keyed()
    url = f"/api/v1/orders/{cast.order.id}/enrolments"
    first = cast.clerk.client.post(url, json={}, headers=key)
    second = cast.clerk.client.post(url, json={}, headers=key)
    assert first.json == second.json
    assert len(session.scalars(select(Enrolment)).all()) == 1


def test_opening_greets_her_by_her_first_name_alone(cast: Cast) -> None:
    status, told = open_code(cast.nobody, enrolment_code(cast.clerk.client, cast.order.id))
    assert status == 200
    assert told == {
        "kind": "participant",
        "first_name": "Marta",
        "site_name": None,
        "expires_at": "2026-11-09T07:15:00-05:00",
    }


def test_a_code_binds_a_phone_and_its_pin_opens_her_page_once_it_is_matched(
    cast: Cast, session: Session
) -> None:
    phone = Phone()
    answer = redeem(cast.nobody, enrolment_code(cast.clerk.client, cast.order.id), phone)
    assert answer.status_code == 201
    assert "Set-Cookie" not in answer.headers
    match(cast.clerk.client, answer.json["device"])
    opened = unlock(cast.nobody, UUID(answer.json["device"]), phone)
    assert "Max-Age" not in carry(opened)
    assert opened.json["order"] == str(cast.order.id)
    assert opened.json["role"] == "participant"
    assert answer.json["receipt_key"] == cast.nobody.get("/api/v1/receipt-key").json
    device = session.get_one(Device, UUID(answer.json["device"]))
    assert (device.x, device.y) == phone.point
    assert phone.pin not in device.pin_hash
    assert cast.nobody.get("/api/v1/session").json["name"] == "Marta"


def test_a_new_phone_replaces_the_one_before(cast: Cast, session: Session) -> None:
    assert cast.participant.client.get("/api/v1/session").status_code == 200
    enrol(cast.nobody, cast.clerk.client, cast.order.id, Phone())
    assert cast.participant.client.get("/api/v1/session").status_code == 401
    session.refresh(cast.device)
    assert cast.device.revoked_reason == "replaced"
    refused = unlock(cast.nobody, cast.device.id, cast.phone)
    assert (refused.status_code, refused.json["type"]) == (401, "device-revoked")


def test_a_spent_an_unknown_a_withdrawn_and_a_late_code_get_one_answer(
    cast: Cast, clock: TestClock
) -> None:
    clerk = cast.clerk.client
    used = enrolment_code(clerk, cast.order.id)
    assert redeem(cast.nobody, used, Phone()).status_code == 201
    withdrawn = enrolment_code(clerk, cast.order.id)
    late = enrolment_code(clerk, cast.order.id)
    tablet = site_code(clerk, cast.site.id)
    clock.forward(hours=72)
    unknown = "https://horas.example.org/c#E1." + b64(bytes(20))
    codes = [used, withdrawn, late, unknown, tablet, "P1." + b64(bytes(10)), "what?"]
    for code in codes:
        answer = redeem(cast.nobody, code, Phone())
        assert (answer.status_code, answer.json["type"]) == (410, "enrolment-code-spent")
        assert open_code(cast.nobody, code)[0] == 410


def test_it_lasts_a_quarter_of_an_hour_once_opened(cast: Cast, clock: TestClock) -> None:
    code = enrolment_code(cast.clerk.client, cast.order.id)
    clock.forward(hours=71)
    assert open_code(cast.nobody, code)[0] == 200
    clock.forward(minutes=14)
    status, told = open_code(cast.nobody, code)
    assert (status, told["expires_at"]) == (200, "2026-11-12T06:15:00-05:00")
    clock.forward(minutes=1)
    assert redeem(cast.nobody, code, Phone()).status_code == 410


def test_an_easy_pin_is_refused_kindly_and_costs_no_try(cast: Cast) -> None:
    code = enrolment_code(cast.clerk.client, cast.order.id)
    for pin in ("000000", "123456", "111111", "654321", "121212", "222222"):
        answer = redeem(cast.nobody, code, Phone(pin))
        assert (answer.status_code, answer.json["type"]) == (422, "pin-too-easy")
        assert answer.json["errors"][0]["pointer"] == "/pin"
    assert redeem(cast.nobody, code, Phone()).status_code == 201


def _off_the_curve() -> dict[str, str]:
    return {"kty": "EC", "crv": "P-256", "x": b64(b"\x01" * 32), "y": b64(b"\x01" * 32)}


def _another_curve() -> dict[str, str]:
    numbers = ec.generate_private_key(ec.SECP256K1()).public_key().public_numbers()
    x, y = numbers.x.to_bytes(32), numbers.y.to_bytes(32)
    return {"kty": "EC", "crv": "P-256", "x": b64(x), "y": b64(y)}


@pytest.mark.parametrize(
    "key",
    [
        _off_the_curve(),
        _another_curve(),
        {**Phone().jwk, "d": b64(bytes(32))},
        {**Phone().jwk, "crv": "P-384"},
        {**Phone().jwk, "x": "AA"},
        {**Phone().jwk, "x": "*" * 43},
        {"kty": "EC", "crv": "P-256", "x": b64(bytes(32)), "y": b64(bytes(32))},
    ],
    ids=["off", "other-curve", "private", "other-name", "short", "no-base64", "infinity"],
)
def test_only_a_public_point_on_the_curve_is_bound(
    cast: Cast, session: Session, key: dict[str, str]
) -> None:
    code = enrolment_code(cast.clerk.client, cast.order.id)
    assert redeem(cast.nobody, code, Phone(), public_key=key).status_code == 422
    assert len(session.scalars(select(Device).where(Device.order_id == cast.order.id)).all()) == 1


def test_five_failed_tries_burn_a_code(cast: Cast) -> None:
    code = enrolment_code(cast.clerk.client, cast.order.id)
    for _ in range(5):
        assert redeem(cast.nobody, code, Phone(), public_key=_off_the_curve()).status_code == 422
    assert redeem(cast.nobody, code, Phone()).status_code == 410


def test_thirty_tries_an_hour_from_one_address(cast: Cast, clock: TestClock) -> None:
    statuses = [open_code(cast.nobody, "E1." + b64(bytes(20)))[0] for _ in range(31)]
    assert statuses == [410] * 30 + [429]
    code = enrolment_code(cast.clerk.client, cast.order.id)
    assert redeem(cast.nobody, code, Phone()).status_code == 429
    clock.forward(hours=1, seconds=1)
    assert redeem(cast.nobody, code, Phone()).status_code == 201


def test_two_who_claimed_the_same_code_make_one_phone(
    session: Session, cast: Cast, settings: Settings, clock: TestClock
) -> None:
    clerk = Actor(role="clerk", id=cast.clerk.id, court_id=cast.court.id)
    issued = enrolments.issue_for_order(session, clerk, clock(), cast.order.id)
    claims = [enrolments.claim(session, clock(), issued.token, "participant") for _ in range(2)]
    for number, claim in enumerate(claims):
        phone = Phone()
        brought = binding.Phone(phone.jwk["x"], phone.jwk["y"], phone.pin)
        if number == 0:
            binding.bind_phone(session, vault_of(settings), clock(), claim, brought)
        else:
            with pytest.raises(Gone):
                binding.bind_phone(session, vault_of(settings), clock(), claim, brought)


def test_a_tablet_gets_its_site_for_long_and_nothing_else(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    answer = redeem_tablet(cast.nobody, site_code(cast.clerk.client, cast.site.id))
    assert answer.status_code == 201
    assert answer.json["site"] == {"id": str(cast.site.id), "name": cast.site.name}
    assert f"Max-Age={400 * 86_400}" in carry(answer)
    match(cast.clerk.client, answer.json["device"], "site-devices")
    assert cast.nobody.get("/api/v1/session").json["role"] == "site_device"
    clock.forward(days=399)
    assert cast.nobody.get(f"/api/v1/sites/{cast.site.id}/code").status_code == 200
    assert cast.nobody.get(f"/api/v1/sites/{cast.other_site.id}/code").status_code == 404
    assert cast.nobody.get("/api/v1/orders").status_code == 403
    seen = session.scalars(select(SiteDevice.last_seen_at).order_by(SiteDevice.enrolled_at)).all()
    assert clock() in seen
    clock.forward(days=1)
    assert cast.nobody.get(f"/api/v1/sites/{cast.site.id}/code").status_code == 401


def test_a_tablet_brings_a_key_of_its_own(cast: Cast, session: Session) -> None:
    tablet = Phone()
    code = site_code(cast.clerk.client, cast.site.id)
    answer = redeem_tablet(cast.nobody, code, public_key=tablet.jwk)
    assert answer.status_code == 201
    assert answer.json["receipt_key"] == cast.nobody.get("/api/v1/receipt-key").json
    device = session.get_one(SiteDevice, UUID(answer.json["device"]))
    assert (device.x, device.y) == tablet.point


def test_an_old_browser_without_keys_shows_codes_all_the_same(cast: Cast, session: Session) -> None:
    code = site_code(cast.clerk.client, cast.site.id)
    answer = redeem_tablet(cast.nobody, code, public_key=None)
    device = session.get_one(SiteDevice, UUID(answer.json["device"]))
    assert (device.x, device.y) == (None, None)
    match(cast.clerk.client, answer.json["device"], "site-devices")
    assert cast.nobody.get(f"/api/v1/sites/{cast.site.id}/code").status_code == 200


def test_a_tablet_s_key_is_a_point_on_the_curve_or_none(cast: Cast) -> None:
    code = site_code(cast.clerk.client, cast.site.id)
    refused = redeem_tablet(cast.nobody, code, public_key=_off_the_curve())
    assert (refused.status_code, refused.json["type"]) == (422, "bad-public-key")
    assert redeem_tablet(cast.nobody, code, public_key=Phone().jwk).status_code == 201


def test_a_site_may_have_two_tablets_and_each_can_be_taken_back(cast: Cast) -> None:
    clerk = cast.clerk.client
    browsers = [cast.nobody, cast.nobody.application.test_client()]
    for browser in browsers:
        assert isinstance(browser, Browser)
        enrol_tablet(browser, clerk, cast.site.id)
    devices = cast.host.client.get(f"/api/v1/sites/{cast.site.id}/devices").json["items"]
    assert len(devices) == 3
    second = browsers[1]
    assert isinstance(second, Browser)
    tablet = second.get("/api/v1/session").json["device"]
    revoked = cast.host.client.put(
        f"/api/v1/site-devices/{tablet}/revocation", json={"reason": "lost"}
    )
    assert revoked.status_code == 200
    url = f"/api/v1/sites/{cast.site.id}/code"
    assert [browser.get(url).status_code for browser in browsers] == [200, 401]


def test_a_code_is_made_by_the_clerk_of_the_court_alone(cast: Cast) -> None:
    url = f"/api/v1/orders/{cast.order.id}/enrolments"
    assert cast.other_clerk.client.post(url, json={}, headers=keyed()).status_code == 404
    assert cast.host.client.post(url, json={}, headers=keyed()).status_code == 403
    url = f"/api/v1/sites/{cast.site.id}/enrolments"
    assert cast.other_clerk.client.post(url, json={}, headers=keyed()).status_code == 404
