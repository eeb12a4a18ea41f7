"""Addresses as people give them: refused at entry, or brought into the one form that is kept."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

from api.channels import endpoints
from api.errors import Invalid

HOME_COUNTRY: Final = "CO"
WRITES_NUMBERS: Final = re.compile(r"\+?[0-9 ()./-]{4,30}")
CARRIES_MESSAGES: Final = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
ELSEWHERE: Final = re.compile(r"[@+]?[A-Za-z0-9][A-Za-z0-9@._+-]{1,99}")
MOST_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Given:
    """An address as it was typed, or as a browser gave it; what a kind has no use for is None."""

    kind: str
    address: str | None = None
    service: str | None = None
    subscription: endpoints.Subscription | None = None
    browser: str = ""

    def __repr__(self) -> str:
        """Without the address: this may end up in a log."""
        return f"Given({self.kind!r})"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that will do: what a sender is given, what finds it again, what may be shown."""

    kind: str
    to: str
    key: str
    shown: str

    def __repr__(self) -> str:
        """Without the address: this may end up in a log."""
        return f"Address({self.kind!r})"


def address_of(given: Given, services: Collection[str] = ()) -> Address:
    """The address in the form that is kept. Raises `Invalid` with the reason."""
    _refuse_needless(given)
    if given.kind == "paper":
        return Address("paper", "", "", "")
    if given.kind == "push":
        return _push(given)
    if given.address is None:
        raise Invalid("address-needed", "/address")
    if given.kind == "email":
        return _email(given.address)
    if given.kind == "other":
        return _other(given.address, given.service, services)
    return _mobile(given.kind, given.address)


def _refuse_needless(given: Given) -> None:
    """A field that belongs to another kind was meant for something; guessing would be wrong."""
    if given.address is not None and given.kind in ("paper", "push"):
        raise Invalid("address-not-needed", "/address")
    if given.subscription is not None and given.kind != "push":
        raise Invalid("address-not-needed", "/subscription")
    if given.service is not None and given.kind != "other":
        raise Invalid("address-not-needed", "/service")


def _push(given: Given) -> Address:
    if given.subscription is None:
        raise Invalid("address-needed", "/subscription")
    endpoints.refuse_unsafe(given.subscription)
    found = given.subscription
    to = json.dumps({"endpoint": found.endpoint, "p256dh": found.p256dh, "auth": found.auth})
    return Address("push", to, found.endpoint, given.browser)


def _email(text: str) -> Address:
    try:
        found = validate_email(text, strict=True, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise Invalid("email-unreadable", "/address") from None
    assert found.ascii_email is not None
    first = f"{found.local_part[0]}···@"
    domain = found.domain
    if len(first + domain) > MOST_SHOWN:
        domain = "…" + domain[len(first) + 1 - MOST_SHOWN :]
    return Address("email", found.ascii_email, found.ascii_email.lower(), first + domain)


def _mobile(kind: str, text: str) -> Address:
    number = number_of(text)
    if number is None:
        raise Invalid("phone-is-none", "/address")
    if phonenumbers.number_type(number) not in CARRIES_MESSAGES:
        raise Invalid("phone-is-no-mobile", "/address")
    whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # Four digits, but never as many as would tell a short number whole: Tokelau's have four.
    own = str(number.national_number)
    last = own[-min(4, len(own) // 2) :]
    return Address(kind, whole, whole, f"+{number.country_code} ··· {last}")


def number_of(text: str) -> PhoneNumber | None:
    """The number that a text is, read from home when it names no country; None when it is none."""
    if not WRITES_NUMBERS.fullmatch(text):
        return None
    try:
        number = phonenumbers.parse(text, HOME_COUNTRY)
    except NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _other(text: str, service: str | None, services: Collection[str]) -> Address:
    if service is None:
        raise Invalid("address-needed", "/service")
    if service not in services:
        raise Invalid("service-not-here", "/service")
    if not ELSEWHERE.fullmatch(text):
        raise Invalid("name-unreadable", "/address")
    whole = f"{service}:{text}"
    return Address("other", whole, whole, f"{service}: {text.lstrip('@+')[0]}···")


def keys_of_sender(kind: str, text: str) -> list[str]:
    """The keys under which a sender's address, as a provider writes it, may be kept."""
    text = text.strip().removeprefix("whatsapp:")
    if kind == "email":
        return [text.lower()]
    if kind not in ("sms", "whatsapp"):
        return [text]
    # Some providers leave out the plus of an international number.
    readings = [number_of(text), number_of(f"+{text}")]
    whole = phonenumbers.PhoneNumberFormat.E164
    return [phonenumbers.format_number(one, whole) for one in readings if one is not None]
