"""The providers that an operator names: a mail server, gateways for SMS and WhatsApp, other
services. Each is one address, read once at start; a wrong one is refused with a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

Preset = Literal["twilio", "meta", "plain"]
PLACE = "{address}"
Security = Literal["tls", "starttls", "none"]
MAIL_WAYS: Mapping[str, tuple[Security, int]] = {
    "smtps": ("tls", 465),
    "smtp+starttls": ("starttls", 587),
    "smtp": ("none", 25),
}
PRESETS: Mapping[str, Preset] = {"twilio": "twilio", "meta": "meta", "plain": "plain"}
OPTIONS: Mapping[Preset, frozenset[str]] = {
    "twilio": frozenset({"from", "content_es", "content_en"}),
    "meta": frozenset({"template", "secret", "verify"}),
    "plain": frozenset(),
}
LIKE: Mapping[Preset, str] = {
    "twilio": "twilio://ACCOUNT:TOKEN@api.twilio.com?from=%2B15550001111",
    "meta": "meta://PHONE_NUMBER_ID:TOKEN@graph.facebook.com/v23.0?template=NAME",
    "plain": "plain://:TOKEN@gateway.example.org/messages",
}


class WrongAddress(ValueError):
    """What is wrong with the address of a provider, to be put after the setting's name."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where e-mail is handed over, and how the way there is protected."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Gateway:
    """Who carries SMS or WhatsApp messages: in which shape, where, and as whom."""

    preset: Preset
    base: str
    account: str
    token: str = field(repr=False)
    options: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)


@dataclass(frozen=True, slots=True)
class OtherService:
    """A service of the apprise library, with `{address}` where a person's own address goes."""

    name: str
    url: str = field(repr=False)


def mail_server(raw: str) -> MailServer:
    """Read `smtps://`, `smtp+starttls://` or `smtp://`."""
    parts = _parts(raw)
    if parts.scheme not in MAIL_WAYS or not parts.hostname or parts.path.strip("/"):
        raise WrongAddress(
            "must look like smtps://user:password@mail.example.org:465, "
            "smtp+starttls://user:password@mail.example.org:587 or smtp://mail.example.org:25."
        )
    if bool(parts.username) != bool(parts.password):
        raise WrongAddress("needs both a user and a password, or neither.")
    if parts.password and parts.scheme == "smtp" and not is_loopback(parts.hostname):
        raise WrongAddress(
            "would send the password in the open: use smtps:// or smtp+starttls:// ."
        )
    security, port = MAIL_WAYS[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, parts.port or port, security, user, password)


def gateway(raw: str) -> Gateway:
    """Read `twilio://`, `meta://` or `plain://`; `+http` in tests, to this machine alone."""
    parts = _parts(raw)
    name, _, way = parts.scheme.partition("+")
    preset = PRESETS.get(name)
    if preset is None or way not in ("", "http"):
        raise WrongAddress("must start with twilio://, meta:// or plain:// .")
    if not parts.hostname or not parts.password or (preset != "plain" and not parts.username):
        raise WrongAddress(f"must look like {LIKE[preset]} .")
    if way and not is_loopback(parts.hostname):
        raise WrongAddress("may use +http only for this machine itself (127.0.0.1).")
    # A number's plus sign, written plainly in a query, reads as a space.
    options = {
        name: re.sub(r"(^|:) (?=\d)", r"\1+", value) for name, value in parse_qsl(parts.query)
    }
    _check_options(preset, options)
    port = f":{parts.port}" if parts.port else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    base = f"{way or 'https'}://{host}{port}{parts.path.rstrip('/')}"
    return Gateway(preset, base, unquote(parts.username or ""), unquote(parts.password), options)


def _check_options(preset: Preset, options: Mapping[str, str]) -> None:
    if unknown := set(options) - OPTIONS[preset]:
        raise WrongAddress(f"has a part that {preset} does not know: {sorted(unknown)[0]}.")
    if preset == "twilio" and not options.get("from"):
        raise WrongAddress(f"does not say from which number: {LIKE['twilio']} .")
    if preset == "twilio" and ("content_es" in options) != ("content_en" in options):
        raise WrongAddress("needs content_es and content_en together, or neither.")
    if preset == "meta" and not options.get("template"):
        raise WrongAddress(f"does not name the message template: {LIKE['meta']} .")
    if preset == "meta" and ("secret" in options) != ("verify" in options):
        raise WrongAddress("needs secret and verify together (for what comes back), or neither.")


def other_services(raw: str) -> tuple[OtherService, ...]:
    """Read lines, or a list with commas, of `name=url`."""
    between = "\n" if "\n" in raw else ","  # on lines, an address may hold commas
    services = [_other(one.strip()) for one in raw.split(between) if one.strip()]
    if not services:
        raise WrongAddress("is empty. List services as name=url, or leave it out.")
    if len({service.name for service in services}) < len(services):
        raise WrongAddress("names the same service twice.")
    return tuple(services)


def _other(line: str) -> OtherService:
    name, _, url = line.partition("=")
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,19}", name.strip()):
        raise WrongAddress(
            "must be a list of name=url, each name of up to 20 small letters, digits and hyphens, "
            "for example telegram=tgram://BOTTOKEN/{address}."
        )
    # In the part that says which machine is asked, a person's address would choose the machine.
    scheme, _, rest = url.strip().partition("://")
    machine = re.split(r"[/?]", rest, maxsplit=1)[0]
    if not scheme or not rest or rest.count(PLACE) != 1 or PLACE in machine:
        raise WrongAddress(
            f"has a service without a place for the address ({name.strip()}): write {{address}} "
            "once, after the first slash, for example tgram://BOTTOKEN/{address}."
        )
    return OtherService(name.strip(), url.strip())


def is_loopback(host: str) -> bool:
    """Whether a name means this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _parts(raw: str) -> SplitResult:
    try:
        parts = urlsplit(raw)
        _ = parts.port
    except ValueError:
        raise WrongAddress("is not an address that can be read.") from None
    return parts
