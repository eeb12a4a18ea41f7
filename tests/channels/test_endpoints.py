"""A browser's push address: a name on the open network, over TLS, with keys that can be used."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.channels.endpoints import INSIDE, Subscription, is_outside, refuse_unsafe
from api.errors import Invalid
from tests.channels.acts import a_subscription, b64

GOOD = Subscription(**a_subscription())


def refusal(subscription: Subscription) -> tuple[str, str] | None:
    """Why it is refused, if it is."""
    try:
        refuse_unsafe(subscription)
    except Invalid as found:
        return found.slug, found.pointer.removeprefix("/subscription/")
    return None


def at(endpoint: str) -> tuple[str, str] | None:
    """What is said of an endpoint."""
    return refusal(replace(GOOD, endpoint=endpoint))


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/dX3:APA91b-_x",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAAA",
        "https://web.push.apple.com/QOcKT",
        "https://wns2-by3p.notify.windows.com/w/?token=BQYAAA%2b%3d",
        "https://push.example.org:443/x",
        "https://xn--ls8h.example.org/x",
        "HTTPS://PUSH.EXAMPLE.ORG/x",
    ],
)
def test_push_services_of_the_open_network_are_taken(endpoint: str) -> None:
    assert at(endpoint) is None


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x",
        "ftp://push.example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//push.example.org/x",
        "push.example.org/x",
        "data:text/plain,x",
    ],
)
def test_anything_but_https_is_refused(endpoint: str) -> None:
    assert at(endpoint) == ("push-needs-https", "endpoint")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.0.0.8", "169.254.169.254", "192.168.1.1", "8.8.8.8", "0.0.0.0"),
        *("127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "127.0.0.1."),
        *("[::1]", "[fe80::1]", "[::ffff:127.0.0.1]", "[2001:db8::1]", "[fe80::1%25eth0]"),
        *("localhost", "localhost.", "push", "router", "a.localhost", "metadata.google.internal"),
        *("printer.local", "nas.lan", "x.home.arpa", "x.corp", "x.test", "x.example", "x.onion"),
        *("push.example.org.", "push..example.org", ".example.org", "-x.example.org"),
        *("x-.example.org", "x_y.example.org", "a" * 64 + ".example.org", "example.o", "x.123"),
        *("push.example.org%2f.evil.org", "ⓛocalhost", "127。0。0。1", "push.example.org\\@evil"),
        *("user@push.example.org", "user:pw@push.example.org", "@push.example.org"),
        *("push.example.org:80", "push.example.org:8443", "push.example.org:0", "x.example.org:"),
        *("push.example.org:99999", "push.example.org:x", "", ".".join(["abcdefg"] * 40) + ".org"),
    ],
)
def test_names_that_lead_inside_or_nowhere_are_refused(host: str) -> None:
    assert at(f"https://{host}/x") == ("push-not-outside", "endpoint")


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://push.example.org/x#y",
        "https://push.example.org/x y",
        "https://push.example.org/\r\nHost: evil",
        "https://push.example.org/ñ",
        "https:///x",
        "https://[x/",
        " https://push.example.org/x",
    ],
)
def test_tricks_of_writing_are_refused(endpoint: str) -> None:
    assert at(endpoint) == ("push-not-outside", "endpoint")


@given(st.integers(0, 2**32 - 1))
def test_no_ipv4_address_passes_in_any_form(number: int) -> None:
    dotted = str(IPv4Address(number))
    parts = dotted.split(".")
    forms = [dotted, str(number), hex(number), oct(number), ".".join(map(hex, map(int, parts)))]
    assert not any(is_outside(form) for form in forms)


@given(st.integers(0, 2**128 - 1))
def test_no_ipv6_address_passes(number: int) -> None:
    written = str(IPv6Address(number))
    assert not is_outside(written)
    assert at(f"https://[{written}]/x") is not None


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){0,2}", fullmatch=True), st.sampled_from([*INSIDE]))
def test_no_name_of_a_house_passes(name: str, house: str) -> None:
    assert not is_outside(f"{name}.{house}")
    assert not is_outside(f"{name}.{house}".upper())


@given(st.text(max_size=80))
def test_whatever_is_written_is_taken_or_refused(text: str) -> None:
    assert at(text) in (("push-needs-https", "endpoint"), ("push-not-outside", "endpoint"))


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "no base64!",
        "A" * 87,
        b64(b"\x04" + b"\x01" * 64),
        b64(b"\x02" + b"\x01" * 32),
        b64(b"\x04" * 66),
        b64(b"\x00"),
    ],
)
def test_a_key_that_is_no_point_is_refused(key: str) -> None:
    assert refusal(replace(GOOD, p256dh=key)) == ("push-keys-unusable", "p256dh")


@pytest.mark.parametrize("secret", ["", "x", b64(b"x" * 15), b64(b"x" * 17), "ñ" * 22])
def test_a_secret_of_another_length_is_refused(secret: str) -> None:
    assert refusal(replace(GOOD, auth=secret)) == ("push-keys-unusable", "auth")
