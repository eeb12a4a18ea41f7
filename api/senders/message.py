"""One message that leaves the house, what became of it, and who can carry it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Result = Literal["accepted", "failed", "refused", "gone"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sending to one address of one person; its words are neutral on every channel."""

    id: str  # the same again when it is repeated: dedupe key at the provider, the mail's Message-ID
    to: str  # validated: E.164, e-mail, JSON of a push subscription, or "service:address"
    subject: str
    text: str
    language: str  # es | en
    topic: str  # <= 32 base64url characters: a newer one replaces one that was not shown yet
    notice: str  # all that a push carries besides language and topic
    urgent: bool
    ttl_seconds: int  # after that it is past its use

    def __repr__(self) -> str:
        """Without address or words: a message may end up in a log."""
        return f"Message({self.id!r}, topic={self.topic!r})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the provider said. `failed`: try again later; `refused`: never this message;
    `gone`: never this address again."""

    result: Result
    detail: str  # a short stable code, never an address or a text
    provider: str
    provider_id: str | None = None


class Sender(Protocol):
    """Carries a message to one kind of address."""

    def send(self, message: Message, now: datetime) -> Outcome:
        """Try once, within ten seconds in all; what the outside world does raises nothing."""
        ...
