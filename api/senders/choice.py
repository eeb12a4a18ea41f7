"""The senders that this installation has, by the kind of channel."""

from api.senders.message import Sender
from api.settings import Settings


def senders_of(settings: Settings) -> dict[str, Sender]:
    """Who carries what; a kind that the operator did not configure is absent."""
    return {}
