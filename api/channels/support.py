"""Her support person: named with one channel, changed, withdrawn. One at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.accounts.vault import Vault
from api.channels import keeping, people
from api.channels.addresses import Address
from api.channels.keeping import Consent
from api.channels.models import Channel, SupportPerson
from api.channels.service import address_hash, of_person, support_of
from api.channels.words import end, say
from api.errors import Conflict
from api.orders.models import Order
from api.rules.access import Actor

ONLY_PLACE: Final = 1


@dataclass(frozen=True, slots=True)
class Named:
    """Who it is, as she calls them, and the language in which they are told."""

    name: str
    language: str


def channel_of(session: Session, support: SupportPerson) -> Channel:
    """The channel of a support person, also one that has ended."""
    query = select(Channel).where(of_person("support", support.id))
    return session.scalars(query.options(selectinload(Channel.events))).one()


def name(
    session: Session,
    vault: Vault,
    actor: Actor,
    now: datetime,
    order: Order,
    named: Named,
    address: Address,
    consent: Consent,
) -> SupportPerson:
    """Name her support person; whoever it was before is told nothing more. The same again changes
    nothing."""
    keeping.refuse_without_yes(consent, "support")
    people.take_turn(session, people.of_order(order))
    hashed = address_hash(vault, address.kind, address.key)
    current = support_of(session, order.id)
    if current is not None and _is(session, current, named, address.kind, hashed, consent):
        return current
    if _stopped(session, order, address.kind, hashed):
        raise Conflict("support-said-stop")
    if current is not None:
        _end(session, actor, now, current, "replaced")
    support = SupportPerson(
        id=uuid4(),
        court_id=order.court_id,
        order_id=order.id,
        participant_id=order.participant_id,
        name=named.name,
        language=named.language,
        words=consent.words,
        recorded_by=actor.id,
        recorded_at=now,
    )
    session.add(support)
    session.flush()
    people.look_again(session, people.of_order(order), now)
    person = people.supporting(support, order)
    channel = keeping.new_channel(vault, person, uuid4(), address, now, ONLY_PLACE)
    say(session, channel, actor, now, "consented", words=consent.words)
    return support


def _is(
    session: Session,
    support: SupportPerson,
    named: Named,
    kind: str,
    hashed: bytes,
    consent: Consent,
) -> bool:
    channel = channel_of(session, support)
    there = (support.name, support.language, support.words, channel.kind, channel.address_hash)
    asked = (named.name, named.language, consent.words, kind, hashed)
    return channel.ended_at is None and there == asked


def _stopped(session: Session, order: Order, kind: str, hashed: bytes) -> bool:
    """Whether this person answered with a stop word: that they said themselves, and it holds."""
    query = (
        select(Channel.id)
        .join(SupportPerson, SupportPerson.id == Channel.person_id)
        .where(Channel.kind == kind, Channel.address_hash == hashed)
        .where(Channel.person_kind == "support", Channel.ended_because == "stop_word")
        .where(SupportPerson.participant_id == order.participant_id)
        .limit(1)
    )
    return session.scalar(query) is not None


def withdraw(session: Session, actor: Actor, now: datetime, order: Order) -> None:
    """Have nobody told with her any more. Twice is once."""
    people.take_turn(session, people.of_order(order))
    current = support_of(session, order.id)
    if current is not None:
        _end(session, actor, now, current, "withdrawn")
        people.look_again(session, people.of_order(order), now)


def _end(session: Session, actor: Actor, now: datetime, support: SupportPerson, kind: str) -> None:
    support.withdraw(actor.id, now)
    channel = channel_of(session, support)
    session.refresh(channel, with_for_update={"key_share": True})
    end(session, channel, actor, now, kind)
    session.flush()
