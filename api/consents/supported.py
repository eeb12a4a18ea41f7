"""What an organization sees of the women who let it in: each purpose opens its own part alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import looks
from api.appearances import lists
from api.appearances.models import Appearance
from api.consents.models import ConsentEvent
from api.consents.service import holds, newest_of
from api.errors import NotFound
from api.orders.models import Order
from api.rules import days
from api.rules.access import Actor
from api.rules.values import Shift
from api.shifts import service as shifts
from api.standing import service as standing
from api.warnings import hearing
from api.warnings.models import Warning

A_WEEK = timedelta(days=6)
MOST_DATES = 10


@dataclass(frozen=True, slots=True)
class LetIn:
    """An order into which an organization was let, and her word for each purpose."""

    order: Order
    words: dict[str, ConsentEvent]

    @property
    def rank(self) -> int:
        """Who needs help first; of whom the week may not be seen, nothing is told by her place."""
        return self.order.urgency if "week" in self.words else 0


def let_in(
    session: Session, actor: Actor, now: datetime, order_id: UUID | None = None
) -> list[LetIn]:
    """The orders that the monitor's organization may see at this moment, who needs help first."""
    if actor.organization_id is None:
        return []
    query = (
        select(ConsentEvent, Order)
        .join(Order, Order.id == ConsentEvent.order_id)
        .where(ConsentEvent.organization_id == actor.organization_id)
        .order_by(ConsentEvent.number)
    )
    if order_id is not None:
        query = query.where(ConsentEvent.order_id == order_id)
    rows = [(event, order) for event, order in session.execute(query).unique()]
    orders = {order.id: order for _, order in rows}
    found: dict[UUID, LetIn] = {}
    for event in newest_of([event for event, _ in rows]):
        order = orders[event.order_id]
        if holds(event, order, days.local_day(now, order.time_zone)):
            found.setdefault(order.id, LetIn(order, {})).words[event.purpose] = event
    return sorted(found.values(), key=lambda one: (-one.rank, str(one.order.id)))


def one_of(session: Session, actor: Actor, now: datetime, order_id: UUID) -> LetIn:
    """One of them, as long as she wants it."""
    found = let_in(session, actor, now, order_id)
    if not found:
        raise NotFound
    return found[0]


def note_list(session: Session, actor: Actor, now: datetime, shown: Sequence[LetIn]) -> None:
    """That these women stood in a list that was read."""
    looks.record_many(session, actor, now, [one.order.id for one in shown], "support_list")


def note_look(session: Session, actor: Actor, now: datetime, one: LetIn) -> None:
    """That one of them was opened: a look for each purpose of which something was shown."""
    for purpose in sorted(one.words):
        looks.record_as(session, actor, now, one.order.id, f"support_{purpose}")


def week_of(session: Session, order: Order, now: datetime) -> standing.WeekView:
    """Her running week."""
    return standing.week(session, order, days.week_of(now, order.time_zone), now)


def open_warning(session: Session, order: Order, now: datetime) -> Warning | None:
    """The open warning of her week, once she was told of it herself: nobody hears it before her."""
    week = days.week_of(now, order.time_zone)
    warning = hearing.open_warning(session, order.id, week)
    if warning is None:
        return None
    told = hearing.tellings(session, order.id, [week])
    heard = any(one.warning_id == warning.id and one.due_at <= now for one in told)
    return warning if heard else None


def next_date(session: Session, order: Order, now: datetime) -> Appearance | None:
    """Her next date at the court that still stands."""
    coming = lists.coming(session, order, now, None, MOST_DATES)
    return next((one for one, _ in coming if one.state == "set"), None)


def next_shifts(session: Session, order: Order, now: datetime) -> list[tuple[Shift, str]]:
    """Her shifts of the next seven days that are not over, each with its site's name."""
    today = days.local_day(now, order.time_zone)
    placed = shifts.placements(session, order.id)
    found = shifts.shifts_between(order, placed, today, today + A_WEEK)
    return [(one.shift, one.placement.site.name) for one in found if one.shift.ends_at > now]
