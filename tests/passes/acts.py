"""What a site's tablet does: read a card, sign what it read, send it."""

import base64
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from api.accounts.models import SiteDevice
from api.passes.models import Pass
from api.rules import codes, passes
from tests.people import Answer, Browser, Cast
from tests.phones import Phone
from tests.scans.acts import URL, send, signed

PIN = "482915"


def with_key(cast: Cast, session: Session) -> Phone:
    """The key of the cast's tablet, from now on known to the server."""
    tablet = Phone()
    row = session.get_one(SiteDevice, cast.site_device.id)
    row.x, row.y = tablet.point
    session.commit()
    return tablet


def unpadded(text: str) -> bytes:
    """The bytes of base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def a_card(cast: Cast, session: Session, reason: str | None = None) -> str:
    """The text on a fresh printed card of the cast's participant."""
    answer = cast.clerk.client.post(
        f"/api/v1/orders/{cast.order.id}/card",
        json={"reason": reason},
        headers={"Idempotency-Key": uuid4().hex},
    )
    assert answer.status_code == 201, answer.json
    page = cast.clerk.client.get(f"/api/v1/orders/{cast.order.id}/card.pdf")
    assert page.status_code == 200
    return card_text(session, UUID(answer.json["id"]))


def card_text(session: Session, card_id: UUID) -> str:
    """What is printed on a card; it travels in the picture alone."""
    return codes.url(URL, passes.card_token(session.get_one(Pass, card_id).secret))


def her_pass(cast: Cast, at: datetime, browser: Browser | None = None) -> str:
    """What her phone shows at her site in this half-minute."""
    answer = (browser or cast.participant.client).get("/api/v1/me/pass")
    assert answer.status_code == 200, answer.json
    place = next(one for one in answer.json["sites"] if one["id"] == str(cast.site.id))
    secret, key_id = unpadded(answer.json["secret"]), unpadded(place["key_id"])
    counter = int(at.timestamp()) // codes.STEP_SECONDS
    return codes.url(URL, passes.pass_token(secret, key_id, counter))


def read_card(
    cast: Cast,
    tablet: Phone,
    text: str,
    at: datetime,
    direction: str = "in",
    /,
    **differs: Any,
) -> tuple[UUID, dict[str, Any]]:
    """A scan of a card by the cast's tablet: its id and its body, signed."""
    scan_id = uuid4()
    claims = {
        "direction": direction,
        "code": text,
        "captured_at": at.isoformat(),
        "monotonic_ms": 120_000,
        "server_offset_ms": 0,
        "server_offset_age_s": 30,
        "sequence": 1,
        "previous_hash": None,
        "app_version": "0.1.0",
        "device": str(cast.site_device.id),
        "site": str(cast.site.id),
        "claimed_at": None,
        "note": None,
        "witness": None,
        **differs,
    }
    return scan_id, signed(tablet, scan_id, claims)


def taken_by_tablet(
    cast: Cast,
    tablet: Phone,
    text: str,
    at: datetime,
    direction: str = "in",
    /,
    **differs: Any,
) -> dict[str, Any]:
    """The receipt of a card that the tablet scanned and sent at once."""
    scan = read_card(cast, tablet, text, at, direction, **differs)
    answer = send(cast.site_device.client, scan)
    assert answer.status_code == 201, answer.json
    return dict(answer.json)


def choose_pin(cast: Cast, pin: str = PIN) -> Answer:
    """The host's person sets her PIN for the tablet."""
    return cast.host.client.put("/api/v1/staff/me/site-pin", json={"pin": pin})


def stand_by(cast: Cast, pin: str = PIN, staff: UUID | None = None) -> Answer:
    """The host's person says at the tablet that she is there."""
    return cast.site_device.client.post(
        f"/api/v1/sites/{cast.site.id}/witnesses",
        json={"staff": str(staff or cast.host.id), "pin": pin},
    )


def witness(cast: Cast) -> str:
    """The server's word that the host's person is at the tablet."""
    choose_pin(cast)
    answer = stand_by(cast)
    assert answer.status_code == 201, answer.json
    return str(answer.json["witness"])
