"""Bringing a notice to its person: claimed with a lease, sent outside of any transaction, kept.

A clock that dies between two of these steps leaves a lease that ends by itself; the next one takes
the same sending up again, under the same id, and counts it as a repeat.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from api.accounts.vault import Vault
from api.channels import service as channels
from api.notices import outside
from api.notices.models import Notice, Sending
from api.notices.people import person_of
from api.notices.planning import plan_unreached
from api.orders.models import Order
from api.rules import reaching
from api.rules.reaching import Case, Step, Try, Way
from api.senders.message import Message, Outcome, Sender
from api.warnings.models import Telling

# Longer than any sender may take.
LEASE = timedelta(minutes=2)
# Carried by people: a list that is printed and read out.
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Errand:
    """A message to be sent, and for which sending of which notice."""

    sending: UUID
    notice: UUID
    kind: str
    message: Message


def claim(session: Session, now: datetime, clock: str) -> Notice | None:
    """The notice that has waited longest for a clock, held for the time of a lease. Notices of an
    order whose facts were not seen yet wait for that."""
    notice = session.scalars(
        select(Notice)
        .outerjoin(Order, Order.id == Notice.order_id)
        .where(Notice.next_at <= now)
        .where(or_(Order.notices_at.is_(None), Order.notices_at > now))
        .order_by(Notice.next_at, Notice.id)
        .limit(1)
        .options(selectinload(Notice.sendings))
        .with_for_update(skip_locked=True, of=Notice)
        .execution_options(populate_existing=True)
    ).first()
    if notice is not None:
        notice.claimed_by, notice.next_at = clock, now + LEASE
    return notice


def begin(
    session: Session, notice: Notice, vault: Vault, kinds: Mapping[str, Sender], now: datetime
) -> Errand | None:
    """What is to be sent now, written down as begun; None when there is nothing to send now."""
    cut_off = next((one for one in notice.sendings if one.ended_at is None), None)
    if cut_off is not None:
        if _is_still_to_send(session, notice, cut_off, now):
            cut_off.repeats += 1
            return _errand(session, notice, cut_off, vault, now)
        cut_off.ended_at, cut_off.result, cut_off.detail = now, "failed", "cut-off"
    step = _next(session, notice, kinds, now)
    if step.did == "send" and step.way is not None and step.way.kind in kinds:
        sending = _sending(notice, step.way, step.round, now)
        session.flush()
        return _errand(session, notice, sending, vault, now)
    _settle(session, notice, step, kinds, now)
    return None


def _sending(notice: Notice, way: Way, turn: int, now: datetime) -> Sending:
    sending = Sending(
        id=uuid4(),
        court_id=notice.court_id,
        number=len(notice.sendings) + 1,
        round=turn,
        channel_id=way.id,
        channel_kind=way.kind,
        started_at=now,
        repeats=0,
    )
    notice.sendings.append(sending)
    return sending


def _is_still_to_send(session: Session, notice: Notice, cut_off: Sending, now: datetime) -> bool:
    """Whether what a clock left half-way is to be taken up: she does not know yet, it is of use,
    and the channel still stands."""
    if _answered(session, notice) or now >= notice.useful_until:
        return False
    return any(way.id == cut_off.channel_id for way in _ways(session, notice))


def _ways(session: Session, notice: Notice) -> list[Way]:
    found = channels.ways_of(session, notice.person_kind, notice.person_id)
    return [Way(one.id, one.kind) for one in found]


def _errand(
    session: Session, notice: Notice, sending: Sending, vault: Vault, now: datetime
) -> Errand:
    person = person_of(session, notice)
    message = Message(
        id=str(sending.id),
        to=channels.address_of(session, vault, sending.channel_id),
        subject=outside.SUBJECT,
        text=outside.text(
            notice.kind, notice.params, person.language, person.time_zone, now, person.her_name
        ),
        language=person.language,
        topic=outside.topic(notice.kind, str(notice.about_id or notice.occasion)),
        notice=str(notice.id),
        urgent=notice.urgent,
        ttl_seconds=max(60, int((notice.useful_until - now).total_seconds())),
    )
    return Errand(sending.id, notice.id, sending.channel_kind, message)


def end(
    session: Session, errand: Errand, outcome: Outcome, kinds: Mapping[str, Sender], now: datetime
) -> None:
    """Keep how a sending went, and what follows for the notice."""
    notice = held(session, errand.notice)
    sending = next(one for one in notice.sendings if one.id == errand.sending)
    if sending.ended_at is None:
        sending.ended_at, sending.result, sending.detail = now, outcome.result, outcome.detail
        sending.provider, sending.provider_id = outcome.provider, outcome.provider_id
    if outcome.result == "accepted" and notice.first_sent_at is None:
        notice.first_sent_at = now
    if outcome.result == "gone":
        channels.gone(session, now, sending.channel_id, outcome.detail)
    else:
        failed = outcome.result == "failed"
        channels.failing(session, now, sending.channel_id, failed=failed)
    follow(session, notice, kinds, now)


def held(session: Session, notice_id: UUID) -> Notice:
    """A notice with its sendings, held until this transaction ends."""
    return session.scalars(
        select(Notice)
        .where(Notice.id == notice_id)
        .options(selectinload(Notice.sendings))
        .with_for_update(of=Notice)
        .execution_options(populate_existing=True)
    ).one()


def follow(session: Session, notice: Notice, kinds: Mapping[str, Sender], now: datetime) -> None:
    """What is to be done next about a notice of which something new is known."""
    _settle(session, notice, _next(session, notice, kinds, now), kinds, now)


def _next(session: Session, notice: Notice, kinds: Mapping[str, Sender], now: datetime) -> Step:
    wanted = channels.settings_of(session, notice.person_kind, notice.person_id)
    person = person_of(session, notice)
    ways = [way for way in _ways(session, notice) if way.kind in kinds or way.kind == PAPER]
    return reaching.next_step(_case(session, notice), ways, wanted.quiet, person.time_zone, now)


def _case(session: Session, notice: Notice) -> Case:
    return Case(
        urgent=notice.urgent,
        due_at=notice.due_at,
        until=notice.useful_until,
        answered=_answered(session, notice),
        unreached=notice.unreached_at is not None,
        tries=[
            Try(
                one.channel_id,
                one.round,
                one.result,  # type: ignore[arg-type]
                one.ended_at,
                heard=one.delivered_at is not None or one.read_at is not None,
                lost=one.undelivered_at is not None,
            )
            for one in notice.sendings
            if one.ended_at is not None
        ],
    )


def _answered(session: Session, notice: Notice) -> bool:
    """Whether she saw it here, saw the same on her week, or was told by a person."""
    if notice.seen_at is None and notice.kind == "warning" and notice.about_id is not None:
        telling = session.get(Telling, notice.about_id, populate_existing=True)
        notice.seen_at = None if telling is None else telling.seen_at
    return notice.seen_at is not None or notice.told_at is not None


def _settle(
    session: Session, notice: Notice, step: Step, kinds: Mapping[str, Sender], now: datetime
) -> None:
    """Write down what is next, or how it ended."""
    if notice.state == "withdrawn":
        notice.next_at = None
        return
    if step.did == "unreached":
        notice.unreached_at = now
        plan_unreached(session, notice, now)
        step = _next(session, notice, kinds, now)
    if step.did == "send" and step.way is not None and step.way.kind == PAPER:
        _put_on_paper(notice, step.way, step.round, now)
        step = _next(session, notice, kinds, now)
    if step.did == "send":
        notice.next_at = now
    elif step.did == "wait":
        notice.next_at = step.at
    else:
        notice.state, notice.next_at = step.did, None
        if step.did == "reached" and notice.reached_at is None:
            notice.reached_at = now
    session.flush()


def _put_on_paper(notice: Notice, way: Way, turn: int, now: datetime) -> None:
    """On the list that the court or a support organization prints and reads out to her."""
    sending = _sending(notice, way, turn, now)
    sending.ended_at, sending.result = now, "accepted"
    sending.detail, sending.provider = "listed", PAPER
    notice.first_sent_at = notice.first_sent_at or now
