"""A yes that was taken back by mistake, given again on the same day."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.channels import keeping, people
from api.channels.keeping import MOST
from api.channels.models import Channel
from api.channels.people import Person
from api.channels.words import say
from api.errors import Conflict, NotFound
from api.rules import days
from api.rules.access import Actor


def come_back(
    session: Session, actor: Actor, now: datetime, person: Person, channel_id: UUID
) -> Channel:
    """Let a channel stand again that its own person withdrew today: a new yes to the same words.
    One that stands stays so. A browser's is not among them: it has forgotten its own address."""
    people.take_turn(session, person)
    channel = session.get(
        Channel, channel_id, with_for_update={"key_share": True}, populate_existing=True
    )
    if channel is None or (channel.person_kind, channel.person_id) != (person.kind, person.id):
        raise NotFound
    if channel.ended_at is None:
        return channel
    _refuse(session, channel, now, person)
    yes = next(one for one in channel.events if one.kind == "consented")
    channel.ended_at = channel.ended_because = None
    channel.consented_at = now
    say(session, channel, actor, now, "consented", words=yes.words)
    return channel


def _refuse(session: Session, channel: Channel, now: datetime, person: Person) -> None:
    assert channel.ended_at is not None
    today = days.local_day(now, person.time_zone)
    on_the_day = days.local_day(channel.ended_at, person.time_zone) == today
    if channel.ended_because != "withdrawn" or not on_the_day or channel.kind == "push":
        raise Conflict("channel-cannot-return")
    rows = keeping.standing_of(session, person)
    there = (channel.kind, channel.address_hash)
    if any((one.kind, one.address_hash) == there for one in rows):
        raise Conflict("channel-there-already")
    if len(rows) >= MOST:
        raise Conflict("channels-enough", max=MOST)
