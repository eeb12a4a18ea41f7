"""A phone that is left takes itself out of use, and needs neither a session nor a PIN for it."""

from tests.accounts.doors import challenge, unlock
from tests.people import Cast

GONE = "/api/v1/devices/{}/retirement"


def test_its_own_signature_is_enough_and_afterwards_it_opens_nothing(cast: Cast) -> None:
    device, phone = cast.device.id, cast.phone
    asked = challenge(cast.nobody, device)
    body = {"challenge": asked, "signature": phone.sign(asked)}
    assert cast.nobody.put(GONE.format(device), json=body).status_code == 204
    refused = unlock(cast.nobody, device, phone)
    assert (refused.status_code, refused.json["type"]) == (401, "device-revoked")
    found = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/devices").json["items"]
    assert [one["revoked_reason"] for one in found] == ["left"]
    again = cast.nobody.put(GONE.format(device), json=body)
    assert (again.status_code, again.json["type"]) == (401, "device-revoked")


def test_nobody_else_can_take_it_out_of_use(cast: Cast) -> None:
    device = cast.device.id
    asked = challenge(cast.nobody, device)
    foreign = {"challenge": asked, "signature": "A" * 86}
    assert cast.nobody.put(GONE.format(device), json=foreign).status_code == 401
    assert unlock(cast.nobody, device, cast.phone).status_code == 201
