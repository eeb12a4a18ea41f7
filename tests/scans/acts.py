"""What a phone does: capture a code, sign it, send it."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from api.hosts import codes
from api.hosts.models import Site
from api.scans.service import canonical
from tests.people import Answer, Browser, Cast
from tests.phones import Phone

URL = "https://horas.example.org"


def claims_at(site: Site, at: datetime, direction: str, /, **differs: Any) -> dict[str, Any]:
    """What an honest phone says of the site's code at an instant, not signed yet."""
    return {
        "direction": direction,
        "code": codes.rotating(site, URL, at).url,
        "captured_at": at.isoformat(),
        "monotonic_ms": 120_000,
        "server_offset_ms": 0,
        "server_offset_age_s": 30,
        "sequence": 1,
        "previous_hash": None,
        "app_version": "0.1.0",
        "device": None,
        "site": None,
        "claimed_at": None,
        "note": None,
        **differs,
    }


def signed(phone: Phone, scan_id: UUID, claims: dict[str, Any]) -> dict[str, Any]:
    """The claims with the phone's signature."""
    text = canonical(scan_id, claims).decode()
    return {**claims, "signature": phone.sign(text)}


def capture(
    cast: Cast, at: datetime, direction: str, /, **differs: Any
) -> tuple[UUID, dict[str, Any]]:
    """A scan of the cast's participant at the cast's site: its id and its body, signed."""
    scan_id = uuid4()
    claims = claims_at(cast.site, at, direction, **{"device": str(cast.device.id), **differs})
    return scan_id, signed(cast.phone, scan_id, claims)


def send(browser: Browser, scan: tuple[UUID, dict[str, Any]]) -> Answer:
    """Deliver one scan."""
    # In ASCII, so that halves of characters travel as some phones send them.
    body, kind = json.dumps(scan[1]), "application/json"
    return browser.put(f"/api/v1/scans/{scan[0]}", data=body, content_type=kind)


def send_many(browser: Browser, *scans: tuple[UUID, dict[str, Any]]) -> Answer:
    """Deliver scans that waited."""
    body = {"scans": [{"id": str(scan_id), **claims} for scan_id, claims in scans]}
    return browser.post("/api/v1/scans/batch", json=body)


def taken(cast: Cast, at: datetime, direction: str, /, **differs: Any) -> dict[str, Any]:
    """The receipt of a scan that was delivered at once by her own phone."""
    answer = send(cast.participant.client, capture(cast, at, direction, **differs))
    assert answer.status_code == 201, answer.json
    return dict(answer.json)
