"""The outside world on one machine: a mail server, a gateway, a push service. Real parts, which a
test or a benchmark may tell to refuse, delay, cut the line after taking, or talk nonsense."""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from json import dumps, loads
from secrets import token_bytes, token_hex
from ssl import SSLContext
from urllib.parse import parse_qs, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.providers import Preset
from tests.senders.http_loopback import (
    CUT,
    CUT_AFTER_TAKING,
    DRIPPING,
    LATE_AFTER_TAKING,
    NOISE,
    SILENT,
    Behaviour,
    HttpLoopback,
    Post,
    Reply,
)
from tests.senders.mail_loopback import SmtpInbox
from tests.senders.unsealing import Push, claims_of, unsealed

__all__ = [
    "CUT",
    "CUT_AFTER_TAKING",
    "DRIPPING",
    "LATE_AFTER_TAKING",
    "NOISE",
    "SILENT",
    "Behaviour",
    "Gateway",
    "Post",
    "PushService",
    "Reply",
    "SmtpInbox",
]


class Gateway(HttpLoopback):
    """A gateway for SMS or WhatsApp in one of the three shapes. `effects` counts what it took, by
    our own id; the plain one takes an id once, as an Idempotency-Key asks."""

    def __init__(self, preset: Preset = "plain", *, tls: SSLContext | None = None) -> None:
        self.preset = preset
        self.effects: Counter[str] = Counter()
        self.ids: dict[str, str] = {}
        super().__init__(self._take, tls=tls)

    def setting(self, account: str = "AC1", token: str = "token", more: str = "") -> str:
        """The setting that leads here."""
        where = f"127.0.0.1:{self.port}"
        if self.preset == "twilio":
            return f"twilio+http://{account}:{token}@{where}?from=%2B15005550006{more}"
        if self.preset == "meta":
            return f"meta+http://{account}:{token}@{where}/v23.0?template=aviso{more}"
        return f"plain+http://:{token}@{where}/messages"

    def _take(self, post: Post) -> Reply:
        mine = self._id_of(post)
        if self.preset != "plain" or mine not in self.effects:
            self.effects[mine] += 1
            self.ids[mine] = {"twilio": "SM", "meta": "wamid.", "plain": ""}[self.preset] + (
                token_hex(16)
            )
        if self.preset == "twilio":
            return Reply(201, {"sid": self.ids[mine], "status": "queued", "error_code": None})
        if self.preset == "meta":
            said = {"id": self.ids[mine], "message_status": "accepted"}
            return Reply(200, {"messaging_product": "whatsapp", "messages": [said]})
        return Reply(202, {"id": self.ids[mine]})

    def _id_of(self, post: Post) -> str:
        if self.preset == "plain":
            return post.headers["idempotency-key"]
        if self.preset == "meta":
            return str(post.json["biz_opaque_callback_data"])
        fields = parse_qs(post.body.decode())
        callback = fields.get("StatusCallback", [""])[0]
        return parse_qs(urlsplit(callback).query).get("m", [post.body.decode()])[0]


class PushService(HttpLoopback):
    """A push service and the browsers behind it: looks at who sends, and unseals what comes.

    `taken` holds every message, `shown` what is left when newer ones of a topic replace older.
    """

    def __init__(
        self,
        application_server_key: str | None = None,
        *,
        now: Callable[[], datetime] | None = None,
        tls: SSLContext | None = None,
    ) -> None:
        """`application_server_key` is the one that browsers subscribed with: no other may send."""
        self._known = application_server_key
        self._now = now
        self._browsers: dict[str, tuple[ec.EllipticCurvePrivateKey, bytes]] = {}
        self.taken: list[Push] = []
        super().__init__(self._take, tls=tls)

    def subscribe(self) -> str:
        """A new browser's subscription, as the JSON that is an address of ours."""
        path, key, auth = f"/push/{token_hex(8)}", ec.generate_private_key(ec.SECP256R1()), b""
        auth = token_bytes(16)
        self._browsers[path] = (key, auth)
        point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return dumps({"endpoint": self.url + path, "p256dh": _b64(point), "auth": _b64(auth)})

    def unsubscribe(self, subscription: str) -> None:
        """The browser withdrew: its endpoint is gone from now on."""
        del self._browsers[urlsplit(loads(subscription)["endpoint"]).path]

    def shown(self, subscription: str) -> list[Push]:
        """What this browser shows: the newest of each topic."""
        path = urlsplit(loads(subscription)["endpoint"]).path
        return list({push.topic: push for push in self.taken if push.path == path}.values())

    def _take(self, post: Post) -> Reply:
        browser = self._browsers.get(post.path)
        if browser is None:
            return Reply(410)
        try:
            key, claims = claims_of(post.headers.get("authorization", ""))
        except (ValueError, InvalidSignature):
            return Reply(403)
        if (self._known and key != self._known) or claims.get("aud") != self.url:
            return Reply(403)
        if self._now and not 0 < claims["exp"] - self._now().astimezone(UTC).timestamp() <= 86400:
            return Reply(403)
        note = unsealed(post.body, *browser)
        headers = post.headers
        push = Push(post.path, note, int(headers["ttl"]), headers["urgency"], headers["topic"])
        self.taken.append(push)
        return Reply(201, b"", {"Location": f"{self.url}/message/{len(self.taken)}"})


def _b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
