"""A case was opened: who, on which day, what for, and whether anything in it waited for somebody.

One row a viewer, case, day and purpose. `times` counts sittings: what is read within a quarter of
an hour of the last reading is the same look, because one page asks for many things.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import case as when
from sqlalchemy import exists, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.accounts.models import AccessLog, SignIn
from api.appearances.models import Appearance
from api.attendances.models import Attendance
from api.database import Instant
from api.excuses.models import Excuse
from api.orders.models import Order
from api.rules import days, urgency
from api.rules.access import Actor

# What a clerk may say that she opens cases for; the first is meant until she says another.
CHOSEN: Final = ("case", "hearing", "decision", "request", "correction")
# What follows from what is done: a paper read, her phones or card looked at, a paper made, her
# record in an export, her name among what a search found. The last are of an organization that
# she let in: her line in its list, and each thing that she lets it see.
DONE: Final = (
    *("excuse", "paper", "devices", "card", "paper_made", "export", "search"),
    *("support_list", "support_week", "support_court_date", "support_shifts"),
)
SITTING: Final = timedelta(minutes=15)
NEW_FOR: Final = timedelta(days=14)
NEAR: Final = timedelta(days=7)
AT_ONCE: Final = 100
_KEY: Final = ("viewer_id", "order_id", "day", "purpose")


def record(
    session: Session, actor: Actor, now: datetime, order_id: UUID, purpose: str = CHOSEN[0]
) -> None:
    """Note that this person opened this case. Her own look at her own record is not noted.

    `purpose`: one of `CHOSEN` or `DONE`; plainly opening a case is for what she chose last.
    """
    record_many(session, actor, now, [order_id], purpose)


def record_many(
    session: Session, actor: Actor, now: datetime, order_ids: Iterable[UUID], purpose: str
) -> None:
    """The same for many cases at once, as an export or a list of papers opens them."""
    said = actor.purpose or purpose if purpose == CHOSEN[0] else purpose
    _record(session, actor, now, order_ids, said)


def record_as(session: Session, actor: Actor, now: datetime, order_id: UUID, purpose: str) -> None:
    """Note exactly this purpose, whatever was chosen before."""
    _record(session, actor, now, [order_id], purpose)


def _record(
    session: Session, actor: Actor, now: datetime, order_ids: Iterable[UUID], said: str
) -> None:
    if actor.id is None or actor.role == "participant":
        return
    every = sorted(set(order_ids))
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        rows = [_row(actor, now, said, *found) for found in session.execute(_seen(some, now))]
        if rows:
            session.execute(_counted(session, rows, now))


def choose(session: Session, actor: Actor, purpose: str) -> None:
    """From now on this session opens cases for this."""
    mine = SignIn.id == actor.session_id
    session.execute(update(SignIn).where(mine).values(look_purpose=purpose))


def _seen(order_ids: Sequence[UUID], now: datetime) -> Any:
    """What the log keeps of these orders, and whether something of each waits for somebody."""
    waiting_states = ("open", "claimed", "presumed", "contested")
    waits = (
        exists().where(Attendance.order_id == Order.id, Attendance.state.in_(waiting_states)),
        exists().where(Excuse.order_id == Order.id, Excuse.state.in_(("filed", "asked"))),
        exists().where(
            Appearance.order_id == Order.id,
            Appearance.starts_at.between(now - NEAR, now + NEAR),
        ),
    )
    due = (
        (Order.urgency >= urgency.RANK["awaiting"] * urgency.STEP)
        | (Order.created_at > now - NEW_FOR)
        | waits[0]
        | waits[1]
        | waits[2]
    )
    columns = (Order.id, Order.court_id, Order.participant_id, Order.time_zone, Order.ends_on)
    return select(*columns, due).where(Order.id.in_(order_ids)).order_by(Order.id)


def _row(
    actor: Actor,
    now: datetime,
    purpose: str,
    order_id: UUID,
    court_id: UUID,
    participant_id: UUID,
    time_zone: str,
    ends_on: Any,
    due: bool,
) -> dict[str, Any]:
    day = days.local_day(now, time_zone)
    ended = ends_on is not None and ends_on < day
    return {
        "id": uuid4(),
        "viewer_id": actor.id,
        "viewer_role": actor.role,
        "viewer_court_id": actor.court_id,
        "viewer_organization_id": actor.organization_id,
        "court_id": court_id,
        "participant_id": participant_id,
        "order_id": order_id,
        "day": day,
        "purpose": purpose,
        "first_at": now,
        "last_at": now,
        "times": 1,
        "case_was": "due" if due else "ended" if ended else "calm",
    }


def _counted(session: Session, rows: Sequence[dict[str, Any]], now: datetime) -> Any:
    postgres = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql.insert if postgres else sqlite.insert)(AccessLog).values(list(rows))
    same = AccessLog.last_at > literal(now - SITTING, Instant())
    return insert.on_conflict_do_update(
        index_elements=list(_KEY),
        set_={"times": AccessLog.times + when((same, 0), else_=1), "last_at": now},
    )
