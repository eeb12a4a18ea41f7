"""A new phone or tablet is bound when somebody of the court has compared its two words."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.accounts.models import Device, SiteDevice
from tests.accounts.doors import (
    ask_matched,
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
from tests.phones import Phone


def issue(clerk: Browser, path: str) -> dict[str, str]:
    """A fresh code with its id."""
    answer = clerk.post(f"/api/v1/{path}/enrolments", json={}, headers=keyed())
    return {"id": answer.json["id"], "code": answer.json["code"]}


def state(clerk: Browser, code: dict[str, str]) -> tuple[str, list[str] | None]:
    """What the clerk who waits beside a code sees."""
    told = clerk.get(f"/api/v1/enrolments/{code['id']}").json
    return told["state"], told["device"] and told["device"]["two_words"]


def a_waiting_phone(cast: Cast) -> tuple[Phone, str, list[str]]:
    """A phone that used her code: with its id and its words."""
    phone = Phone()
    told = redeem(cast.nobody, enrolment_code(cast.clerk.client, cast.order.id), phone).json
    return phone, told["device"], told["two_words"]


def test_both_screens_show_the_same_two_words(cast: Cast) -> None:
    clerk, phone = cast.clerk.client, Phone()
    code = issue(clerk, f"orders/{cast.order.id}")
    assert state(clerk, code) == ("unused", None)
    cast.nobody.post("/api/v1/enrolments/opening", json={"code": code["code"]})
    assert state(clerk, code) == ("opened", None)
    told = redeem(cast.nobody, code["code"], phone).json
    assert state(clerk, code) == ("waiting", told["two_words"])
    match(clerk, told["device"])
    assert state(clerk, code) == ("matched", None)


def test_the_list_of_her_phones_shows_what_waits(cast: Cast) -> None:
    _, device, words = a_waiting_phone(cast)
    phones = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/devices").json["items"]
    waits = {row["id"]: row["two_words"] for row in phones}
    assert waits == {device: words, str(cast.device.id): None}


def test_a_phone_that_waits_opens_nothing(cast: Cast, session: Session) -> None:
    phone, device, _ = a_waiting_phone(cast)
    refused = unlock(cast.nobody, UUID(device), phone)
    assert (refused.status_code, refused.json["type"]) == (401, "device-unmatched")
    assert "dos palabras" in refused.json["detail"]
    assert session.get_one(Device, UUID(device)).pin_failures == 0
    assert cast.nobody.get("/api/v1/session").status_code == 401


def test_the_phone_asks_by_its_key_and_by_nothing_else(cast: Cast) -> None:
    phone, device, _ = a_waiting_phone(cast)
    assert ask_matched(cast.nobody, device, phone).json == {"matched": False}
    assert ask_matched(cast.nobody, device, Phone()).status_code == 401
    match(cast.clerk.client, device, how="telephone")
    assert ask_matched(cast.nobody, device, phone).json == {"matched": True}
    assert unlock(cast.nobody, UUID(device), phone).status_code == 201


def test_who_compared_when_and_how_is_written_down(
    cast: Cast, session: Session, clock: TestClock
) -> None:
    _, device, _ = a_waiting_phone(cast)
    match(cast.clerk.client, device, how="telephone")
    row = session.get_one(Device, UUID(device))
    assert (row.matched_at, row.matched_by) == (clock(), cast.clerk.id)
    assert row.matched_how == "telephone"


def test_the_phone_before_stays_in_use_until_the_match(cast: Cast) -> None:
    _, device, _ = a_waiting_phone(cast)
    assert cast.participant.client.get("/api/v1/me").status_code == 200
    match(cast.clerk.client, device)
    assert cast.participant.client.get("/api/v1/me").status_code == 401


def test_other_words_take_the_phone_out_of_use_and_leave_the_one_before(
    cast: Cast, session: Session
) -> None:
    phone, device, _ = a_waiting_phone(cast)
    told = match(cast.clerk.client, device, agrees=False).json
    assert (told["revoked_reason"], told["two_words"]) == ("unsafe", None)
    refused = ask_matched(cast.nobody, device, phone)
    assert (refused.status_code, refused.json["type"]) == (401, "device-revoked")
    assert cast.participant.client.get("/api/v1/me").status_code == 200
    session.refresh(cast.device)
    assert cast.device.revoked_at is None


def test_what_was_said_first_stands(cast: Cast) -> None:
    clerk = cast.clerk.client
    _, device, _ = a_waiting_phone(cast)
    assert [match(clerk, device).status_code for _ in range(2)] == [200, 200]
    refused = match(clerk, device, agrees=False)
    assert (refused.status_code, refused.json["type"]) == (409, "already-matched")
    _, other, _ = a_waiting_phone(cast)
    assert [match(clerk, other, agrees=False).status_code for _ in range(2)] == [200, 200]
    refused = match(clerk, other)
    assert (refused.status_code, refused.json["type"]) == (409, "match-too-late")


def test_a_match_is_undone_like_any_phone(cast: Cast) -> None:
    phone, device, _ = a_waiting_phone(cast)
    match(cast.clerk.client, device)
    revocation = f"/api/v1/devices/{device}/revocation"
    assert cast.clerk.client.put(revocation, json={"reason": "unsafe"}).status_code == 200
    assert unlock(cast.nobody, UUID(device), phone).status_code == 401


def test_a_second_code_takes_the_place_of_a_phone_that_still_waits(
    cast: Cast, session: Session
) -> None:
    _, first, _ = a_waiting_phone(cast)
    _, second, _ = a_waiting_phone(cast)
    assert session.get_one(Device, UUID(first)).revoked_reason == "replaced"
    assert match(cast.clerk.client, first).status_code == 409
    assert match(cast.clerk.client, second).status_code == 200


@pytest.mark.parametrize("who", ["other_clerk", "host", "participant", "admin"])
def test_nobody_but_a_clerk_of_the_court_compares(cast: Cast, who: str) -> None:
    _, device, _ = a_waiting_phone(cast)
    refused = 404 if who == "other_clerk" else 403
    client = getattr(cast, who).client
    assert match(client, device).status_code == refused
    tablet = redeem_tablet(cast.nobody, site_code(cast.clerk.client, cast.site.id)).json
    assert match(client, tablet["device"], "site-devices").status_code == refused


def test_a_code_of_another_court_is_not_found(cast: Cast) -> None:
    code = issue(cast.clerk.client, f"orders/{cast.order.id}")
    answer = cast.other_clerk.client.get(f"/api/v1/enrolments/{code['id']}")
    assert answer.status_code == 404


def test_a_tablet_that_waits_shows_no_code_and_gets_no_keys(cast: Cast, session: Session) -> None:
    clerk = cast.clerk.client
    code = issue(clerk, f"sites/{cast.site.id}")
    told = redeem_tablet(cast.nobody, code["code"], public_key=Phone().jwk).json
    for path in ("code", "code-keys", "code.svg", "screen", "present"):
        answer = cast.nobody.get(f"/api/v1/sites/{cast.site.id}/{path}")
        assert answer.status_code == 401
    refused = cast.nobody.get("/api/v1/session")
    assert (refused.status_code, refused.json["type"]) == (401, "device-unmatched")
    assert session.get_one(SiteDevice, UUID(told["device"])).last_seen_at is None
    assert state(clerk, code) == ("waiting", told["two_words"])
    match(clerk, told["device"], "site-devices")
    assert cast.nobody.get("/api/v1/session").json["role"] == "site_device"
    assert cast.nobody.get(f"/api/v1/sites/{cast.site.id}/code-keys").status_code == 200


def test_a_site_s_people_read_the_words_on_the_screen_and_nowhere_else(cast: Cast) -> None:
    told = redeem_tablet(cast.nobody, site_code(cast.clerk.client, cast.site.id)).json
    path = f"/api/v1/sites/{cast.site.id}/devices"
    seen = {row["id"]: row for row in cast.host.client.get(path).json["items"]}
    assert (seen[told["device"]]["matched_at"], seen[told["device"]]["two_words"]) == (None, None)
    seen = {row["id"]: row for row in cast.clerk.client.get(path).json["items"]}
    assert seen[told["device"]]["two_words"] == told["two_words"]


def test_other_words_take_the_tablet_out_of_use(cast: Cast) -> None:
    told = redeem_tablet(cast.nobody, site_code(cast.clerk.client, cast.site.id)).json
    answer = match(cast.clerk.client, told["device"], "site-devices", agrees=False)
    assert answer.json["revoked_reason"] == "unsafe"
    refused = cast.nobody.get("/api/v1/session")
    assert (refused.status_code, refused.json["type"]) == (401, "session-expired")


def test_two_old_browsers_without_keys_have_words_of_their_own(cast: Cast) -> None:
    told = [
        redeem_tablet(cast.nobody, site_code(cast.clerk.client, cast.site.id)).json["two_words"]
        for _ in range(4)
    ]
    assert len({tuple(words) for words in told}) > 1
