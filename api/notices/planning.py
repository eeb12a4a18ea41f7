"""What is due and was never told becomes a notice: one order, or one host, at a time.

The unique key (person, kind, occasion) makes a second planner harmless; whatever is missing is
made up for after any silence of the clock, unless it is past its use.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session, lazyload

from api.channels import service as channels
from api.hosts.models import Host
from api.notices import hers, hosts
from api.notices.ground import sources
from api.notices.models import Notice
from api.notices.sources import Held
from api.orders.models import Order
from api.rules import days
from api.rules import notices as rules
from api.rules.notices import MORNING, Due
from api.standing.book import Book
from api.standing.ground import gather
from api.together import insert_many_new

# Nothing can be planned of an order, or of a host, on data that the rules cannot work with.
LATER = timedelta(hours=1)
# How long after its last day an order may still have news.
OVER = timedelta(days=60)
_UNFIT = (ArithmeticError, AssertionError, LookupError, TypeError, ValueError)
log = structlog.get_logger("constancia.notices")


def plan_one(session: Session, now: datetime) -> bool:
    """See what is to be told of the order whose time for it came first; whether there was one.
    Those that another clock has in hand are left to it."""
    order = session.scalars(
        select(Order)
        .where(Order.notices_at <= now)
        .order_by(Order.notices_at, Order.id)
        .limit(1)
        .options(lazyload(Order.participant))
        .with_for_update(skip_locked=True, key_share=True, of=Order)
        .execution_options(populate_existing=True)
    ).first()
    if order is None:
        return False
    try:
        with session.begin_nested():
            again = plan_order(session, order, now)
    except _UNFIT:
        log.exception("notices not planned", order=str(order.id))
        again = now + LATER
    # Not a change of the order: whoever edits it keeps her ETag.
    _set(session, update(Order).where(Order.id == order.id).values(notices_at=again))
    return True


def plan_order(session: Session, order: Order, now: datetime) -> datetime | None:
    """Make the notices of an order that are due and missing, take back those on their way that no
    longer hold; when to see again."""
    week = days.week_of(now, order.time_zone)
    found = sources(session, order, now, days.later_week(week, -1))
    nearby = sorted({days.week_of(at, order.time_zone) for at in hers.horizon(now)} | {week})
    book = Book(session, order, now, gather(session, order, nearby[0], nearby[-1]))
    told = hers.dues(order, found, [book.facts(name) for name in nearby], now)
    people = {"participant": (order.participant_id, told)}
    if found.support is not None:
        people["support"] = (found.support, hers.supports(found))
    rows = [
        _row(order.court_id, kind, person, due, now, order_id=order.id)
        for kind, (person, dues) in people.items()
        for due in rules.due_now(dues, now)
    ]
    insert_many_new(session, Notice, rows)
    _follow(session, found.held, [due for _, dues in people.values() for due in dues], now)
    return _again(order, told, now)


def _again(order: Order, told: list[Due], now: datetime) -> datetime | None:
    """At the next notice, at the latest tomorrow at nine, when a week that ended is summed up and
    further shifts come into sight; never after a while past the order's end."""
    tz = order.time_zone
    today = days.local_day(now, tz)
    coming = rules.next_at(told, now)
    if coming is None and order.ends_on is not None and today > order.ends_on + OVER:
        return None
    mornings = (days.wall_instant(today + timedelta(days=n), MORNING, tz) for n in (0, 1))
    tomorrow = next(at for at in mornings if at > now)
    return tomorrow if coming is None else min(coming, tomorrow)


def _follow(session: Session, held: Iterable[Held], told: Iterable[Due], now: datetime) -> None:
    """What is on its way and no longer holds is not sent; what holds again is taken up again."""
    stands = {(due.kind, due.occasion) for due in told if due.at <= now}
    gone, back = [], []
    for one in held:
        holds = (one.kind, one.occasion) in stands
        if holds and one.state == "withdrawn":
            back.append(one.id)
        elif not holds and one.state != "withdrawn" and one.kind in PLANNED_HERE:
            gone.append(one.id)
    if gone:
        changed = update(Notice).where(Notice.id.in_(gone), Notice.next_at.is_not(None))
        sent = Notice.first_sent_at.is_not(None)
        _set(session, changed.where(sent).values(state="sent", next_at=None))
        _set(session, changed.where(~sent).values(state="withdrawn", next_at=None))
    if back:
        changed = update(Notice).where(Notice.id.in_(back), Notice.state == "withdrawn")
        _set(session, changed.values(state="waiting", next_at=Notice.due_at))


PLANNED_HERE = frozenset({*rules.HERS, "support_warning", "monthly_report"})


def plan_host(session: Session, now: datetime) -> bool:
    """The same for the people of the host whose time for it came first."""
    host = session.scalars(
        select(Host)
        .where(Host.notices_at <= now)
        .order_by(Host.notices_at, Host.id)
        .limit(1)
        .with_for_update(skip_locked=True, key_share=True, of=Host)
        .execution_options(populate_existing=True)
    ).first()
    if host is None:
        return False
    told = hosts.dues(session, host, now)
    found = [one for one in told if one.due.at <= now < one.due.until]
    rows = [_row(host.court_id, "host", staff, due, now, host_id=host.id) for due, staff in found]
    insert_many_new(session, Notice, rows)
    _follow(session, hosts.held(session, host), [one.due for one in told], now)
    again = hosts.again_at(session, host, now)
    _set(session, update(Host).where(Host.id == host.id).values(notices_at=again))
    return True


def plan_unreached(session: Session, notice: Notice, now: datetime) -> None:
    """Nobody has reached her: her support person, if there is one, is asked to."""
    if notice.person_kind != "participant" or notice.order_id is None:
        return
    support = channels.support_of(session, notice.order_id)
    if support is not None:
        due = Due("support_unreached", str(notice.id), now, notice.useful_until, notice.id)
        row = _row(notice.court_id, "support", support.id, due, now, order_id=notice.order_id)
        insert_many_new(session, Notice, [row])


def _row(
    court: UUID,
    person_kind: str,
    person_id: UUID,
    due: Due,
    now: datetime,
    *,
    order_id: UUID | None = None,
    host_id: UUID | None = None,
) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "court_id": court,
        "order_id": order_id,
        "host_id": host_id,
        "person_kind": person_kind,
        "person_id": person_id,
        "kind": due.kind,
        "occasion": due.occasion,
        "about_id": due.about,
        "week": due.week,
        "params": due.params,
        "urgent": due.urgent,
        "made_at": now,
        "due_at": due.at,
        "useful_until": due.until,
        "state": "waiting",
        "next_at": now,
    }


def _set(session: Session, statement: Any) -> None:
    session.execute(statement, execution_options={"synchronize_session": False})
