"""One frozen `Settings`, read once from the environment. A wrong value refuses to start.

Every variable is `CONSTANCIA_` and the field's name in capitals; `NAME_FILE` reads a secret from
a file instead. `deploy/constancia.env.example` documents each.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from api import providers
from api.providers import Gateway, MailServer, OtherService, WrongAddress

PREFIX = "CONSTANCIA_"
SECRET_BYTES = 32
# One mailbox of plain characters: what goes into a header and into the name of a sender.
MAILBOX = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*"


class SettingsError(Exception):
    """A sentence for the operator: which setting is wrong and what to do about it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator decides. Secrets are 32 bytes, base64."""

    database_url: str
    secret_key: bytes = field(repr=False)
    database_pooler: bool = False
    public_url: str = "http://127.0.0.1:8000"
    trusted_proxies: int = 0
    hosts: tuple[str, ...] = ()
    argon2_time_cost: int = 3
    argon2_memory_kib: int = 65536
    production: bool = True
    log_format: str = "json"
    phone_dist: Path = Path("mobile_pwa/dist")
    contact: str | None = None
    mail_url: MailServer | None = None
    mail_from: str | None = None
    sms_gateway: Gateway | None = None
    whatsapp_gateway: Gateway | None = None
    other_services: tuple[OtherService, ...] = ()

    @property
    def prepares(self) -> bool:
        """Whether statements may be prepared on the database's server."""
        return not self.database_pooler

    @property
    def secure(self) -> bool:
        """Whether people reach the product over TLS."""
        return self.public_url.startswith("https://")

    @property
    def host_names(self) -> tuple[str, ...]:
        """The names under which requests are answered."""
        return self.hosts or (urlsplit(self.public_url).hostname or "localhost",)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read every setting, or raise `SettingsError` with the first that is wrong."""
        readers: dict[str, Callable[[str, str], object]] = {
            "database_url": _database_url,
            "secret_key": _secret,
            "database_pooler": _yes_or_no,
            "public_url": _public_url,
            "trusted_proxies": _small_number,
            "hosts": _words,
            "argon2_time_cost": _small_number,
            "argon2_memory_kib": _memory,
            "production": _yes_or_no,
            "log_format": _log_format,
            "phone_dist": _folder,
            "contact": _contact,
            "mail_url": _provider(providers.mail_server),
            "mail_from": _mail_from,
            "sms_gateway": _provider(providers.gateway),
            "whatsapp_gateway": _provider(providers.gateway),
            "other_services": _provider(providers.other_services),
        }
        _refuse_unknown(environment, set(readers))
        values = {}
        for name, reader in readers.items():
            raw = _raw(environment, PREFIX + name.upper())
            if raw is not None:
                values[name] = reader(PREFIX + name.upper(), raw)
            elif name in ("database_url", "secret_key"):
                raise SettingsError(_MISSING[name])
        settings = cls(**values)  # type: ignore[arg-type]
        _refuse_open_production(settings)
        _refuse_halves(settings)
        return settings


_MISSING = {
    "database_url": "CONSTANCIA_DATABASE_URL is not set. Say where the data lives, for example "
    "postgresql://constancia@localhost/constancia or sqlite:////var/lib/constancia/constancia.db. "
    "To look around with made-up people instead, run `constancia demo`.",
    "secret_key": "CONSTANCIA_SECRET_KEY is not set. Make one with "
    "`openssl rand -base64 32`, keep it with the backups, and set it (or a file with "
    "CONSTANCIA_SECRET_KEY_FILE).",
}


def _raw(environment: Mapping[str, str], name: str) -> str | None:
    """The value of `name`, or the content of the file that `name_FILE` points to."""
    if name in environment and f"{name}_FILE" in environment:
        raise SettingsError(f"{name} and {name}_FILE are both set. Keep one of them.")
    path = environment.get(f"{name}_FILE")
    if path is None:
        return environment.get(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}_FILE points to a file that cannot be read: {error}") from error


def _refuse_unknown(environment: Mapping[str, str], known: set[str]) -> None:
    allowed = {PREFIX + n.upper() for n in known} | {f"{PREFIX}{n.upper()}_FILE" for n in known}
    for name in environment:
        if name.startswith(PREFIX) and name not in allowed | OUTSIDE:
            raise SettingsError(f"{name} is not a setting of Constancia. Is it misspelt?")


# Read by the bootstrap and by tests, not by the product.
OUTSIDE = {"CONSTANCIA_TEST_POSTGRES_URL", "CONSTANCIA_DEMO_DIR", "CONSTANCIA_PORT"}


def _refuse_open_production(settings: Settings) -> None:
    loopback = any(h in ("127.0.0.1", "localhost", "::1") for h in settings.host_names)
    if settings.production and not settings.secure and not loopback:
        raise SettingsError(
            "CONSTANCIA_PUBLIC_URL must start with https:// : sign-in cookies and the phone's "
            "camera need TLS. Put a reverse proxy in front (see deploy/)."
        )


def _refuse_halves(settings: Settings) -> None:
    if (settings.mail_url is None) != (settings.mail_from is None):
        raise SettingsError(
            "CONSTANCIA_MAIL_URL and CONSTANCIA_MAIL_FROM go together: set both, or neither."
        )
    gateway = settings.sms_gateway
    if gateway is not None and gateway.preset == "meta":
        raise SettingsError(
            "CONSTANCIA_SMS_GATEWAY cannot be meta:// : Meta carries WhatsApp messages only."
        )


def _database_url(name: str, raw: str) -> str:
    if raw.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + raw.split("://", 1)[1]
    if raw.startswith(("postgresql+psycopg://", "sqlite:///")):
        return raw
    raise SettingsError(f"{name} must start with postgresql:// or sqlite:/// .")


def _secret(name: str, raw: str) -> bytes:
    try:
        secret = base64.b64decode(raw, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SettingsError(f"{name} is not base64. Use `openssl rand -base64 32`.") from error
    if len(secret) < SECRET_BYTES:
        raise SettingsError(f"{name} is too short: 32 bytes of randomness are needed.")
    return secret


def _public_url(name: str, raw: str) -> str:
    if not raw.startswith(("https://", "http://")) or raw.count("/") > 2:
        raise SettingsError(f"{name} must look like https://horas.example.org, without a path.")
    return raw


def _small_number(name: str, raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or int(raw) > 10:
        raise SettingsError(f"{name} must be a whole number from 0 to 10.")
    return int(raw)


def _memory(name: str, raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or not 8192 <= int(raw) <= 1 << 20:
        raise SettingsError(f"{name} must be a number of KiB from 8192 to 1048576.")
    return int(raw)


def _words(name: str, raw: str) -> tuple[str, ...]:
    words = tuple(word for word in raw.replace(",", " ").split() if word)
    if not words:
        raise SettingsError(f"{name} is empty. List host names with commas, or leave it out.")
    return words


def _yes_or_no(name: str, raw: str) -> bool:
    if raw not in ("yes", "no"):
        raise SettingsError(f"{name} must be yes or no.")
    return raw == "yes"


def _log_format(name: str, raw: str) -> str:
    if raw not in ("json", "terminal"):
        raise SettingsError(f"{name} must be json or terminal.")
    return raw


def _folder(name: str, raw: str) -> Path:
    if not Path(raw).is_dir():
        raise SettingsError(f"{name} names a folder that is not there.")
    return Path(raw)


def _contact(name: str, raw: str) -> str:
    if not re.fullmatch(r"(mailto:)?" + MAILBOX, raw):
        raise SettingsError(f"{name} must be an address such as mailto:help@example.org .")
    return raw if raw.startswith("mailto:") else f"mailto:{raw}"


def _mail_from(name: str, raw: str) -> str:
    if not re.fullmatch(MAILBOX, raw):
        raise SettingsError(f"{name} must be one e-mail address such as agenda@example.org .")
    return raw


def _provider(read: Callable[[str], object]) -> Callable[[str, str], object]:
    """A reader of settings that puts the setting's name before what is wrong with it."""

    def reader(name: str, raw: str) -> object:
        try:
            return read(raw)
        except WrongAddress as error:
            raise SettingsError(f"{name} {error}") from error

    return reader


def names() -> list[str]:
    """Every setting's name in the environment, for the documentation and its test."""
    return [PREFIX + f.name.upper() for f in fields(Settings)]
