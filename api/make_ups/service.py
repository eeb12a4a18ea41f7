"""Make-ups: proposed by her or the clerk, agreed by all three, and cancelled for what is to come.

Own week first and what the hours pay for are rules; here the three parties say their words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from api.errors import Conflict, Invalid, NotFound
from api.make_ups import fit
from api.make_ups.models import MakeUp, MakeUpSession, MakeUpWord
from api.orders.models import Order
from api.orders.turns import take_turn
from api.rules import days
from api.rules.access import Actor, in_scope
from api.rules.sessions import Span
from api.shifts import service as shifts
from api.shifts.models import Placement
from api.standing import service as standing

PARTIES: Final = ("participant", "host", "clerk")
OPEN: Final = ("proposed", "agreed")
FACT: Final = "make_up"
# Written on the timetable, where a host reads it: it says nothing of her weeks.
ADDED: Final = "Horas acordadas."
TAKEN_BACK: Final = "El acuerdo se canceló."
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An agreement as somebody proposes it."""

    short_week: str
    placement_id: UUID
    sessions: tuple[Span, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a party says; declining and cancelling need a reason."""

    word: str
    reason: str | None


def make_up_of(session: Session, actor: Actor, make_up_id: UUID) -> MakeUp:
    """The agreement, when it is hers, of the actor's site or of the actor's court."""
    found = session.get(MakeUp, make_up_id)
    if found is None or not in_scope(
        actor, court_id=found.court_id, order_id=found.order_id, site_id=found.site_id
    ):
        raise NotFound
    return found


def propose(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    make_up_id: UUID,
    given: Proposal,
) -> MakeUp:
    """Propose an agreement, and so agree to it. The same words again change nothing."""
    order = take_turn(session, order.id)
    known = session.get(MakeUp, make_up_id)
    if known is not None:
        if known.order_id != order.id or _proposal(known) != _in_order(given):
            raise Conflict("id-already-used")
        return known
    placement = shifts.placement_of(session, actor, order, given.placement_id)
    spans = list(given.sessions)
    fit.refuse_unfit(session, order, placement, make_up_id, given.short_week, spans, now)
    make_up = _written(session, actor, now, order, placement, make_up_id, given)
    _note(make_up, actor, now, Said("agree", None))
    session.flush()
    _review(session, order, make_up, now)
    return make_up


def _proposal(known: MakeUp) -> Proposal:
    sessions = tuple(sorted(Span(one.starts_at, one.ends_at) for one in known.sessions))
    return Proposal(known.short_week, known.placement_id, sessions, known.note)


def _in_order(given: Proposal) -> Proposal:
    return Proposal(given.short_week, given.placement_id, tuple(sorted(given.sessions)), given.note)


def _written(
    session: Session,
    actor: Actor,
    now: datetime,
    order: Order,
    placement: Placement,
    make_up_id: UUID,
    given: Proposal,
) -> MakeUp:
    assert actor.id is not None
    make_up = MakeUp(
        id=make_up_id,
        court_id=order.court_id,
        order_id=order.id,
        site_id=placement.site_id,
        placement_id=placement.id,
        short_week=given.short_week,
        note=given.note,
        state="proposed",
        proposed_by=actor.id,
        proposed_by_name=actor.name,
        proposed_by_role=actor.role,
        proposed_at=now,
    )
    make_up.sessions = [
        MakeUpSession(
            id=uuid4(),
            court_id=order.court_id,
            order_id=order.id,
            week=days.week_of(span.starts_at, order.time_zone),
            starts_at=span.starts_at,
            ends_at=span.ends_at,
            minutes=span.minutes,
        )
        for span in sorted(given.sessions)
    ]
    session.add(make_up)
    return make_up


def say(session: Session, actor: Actor, now: datetime, make_up: MakeUp, said: Said) -> MakeUp:
    """A party's word. The agreement holds once all three agreed; its sessions are shifts then."""
    order = take_turn(session, make_up.order_id)
    _refuse_odd_word(make_up, actor.role, said, now)
    if said.word == "agree" and actor.role in agreed_parties(make_up):
        return make_up
    _note(make_up, actor, now, said)
    if said.word == "agree":
        if agreed_parties(make_up) >= set(PARTIES):
            _hold(session, actor, now, order, make_up)
    elif make_up.state == "agreed":
        _let_go(session, actor, now, order, make_up)
    else:
        make_up.state = "declined" if said.word == "decline" else "cancelled"
    session.flush()
    _review(session, order, make_up, now)
    return make_up


def refuse_agreed(session: Session, order: Order, shift_id: UUID | None) -> None:
    """Refuse to move or cancel a session's shift by itself: three agreed on it, and on its week."""
    found = None if shift_id is None else session.get(MakeUpSession, shift_id)
    if found is None or found.order_id != order.id:
        return
    if session.get_one(MakeUp, found.make_up_id).state == "agreed":
        raise Conflict("cancel-the-agreement")


def _refuse_odd_word(make_up: MakeUp, party: str, said: Said, now: datetime) -> None:
    if make_up.state not in OPEN:
        raise Conflict("make-up-over")
    if said.word != "agree" and said.reason is None:
        raise Invalid("say-why", "/reason")
    if said.word == "decline" and party in agreed_parties(make_up):
        raise Conflict("cancel-it-instead")
    if said.word == "cancel" and all(one.starts_at <= now for one in make_up.sessions):
        raise Conflict("nothing-left-to-cancel")


def agreed_parties(make_up: MakeUp) -> set[str]:
    """Who has agreed so far."""
    return {word.party for word in make_up.words if word.word == "agree"}


def _note(make_up: MakeUp, actor: Actor, now: datetime, said: Said) -> None:
    assert actor.id is not None
    make_up.words.append(
        MakeUpWord(
            id=uuid4(),
            court_id=make_up.court_id,
            order_id=make_up.order_id,
            number=len(make_up.words) + 1,
            party=actor.role,
            word=said.word,
            reason=said.reason,
            actor_id=actor.id,
            actor_name=actor.name,
            at=now,
        )
    )
    # A word changes the agreement: who saw it without must look again.
    flag_modified(make_up, "state")


def _hold(session: Session, actor: Actor, now: datetime, order: Order, make_up: MakeUp) -> None:
    """All agreed: what was fit when it was proposed must be so still, and becomes shifts."""
    placement = shifts.placement_of(session, actor, order, make_up.placement_id)
    spans = [Span(one.starts_at, one.ends_at) for one in make_up.sessions]
    try:
        fit.refuse_unfit(session, order, placement, make_up.id, make_up.short_week, spans, now)
    except (Conflict, Invalid) as unfit:
        raise Conflict("fits-no-longer") from unfit
    make_up.state = "agreed"
    for one in make_up.sessions:
        shifts.add_shift(
            session, actor, now, order, placement.id, one.id, one.starts_at, one.ends_at, ADDED
        )


def _let_go(session: Session, actor: Actor, now: datetime, order: Order, make_up: MakeUp) -> None:
    """Cancel what is to come. Sessions that have begun stay shifts, and stay due and paid."""
    make_up.state = "cancelled"
    for one in make_up.sessions:
        if one.starts_at > now:
            shifts.cancel_shift(
                session, actor, now, order, make_up.placement_id, one.id, TAKEN_BACK
            )


def _review(session: Session, order: Order, make_up: MakeUp, now: datetime) -> None:
    """Look at the short week and at those that carry its minutes; later ones are nobody's concern
    before they come."""
    around: Sequence[datetime] = [
        days.week_bounds(make_up.short_week, order.time_zone)[0],
        *(min(one.starts_at, now + A_WEEK) for one in make_up.sessions),
    ]
    standing.review_held(session, order, now, around, FACT)
