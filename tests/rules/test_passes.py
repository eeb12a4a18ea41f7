"""Passes: a card that holds its secret, a phone's pass that is good at one site on one day."""

import base64

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from api.rules import codes, passes
from tests.rules.vectors import Json, pass_codes

VECTORS = pass_codes()
SECRET = bytes(range(16))
SITE = bytes.fromhex("a1b2c3d4e5")
ELSEWHERE = bytes.fromhex("ffeeddccbb")
SECRETS = st.binary(min_size=16, max_size=16)
SITES = st.binary(min_size=5, max_size=5)
COUNTERS = st.integers(0, 2**32 - 1)


def code_of(text: str) -> codes.Code:
    code = codes.parse(text)
    assert isinstance(code, codes.Code)
    return code


@pytest.mark.parametrize("vector", VECTORS["printed"], ids=lambda one: one["tag"][:8])
def test_a_vector_of_the_printed_card_holds(vector: Json) -> None:
    secret = bytes.fromhex(vector["secret"])
    code = code_of(f"https://example.org/c#{vector['token']}")

    assert passes.card_token(secret) == vector["token"]
    assert (code.kind, passes.key_of(code), passes.counter_of(code)) == ("W0", secret, None)
    assert passes.tag(passes.key_of(code)).hex() == vector["tag"]
    assert passes.check(code, secret, SITE) == "other"


@pytest.mark.parametrize("vector", VECTORS["phone"], ids=lambda one: one["mac"][:8])
def test_a_vector_of_the_phones_pass_holds_at_its_site_alone(vector: Json) -> None:
    secret, key_id = bytes.fromhex(vector["secret"]), bytes.fromhex(vector["key_id"])
    day, counter = vector["unix_time"] // 86_400, vector["unix_time"] // 30
    code = code_of(vector["token"])

    assert (day, counter) == (vector["day"], vector["counter"])
    assert passes.day_key(secret, key_id, day).hex() == vector["k"]
    assert passes.mac(secret, key_id, counter).hex() == vector["mac"]
    assert passes.pass_token(secret, key_id, counter) == vector["token"]
    assert (code.kind, passes.counter_of(code)) == ("W1", counter)
    assert passes.tag(passes.key_of(code)).hex() == vector["tag"]
    assert passes.check(code, secret, key_id) == "genuine"
    assert passes.check(code, secret, b"other") == "other"
    assert passes.check(code, bytes(16), key_id) == "other"


@pytest.mark.parametrize("vector", VECTORS["names"], ids=lambda one: one["of"])
def test_a_vector_of_the_sealed_name_opens_with_its_pass_alone(vector: Json) -> None:
    key, sealed = bytes.fromhex(vector["k"]), unpadded(vector["sealed"])

    assert passes.opened_name(key, sealed) == vector["name"]
    assert passes.sealed_name(key, vector["name"], bytes.fromhex(vector["nonce"])) == sealed
    assert passes.opened_name(bytes(16), sealed) is None
    assert passes.opened_name(key, sealed[:-1]) is None
    assert passes.opened_name(key, b"") is None


@pytest.mark.parametrize("vector", VECTORS["read"], ids=lambda one: one["kind"])
def test_a_code_of_every_kind_is_read(vector: Json) -> None:
    code = code_of(vector["text"])

    assert (code.kind, code.payload.hex()) == (vector["kind"], vector["payload"])


@pytest.mark.parametrize("text", VECTORS["not_read"])
def test_what_is_no_code_is_not_read_as_one(text: str) -> None:
    assert isinstance(codes.parse(text), codes.NoCode)


@given(SECRETS, SITES, st.integers(0, 2**32 - 1))
def test_the_key_of_the_day_is_the_standards_derivation(
    secret: bytes, key_id: bytes, day: int
) -> None:
    info = b"W1-day|" + key_id + day.to_bytes(4)

    assert passes.day_key(secret, key_id, day) == HKDF(SHA256(), 16, None, info).derive(secret)


@given(SECRETS, SITES, COUNTERS, st.integers(0, 8 * 28 - 1))
def test_a_pass_with_any_bit_turned_is_never_genuine(
    secret: bytes, key_id: bytes, counter: int, bit: int
) -> None:
    code = code_of(passes.pass_token(secret, key_id, counter))
    turned = bytearray(code.payload)
    turned[bit // 8] ^= 1 << bit % 8

    assert passes.check(code, secret, key_id) == "genuine"
    assert passes.check(codes.Code("W1", bytes(turned)), secret, key_id) != "genuine"


def test_who_photographed_a_pass_cannot_make_the_next_one() -> None:
    """The same key of the day, with another half-minute and the old proof."""
    code = code_of(passes.pass_token(SECRET, SITE, 59_842_560))
    later = (59_842_570).to_bytes(4)
    again = codes.Code("W1", code.payload[:16] + later + code.payload[20:])

    assert passes.check(again, SECRET, SITE) == "forged"


def test_a_pass_of_one_site_or_day_tells_nothing_of_another() -> None:
    keys = {
        passes.tag(passes.day_key(SECRET, place, day))
        for place in (SITE, ELSEWHERE)
        for day in range(20_778, 20_792)
    }

    assert len(keys) == 28


def test_a_site_is_named_in_passes_by_five_bytes_of_its_own() -> None:
    first, second = bytes(16), bytes([1]) * 16

    assert len(passes.site_key_id(first)) == 5
    assert passes.site_key_id(first) == passes.site_key_id(first) != passes.site_key_id(second)


def unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
