"""Codes: what is on the wall, the screen and the card, and which of them are genuine."""

import pytest

from api.rules import codes
from tests.rules.vectors import Json, desk_codes, site_codes

VECTORS = site_codes()
DESK_VECTORS = desk_codes()
ROOT = bytes(range(32))
KEY_ID = bytes.fromhex("a1b2c3d4e5")


def shown_at(second: int) -> codes.Code:
    """The code on the screen of our site at a second since 1970."""
    key = codes.day_key(ROOT, KEY_ID, second // codes.DAY_SECONDS)
    text = codes.rotating_token(key, KEY_ID, second // codes.STEP_SECONDS)
    code = codes.parse(codes.url("https://example.org", text))
    assert isinstance(code, codes.Code)
    return code


@pytest.mark.parametrize("vector", VECTORS, ids=[str(vector["unix_time"]) for vector in VECTORS])
def test_a_vector_of_the_site_code_holds(vector: Json) -> None:
    root, key_id = bytes.fromhex(vector["site_root"]), bytes.fromhex(vector["key_id"])
    day, counter = vector["unix_time"] // 86_400, vector["unix_time"] // 30
    key = codes.day_key(root, key_id, day)

    assert (day, counter) == (vector["day"], vector["counter"])
    assert key.hex() == vector["day_key"]
    assert codes.mac(key, key_id, counter).hex() == vector["mac"]
    assert codes.rotating_token(key, key_id, counter) == vector["token"]
    assert codes.short_code(key, key_id, counter) == vector["short_code"]


@pytest.mark.parametrize("vector", VECTORS, ids=[str(vector["unix_time"]) for vector in VECTORS])
def test_a_vector_is_read_back_and_genuine_for_its_site_alone(vector: Json) -> None:
    code = codes.parse(f"https://example.org/c#{vector['token']}")

    assert isinstance(code, codes.Code)
    assert (code.kind, code.key_id.hex()) == ("R1", vector["key_id"])
    assert (code.counter, code.mac.hex()) == (vector["counter"], vector["mac"])
    assert codes.is_genuine(code, bytes.fromhex(vector["site_root"]))
    assert not codes.is_genuine(code, bytes(32))


@pytest.mark.parametrize(
    "vector", DESK_VECTORS, ids=[str(one["unix_time"]) for one in DESK_VECTORS]
)
def test_a_vector_of_the_desks_code_holds_and_is_no_sites(vector: Json) -> None:
    root, key_id = bytes.fromhex(vector["desk_root"]), bytes.fromhex(vector["key_id"])
    key = codes.day_key(root, key_id, vector["day"], "D1")
    code = codes.parse(f"https://example.org/c#{vector['token']}")

    assert key.hex() == vector["day_key"]
    assert codes.rotating_token(key, key_id, vector["counter"], "D1") == vector["token"]
    assert isinstance(code, codes.Code)
    assert (code.kind, code.counter, code.mac.hex()) == ("D1", vector["counter"], vector["mac"])
    assert codes.is_genuine(code, root)
    assert not codes.is_genuine(codes.Code("R1", code.payload), root)
    assert not codes.is_genuine(codes.Code("P1", code.payload), root)


@pytest.mark.parametrize("kind", list(codes.BYTES))
def test_every_kind_is_read_as_it_was_made(kind: codes.Kind) -> None:
    payload = bytes(range(200, 200 + codes.BYTES[kind]))

    for text in (
        codes.token(kind, payload),
        codes.url("http://127.0.0.1:8000", codes.token(kind, payload)),
    ):
        assert codes.parse(text) == codes.Code(kind, payload)
        assert codes.parse(f"  {text}\n") == codes.Code(kind, payload)


@pytest.mark.parametrize("kind", list(codes.BYTES))
def test_a_code_of_another_length_is_not_made_and_not_read(kind: codes.Kind) -> None:
    short = bytes(codes.BYTES[kind] - 1)
    with pytest.raises(ValueError, match="bytes"):
        codes.token(kind, short)
    text = codes.token("W0", bytes(16)).replace("W0.", f"{kind}.") + "AAAAAAAA"

    assert codes.parse(text) == codes.NoCode("wrong_length")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "foreign"),
        ("https://example.org/menu", "foreign"),
        ("https://example.org/c#", "foreign"),
        ("WIFI:S:casa;T:WPA;P:clave;;", "foreign"),
        ("R1.obLD1OUDkSAA5V9rsadLylQz=A", "foreign"),
        ("R9.obLD1OUDkSAA5V9rsadLylQzqA", "unknown_kind"),
        ("P1.obLD1OUDkSAA5V9rsadLylQzqA", "wrong_length"),
        ("R1.obLD1OUDkSAA5V9rsadLylQzqB", "wrong_length"),
        ("R1." + "A" * 100_000, "wrong_length"),
    ],
)
def test_what_is_no_code_says_why(text: str, why: str) -> None:
    assert codes.parse(text) == codes.NoCode(why)


def test_a_code_with_any_bit_turned_is_not_genuine() -> None:
    code = shown_at(1_795_276_800)
    assert codes.is_genuine(code, ROOT)
    for bit in range(8 * len(code.payload)):
        turned = bytearray(code.payload)
        turned[bit // 8] ^= 1 << bit % 8
        assert not codes.is_genuine(codes.Code("R1", bytes(turned)), ROOT)


def test_a_code_lasts_half_a_minute_and_its_key_a_utc_day() -> None:
    midnight = 20_779 * codes.DAY_SECONDS

    assert shown_at(midnight) == shown_at(midnight + 29)
    assert shown_at(midnight) != shown_at(midnight + 30)
    assert codes.is_genuine(shown_at(midnight - 1), ROOT)
    assert codes.is_genuine(shown_at(midnight), ROOT)


@pytest.mark.parametrize("away", [0, -1, 1, -20, 20])
def test_a_typed_code_tells_its_half_minute(away: int) -> None:
    now = 20_779 * codes.DAY_SECONDS + 15
    counter = now // codes.STEP_SECONDS + away
    key = codes.day_key(ROOT, KEY_ID, counter * codes.STEP_SECONDS // codes.DAY_SECONDS)
    short = codes.short_code(key, KEY_ID, counter)

    assert codes.counter_of_short(short, ROOT, KEY_ID, now) == counter


def test_a_code_is_typed_as_people_type() -> None:
    vector = VECTORS[0]
    root, key_id = bytes.fromhex(vector["site_root"]), bytes.fromhex(vector["key_id"])

    for typed in ("NYGH1STF", "nygh-1stf", "NYGH ISTF", "nyghlstf"):
        found = codes.counter_of_short(typed, root, key_id, vector["unix_time"])
        assert found == vector["counter"], typed


@pytest.mark.parametrize("typed", ["", "NYGH1ST", "NYGH1STG", "ÑÑÑÑÑÑÑÑ", "\0" * 8, "N" * 10_000])
def test_a_code_mistyped_or_long_past_tells_nothing(typed: str) -> None:
    vector = VECTORS[0]
    root, key_id = bytes.fromhex(vector["site_root"]), bytes.fromhex(vector["key_id"])

    assert codes.counter_of_short(typed, root, key_id, vector["unix_time"]) is None
    late = vector["unix_time"] + 21 * codes.STEP_SECONDS
    assert codes.counter_of_short(vector["short_code"], root, key_id, late) is None
