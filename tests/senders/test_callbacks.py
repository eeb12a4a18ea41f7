"""What comes back is believed by its signature alone: every byte of it, and no other key."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.providers import Gateway, gateway
from api.senders.callbacks import BadSignature, Delivery, Inbound, challenge, verify_and_read

URL = "https://horas.example.org/api/v1/deliveries/sms?m=mine-1"
TWILIO = gateway("twilio://AC1:12345@api.twilio.com?from=%2B15005550006")
META = gateway("meta://1055:tok@graph.facebook.com/v23.0?template=a&secret=app&verify=meatyhamhock")
PLAIN = gateway("plain://:key@gateway.example.org/messages")
FORM = {"MessageSid": "SM1", "MessageStatus": "delivered", "To": "+573001234567"}


def _twilio_signature(url: str, fields: dict[str, str], token: str = "12345") -> str:
    text = url + "".join(name + fields[name] for name in sorted(fields))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def _of_twilio(fields: dict[str, str]) -> list[Delivery | Inbound]:
    headers = {"X-Twilio-Signature": _twilio_signature(URL, fields)}
    return verify_and_read(TWILIO, URL, headers, urlencode(fields).encode())


def _signature(key: str, body: bytes) -> str:
    return "sha256=" + hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def _of_meta(said: object) -> list[Delivery | Inbound]:
    body = json.dumps(said).encode()
    return verify_and_read(META, URL, {"x-hub-signature-256": _signature("app", body)}, body)


def _of_plain(said: object) -> list[Delivery | Inbound]:
    body = json.dumps(said).encode()
    return verify_and_read(PLAIN, URL, {"X-Signature-256": _signature("key", body)}, body)


# The vectors of Twilio's own library and documentation: token 12345.
DOCUMENTED = "https://mycompany.com/myapp.php?foo=1&bar=2"
DIGITS = {
    "CallSid": "CA1234567890ABCDE",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
    "Caller": "+14158675309",
}


@pytest.mark.parametrize(
    ("url", "signature"),
    [
        (DOCUMENTED, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (DOCUMENTED.replace(".com", ".com:1234"), "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (DOCUMENTED, "kvajT1Ptam85bY51eRf/AJRuM3w="),
        (DOCUMENTED.replace("https", "http"), "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        (
            DOCUMENTED.replace("https", "http").replace(".com", ".com:1234"),
            "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
        ),
    ],
)
def test_twilios_documented_signatures_fit(url: str, signature: str) -> None:
    body = urlencode(DIGITS).encode()
    assert verify_and_read(TWILIO, url, {"X-Twilio-Signature": signature}, body) == []


def test_twilio_signs_repeated_fields_once_and_in_order() -> None:
    body = b"Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234"
    headers = {"X-Twilio-Signature": "IK+Dwps556ElfBT0I3Rgjkr1wJU="}
    assert verify_and_read(TWILIO, DOCUMENTED, headers, body) == []


@pytest.mark.parametrize(
    ("changes", "what", "detail"),
    [
        ({}, "delivered", "delivered"),
        ({"MessageStatus": "read"}, "read", "read"),
        ({"MessageStatus": "undelivered", "ErrorCode": "30003"}, "failed", "twilio-30003"),
        ({"MessageStatus": "undelivered", "ErrorCode": "30005"}, "gone", "twilio-30005"),
        ({"MessageStatus": "failed", "ErrorCode": "21610"}, "gone", "twilio-21610"),
        ({"MessageStatus": "failed"}, "failed", "failed"),
    ],
)
def test_twilio_tells_what_became_of_it(changes: dict[str, str], what: str, detail: str) -> None:
    (told,) = _of_twilio({**FORM, **changes})
    assert isinstance(told, Delivery)
    assert (told.provider_id, told.what, told.detail) == ("SM1", what, detail)
    assert (told.at, told.message_id) == (None, "mine-1")


@pytest.mark.parametrize("status", ["queued", "sending", "sent", "accepted", "", "exploded"])
def test_a_message_on_its_way_tells_nothing(status: str) -> None:
    assert _of_twilio({**FORM, "MessageStatus": status}) == []


def test_somebody_writes_back_through_twilio() -> None:
    fields = {"MessageSid": "SM2", "From": "whatsapp:+573001234567", "Body": "Parar ñ & ya\n"}
    assert _of_twilio(fields) == [Inbound("+573001234567", "Parar ñ & ya\n")]


def _statuses(*statuses: object) -> object:
    value = {"messaging_product": "whatsapp", "statuses": list(statuses)}
    change = {"field": "messages", "value": value}
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [change]}]}


def test_meta_tells_what_became_of_several() -> None:
    told = _of_meta(
        _statuses(
            {"id": "wamid.A", "status": "sent", "timestamp": "1750857384"},
            {
                "id": "wamid.A",
                "status": "delivered",
                "timestamp": "1750857384",
                "recipient_id": "573001234567",
                "biz_opaque_callback_data": "mine-1",
            },
            {"id": "wamid.A", "status": "read", "timestamp": "1750857390"},
            {"id": "wamid.B", "status": "failed", "errors": [{"code": 131026, "title": "x"}]},
            {"id": "wamid.C", "status": "failed", "errors": [{"code": 131049}]},
        )
    )
    at = datetime(2025, 6, 25, 13, 16, 24, tzinfo=UTC)
    assert told == [
        Delivery("wamid.A", "delivered", "delivered", at, "mine-1"),
        Delivery("wamid.A", "read", "read", at.replace(second=30), None),
        Delivery("wamid.B", "gone", "meta-131026", None, None),
        Delivery("wamid.C", "failed", "meta-131049", None, None),
    ]


def test_somebody_writes_back_through_whatsapp() -> None:
    """The body of Meta's own sample, and a tap on a button."""
    text = {"from": "16315551181", "id": "ABGGFlA5Fpa", "timestamp": "1504902988", "type": "text"}
    written = {**text, "text": {"body": "this is a text message"}}
    tapped = {"from": "16315551181", "type": "button", "button": {"text": "Stop", "payload": "s"}}
    value = {"messages": [written, tapped, {"from": "16315551181", "type": "image"}]}
    told = _of_meta({"entry": [{"changes": [{"field": "messages", "value": value}]}]})
    assert told == [
        Inbound("+16315551181", "this is a text message"),
        Inbound("+16315551181", "Stop"),
    ]


def test_a_plain_gateway_tells_both_in_one_body() -> None:
    delivery = {"id": "g1", "message": "mine-1", "status": "delivered", "at": "2026-11-25T07:00Z"}
    told = _of_plain(
        {
            "deliveries": [delivery, {"id": "g2", "status": "gone", "at": "2026-11-25T07:00"}],
            "inbound": [{"from": "+573001234567", "text": "STOP"}, {"from": 3}],
        }
    )
    assert told == [
        Delivery("g1", "delivered", "delivered", datetime(2026, 11, 25, 7, tzinfo=UTC), "mine-1"),
        Delivery("g2", "gone", "gone", None, None),
        Inbound("+573001234567", "STOP"),
    ]


def _tampered(body: bytes) -> list[bytes]:
    flipped = [body[:i] + bytes([body[i] ^ 1]) + body[i + 1 :] for i in range(len(body))]
    return [*flipped, body[:-1], body + b" ", b"", body + body]


def test_no_changed_byte_of_a_form_passes() -> None:
    headers = {"X-Twilio-Signature": _twilio_signature(URL, FORM)}
    for body in _tampered(urlencode(FORM).encode()):
        if body.rstrip(b" ") != urlencode(FORM).encode():
            with pytest.raises(BadSignature):
                verify_and_read(TWILIO, URL, headers, body)


@pytest.mark.parametrize(
    ("setting", "header", "key"),
    [(META, "X-Hub-Signature-256", "app"), (PLAIN, "X-Signature-256", "key")],
)
def test_no_changed_byte_of_a_body_passes(setting: Gateway, header: str, key: str) -> None:
    body = json.dumps({"deliveries": [{"id": "g1", "status": "delivered"}]}).encode()
    for changed in _tampered(body):
        with pytest.raises(BadSignature):
            verify_and_read(setting, URL, {header: _signature(key, body)}, changed)


Sign = Callable[[Gateway, bytes], dict[str, str]]
FALSE: list[Sign] = [
    lambda _gateway, _body: {},
    lambda _gateway, _body: {"X-Twilio-Signature": "", "X-Hub-Signature-256": "sha256="},
    lambda _gateway, _body: {"X-Hub-Signature-256": "ñ", "X-Signature-256": "\udcff"},
    lambda _gateway, body: {"X-Hub-Signature-256": hashlib.sha256(body).hexdigest()},
    lambda _gateway, body: {"X-Hub-Signature-256": _signature("", body)},
    lambda _gateway, body: {"X-Signature-256": _signature("app", body)},
    lambda _gateway, body: {"X-Hub-Signature-256": _signature("key", body)},
    lambda _gateway, _body: {"X-Twilio-Signature": _twilio_signature(URL, FORM, "other")},
    lambda _gateway, _body: {"X-Twilio-Signature": _twilio_signature(URL + "&x=1", FORM)},
    lambda _gateway, _body: {"X-Twilio-Signature": _twilio_signature(URL, {})},
]


@pytest.mark.parametrize("setting", [TWILIO, META, PLAIN], ids=lambda one: one.preset)
@pytest.mark.parametrize("sign", FALSE)
def test_a_false_signature_is_none(setting: Gateway, sign: Sign) -> None:
    body = urlencode(FORM).encode()
    with pytest.raises(BadSignature):
        verify_and_read(setting, URL, sign(setting, body), body)


def test_without_the_apps_secret_nothing_of_meta_is_believed() -> None:
    setting = gateway("meta://1055:tok@graph.facebook.com/v23.0?template=a")
    with pytest.raises(BadSignature):
        verify_and_read(setting, URL, {"X-Hub-Signature-256": _signature("", b"{}")}, b"{}")
    with pytest.raises(BadSignature):
        challenge(setting, {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"})


def test_metas_question_is_answered_with_its_own_number() -> None:
    """The sample of Meta's documentation."""
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    assert challenge(META, {**query, "hub.verify_token": "meatyhamhock"}) == "1158201444"


@pytest.mark.parametrize(
    "changes",
    [
        {"hub.verify_token": "other"},
        {"hub.verify_token": "ñ"},
        {"hub.mode": "unsubscribe"},
        {"hub.challenge": "<script>"},
        {"hub.challenge": ""},
    ],
)
def test_another_question_is_not_answered(changes: dict[str, str]) -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "meatyhamhock"}
    with pytest.raises(BadSignature):
        challenge(META, {**query, **changes})


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
NAMED = st.fixed_dictionaries(
    {},
    optional={
        "id": ANYTHING,
        "status": ANYTHING,
        "errors": ANYTHING,
        "timestamp": ANYTHING,
        "at": ANYTHING,
        "from": ANYTHING,
        "text": ANYTHING,
        "button": ANYTHING,
    },
)


@settings(max_examples=40, deadline=None)
@given(one=NAMED, other=ANYTHING)
def test_a_signed_body_of_any_shape_raises_nothing(one: object, other: object) -> None:
    value = {"statuses": [one, other], "messages": [one, other]}
    for said in (other, {"entry": other}, {"entry": [{"changes": [{"value": value}, other]}]}):
        _of_meta(said)
    for said in (other, {"deliveries": [one, other], "inbound": [one, other]}):
        _of_plain(said)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 50_000, b"null", b"1e999"])
def test_a_signed_body_that_is_no_json_gives_nothing(body: bytes) -> None:
    headers = {"X-Signature-256": _signature("key", body)}
    assert verify_and_read(PLAIN, URL, headers, body) == []
