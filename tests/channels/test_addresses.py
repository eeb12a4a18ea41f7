"""Addresses at entry: what is none is refused with its reason, what is one takes one form."""

import json
from dataclasses import asdict

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.channels import endpoints
from api.channels.addresses import Address, Given, address_of, keys_of_sender
from api.channels.browsers import name_of
from api.errors import Invalid
from tests.channels.acts import FIREFOX, a_subscription

KINDS = ("push", "email", "sms", "whatsapp", "other", "paper")
SERVICES = ("telegram", "matrix")


def refused(given: Given, services: tuple[str, ...] = ()) -> tuple[str, str]:
    """The code of a refusal and where it points."""
    with pytest.raises(Invalid) as found:
        address_of(given, services)
    return found.value.slug, found.value.pointer


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("3001234567", "+573001234567", "+57 ··· 4567"),
        ("300 123 45 67", "+573001234567", "+57 ··· 4567"),
        ("(300) 123-4567", "+573001234567", "+57 ··· 4567"),
        ("+57 300.123.4567", "+573001234567", "+57 ··· 4567"),
        ("573001234567", "+573001234567", "+57 ··· 4567"),
        ("+1 415 555 2671", "+14155552671", "+1 ··· 2671"),
        ("+34 612 34 56 78", "+34612345678", "+34 ··· 5678"),
        ("+58 412 1234567", "+584121234567", "+58 ··· 4567"),
    ],
)
def test_a_mobile_number_is_kept_in_one_form(typed: str, kept: str, shown: str) -> None:
    for kind in ("sms", "whatsapp"):
        assert address_of(Given(kind, typed)) == Address(kind, kept, kept, shown)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("123", "phone-is-none"),
        ("300 123 45", "phone-is-none"),
        ("30012345678", "phone-is-none"),
        ("+57 000 000 0000", "phone-is-none"),
        ("+999 300 123 4567", "phone-is-none"),
        ("no tengo", "phone-is-none"),
        ("300-FLORES-1", "phone-is-none"),
        ("tel:+573001234567", "phone-is-none"),
        ("3001234567;ext=5", "phone-is-none"),
        ("3001234567 ext 5", "phone-is-none"),
        ("+573001234567,+573001234568", "phone-is-none"),
        ("++573001234567", "phone-is-none"),
        ("٣٠٠١٢٣٤٥٦٧", "phone-is-none"),
        ("3001234567" * 10, "phone-is-none"),
        ("601 234 5678", "phone-is-no-mobile"),
        ("+44 20 7946 0958", "phone-is-no-mobile"),
        ("01 8000 123456", "phone-is-no-mobile"),
    ],
)
def test_a_number_that_is_none_is_refused(typed: str, code: str) -> None:
    assert refused(Given("sms", typed)) == (code, "/address")


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
def test_every_countrys_own_example_is_taken_or_refused_and_never_mangled(region: str) -> None:
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    if example is None:
        return
    whole = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    pretty = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    try:
        found = address_of(Given("sms", pretty))
    except Invalid:
        return
    assert found.to == found.key == whole
    own = str(example.national_number)
    assert own not in found.shown
    assert len(found.shown.rpartition(" ")[2]) <= min(4, len(own) // 2)


@pytest.mark.parametrize(
    ("typed", "kept", "key", "shown"),
    [
        ("luz@example.org", "luz@example.org", "luz@example.org", "l···@example.org"),
        ("Luz.Mar@Example.ORG", "Luz.Mar@example.org", "luz.mar@example.org", "L···@example.org"),
        ("l+x@münchen.de", "l+x@xn--mnchen-3ya.de", "l+x@xn--mnchen-3ya.de", "l···@münchen.de"),
    ],
)
def test_an_e_mail_is_kept_as_it_can_be_sent(typed: str, kept: str, key: str, shown: str) -> None:
    assert address_of(Given("email", typed)) == Address("email", kept, key, shown)


@pytest.mark.parametrize(
    "typed",
    [
        "luz",
        "luz@",
        "@example.org",
        "luz@localhost",
        "luz@example",
        "luz@example.test",
        "luz@mail.local",
        "luz@127.0.0.1",
        "luz@[127.0.0.1]",
        "luz@exam ple.org",
        "luz..mar@example.org",
        "Luz <luz@example.org>",
        "luz@example.org, otra@example.org",
        "luz@example.org\nBcc: otra@example.org",
        "luz\x00@example.org",
        '"luz mar"@example.org',
        "ñandú@example.org",
        "l" * 65 + "@example.org",
    ],
)
def test_an_e_mail_that_is_none_is_refused(typed: str) -> None:
    assert refused(Given("email", typed)) == ("email-unreadable", "/address")


def test_a_long_domain_is_shown_in_part() -> None:
    domain = ".".join(["a" * 60, "b" * 60, "example.org"])
    shown = address_of(Given("email", f"luz@{domain}")).shown
    assert len(shown) == 80
    assert shown.startswith("l···@…")
    assert shown.endswith(".example.org")


@given(st.emails())
def test_no_e_mail_is_shown_whole(email: str) -> None:
    try:
        found = address_of(Given("email", email))
    except Invalid:
        return
    local, _, _ = found.to.rpartition("@")
    assert found.key == found.to.lower()
    assert found.shown[0] == local[0]
    assert found.to not in found.shown
    assert "@" not in found.shown.replace("@", "", 1)


@pytest.mark.parametrize(
    ("typed", "shown"), [("luz_99", "telegram: l···"), ("@luz.m-r+x", "telegram: l···")]
)
def test_a_name_at_a_service_that_the_operator_has(typed: str, shown: str) -> None:
    whole = f"telegram:{typed}"
    found = address_of(Given("other", typed, "telegram"), SERVICES)
    assert found == Address("other", whole, whole, shown)


@pytest.mark.parametrize(
    ("typed", "service", "refusal"),
    [
        ("luz", "signal", ("service-not-here", "/service")),
        ("luz", None, ("address-needed", "/service")),
        (None, "telegram", ("address-needed", "/address")),
        ("luz/../x", "telegram", ("name-unreadable", "/address")),
        ("luz?to=otra", "telegram", ("name-unreadable", "/address")),
        ("luz:otra", "telegram", ("name-unreadable", "/address")),
        ("{address}", "telegram", ("name-unreadable", "/address")),
        ("luz mar", "telegram", ("name-unreadable", "/address")),
        ("%2e%2e", "telegram", ("name-unreadable", "/address")),
        ("..", "telegram", ("name-unreadable", "/address")),
        ("x" * 102, "telegram", ("name-unreadable", "/address")),
    ],
)
def test_another_service_takes_plain_names_alone(
    typed: str | None, service: str | None, refusal: tuple[str, str]
) -> None:
    assert refused(Given("other", typed, service), SERVICES) == refusal


def test_a_printed_list_has_no_address() -> None:
    assert address_of(Given("paper")) == Address("paper", "", "", "")


def test_a_push_keeps_what_a_sender_needs_and_shows_the_browser() -> None:
    subscription = endpoints.Subscription(**a_subscription())
    given = Given("push", subscription=subscription, browser="Firefox")
    found = address_of(given)
    assert json.loads(found.to) == asdict(subscription)
    assert (found.key, found.shown) == (subscription.endpoint, "Firefox")


SUBSCRIPTION = endpoints.Subscription(**a_subscription())


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (Given("sms"), ("address-needed", "/address")),
        (Given("email"), ("address-needed", "/address")),
        (Given("push"), ("address-needed", "/subscription")),
        (Given("paper", "Calle 1"), ("address-not-needed", "/address")),
        (Given("paper", subscription=SUBSCRIPTION), ("address-not-needed", "/subscription")),
        (
            Given("push", "300 123 4567", subscription=SUBSCRIPTION),
            ("address-not-needed", "/address"),
        ),
        (
            Given("sms", "3001234567", subscription=SUBSCRIPTION),
            ("address-not-needed", "/subscription"),
        ),
        (Given("email", "luz@example.org", "telegram"), ("address-not-needed", "/service")),
    ],
)
def test_each_kind_takes_what_belongs_to_it(given: Given, refusal: tuple[str, str]) -> None:
    assert refused(given) == refusal


@given(st.sampled_from(KINDS), st.text(max_size=60), st.one_of(st.none(), st.text(max_size=20)))
def test_whatever_is_typed_is_an_address_or_a_refusal(
    kind: str, typed: str, service: str | None
) -> None:
    try:
        found = address_of(Given(kind, typed, service), SERVICES)
    except Invalid:
        return
    assert found.kind == kind
    assert len(found.shown) <= 80


def test_what_may_end_up_in_a_log_names_no_address() -> None:
    given = Given("push", subscription=SUBSCRIPTION)
    for one in (given, SUBSCRIPTION, address_of(given), Given("sms", "3001234567")):
        assert "example" not in repr(one)
        assert "300" not in repr(one)


@pytest.mark.parametrize(
    ("kind", "written", "key"),
    [
        ("sms", "+573001234567", "+573001234567"),
        ("sms", "3001234567", "+573001234567"),
        ("sms", "573001234567", "+573001234567"),
        ("whatsapp", "whatsapp:+573001234567", "+573001234567"),
        ("whatsapp", "573001234567", "+573001234567"),
        ("whatsapp", "14155552671", "+14155552671"),
        ("email", " Luz@Example.org", "luz@example.org"),
        ("other", "telegram:luz", "telegram:luz"),
    ],
)
def test_a_sender_is_found_as_providers_write_it(kind: str, written: str, key: str) -> None:
    assert key in keys_of_sender(kind, written)


@pytest.mark.parametrize("written", ["", "Constancia", "+", "12", "x" * 400])
def test_a_sender_that_is_no_number_is_nobody(written: str) -> None:
    assert keys_of_sender("sms", written) == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (FIREFOX, "Firefox"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0 Mobile Safari/537.36", "Chrome"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0 Safari/537.36 EdgA/142.0", "Edge"),
        ("Mozilla/5.0 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36", "Samsung Internet"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/142 Safari/537 OPR/90.0", "Opera"),
        ("Mozilla/5.0 (iPhone) Version/26.0 Mobile/15E148 Safari/604.1", "Safari"),
        ("<script>alert(1)</script>", "Web"),
        ("", "Web"),
    ],
)
def test_a_browser_goes_by_a_name_that_we_wrote(said: str, name: str) -> None:
    assert name_of(said) == name
