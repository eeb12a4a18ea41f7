"""Channels as people add them, order them and withdraw them, over HTTP."""

from base64 import urlsafe_b64encode
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.channels.models import Channel, ChannelEvent
from tests.people import Answer, Browser, Cast

BASE = "/api/v1"
HERS = f"{BASE}/me/channels"
HOSTS = f"{BASE}/staff/me/channels"
YES = {"consent": True, "words": "channel-1"}
NUMBER = "+573001234567"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"


def b64(raw: bytes) -> str:
    """As browsers write keys."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def a_subscription(endpoint: str | None = None, **differs: Any) -> dict[str, Any]:
    """What a browser gives out."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    given = {
        "endpoint": endpoint or f"https://push.example.org/wpush/v2/{uuid4().hex}",
        "p256dh": b64(point),
        "auth": b64(uuid4().bytes),
    }
    return {**given, **differs}


def put(
    browser: Browser, kind: str = "sms", *, base: str = HERS, identity: Any = None, **differs: Any
) -> Answer:
    """Add a channel: a number of hers unless said otherwise."""
    body: dict[str, Any] = {"kind": kind, **YES}
    if kind in ("sms", "whatsapp"):
        body["address"] = "300 123 4567"
    if kind == "email":
        body["address"] = "marta@example.org"
    if kind == "push":
        body["subscription"] = a_subscription()
    headers = {"User-Agent": FIREFOX}
    return browser.put(f"{base}/{identity or uuid4()}", json={**body, **differs}, headers=headers)


def add(browser: Browser, kind: str = "sms", **differs: Any) -> dict[str, Any]:
    """Add a channel and see that it worked."""
    answer = put(browser, kind, **differs)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def listed(browser: Browser, query: str = "", base: str = HERS) -> list[dict[str, Any]]:
    """The channels that somebody sees."""
    answer = browser.get(f"{base}{query}")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def ids(rows: list[dict[str, Any]]) -> list[str]:
    """Which ones, in the order shown."""
    return [str(row["id"]) for row in rows]


def put_order(browser: Browser, channels: list[str], base: str = HERS) -> Answer:
    """Put them in order."""
    return browser.put(f"{base}/order", json={"channels": channels})


def withdraw(browser: Browser, identity: str, base: str = HERS) -> Answer:
    """Take a yes back."""
    return browser.put(f"{base}/{identity}/withdrawal", json={})


def heard(
    cast: Cast,
    kind: str = "sms",
    *,
    by: Browser | None = None,
    identity: Any = None,
    **differs: Any,
) -> Answer:
    """A clerk adds a channel for a woman who told her so."""
    body = {"kind": kind, "consented_on": "2026-11-06", "words": "channel-1"}
    if kind != "paper":
        body["address"] = "300 123 4567"
    url = f"{BASE}/orders/{cast.order.id}/channels/{identity or uuid4()}"
    return (by or cast.clerk.client).put(url, json={**body, **differs})


def said(session: Session, identity: str) -> list[ChannelEvent]:
    """All that was said of a channel, oldest first."""
    query = select(ChannelEvent).where(ChannelEvent.channel_id == UUID(identity))
    return list(session.scalars(query.order_by(ChannelEvent.number)))


def row(session: Session, identity: str) -> Channel:
    """A channel as it is stored now."""
    return session.get_one(Channel, UUID(identity), populate_existing=True)


def fault(answer: Answer) -> tuple[int, str, str]:
    """Status, and the code and pointer of the one fault."""
    one = answer.json["errors"][0]
    return answer.status_code, one["code"], one["pointer"]


def problem(answer: Answer) -> tuple[int, str]:
    """Status and type."""
    return answer.status_code, answer.json["type"]
