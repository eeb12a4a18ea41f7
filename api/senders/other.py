"""Other services, through the apprise library: only those that the operator named.

A person picks one by its name and gives her own address in it. The address becomes one piece of
the service's URL and can be nothing else: no other machine, no second recipient, no option.
"""

import logging
import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from apprise import Apprise, AppriseAsset, NotifyBase, NotifyFormat, PersistentStoreMode

from api.providers import PLACE, OtherService
from api.senders.leash import LIMIT_SECONDS, Leash, within
from api.senders.message import Message, Outcome
from api.settings import SettingsError

PROVIDER = "apprise"
# No slash, dot-dot, percent sign, comma, blank: nothing that would still mean something once the
# library has taken the escapes away again and splits what it found.
ADDRESS = re.compile(r"[A-Za-z0-9@+#!_][A-Za-z0-9@+#!_.:=-]{0,199}")
TRIAL = "+573001234567"


class OtherServices:
    """Sends through the services by their names; an address is `name:address`."""

    def __init__(self, services: Iterable[OtherService], *, limit: float = LIMIT_SECONDS) -> None:
        """Refuses a service whose URL the library does not understand."""
        # It writes addresses into its lines at every level.
        logging.getLogger("apprise").disabled = True
        self._services = {service.name: service for service in services}
        self._limit = limit
        for service in self._services.values():
            if not _knows(service):
                raise SettingsError(
                    f"CONSTANCIA_OTHER_SERVICES: {service.name} is not a kind of address that "
                    "the apprise library knows. Look it up in the list of its services."
                )

    def send(self, message: Message, now: datetime) -> Outcome:
        """Hand it over once; the library says yes or no, and nothing more."""
        name, _, address = message.to.partition(":")
        service = self._services.get(name)
        if service is None:
            return Outcome("gone", "unknown-service", PROVIDER)
        line = self._line(service, address)
        if line is None:
            return Outcome("gone", "bad-address", PROVIDER)
        try:
            taken = within(self._limit, lambda leash: _notify(line, message, leash))
        except TimeoutError:
            return Outcome("failed", "timeout", PROVIDER)
        if not taken:
            return Outcome("failed", "not-taken", PROVIDER)
        return Outcome("accepted", "taken", PROVIDER)

    def _line(self, service: OtherService, address: str) -> NotifyBase | None:
        if not ADDRESS.fullmatch(address):
            return None
        line = _open(service.url.replace(PLACE, quote(address, safe="")))
        if line is not None:
            line.socket_connect_timeout = line.socket_read_timeout = self._limit
        return line


def _notify(line: NotifyBase, message: Message, _leash: Leash) -> bool:
    """Its sockets are its own: they end by their own timeouts, which are as long as ours."""
    one = Apprise(asset=line.asset)
    one.add(line)
    return bool(one.notify(message.text, title=message.subject, body_format=NotifyFormat.TEXT))


def _knows(service: OtherService) -> bool:
    """Tried with a number, since some kinds take nothing else, and with a name."""
    return any(_open(service.url.replace(PLACE, quote(a, safe=""))) for a in (TRIAL, "address"))


def _open(url: str) -> NotifyBase | None:
    return Apprise.instantiate(url, asset=_asset())


def _asset() -> AppriseAsset:
    """Nothing kept on the disk, no redirect, and not the library's name and pictures."""
    return AppriseAsset(
        storage_mode=PersistentStoreMode.MEMORY,
        app_id="Agenda",
        app_desc="Agenda",
        app_url="",
        image_url_mask="",
        image_url_logo="",
        async_mode=False,
        http_redirects=False,
    )
