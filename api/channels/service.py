"""For whoever sends: the ways to reach a person, her address, and what became of a channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select
from sqlalchemy.orm import Session

from api.accounts.models import Device, Staff
from api.accounts.vault import Vault
from api.channels.addresses import keys_of_sender
from api.channels.models import Channel, NoticeSettings, SupportPerson
from api.channels.stop_words import is_stop
from api.channels.words import end
from api.errors import NotFound
from api.rules.waking import NIGHT, Quiet

MOST_DETAIL: Final = 60


@dataclass(frozen=True, slots=True)
class Way:
    """A channel that stands; `failing_since`: since when nothing has got through by it."""

    id: UUID
    kind: str
    position: int
    failing_since: datetime | None


@dataclass(frozen=True, slots=True)
class Settings:
    """When a person may be told, and of what."""

    quiet: Quiet = NIGHT
    shift_evening: bool = True
    shift_soon: bool = True
    weekly_summary: bool = True


def standing() -> ColumnElement[bool]:
    """Channels that may be used: not ended, not of a phone that was taken out of use, nor of
    somebody who works for the host no more. Whoever revokes a phone need not know of channels."""
    revoked = exists().where(Device.id == Channel.device_id, Device.revoked_at.is_not(None))
    left = exists().where(
        Staff.id == Channel.person_id,
        or_(Staff.disabled_at.is_not(None), Staff.role != "host"),
    )
    return and_(
        Channel.ended_at.is_(None), not_(revoked), or_(Channel.person_kind != "host", not_(left))
    )


def of_person(person_kind: str, person_id: UUID) -> ColumnElement[bool]:
    """The channels of one person."""
    return and_(Channel.person_kind == person_kind, Channel.person_id == person_id)


def ways_of(session: Session, person_kind: str, person_id: UUID) -> list[Way]:
    """The channels of a person that stand, the one to try first at the front."""
    rows = session.scalars(
        select(Channel)
        .where(of_person(person_kind, person_id), standing())
        .order_by(Channel.position, Channel.id)
    )
    return [Way(one.id, one.kind, one.position, one.failing_since) for one in rows]


def address_of(session: Session, vault: Vault, channel_id: UUID) -> str:
    """The address in clear, for the sender alone. `NotFound` once the channel has ended."""
    found = session.scalar(select(Channel.address).where(Channel.id == channel_id, standing()))
    if found is None:
        raise NotFound
    return vault.unseal(found)


def gone(session: Session, now: datetime, channel_id: UUID, detail: str) -> None:
    """End a channel because the provider knows the address no more; `detail` is its short code."""
    end(session, _held(session, channel_id), None, now, "gone", detail[:MOST_DETAIL])


def failing(session: Session, now: datetime, channel_id: UUID, failed: bool) -> None:
    """Note since when a channel fails, or that it carries again."""
    channel = _held(session, channel_id)
    if not failed or channel.ended_at is not None:
        channel.failing_since = None
    elif channel.failing_since is None:
        channel.failing_since = now
    session.flush()


def _held(session: Session, channel_id: UUID) -> Channel:
    return session.get_one(
        Channel, channel_id, with_for_update={"key_share": True}, populate_existing=True
    )


def stop_by_word(
    session: Session, vault: Vault, now: datetime, kind: str, from_address: str, text: str
) -> int:
    """End every standing channel of a kind and address whose holder answered with a stop word;
    how many there were. Anything else that was answered ends nothing."""
    if not is_stop(text):
        return 0
    hashes = [address_hash(vault, kind, key) for key in keys_of_sender(kind, from_address)]
    query = (
        select(Channel)
        .where(Channel.kind == kind, Channel.address_hash.in_(hashes), Channel.ended_at.is_(None))
        # In one order, so that two of these never wait for each other.
        .order_by(Channel.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    found: Sequence[Channel] = session.scalars(query).all()
    for channel in found:
        end(session, channel, None, now, "stopped")
    return len(found)


def address_hash(vault: Vault, kind: str, key: str) -> bytes:
    """What finds an address again without telling it: the same for everybody who gave it."""
    return vault.bucket("channel", f"{kind}|{key}")


def settings_of(session: Session, person_kind: str, person_id: UUID) -> Settings:
    """When a person may be told and of what, by her own choice or as it is for everybody."""
    row = session.get(NoticeSettings, (person_kind, person_id))
    if row is None:
        return Settings()
    return Settings(
        Quiet(row.quiet_from, row.quiet_to),
        row.shift_evening,
        row.shift_soon,
        row.weekly_summary,
    )


def support_of(session: Session, order_id: UUID) -> SupportPerson | None:
    """Whom she wants told with her, while she wants it."""
    return session.scalar(
        select(SupportPerson).where(
            SupportPerson.order_id == order_id, SupportPerson.withdrawn_at.is_(None)
        )
    )
