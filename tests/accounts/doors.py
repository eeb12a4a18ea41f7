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
