"""Which passwords and PINs may be chosen: long ones, and none that a stranger tries first."""

import unicodedata
from typing import Final

from api.errors import Invalid

LEAST_LENGTH = 15
MOST_LENGTH = 128
PIN_LENGTH = 6

COMMON_PASSWORDS: Final = frozenset(
    {
        "123456789012345",
        "1234567890123456",
        "12345678901234567890",
        "passwordpassword",
        "password12345678",
        "password123456789",
        "qwertyuiopasdfg",
        "qwertyuiopasdfgh",
        "qwertyuiopasdfghjkl",
        "1q2w3e4r5t6y7u8i",
        "contraseñacontraseña",
        "contrasenacontrasena",
        "contraseña123456",
        "contrasena123456",
        "administrador123",
        "administrador1234",
        "iloveyouiloveyou",
        "teamoteamoteamo",
        "colombia12345678",
        "bogotacolombia123",
        "correcthorsebatterystaple",
        "correct horse battery staple",
        "letmeinletmeinletmein",
        "abcdefghijklmno",
        "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz",
        "constanciaconstancia",
        "trustno1trustno1",
    }
)

TRIVIAL_PINS: Final = frozenset(
    {"112233", "121212", "123123", "123321", "321321", "456456", "159753", "147258", "102030"}
)


def refuse_weak_password(password: str, email: str, pointer: str = "/new_password") -> None:
    """Raise `Invalid` for a password that is short, long, well known, or her own e-mail."""
    text = unicodedata.normalize("NFKC", password)
    if not LEAST_LENGTH <= len(text) <= MOST_LENGTH:
        raise Invalid("password-length", pointer, min=LEAST_LENGTH, max=MOST_LENGTH)
    plain = text.casefold()
    repeated = len(set(plain)) <= 2
    if repeated or plain in COMMON_PASSWORDS or plain == email.casefold():
        raise Invalid("password-too-common", pointer)


def refuse_trivial_pin(pin: str, pointer: str = "/pin") -> None:
    """Raise `Invalid` for a PIN that is not six digits, or one that a thief tries first."""
    if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        raise Invalid("pin-six-digits", pointer)
    steps = {int(b) - int(a) for a, b in zip(pin, pin[1:], strict=False)}
    if pin in TRIVIAL_PINS or steps in ({0}, {1}, {-1}):
        raise Invalid("pin-too-easy", pointer)
