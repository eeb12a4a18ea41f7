"""What gateways tell us afterwards: a message was delivered or was not, somebody wrote back.

Pure: nothing is believed whose signature does not fit, and nothing is looked up. A signed body
that says something else gives nothing; it is no mistake of the gateway's to know more than we do.
"""

import hashlib
import hmac
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal
from urllib.parse import SplitResult, parse_qs, urlsplit

from api.providers import Gateway
from api.senders.verdicts import lasting

What = Literal["delivered", "read", "failed", "gone"]
WHATS: Final[Mapping[str, What]] = {
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
    "gone": "gone",
}
LONGEST: Final = 1000
PORTS: Final = {"https": 443, "http": 80}


class BadSignature(Exception):
    """It does not come from the gateway, or was changed on its way."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message that a gateway took. `message_id` is our own id, where the gateway
    gives it back: it finds a sending whose answer was lost."""

    provider_id: str
    what: What
    detail: str
    at: datetime | None
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Inbound:
    """Somebody wrote to our number: read for stop words, kept nowhere."""

    from_number: str
    text: str


Report = Delivery | Inbound


def verify_and_read(
    gateway: Gateway, url: str, headers: Mapping[str, str], body: bytes
) -> list[Report]:
    """What a gateway's signed request says; `url` is the address as the gateway was given it."""
    found = {name.lower(): value for name, value in headers.items()}
    if gateway.preset == "twilio":
        return list(_twilio(gateway, url, found.get("x-twilio-signature", ""), body))
    if gateway.preset == "meta":
        _verify(gateway.options.get("secret", ""), body, found.get("x-hub-signature-256", ""))
        return list(_meta(_object(body)))
    _verify(gateway.token, body, found.get("x-signature-256", ""))
    return list(_plain(_object(body)))


def challenge(gateway: Gateway, query: Mapping[str, str]) -> str:
    """What Meta wants to read back before it sends anything here."""
    expected = gateway.options.get("verify", "")
    given = query.get("hub.verify_token", "")
    if not expected or query.get("hub.mode") != "subscribe" or not _same(expected, given):
        raise BadSignature
    echo = query.get("hub.challenge", "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,200}", echo):
        raise BadSignature
    return echo


def _verify(secret: str, body: bytes, signature: str) -> None:
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    if not secret or not _same(expected, signature):
        raise BadSignature


def _same(expected: str, given: str) -> bool:
    return hmac.compare_digest(expected.encode(), given.encode("utf-8", "replace"))


def _twilio(gateway: Gateway, url: str, signature: str, body: bytes) -> Iterator[Report]:
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=200)
    except ValueError:
        raise BadSignature from None
    known = [_same(_twilio_signature(gateway, one, fields), signature) for one in _ports(url)]
    if not any(known):
        raise BadSignature
    said = {name: values[0] for name, values in fields.items()}
    if "MessageStatus" in said:
        mine = parse_qs(urlsplit(url).query).get("m", [None])[0]
        code = int(said["ErrorCode"]) if said.get("ErrorCode", "").isdecimal() else None
        yield from _delivery(
            "twilio", said.get("MessageSid"), said["MessageStatus"], code, None, mine
        )
    elif "Body" in said and "From" in said:
        yield Inbound(said["From"].removeprefix("whatsapp:"), said["Body"][:LONGEST])


def _twilio_signature(gateway: Gateway, url: str, fields: Mapping[str, Iterable[str]]) -> str:
    signed = url + "".join(
        name + value for name in sorted(fields) for value in sorted(set(fields[name]))
    )
    digest = hmac.new(gateway.token.encode(), signed.encode("utf-8", "replace"), hashlib.sha1)
    return b64encode(digest.digest()).decode()


def _ports(url: str) -> tuple[str, str]:
    """The address with its port and without: Twilio signs now the one, now the other."""
    parts: SplitResult = urlsplit(url)
    bare = parts.netloc.rpartition(":")[0] if parts.port else parts.netloc
    port = parts.port or PORTS.get(parts.scheme, 443)
    with_port, without = parts._replace(netloc=f"{bare}:{port}"), parts._replace(netloc=bare)
    return with_port.geturl(), without.geturl()


def _meta(said: Any) -> Iterator[Report]:
    for entry in _list(said, "entry"):
        for change in _list(entry, "changes"):
            value = change.get("value")
            for status in _list(value, "statuses"):
                yield from _status(status)
            for message in _list(value, "messages"):
                yield from _message(message)


def _status(status: Mapping[str, Any]) -> Iterator[Report]:
    codes = [one.get("code") for one in _list(status, "errors")]
    code = codes[0] if codes and isinstance(codes[0], int) else None
    stamp = str(status.get("timestamp", ""))
    at = datetime.fromtimestamp(int(stamp), UTC) if re.fullmatch(r"[0-9]{1,11}", stamp) else None
    mine = status.get("biz_opaque_callback_data")
    yield from _delivery("meta", status.get("id"), status.get("status"), code, at, mine)


def _message(message: Mapping[str, Any]) -> Iterator[Report]:
    match message:
        case {"from": str(number), "text": {"body": str(text)}}:
            yield Inbound(_with_plus(number), text[:LONGEST])
        case {"from": str(number), "button": {"text": str(text)}}:
            yield Inbound(_with_plus(number), text[:LONGEST])


def _with_plus(number: str) -> str:
    return number if number.startswith("+") else f"+{number}"


def _plain(said: Any) -> Iterator[Report]:
    for one in _list(said, "deliveries"):
        at = _instant(one.get("at"))
        yield from _delivery(
            "plain", one.get("id"), one.get("status"), None, at, one.get("message")
        )
    for one in _list(said, "inbound"):
        match one:
            case {"from": str(number), "text": str(text)}:
                yield Inbound(number, text[:LONGEST])


def _delivery(
    preset: str, taken: Any, status: Any, code: int | None, at: datetime | None, mine: Any
) -> Iterator[Report]:
    """Nothing for a message that is still on its way."""
    what = WHATS.get(status) if isinstance(status, str) else None
    if what is None or not isinstance(taken, str):
        return
    if what == "failed" and lasting(preset, code):
        what = "gone"
    detail = str(status) if code is None else f"{preset}-{code}"
    yield Delivery(taken, what, detail, at, mine if isinstance(mine, str) else None)


def _instant(text: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo is not None else None


def _object(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _list(holder: Any, name: str) -> list[Mapping[str, Any]]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
