"""What gateways report afterwards, written down: delivered, read, lost; and a stop word."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.accounts.vault import Vault
from api.channels import service as channels
from api.notices.carrying import held
from api.notices.models import Notice, Sending
from api.senders.callbacks import Delivery, Inbound, Report

LONGEST_DETAIL = 60


def take_in(
    session: Session,
    vault: Vault,
    now: datetime,
    kind: str,
    provider: str,
    reports: Iterable[Report],
) -> None:
    """Take in what a gateway for this kind of channel says. What it says of messages that we do
    not know is no fault of its: they may be another installation's."""
    for report in reports:
        if isinstance(report, Inbound):
            channels.stop_by_word(session, vault, now, kind, report.from_number, report.text)
        else:
            _note(session, now, kind, provider, report)


def _note(session: Session, now: datetime, kind: str, provider: str, said: Delivery) -> None:
    found = _sending(session, kind, provider, said)
    if found is None:
        return
    notice = held(session, found.notice_id)
    sending = next(one for one in notice.sendings if one.id == found.id)
    at = _believable(said.at, sending, now)
    if said.what in ("delivered", "read"):
        _arrived(session, now, sending, said.what, at)
    else:
        _lost(session, now, sending, said, at)
    _wake(notice, now)


def _sending(session: Session, kind: str, provider: str, said: Delivery) -> Sending | None:
    """Under the provider's name for it, or under our own where that comes back."""
    named = (Sending.provider == provider) & (Sending.provider_id == said.provider_id)
    mine = _id(said.message_id)
    query = select(Sending).where(
        Sending.channel_kind == kind, named if mine is None else or_(named, Sending.id == mine)
    )
    return session.scalars(query.order_by(Sending.started_at.desc()).limit(1)).first()


def _id(text: str | None) -> UUID | None:
    try:
        return None if text is None else UUID(text)
    except ValueError:
        return None


def _believable(at: datetime | None, sending: Sending, now: datetime) -> datetime:
    """A provider's clock may be wrong: nothing arrives before it was sent, or tomorrow."""
    return now if at is None or not sending.started_at <= at <= now else at


def _arrived(session: Session, now: datetime, sending: Sending, what: str, at: datetime) -> None:
    sending.delivered_at = sending.delivered_at or at
    if what == "read":
        sending.read_at = sending.read_at or at
    channels.failing(session, now, sending.channel_id, failed=False)


def _lost(session: Session, now: datetime, sending: Sending, said: Delivery, at: datetime) -> None:
    if sending.undelivered_at is None:
        sending.undelivered_at, sending.detail = at, said.detail[:LONGEST_DETAIL]
    if said.what == "gone":
        channels.gone(session, now, sending.channel_id, said.detail)
    else:
        channels.failing(session, now, sending.channel_id, failed=True)


def _wake(notice: Notice, now: datetime) -> None:
    """A clock sees what follows. While one has it in hand, that one does."""
    if all(one.ended_at is not None for one in notice.sendings) and notice.state != "withdrawn":
        notice.next_at = now
