"""What people do at the doors of signing in, one request each."""

from typing import Any
from uuid import UUID, uuid4

import pyotp

from api.accounts.cookie import COOKIE
from tests.conftest import TestClock
from tests.people import Answer, Browser
from tests.phones import Phone

STEP = 30


def keyed() -> dict[str, str]:
    """Headers of a command that was not sent before."""
    return {"Idempotency-Key": uuid4().hex}


def code_of(secret: str, clock: TestClock) -> str:
    """What the authenticator shows now."""
    return pyotp.TOTP(secret).at(clock())


def sign_in(browser: Browser, email: str, password: str, code: str) -> Answer:
    """Staff at the door."""
    body = {"email": email, "password": password, "code": code}
    return browser.post("/api/v1/sessions", json=body)


def enrolment_code(clerk: Browser, order_id: UUID) -> str:
    """A fresh code for a phone of this order."""
    answer = clerk.post(f"/api/v1/orders/{order_id}/enrolments", json={}, headers=keyed())
    assert answer.status_code == 201, answer.json
    return str(answer.json["url"])


def site_code(clerk: Browser, site_id: UUID) -> str:
    """A fresh code for a tablet of this site."""
    answer = clerk.post(f"/api/v1/sites/{site_id}/enrolments", json={}, headers=keyed())
    assert answer.status_code == 201, answer.json
    return str(answer.json["code"])


def redeem(browser: Browser, code: str, phone: Phone, **differs: Any) -> Answer:
    """Bind a phone with this code."""
    body = {"code": code, "public_key": phone.jwk, "pin": phone.pin, **differs}
    return browser.post("/api/v1/enrolments/redemption", json=body)


def redeem_tablet(browser: Browser, code: str, **differs: Any) -> Answer:
    """Bind a tablet with this code; a plain old browser's, which brings no key."""
    body = {"code": code, "label": "Tableta de la entrada", **differs}
    return browser.post("/api/v1/enrolments/site-device", json=body)


def match(
    clerk: Browser, device_id: str, kind: str = "devices", *, agrees: bool = True, how: str = ""
) -> Answer:
    """The clerk says whether both screens show the same two words."""
    body = {"agrees": agrees, "how": how or "in_person"}
    return clerk.put(f"/api/v1/{kind}/{device_id}/match", json=body)


def enrol(browser: Browser, clerk: Browser, order_id: UUID, phone: Phone) -> Answer:
    """From the code to her open page: redeemed, compared by the clerk, and the PIN typed."""
    device = redeem(browser, enrolment_code(clerk, order_id), phone).json["device"]
    assert match(clerk, device).status_code == 200
    return unlock(browser, UUID(device), phone)


def enrol_tablet(browser: Browser, clerk: Browser, site_id: UUID) -> str:
    """A tablet that may show codes; its id."""
    device = str(redeem_tablet(browser, site_code(clerk, site_id)).json["device"])
    assert match(clerk, device, "site-devices").status_code == 200
    return device


def ask_matched(browser: Browser, device_id: UUID | str, phone: Phone) -> Answer:
    """The phone asks whether the court has compared its words."""
    asked = challenge(browser, UUID(str(device_id)))
    body = {"challenge": asked, "signature": phone.sign(asked)}
    return browser.post(f"/api/v1/devices/{device_id}/matching", json=body)


def challenge(browser: Browser, device_id: UUID) -> str:
    """Something to sign."""
    answer = browser.post(f"/api/v1/devices/{device_id}/challenge", json={})
    assert answer.status_code == 200, answer.json
    return str(answer.json["challenge"])


def unlock(
    browser: Browser, device_id: UUID, phone: Phone, pin: str | None = None, **differs: Any
) -> Answer:
    """Sign in with the phone's key and a PIN."""
    asked = challenge(browser, device_id)
    body = {
        "device": str(device_id),
        "challenge": asked,
        "signature": phone.sign(asked),
        "pin": pin or phone.pin,
        **differs,
    }
    return browser.post("/api/v1/sessions/device", json=body)


def carry(answer: Answer) -> str:
    """The cookie line of an answer that signed somebody in."""
    lines = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(COOKIE)]
    assert len(lines) == 1
    return lines[0]
