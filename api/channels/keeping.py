"""A person's channels as she keeps them: named with consent, put in order, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, selectinload

from api.accounts.models import Device
from api.accounts.vault import Vault
from api.channels import people
from api.channels.addresses import Address
from api.channels.models import Channel
from api.channels.people import Person
from api.channels.service import address_hash, of_person, standing
from api.channels.words import CONSENTS, end, say
from api.errors import Conflict, Invalid, NotFound
from api.rules import days
from api.rules.access import Actor

MOST: Final = 8
MOST_ENDED: Final = 50
OLDEST_YES: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Consent:
    """A yes: to the sentence of which version, and on which day, if a clerk heard it."""

    given: bool
    words: str
    on: date | None = None


def standing_of(session: Session, person: Person) -> Sequence[Channel]:
    """A person's channels that stand, the first to try at the front."""
    query = select(Channel).where(of_person(person.kind, person.id), standing())
    query = query.options(selectinload(Channel.events))
    return session.scalars(query.order_by(Channel.position, Channel.id)).all()


def ended_of(session: Session, person: Person) -> Sequence[Channel]:
    """Those that have ended, the newest first, at most 50."""
    query = select(Channel).where(of_person(person.kind, person.id), Channel.ended_at.is_not(None))
    query = query.order_by(Channel.ended_at.desc(), Channel.id).limit(MOST_ENDED)
    return session.scalars(query.options(selectinload(Channel.events))).all()


def add(
    session: Session,
    vault: Vault,
    actor: Actor,
    now: datetime,
    person: Person,
    channel_id: UUID,
    address: Address,
    consent: Consent,
) -> Channel:
    """Add a channel to which its person said yes. A browser that subscribes anew takes the place
    of its old subscription; the same words under the same id change nothing."""
    consented_at = _consented_at(consent, "channel", person, now)
    people.take_turn(session, person)
    hashed = address_hash(vault, address.kind, address.key)
    known = session.get(Channel, channel_id)
    if known is not None:
        if not _is(known, person, address.kind, hashed):
            raise Conflict("id-already-used")
        return known
    end_revoked(session, person)
    device_id = actor.device_id if address.kind == "push" else None
    place = _replaced(session, actor, now, person, address.kind, hashed, device_id)
    rows = standing_of(session, person)
    if any(_is(one, person, address.kind, hashed) for one in rows):
        raise Conflict("channel-there-already")
    if len(rows) >= MOST:
        raise Conflict("channels-enough", max=MOST)
    last = max((one.position for one in rows), default=0)
    channel = new_channel(vault, person, channel_id, address, consented_at, place or last + 1)
    channel.device_id = device_id
    say(session, channel, actor, now, "consented", words=consent.words)
    return channel


def new_channel(
    vault: Vault,
    person: Person,
    channel_id: UUID,
    address: Address,
    consented_at: datetime,
    position: int,
) -> Channel:
    """A channel with its address closed, of which nothing was said yet."""
    return Channel(
        id=channel_id,
        court_id=person.court_id,
        person_kind=person.kind,
        person_id=person.id,
        kind=address.kind,
        address=vault.seal(address.to),
        address_hash=address_hash(vault, address.kind, address.key),
        shown=address.shown,
        position=position,
        consented_at=consented_at,
        events=[],
    )


def _is(channel: Channel, person: Person, kind: str, hashed: bytes) -> bool:
    whose = (channel.person_kind, channel.person_id)
    return whose == (person.kind, person.id) and (channel.kind, channel.address_hash) == (
        kind,
        hashed,
    )


def refuse_without_yes(consent: Consent, about: str) -> None:
    """Nothing is sent anywhere without a yes to a sentence that we know."""
    if not consent.given:
        raise Invalid("consent-needed", "/consent")
    if consent.words not in CONSENTS or not consent.words.startswith(f"{about}-"):
        raise Invalid("consent-words-unknown", "/words")


def _consented_at(consent: Consent, about: str, person: Person, now: datetime) -> datetime:
    """When she said yes: now, or on the day on which a clerk heard her."""
    refuse_without_yes(consent, about)
    today = days.local_day(now, person.time_zone)
    if consent.on is None or consent.on == today:
        return now
    if consent.on > today:
        raise Invalid("consent-in-future", "/consented_on")
    if consent.on < today - OLDEST_YES:
        raise Invalid("consent-too-old", "/consented_on", max=OLDEST_YES.days)
    return days.wall_instant(consent.on, 0, person.time_zone)


def _replaced(
    session: Session,
    actor: Actor,
    now: datetime,
    person: Person,
    kind: str,
    hashed: bytes,
    device_id: UUID | None,
) -> int | None:
    """End what a browser's new subscription replaces; the place that its old one had.

    Whoever names an endpoint sits at that browser: another person's pushes must not go there any
    more. To her it is told without saying who sits there now.
    """
    if kind != "push":
        return None
    same = Channel.address_hash == hashed
    if device_id is not None:
        hers = of_person(person.kind, person.id)
        same = or_(same, and_(hers, Channel.device_id == device_id))
    query = select(Channel).where(Channel.kind == "push", Channel.ended_at.is_(None), same)
    query = query.order_by(Channel.id).with_for_update(key_share=True)
    place = None
    for old in session.scalars(query.execution_options(populate_existing=True)).all():
        own = (old.person_kind, old.person_id) == (person.kind, person.id)
        place = old.position if own else place
        end(session, old, actor if own else None, now, "replaced")
    return place


def end_revoked(session: Session, person: Person) -> None:
    """Write down that channels ended with the phone that they were of."""
    query = (
        select(Channel, Device.revoked_at)
        .join(Device, Device.id == Channel.device_id)
        .where(of_person(person.kind, person.id), Channel.ended_at.is_(None))
        .order_by(Channel.id)
        .with_for_update(key_share=True, of=Channel)
    )
    for channel, revoked_at in session.execute(query).all():
        if revoked_at is not None:
            end(session, channel, None, revoked_at, "revoked")


def put_in_order(
    session: Session, actor: Actor, now: datetime, person: Person, ids: Sequence[UUID]
) -> Sequence[Channel]:
    """Say which channel is tried first, second, and so on; every one that stands is named."""
    people.take_turn(session, person)
    rows = {one.id: one for one in standing_of(session, person)}
    if sorted(ids) != sorted(rows):
        raise Invalid("name-every-channel", "/channels")
    for position, channel_id in enumerate(ids, 1):
        channel = rows[channel_id]
        if channel.position != position:
            channel.position = position
            say(session, channel, actor, now, "moved", text=str(position))
    return [rows[one] for one in ids]


def withdraw(
    session: Session, actor: Actor, now: datetime, person: Person, channel_id: UUID
) -> Channel:
    """End a channel because its person takes her yes back."""
    people.take_turn(session, person)
    channel = session.get(
        Channel, channel_id, with_for_update={"key_share": True}, populate_existing=True
    )
    if channel is None or (channel.person_kind, channel.person_id) != (person.kind, person.id):
        raise NotFound
    end(session, channel, actor, now, "withdrawn")
    return channel
