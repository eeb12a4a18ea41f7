"""SMS and WhatsApp: one thin adapter for gateways spoken to over HTTP, in three shapes.

`twilio` is Twilio's Messages resource (SMS, or WhatsApp when it sends from `whatsapp:+...`),
`meta` the WhatsApp Cloud API with one approved template whose one parameter is the whole text,
`plain` our own small shape for anything else.
"""

import json
import ssl
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from api.providers import Gateway
from api.senders.exchange import Answer, Line, NoAnswer
from api.senders.leash import LIMIT_SECONDS
from api.senders.message import Message, Outcome
from api.senders.verdicts import verdict

LONGEST_ID = 200
TWILIO_QUEUE_SECONDS = (5, 36000)  # how long it may keep a message waiting: the least, the most


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a gateway's shape."""

    url: str
    headers: dict[str, str]
    body: bytes


class GatewaySender:
    """Hands messages to one gateway."""

    def __init__(
        self,
        gateway: Gateway,
        callback: str | None = None,
        *,
        limit: float = LIMIT_SECONDS,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        """`callback` is the address that Twilio tells of deliveries; the others know theirs."""
        self._gateway = gateway
        self._callback = callback
        self._line = Line(certificates=certificates, limit=limit)

    def send(self, message: Message, now: datetime) -> Outcome:
        """Hand it over once."""
        request = self._request(message)
        try:
            answer = self._line.post(request.url, request.headers, request.body)
        except NoAnswer as error:
            return Outcome("failed", str(error), self._gateway.preset)
        return _outcome(self._gateway.preset, answer)

    def _request(self, message: Message) -> Request:
        if self._gateway.preset == "twilio":
            return _twilio(self._gateway, message, self._callback)
        if self._gateway.preset == "meta":
            return _meta(self._gateway, message)
        return _plain(self._gateway, message)


def _twilio(gateway: Gateway, message: Message, callback: str | None) -> Request:
    sender = gateway.options["from"]
    prefix = "whatsapp:" if sender.startswith("whatsapp:") else ""
    least, most = TWILIO_QUEUE_SECONDS
    fields = {
        "To": prefix + message.to,
        "MessagingServiceSid" if sender.startswith("MG") else "From": sender,
        "ValidityPeriod": str(min(max(message.ttl_seconds, least), most)),
    }
    if template := gateway.options.get(f"content_{message.language}"):
        fields["ContentSid"] = template
        fields["ContentVariables"] = json.dumps({"1": _one_line(message.text)})
    else:
        fields["Body"] = message.text
    if callback:
        # Twilio has no field for our id: it comes back in the address, whose signature holds it.
        fields["StatusCallback"] = f"{callback}?m={quote(message.id, safe='')}"
    pair = b64encode(f"{gateway.account}:{gateway.token}".encode()).decode()
    headers = {
        "Authorization": f"Basic {pair}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
    }
    account = quote(gateway.account, safe="")
    url = f"{gateway.base}/2010-04-01/Accounts/{account}/Messages.json"
    return Request(url, headers, urlencode(fields).encode())


def _meta(gateway: Gateway, message: Message) -> Request:
    body = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": message.to,
        "type": "template",
        "template": {
            "name": gateway.options["template"],
            "language": {"code": message.language},
            "components": [
                {
                    "type": "body",
                    "parameters": [{"type": "text", "text": _one_line(message.text)}],
                }
            ],
        },
        "biz_opaque_callback_data": message.id,
    }
    url = f"{gateway.base}/{quote(gateway.account, safe='')}/messages"
    return Request(url, _bearer(gateway), json.dumps(body).encode())


def _plain(gateway: Gateway, message: Message) -> Request:
    body = {
        "id": message.id,
        "to": message.to,
        "text": message.text,
        "language": message.language,
    }
    headers = {**_bearer(gateway), "Idempotency-Key": message.id}
    return Request(gateway.base, headers, json.dumps(body).encode())


def _bearer(gateway: Gateway) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {gateway.token}",
        "Content-Type": "application/json",
        "Accept": "application/json",
    }


def _one_line(text: str) -> str:
    """WhatsApp refuses a parameter with line breaks, tabs or many spaces."""
    return " ".join(text.split())


def _outcome(preset: str, answer: Answer) -> Outcome:
    body = _read(answer.body)
    if 200 <= answer.status < 300:
        taken = _taken(preset, body)
        # A page instead of an answer: whoever spoke there is not the gateway.
        if taken is None and (preset != "plain" or answer.body.strip()):
            return Outcome("failed", "rubbish", preset)
        return Outcome("accepted", f"http-{answer.status}", preset, taken)
    code = _code(preset, body)
    detail = f"http-{answer.status}" if code is None else f"{preset}-{code}"
    return Outcome(verdict(preset, answer.status, code), detail, preset)


def _read(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _taken(preset: str, body: dict[str, Any]) -> str | None:
    """The id under which the gateway took it."""
    match preset, body:
        case "twilio", {"sid": str(taken)}:
            return taken[:LONGEST_ID]
        case "meta", {"messages": [{"id": str(taken)}, *_]}:
            return taken[:LONGEST_ID]
        case "plain", {"id": str(taken)}:
            return taken[:LONGEST_ID]
    return None


def _code(preset: str, body: dict[str, Any]) -> int | None:
    match preset, body:
        case "twilio", {"code": int(code)}:
            return code
        case "meta", {"error": {"code": int(code)}}:
            return code
    return None
