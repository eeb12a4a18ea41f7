"""Which passwords and PINs may be chosen."""

import pytest

from api.accounts.passwords import (
    COMMON_PASSWORDS,
    TRIVIAL_PINS,
    refuse_trivial_pin,
    refuse_weak_password,
)
from api.errors import Invalid

EMAIL = "clara.restrepo@example.org"


@pytest.mark.parametrize(
    "password",
    ["los mangos de la tarde", "ñandú ñandú ñandú 7", "x7" * 8 + "q", "cuatro gatos en el patio"],
)
def test_a_phrase_of_fifteen_characters_is_welcome(password: str) -> None:
    refuse_weak_password(password, EMAIL)


@pytest.mark.parametrize("password", ["", "a", "catorce letras", "b" * 129])
def test_a_short_or_endless_password_is_refused(password: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_weak_password(password, EMAIL)
    assert refused.value.slug == "password-length"
    assert refused.value.params == {"min": 15, "max": 128}


@pytest.mark.parametrize(
    "password", [*sorted(COMMON_PASSWORDS)[:6], EMAIL.upper(), "PasswordPassword", "ab" * 10]
)
def test_what_a_stranger_tries_first_is_refused(password: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_weak_password(password, EMAIL)
    assert refused.value.slug == "password-too-common"


def test_every_common_password_is_long_enough_to_matter() -> None:
    assert all(len(password) >= 15 for password in COMMON_PASSWORDS)


@pytest.mark.parametrize("pin", ["482915", "019283", "900817"])
def test_six_digits_of_her_own_are_welcome(pin: str) -> None:
    refuse_trivial_pin(pin)


@pytest.mark.parametrize(
    "pin", ["000000", "999999", "123456", "654321", "012345", *sorted(TRIVIAL_PINS)]
)
def test_a_pin_that_a_thief_tries_first_is_refused(pin: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_trivial_pin(pin)
    assert refused.value.slug == "pin-too-easy"


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "12 456"])
def test_anything_else_is_not_a_pin(pin: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_trivial_pin(pin)
    assert refused.value.slug == "pin-six-digits"
