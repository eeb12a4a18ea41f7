"""Channels, settings and support people as their readers see them; never an address."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from api.channels import words
from api.channels.models import Channel, NoticeSettings, SupportPerson
from api.channels.people import Person
from api.channels.preferences import DEFAULTS
from api.rules import days


def channel_answer(channel: Channel, time_zone: str) -> dict[str, Any]:
    """A channel as everybody who may see it does."""
    zone = days.zone(time_zone)
    yes = next(one for one in reversed(channel.events) if one.kind == "consented")
    return {
        "id": channel.id,
        "kind": channel.kind,
        "shown": channel.shown or None,
        "position": channel.position,
        "consented_on": channel.consented_at.astimezone(zone).date(),
        "agreed_to": yes.words,
        "heard_by": yes.actor_name if yes.actor_role == "clerk" else None,
        "failing_since": _local(channel.failing_since, zone),
        "ended_at": _local(channel.ended_at, zone),
        "ended_because": channel.ended_because,
    }


def my_channel(channel: Channel, person: Person, device_id: UUID | None) -> dict[str, Any]:
    """A channel as she sees it on the phone in her hand."""
    here = channel.device_id is not None and channel.device_id == device_id
    return {**channel_answer(channel, person.time_zone), "this_device": here}


def settings_answer(row: NoticeSettings | None) -> dict[str, Any]:
    """What holds, chosen or not."""
    if row is None:
        return {"version": None, **DEFAULTS}
    return {"version": row.version, **{name: getattr(row, name) for name in DEFAULTS}}


def support_answer(
    support: SupportPerson | None, channel: Channel | None, time_zone: str
) -> dict[str, Any]:
    """Her support person with the one channel, if there is one."""
    if support is None or channel is None:
        return {"support_person": None}
    return {
        "support_person": {
            "id": support.id,
            "name": support.name,
            "language": support.language,
            "since": _local(support.recorded_at, days.zone(time_zone)),
            "channel": channel_answer(channel, time_zone),
        }
    }


def consent_words(language: str) -> dict[str, Any]:
    """The newest sentences to agree to."""
    return {
        about: {"version": version, "text": words.CONSENTS[version][language]}
        for about, version in words.NEWEST.items()
    }


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
