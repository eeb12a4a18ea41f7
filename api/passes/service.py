"""Passes: her phone's own, made when first asked for, and printed cards, one in use at a time."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from api.errors import Invalid
from api.hosts.models import Site
from api.orders.models import Order
from api.orders.turns import take_turn
from api.passes.models import Pass
from api.rules import days, passes
from api.rules.access import Actor
from api.shifts.models import Placement
from api.together import insert_new

ENDINGS: Final = ("lost", "stolen", "worn", "unsafe", "not_needed", "other")


@dataclass(frozen=True, slots=True)
class Place:
    """A site where she can show her phone's pass."""

    id: UUID
    name: str
    key_id: bytes


def of_phone(session: Session, actor: Actor, now: datetime) -> Pass:
    """The pass of the phone that is signed in, made when it first asks."""
    assert actor.device_id is not None
    assert actor.order_id is not None
    mine = select(Pass).where(Pass.device_id == actor.device_id)
    found = session.scalar(mine)
    if found is not None:
        return found
    order = session.get_one(Order, actor.order_id)
    row = _row(order, now, "phone", made_by=None, device_id=actor.device_id)
    insert_new(session, Pass, row)
    return session.scalars(mine).one()


def places(session: Session, order_id: UUID, now: datetime) -> list[Place]:
    """The sites that she is or will be placed at, by name."""
    order = session.get_one(Order, order_id)
    today = days.local_day(now, order.time_zone)
    rows = session.execute(
        select(Site.id, Site.name)
        .join(Placement, Placement.site_id == Site.id)
        .where(Placement.order_id == order.id)
        .where(or_(Placement.to_day.is_(None), Placement.to_day >= today))
        .distinct()
        .order_by(Site.name, Site.id)
    )
    return [Place(own, name, passes.site_key_id(own.bytes)) for own, name in rows]


def card_in_use(session: Session, order: Order) -> Pass | None:
    """The printed card of an order, if it has one."""
    return session.scalar(_in_use(order))


def cards(session: Session, order: Order) -> Sequence[Pass]:
    """The printed cards of an order, newest first, at most 50."""
    return session.scalars(
        select(Pass)
        .where(Pass.order_id == order.id, Pass.kind == "card")
        .order_by(Pass.made_at.desc(), Pass.id)
        .limit(50)
    ).all()


def make_card(
    session: Session, actor: Actor, now: datetime, order: Order, reason: str | None
) -> Pass:
    """A new printed card; the one before is over, for the reason that has to be given then."""
    take_turn(session, order.id)
    before = session.scalar(_in_use(order))
    if before is not None:
        if reason is None:
            raise Invalid("say-why-the-card-ends", "/reason")
        _end(session, actor, now, before, reason)
    card = Pass(**_row(order, now, "card", made_by=actor.id, device_id=None))
    session.add(card)
    session.flush()
    return card


def end_card(session: Session, actor: Actor, now: datetime, order: Order, reason: str) -> None:
    """End the printed card of an order. Twice is once."""
    take_turn(session, order.id)
    card = session.scalar(_in_use(order))
    if card is not None:
        _end(session, actor, now, card, reason)


def _in_use(order: Order) -> Select[Pass]:
    return select(Pass).where(
        Pass.order_id == order.id, Pass.kind == "card", Pass.ended_at.is_(None)
    )


def _end(session: Session, actor: Actor, now: datetime, card: Pass, reason: str) -> None:
    card.ended_at, card.ended_by, card.ended_reason = now, actor.id, reason
    session.flush()


def _row(
    order: Order, now: datetime, kind: str, *, made_by: UUID | None, device_id: UUID | None
) -> dict[str, object]:
    secret = secrets.token_bytes(passes.SECRET_BYTES)
    return {
        "id": uuid4(),
        "court_id": order.court_id,
        "order_id": order.id,
        "device_id": device_id,
        "kind": kind,
        "secret": secret,
        "tag": passes.tag(secret) if kind == "card" else None,
        "made_by": made_by,
        "made_at": now,
    }
