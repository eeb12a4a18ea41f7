"""What the desk is narrowed to, as conditions on an order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from api.desk import waiting
from api.errors import Invalid
from api.hosts.models import Site
from api.notes.models import Note
from api.orders.models import Order, Participant
from api.rules import case_numbers, names, urgency
from api.rules.access import Actor
from api.shifts.models import Placement
from api.standing.models import WeekStanding

# So many digits in a row are meant as a case, not as a document.
MEANT_AS_A_CASE = 17


@dataclass(frozen=True, slots=True)
class Narrow:
    """Which orders; everything that is said has to hold."""

    state: str | None = None
    group: str | None = None
    host: UUID | None = None
    site: UUID | None = None
    reached: str | None = None
    waiting: str | None = None
    noted: str | None = None
    text: str | None = None


def conditions(narrow: Narrow, actor: Actor, now: datetime) -> Iterator[ColumnElement[bool]]:
    """What is asked of the order, its person and its week."""
    if narrow.state is not None:
        yield WeekStanding.state == narrow.state
    if narrow.group is not None:
        least, below = urgency.span(narrow.group)
        yield and_(Order.urgency >= least, Order.urgency < below)
    yield from _placed(narrow)
    if narrow.reached is not None:
        yield Order.id.in_(waiting.unreached(actor, now))
    if narrow.waiting is not None:
        yield Order.id.in_(waiting.orders(actor, now))
    if narrow.noted is not None:
        yield exists().where(Note.order_id == Order.id)
    if narrow.text is not None:
        yield _named(narrow.text)


def _placed(narrow: Narrow) -> Iterator[ColumnElement[bool]]:
    if narrow.site is not None:
        here = select(Placement.order_id).where(Placement.site_id == narrow.site)
        yield Order.id.in_(here)
    if narrow.host is not None:
        theirs = select(Placement.order_id).join(Site, Site.id == Placement.site_id)
        yield Order.id.in_(theirs.where(Site.host_id == narrow.host))


def _named(text: str) -> ColumnElement[bool]:
    """Every word is the beginning of a word of hers, or digits are that of the case."""
    words = names.asked(text)
    return and_(*map(_of_hers, words)) if words else false()


def _of_hers(word: str) -> ColumnElement[bool]:
    hers: ColumnElement[bool] = Participant.search_text.contains(f" {word}", autoescape=True)
    if not word.isdecimal():
        return hers
    return or_(hers, Order.case_number.startswith(word, autoescape=True))


def refuse_impossible_case(text: str | None, found: Any, pointer: str, now: datetime) -> None:
    """Nothing was found for what can be no case number: say what is wrong with it. One that is on
    the desk is found, however odd it is."""
    words = [] if text is None or found else names.asked(text)
    if len(words) != 1 or not words[0].isdecimal() or len(words[0]) < MEANT_AS_A_CASE:
        return
    fault = case_numbers.fault(words[0], now.year)
    if fault is not None:
        raise Invalid(fault.code, pointer, number=fault.number)
