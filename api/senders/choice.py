"""The senders that this installation has, by the kind of channel.

They carry words to the person whose address it is, and to nobody else: there is no channel, and
so no sender, that a court or its clerk could receive anything by.
"""

from api.senders.gateways import GatewaySender
from api.senders.mail import MailSender
from api.senders.message import Sender
from api.senders.web_push import WebPush
from api.settings import Settings

# Where gateways report what became of a message: the kind of channel comes after it.
CALLBACKS = "/api/v1/deliveries/"


def senders_of(settings: Settings) -> dict[str, Sender]:
    """Who carries what; a kind that the operator did not configure is absent."""
    senders: dict[str, Sender] = {"push": WebPush(settings.secret_key, contact_of(settings))}
    if settings.mail_url is not None and settings.mail_from is not None:
        senders["email"] = MailSender(settings.mail_url, settings.mail_from)
    gateways = {"sms": settings.sms_gateway, "whatsapp": settings.whatsapp_gateway}
    for kind, gateway in gateways.items():
        if gateway is not None:
            senders[kind] = GatewaySender(gateway, _callback(settings, kind))
    if settings.other_services:
        # Only for who asked for it: the library takes a second and 25 MB to load.
        from api.senders.other import OtherServices

        senders["other"] = OtherServices(settings.other_services)
    return senders


def contact_of(settings: Settings) -> str:
    """Whom a push service writes to when we misbehave."""
    if settings.contact is not None:
        return settings.contact
    return settings.public_url if settings.secure else "mailto:constancia@localhost"


def _callback(settings: Settings, kind: str) -> str | None:
    """Gateways report over TLS or not at all."""
    return f"{settings.public_url}{CALLBACKS}{kind}" if settings.secure else None
