"""What is said of a channel, and the sentences that people agree to when they name one."""

from datetime import datetime
from typing import Final
from uuid import uuid4

from sqlalchemy.orm import Session

from api.channels.models import Channel, ChannelEvent
from api.rules.access import Actor

# Who says that a provider or the clock found something out.
CLOCK: Final = "clock"

# What is agreed to, by its version; a sentence that was ever shown is never changed or removed.
CONSENTS: Final[dict[str, dict[str, str]]] = {
    "channel-1": {
        "es": "Quiero recibir avisos cortos aquí. No dicen de qué se trata. Puedo quitarlo cuando "
        "quiera, aquí mismo o respondiendo ALTO, y nada de lo mío depende de eso.",
        "en": "I want to get short notices here. They do not say what they are about. I can take "
        "this back whenever I like, here or by answering STOP, and nothing of mine depends on it.",
    },
    # The first told of an answer that only messages to a number can be given.
    "channel-2": {
        "es": "Quiero recibir avisos cortos aquí. No dicen de qué se trata. Los puedo quitar "
        "cuando quiera en esta app. Un SMS o un WhatsApp se quita también si respondo ALTO. Nada "
        "de lo mío depende de eso.",
        "en": "I want to get short notices here. They do not say what they are about. I can end "
        "them when I like in this app. An SMS or a WhatsApp also ends if I answer STOP. Nothing "
        "of mine depends on it.",
    },
    "support-1": {
        "es": "Quiero que esta persona reciba un aviso corto cuando haga falta ayudarme o no se "
        "logre hablar conmigo. Ella sabe que di su contacto. Puedo quitarlo cuando quiera.",
        "en": "I want this person to get a short notice when I need help or cannot be reached. "
        "They know that I gave their contact. I can take this back whenever I like.",
    },
}
NEWEST: Final = {"channel": "channel-2", "support": "support-1"}


def say(
    session: Session,
    channel: Channel,
    actor: Actor | None,
    now: datetime,
    kind: str,
    *,
    words: str | None = None,
    text: str | None = None,
) -> None:
    """Write down what happened to a channel; without an actor a provider or the clock says it."""
    channel.events.append(
        ChannelEvent(
            id=uuid4(),
            court_id=channel.court_id,
            number=len(channel.events) + 1,
            kind=kind,
            words=words,
            text=text,
            actor_id=actor.id if actor else None,
            actor_name=actor.name if actor else "",
            actor_role=actor.role if actor else CLOCK,
            at=now,
        )
    )
    session.add(channel)
    session.flush()


ENDED_BY: Final = {
    "withdrawn": "withdrawn",
    "stopped": "stop_word",
    "gone": "gone",
    "revoked": "revoked",
    "replaced": "replaced",
}


def end(
    session: Session,
    channel: Channel,
    actor: Actor | None,
    now: datetime,
    kind: str,
    text: str | None = None,
) -> None:
    """Let a channel be used no more; for the reason first given, once is enough."""
    if channel.ended_at is None:
        channel.ended_at, channel.ended_because = now, ENDED_BY[kind]
        channel.failing_since = None
        say(session, channel, actor, now, kind, text=text)
