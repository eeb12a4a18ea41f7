"""Her browser reads what was sealed for it, the push service reads nothing, and nobody is lured
into asking a machine of our own house."""

import json
import socket
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from api.senders.addresses import is_public
from api.senders.message import Outcome
from api.senders.web_push import WebPush, application_server_key
from tests.senders.certificates import trust
from tests.senders.loopback import (
    CUT,
    CUT_AFTER_TAKING,
    DRIPPING,
    NOISE,
    SILENT,
    Behaviour,
    PushService,
    Reply,
)
from tests.senders.unsealing import claims_of, unsealed
from tests.senders.words import NOW, SECRET, TEXT, message

CONTACT = "mailto:help@example.org"


@pytest.fixture
def service() -> Iterator[PushService]:
    with PushService(application_server_key(SECRET), now=lambda: NOW) as there:
        yield there


@pytest.fixture
def push() -> WebPush:
    return WebPush(SECRET, CONTACT, insecure=True, limit=0.3)


def test_her_browser_reads_which_notice_and_nothing_else(
    service: PushService, push: WebPush
) -> None:
    outcome = push.send(message(service.subscribe(), urgent=True), NOW)
    assert outcome == Outcome("accepted", "http-201", "webpush", f"{service.url}/message/1")
    (taken,) = service.taken
    assert json.loads(taken.note) == {"n": "n_8f31", "l": "es", "t": "shift-3f2a"}
    assert (taken.ttl, taken.urgency, taken.topic) == (3600, "high", "shift-3f2a")


def test_the_push_service_sees_no_word_of_it(service: PushService, push: WebPush) -> None:
    push.send(message(service.subscribe()), NOW)
    (post,) = service.posts
    for word in (TEXT, "Agenda", "n_8f31", '"l"'):
        assert word.encode() not in post.body
    assert post.headers["urgency"] == "normal"
    assert post.headers["content-encoding"] == "aes128gcm"


def test_a_newer_one_takes_the_place_of_an_older_of_its_topic(
    service: PushService, push: WebPush
) -> None:
    hers = service.subscribe()
    for topic, notice in (("a", "1"), ("b", "2"), ("a", "3")):
        push.send(message(hers, topic=topic, notice=notice), NOW)
    assert [json.loads(one.note)["n"] for one in service.shown(hers)] == ["3", "2"]


def test_the_token_names_the_service_and_the_contact_and_ends(
    service: PushService, push: WebPush
) -> None:
    push.send(message(service.subscribe()), NOW)
    key, claims = claims_of(service.posts[0].headers["authorization"])
    assert key == application_server_key(SECRET)
    expires = int((NOW + timedelta(hours=12)).timestamp())
    assert claims == {"aud": service.url, "exp": expires, "sub": CONTACT}


def test_the_key_follows_from_the_secret_and_is_a_point() -> None:
    key = application_server_key(SECRET)
    assert key == application_server_key(SECRET) != application_server_key(bytes(32))
    point = urlsafe_b64decode(key + "=")
    assert (len(point), point[0]) == (65, 4)


def test_another_installation_may_not_send_to_her(service: PushService) -> None:
    other = WebPush(bytes(32), CONTACT, insecure=True)
    assert other.send(message(service.subscribe()), NOW).detail == "http-403"
    assert service.taken == []


def test_an_endpoint_that_is_gone_is_gone(service: PushService, push: WebPush) -> None:
    hers = service.subscribe()
    service.unsubscribe(hers)
    assert push.send(message(hers), NOW) == Outcome("gone", "http-410", "webpush")


@pytest.mark.parametrize(
    ("behaviour", "result", "detail"),
    [
        (Reply(200), "accepted", "http-200"),
        (Reply(404), "gone", "http-404"),
        (Reply(400), "refused", "http-400"),
        (Reply(413), "refused", "http-413"),
        (Reply(401), "failed", "http-401"),
        (Reply(429), "failed", "http-429"),
        (Reply(503), "failed", "http-503"),
        (SILENT, "failed", "timeout"),
        (DRIPPING, "failed", "timeout"),
        (CUT, "failed", "connection"),
        (CUT_AFTER_TAKING, "failed", "connection"),
        (NOISE, "failed", "rubbish"),
    ],
    ids=str,
)
def test_what_the_service_answers_says_what_to_do(
    service: PushService, push: WebPush, behaviour: Behaviour, result: str, detail: str
) -> None:
    service.then(behaviour)
    outcome = push.send(message(service.subscribe()), NOW)
    assert (outcome.result, outcome.detail) == (result, detail)


def test_a_redirect_is_not_followed(service: PushService, push: WebPush) -> None:
    with PushService() as elsewhere:
        service.then(Reply(307, b"", {"Location": elsewhere.url + "/push/1"}))
        assert push.send(message(service.subscribe()), NOW).detail == "http-307"
        assert elsewhere.posts == []


def test_tls_is_believed_only_with_its_certificate() -> None:
    with PushService(tls=trust().server) as service:
        hers = message(service.subscribe())
        knows = WebPush(SECRET, CONTACT, insecure=True, certificates=trust().client)
        assert knows.send(hers, NOW).result == "accepted"
        assert WebPush(SECRET, CONTACT, insecure=True).send(hers, NOW).detail == "tls"


def _subscription(**changes: object) -> str:
    with PushService() as service:
        return json.dumps({**json.loads(service.subscribe()), **changes})


GIVEN_UP = Outcome("gone", "bad-subscription", "webpush")


@pytest.mark.parametrize(
    "to",
    [
        "",
        "[]",
        "{}",
        '{"endpoint": 1, "p256dh": 2, "auth": 3}',
    ],
)
def test_a_subscription_that_is_none_is_given_up(to: str) -> None:
    assert WebPush(SECRET, CONTACT).send(message(to), NOW) == GIVEN_UP


@pytest.mark.parametrize(
    "changes",
    [
        {"endpoint": "http://push.example.org/1"},
        {"endpoint": "file:///etc/passwd"},
        {"endpoint": "https:///nowhere"},
        {"endpoint": "https://[::1]/x"},
        {"endpoint": "https://push.example.org:port/x"},
        {"endpoint": "https://push.example.org/x\r\nHost: other"},
        {"endpoint": "https://push.example.org/x", "p256dh": "AAAA"},
        {"endpoint": "https://push.example.org/x", "auth": "AAAA"},
    ],
)
def test_a_subscription_with_something_wrong_in_it_is_given_up(changes: dict[str, str]) -> None:
    assert WebPush(SECRET, CONTACT).send(message(_subscription(**changes)), NOW) == GIVEN_UP


def test_a_topic_that_the_protocol_forbids_is_refused(service: PushService, push: WebPush) -> None:
    for topic in ("", "x" * 33, "two words", "a\r\nb"):
        outcome = push.send(message(service.subscribe(), topic=topic), NOW)
        assert (outcome.result, outcome.detail) == ("refused", "bad-topic")
    assert service.posts == []


INSIDE = ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.9", "169.254.169.254", "0.0.0.0"]
INSIDE += ["100.64.0.1", "224.0.0.1", "240.0.0.1", "::1", "fe80::1", "fc00::1", "ff02::1", "::"]
INSIDE += ["::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_the_house_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "142.250.78.14", "2606:4700::1111", "::ffff:1.1.1.1"]
)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE[:-1])
def test_a_name_that_turned_to_the_inside_is_not_connected_to(
    service: PushService, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """The name was public when she subscribed; one of its addresses is not any more."""
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("1.1.1.1", address)
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    connected: list[Any] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_k: connected.append(a))
    hers = _subscription(endpoint="https://push.example.org/x")
    outcome = WebPush(SECRET, CONTACT).send(message(hers), NOW)
    assert outcome == Outcome("refused", "private-address", "webpush")
    assert connected == []


def test_it_connects_to_the_number_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    connected: list[Any] = []

    def refuse(address: tuple[str, int], *_: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    hers = _subscription(endpoint="https://push.example.org/x")
    assert WebPush(SECRET, CONTACT).send(message(hers), NOW).detail == "connection"
    assert connected == [("1.1.1.1", 443)]


def test_a_name_that_nobody_knows_may_be_tried_again() -> None:
    hers = _subscription(endpoint="https://nowhere.invalid/x")
    assert WebPush(SECRET, CONTACT).send(message(hers), NOW) == Outcome(
        "failed", "unknown-host", "webpush"
    )


def test_the_browsers_side_opens_the_example_of_the_standard() -> None:
    """RFC 8291, section 5: what our loopback unseals with is right by the page itself."""
    private = int.from_bytes(_bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
    body = _bytes(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    opened = unsealed(
        body, ec.derive_private_key(private, ec.SECP256R1()), _bytes("BTBZMqHH6r4Tts7J_aSIgg")
    )
    assert opened == b"When I grow up, I want to be a watermelon"


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
